import { z } from 'zod';
import { indicatorPage, view } from './page';
import { periodSetId } from './period';

/** More small panels than this are not read, they are scanned for a winner. */
export const mostCompared = 8;

export const compareQuery = z.strictObject({
  indicator: z.string().min(1).max(12),
  /** Ids of contexts with commas between, in the order chosen. */
  contexts: z
    .string()
    .max(120)
    .regex(/^(\d+(,\d+)*)?$/, 'Write the numbers of contexts with commas between.')
    .default(''),
  /** GSS codes with commas between, in the order chosen; they follow the contexts. */
  areas: z.string().max(120).default(''),
  order: z.enum(['alphabetical', 'chosen']).default('alphabetical'),
  view: view.default('team'),
  periods: periodSetId.default('as_collected'),
  breakdown: z.string().max(200).default(''),
});
export type CompareQuery = z.infer<typeof compareQuery>;

/** Places side by side on one scale, in the order of the alphabet or of the reader, never of a result. */
export const comparePage = z.strictObject({
  order: z.enum(['alphabetical', 'chosen']),
  page: indicatorPage,
  /** Names of chosen places without a figure of this indicator. */
  without: z.array(z.string()),
});
export type ComparePage = z.infer<typeof comparePage>;
