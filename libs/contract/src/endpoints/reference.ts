import { z } from 'zod';
import { areaCode } from '../nouns/place';
import { referenceAreaPage, referenceAreas, referencePage } from '../nouns/reference';
import { endpoint, team } from './endpoint';

/** Areas and reference data: what is loaded, how old it is and what rests on it. */
export const referenceEndpoints = {
  reference: endpoint({
    name: 'reference',
    method: 'GET',
    path: '/reference',
    summary: 'Reference data: what is loaded, how old it is, what rests on it and what is missing',
    roles: team,
    response: referencePage,
  }),
  referenceAreas: endpoint({
    name: 'referenceAreas',
    method: 'GET',
    path: '/reference/areas',
    summary: 'Areas of any tier by name or code, with their upper tier and what replaced what',
    roles: team,
    query: z.strictObject({ search: z.string().max(80).default('') }),
    response: referenceAreas,
  }),
  referenceArea: endpoint({
    name: 'referenceArea',
    method: 'GET',
    path: '/reference/areas/:code',
    summary: 'One area: populations by year, statistical neighbours, tiers, lineage',
    roles: team,
    params: z.strictObject({ code: areaCode }),
    response: referenceAreaPage,
  }),
} as const;
