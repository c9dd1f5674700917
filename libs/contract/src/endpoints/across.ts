import { z } from 'zod';
import { comparePage, compareQuery } from '../nouns/compare';
import { portfolioPage } from '../nouns/portfolio';
import { view } from '../nouns/page';
import { periodSetId } from '../nouns/period';
import { byId } from './catalogue';
import { contextReaders, endpoint, team } from './endpoint';

/** Data as it stands on the page, or the codebook that explains its columns and words. */
const part = z.enum(['data', 'codebook']).default('data');

/** A first look across sites: places side by side, grants in a portfolio, and both to take away. */
export const acrossEndpoints = {
  compare: endpoint({
    name: 'compare',
    method: 'GET',
    path: '/compare',
    summary: 'One indicator in up to eight contexts or areas, on one scale and one time axis',
    roles: team,
    query: compareQuery,
    response: comparePage,
  }),
  compareCsv: endpoint({
    name: 'compareCsv',
    method: 'GET',
    path: '/compare.csv',
    summary: 'What the compare page shows, as CSV, or the codebook of it',
    roles: team,
    query: compareQuery.extend({ part }),
    file: ['text/csv'],
    audit: 'export',
  }),
  indicatorCsv: endpoint({
    name: 'indicatorCsv',
    method: 'GET',
    path: '/indicators/:code/page.csv',
    summary: 'What the page of an indicator shows, as CSV, or the codebook of it',
    roles: team,
    params: z.strictObject({ code: z.string().max(12) }),
    query: z.strictObject({
      view: view.default('team'),
      periods: periodSetId.default('as_collected'),
      breakdown: z.string().max(200).default(''),
      areas: z.string().max(400).optional(),
      part,
    }),
    file: ['text/csv'],
    audit: 'export',
  }),
  contextCsv: endpoint({
    name: 'contextCsv',
    method: 'GET',
    path: '/contexts/:id/page.csv',
    summary: 'Everything the page of a context shows, as CSV, or the codebook of it',
    roles: contextReaders,
    params: byId,
    query: z.strictObject({
      view: view.default('team'),
      periods: periodSetId.default('as_collected'),
      grantId: z.coerce.number().int().positive().optional(),
      part,
    }),
    file: ['text/csv'],
    audit: 'export',
  }),
  portfolio: endpoint({
    name: 'portfolio',
    method: 'GET',
    path: '/portfolio',
    summary:
      'Contexts of grants by goal status and data quality before, during and after each grant, as released',
    roles: [...team, 'commissioner'],
    query: z.strictObject({
      /** Ids of grants with commas between. */
      grants: z
        .string()
        .max(200)
        .regex(/^(\d+(,\d+)*)?$/, 'Write the numbers of grants with commas between.')
        .default(''),
    }),
    response: portfolioPage,
  }),
} as const;
