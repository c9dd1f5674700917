import { z } from 'zod';
import { correction, newObservation, observation } from '../nouns/observation';
import { contextPage, indicatorPage, overviewPage, view } from '../nouns/page';
import { isoDate, periodSetId } from '../nouns/period';
import { byId } from './catalogue';
import { contextReaders, endpoint, team } from './endpoint';

const pageQuery = z.strictObject({
  view: view.default('team'),
  periods: periodSetId.default('as_collected'),
  grantId: z.coerce.number().int().positive().optional(),
});

export const measuresEndpoints = {
  observations: endpoint({
    name: 'observations',
    method: 'GET',
    path: '/contexts/:id/observations',
    summary: 'What was recorded in a context, with superseded figures and their reasons',
    roles: team,
    params: byId,
    query: z.strictObject({
      indicator: z.string().max(12).optional(),
      from: isoDate.optional(),
      to: isoDate.optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(500),
    }),
    response: z.array(observation),
  }),
  addObservations: endpoint({
    name: 'addObservations',
    method: 'POST',
    path: '/observations',
    summary: 'Record one observation, or a round of them: all or none',
    roles: team,
    body: z.strictObject({
      /** Made by the client: sending the same batch twice records it once. */
      batch: z.string().min(8).max(64),
      observations: z.array(newObservation).min(1).max(500),
    }),
    response: z.strictObject({
      created: z.int(),
      unchanged: z.int(),
      observations: z.array(observation),
    }),
    status: 201,
  }),
  correctObservation: endpoint({
    name: 'correctObservation',
    method: 'POST',
    path: '/observations/:id/correction',
    summary: 'Correct an observation with a reason; the old one stays visible',
    roles: team,
    params: byId,
    body: correction,
    response: observation,
    status: 201,
  }),
  overview: endpoint({
    name: 'overview',
    method: 'GET',
    path: '/sites/:id/overview',
    summary: 'A site this morning',
    roles: team,
    params: byId,
    query: z.strictObject({ view: view.default('team') }),
    response: overviewPage,
  }),
  contextPage: endpoint({
    name: 'contextPage',
    method: 'GET',
    path: '/contexts/:id/page',
    summary: "A context's whole history, in one request",
    roles: contextReaders,
    params: byId,
    query: pageQuery,
    response: contextPage,
  }),
  indicatorPage: endpoint({
    name: 'indicatorPage',
    method: 'GET',
    path: '/indicators/:code/page',
    summary: 'One indicator across contexts or areas',
    roles: team,
    params: z.strictObject({ code: z.string().max(12) }),
    query: z.strictObject({
      view: view.default('team'),
      periods: periodSetId.default('as_collected'),
      breakdown: z.string().max(200).default(''),
      areas: z.string().max(400).optional(),
    }),
    response: indicatorPage,
  }),
  seriesCsv: endpoint({
    name: 'seriesCsv',
    method: 'GET',
    path: '/contexts/:id/series.csv',
    summary: 'One row of a context page as CSV, with the same words for what is withheld or missing',
    roles: contextReaders,
    params: byId,
    query: pageQuery.extend({ row: z.string().max(240) }),
    file: ['text/csv'],
    audit: 'export',
  }),
} as const;
