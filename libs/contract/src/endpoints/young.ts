import { z } from 'zod';
import { newYoungLink, newYoungWords, youngDesk, youngLink, youngPage } from '../nouns/young';
import { byId } from './catalogue';
import { endpoint, managers } from './endpoint';

/** What young people read about a place, by a link and without an account, and what their team lets them read. */
export const youngEndpoints = {
  youngDesk: endpoint({
    name: 'youngDesk',
    method: 'GET',
    path: '/contexts/:id/young',
    summary: 'What young people may read about a context, and the links that lead to it',
    roles: managers,
    params: byId,
    response: youngDesk,
  }),
  setYoungWords: endpoint({
    name: 'setYoungWords',
    method: 'PUT',
    path: '/contexts/:id/young',
    summary: 'Choose what young people may read about a context, in plain words',
    roles: managers,
    params: byId,
    body: newYoungWords,
    response: youngDesk,
  }),
  addYoungLink: endpoint({
    name: 'addYoungLink',
    method: 'POST',
    path: '/young-links',
    summary: 'Make a link to the young people’s page of one context; its address is answered this once',
    roles: managers,
    body: newYoungLink,
    response: z.strictObject({ link: youngLink, url: z.string() }),
    status: 201,
  }),
  revokeYoungLink: endpoint({
    name: 'revokeYoungLink',
    method: 'POST',
    path: '/young-links/:id/revoke',
    summary: 'Take a link for young people back: it opens nothing from now on',
    roles: managers,
    params: byId,
    response: youngLink,
    status: 200,
  }),
  openYoung: endpoint({
    name: 'openYoung',
    method: 'POST',
    path: '/young',
    summary: 'The young people’s page, for whoever holds its link; nothing is kept about who reads it',
    roles: 'anyone',
    body: z.strictObject({ token: z.string().min(20).max(100) }),
    response: youngPage,
    status: 200,
  }),
} as const;
