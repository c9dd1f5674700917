import { z } from 'zod';
import { missingReason } from './observation';

const words = z.string().trim().min(1);
const column = z.string().trim().min(1);

/**
 * How a known published file becomes observations of areas, as data: `data/mappings/<mapping>.v<version>.yaml`. A published
 * version never changes; another layout of the file is another version.
 */
export const importMapping = z.strictObject({
  mapping: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'A mapping is named in small letters, like ons-child-population.'),
  version: z.int().positive(),
  label: words,
  publisher: words,
  licence: words,
  address: z.url(),
  /** The source named beside every figure. */
  source: words.max(160),
  /** A file that has all these headings is this file. */
  recognise: z.array(column).min(3),
  area: z.strictObject({ code: column, name: column, kind: words }),
  /** Which rows are areas; the others are kept apart, counted and said, never added. */
  rows: z.strictObject({ column, keep: z.array(words).min(1), apart: z.array(words), apartNote: words }),
  /** Rows must hold exactly this, such as one category of several. */
  only: z.array(z.strictObject({ column, is: words })).default([]),
  period: z.strictObject({
    column,
    means: z.enum(['year ending 31 March', 'mid-year']),
  }),
  values: z
    .array(
      z.discriminatedUnion('as', [
        /** A count of events in the year: an observation of the indicator. */
        z.strictObject({ as: z.literal('events'), column, indicator: z.string().max(12) }),
        /** People at a date: the denominator of rates. */
        z.strictObject({ as: z.literal('population'), column, series: z.string().max(12) }),
      ]),
    )
    .min(1),
  /** What each sign of the publisher means; `nearly zero` is a bound, kept as shown. */
  symbols: z.record(z.string(), z.union([missingReason, z.literal('nearly zero')])),
});
export type ImportMapping = z.infer<typeof importMapping>;
