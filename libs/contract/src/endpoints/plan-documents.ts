import { z } from 'zod';
import {
  documentsPage,
  newPlanDocument,
  newValuesList,
  planDocument,
  planDocumentPage,
  planTemplates,
  valuesList,
} from '../nouns/plan-document';
import { byId } from './catalogue';
import { changed, onVersion } from './changed';
import { endpoint, managers, planReaders, team } from './endpoint';

/** Guardianship maps, incident plans, values reviews and parity ratings of a context. */
export const planDocumentEndpoints = {
  planTemplates: endpoint({
    name: 'planTemplates',
    method: 'GET',
    path: '/plan-templates',
    summary: 'Roles of guardians with their learning, the template of an incident plan, the values',
    roles: planReaders,
    response: planTemplates,
  }),
  planDocuments: endpoint({
    name: 'planDocuments',
    method: 'GET',
    path: '/contexts/:id/documents',
    summary: 'Documents of a context, the week of its guardians, and both ratings of parity',
    roles: planReaders,
    params: byId,
    response: documentsPage,
  }),
  planDocument: endpoint({
    name: 'planDocument',
    method: 'GET',
    path: '/documents/:id',
    summary: 'One document as it stands or as an earlier version had it, and where two versions differ',
    roles: planReaders,
    params: byId,
    query: z.strictObject({
      version: z.coerce.number().int().positive().optional(),
      against: z.coerce.number().int().positive().optional(),
    }),
    response: planDocumentPage,
  }),
  addPlanDocument: endpoint({
    name: 'addPlanDocument',
    method: 'POST',
    path: '/contexts/:id/documents',
    summary: 'Begin a document of a context; an incident plan without tasks starts from its template',
    roles: planReaders,
    params: byId,
    body: newPlanDocument,
    response: planDocument,
    status: 201,
  }),
  changePlanDocument: endpoint({
    name: 'changePlanDocument',
    method: 'PUT',
    path: '/documents/:id',
    summary: 'Save a document as a whole, on the version that was opened',
    roles: team,
    params: byId,
    body: z.strictObject({ ...changed, body: newPlanDocument }),
    response: planDocument,
  }),
  changeValues: endpoint({
    name: 'changeValues',
    method: 'PUT',
    path: '/contexts/:id/values',
    summary: 'Put a list of values of your own in place of the last one, for the organisation of a context',
    roles: managers,
    params: byId,
    body: newValuesList.extend({ version: z.int().min(0) }),
    response: valuesList,
  }),
  closePlanDocument: endpoint({
    name: 'closePlanDocument',
    method: 'POST',
    path: '/documents/:id/close',
    summary:
      'Close an incident plan with what was learned, or a values review once every value has its level',
    roles: team,
    params: byId,
    body: z.strictObject(onVersion),
    response: planDocument,
    status: 200,
  }),
} as const;
