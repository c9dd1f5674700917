import { z } from 'zod';
import { newQualityAnswer, qualityFinding, qualityPage } from '../nouns/quality';
import { endpoint, team } from './endpoint';

const id = z.coerce.number().int().positive();

/** Figures that look odd, and what the team says of them. */
export const qualityEndpoints = {
  quality: endpoint({
    name: 'quality',
    method: 'GET',
    path: '/quality',
    summary: 'Figures that look odd, with what to do, for all sites, one site, one context or named areas',
    roles: team,
    query: z.strictObject({
      siteId: id.optional(),
      contextId: id.optional(),
      /** GSS codes with commas between; the areas of the sites are always there. */
      areas: z.string().max(400).optional(),
    }),
    response: qualityPage,
  }),
  answerQuality: endpoint({
    name: 'answerQuality',
    method: 'POST',
    path: '/quality/answers',
    summary: 'Say of a finding that it was checked, or open it again; nothing is corrected by it',
    roles: team,
    body: newQualityAnswer,
    response: qualityFinding,
    status: 201,
  }),
} as const;
