import { z } from 'zod';
import { concern, concernsPage, intention, newConcern, settledIntention } from '../nouns/concern';
import { patchOf } from '../patch-of';
import { byId } from './catalogue';
import { changed, onVersion } from './changed';
import { endpoint, team } from './endpoint';

/** The register of concerns about places: months and kinds, no people. */
export const concernEndpoints = {
  concerns: endpoint({
    name: 'concerns',
    method: 'GET',
    path: '/contexts/:id/concerns',
    summary: 'Concerns raised about a context, by month, and how many were raised with a caring intention',
    roles: team,
    params: byId,
    response: concernsPage,
  }),
  addConcern: endpoint({
    name: 'addConcern',
    method: 'POST',
    path: '/contexts/:id/concerns',
    summary: 'Record a concern about a context',
    roles: team,
    params: byId,
    body: newConcern,
    response: concern,
    status: 201,
  }),
  changeConcern: endpoint({
    name: 'changeConcern',
    method: 'PATCH',
    path: '/concerns/:id',
    summary: 'Say what was done about a concern, or archive it',
    roles: team,
    params: byId,
    body: patchOf(newConcern).extend(changed),
    response: concern,
  }),
  codeConcern: endpoint({
    name: 'codeConcern',
    method: 'PUT',
    path: '/concerns/:id/code',
    summary: 'Say, apart from the other coder, with which intention a concern was raised',
    roles: team,
    params: byId,
    body: z.strictObject({ intention }),
    response: concern,
  }),
  settleConcern: endpoint({
    name: 'settleConcern',
    method: 'PUT',
    path: '/concerns/:id/settled',
    summary: 'Settle the coding of a concern on which two people differ, with a reason',
    roles: team,
    params: byId,
    body: settledIntention.extend(onVersion),
    response: concern,
  }),
} as const;
