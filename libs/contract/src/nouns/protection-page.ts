import { z } from 'zod';
import { isoDate } from './period';

/** What a data protection officer sees first: where things stand, and what waits. */
export const protectionPage = z.strictObject({
  asOf: isoDate,
  lede: z.string(),
  waits: z.array(
    z.strictObject({
      part: z.enum(['purposes', 'agreements', 'retention', 'requests', 'places', 'sharing', 'texts']),
      sentence: z.string(),
      late: z.boolean(),
    }),
  ),
  counts: z.array(z.strictObject({ part: z.string(), label: z.string(), count: z.int().nonnegative() })),
  /** Each table that holds something about people: what, why it is there, how long. */
  holdings: z.array(
    z.strictObject({
      table: z.string(),
      what: z.string(),
      about: z.string(),
      keptFor: z.string(),
      then: z.string(),
      records: z.int().nonnegative(),
    }),
  ),
});
export type ProtectionPage = z.infer<typeof protectionPage>;
