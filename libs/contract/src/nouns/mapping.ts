import { z } from 'zod';
import { missingReason } from './observation';
import { areaCode } from './place';

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
  area: z.strictObject({
    code: column,
    name: column,
    kind: words,
    /** Column of the publisher's older number of the area, by which other files name it. */
    number: column.optional(),
    /** The area meant where the code is left empty. */
    blank: z.strictObject({ code: areaCode, name: words, kind: words }).optional(),
  }),
  /** Which rows are areas; the others are kept apart, counted and said, never added. */
  rows: z.strictObject({ column, keep: z.array(words).min(1), apart: z.array(words), apartNote: words }),
  /** Rows must hold exactly this, such as one category of several. */
  only: z.array(z.strictObject({ column, is: words })).default([]),
  period: z.strictObject({
    column,
    means: z.enum(['year ending 31 March', 'mid-year', 'calendar year', 'financial year', 'academic year']),
  }),
  /** Columns that say who a figure is about; an empty cell, or the word for all, means everyone. */
  breakdowns: z
    .array(
      z.strictObject({
        column,
        dimension: z.string().regex(/^[a-z][a-z0-9 -]*$/, 'A dimension is named in small letters, like sex.'),
        all: words.optional(),
      }),
    )
    .default([]),
  /** A column that says what an empty value means; any other state is refused, never guessed. */
  status: z
    .strictObject({
      column,
      figure: z.array(words).min(1),
      missing: z.record(z.string(), missingReason),
      /** What an empty value means in a row that is marked as a figure; refused where not said. */
      blank: missingReason.optional(),
    })
    .optional(),
  values: z
    .array(
      z.discriminatedUnion('as', [
        /** A count of events in the year: an observation of the indicator. */
        z.strictObject({ as: z.literal('events'), column, indicator: z.string().max(12) }),
        /** People at a date: the denominator of rates. */
        z.strictObject({ as: z.literal('population'), column, series: z.string().max(12) }),
        /** A figure as printed, without its base or rounded: drawn, never added up. */
        z.strictObject({
          as: z.literal('reported'),
          column,
          indicator: z.string().max(12),
          unit: z.enum(['percent', 'number']),
          /** Rounded by the publisher to a multiple of this: kept as bounds. */
          roundedTo: z.number().positive().optional(),
        }),
      ]),
    )
    .min(1),
  /** What each sign of the publisher means; `nearly zero` is a bound, kept as shown. */
  symbols: z.record(z.string(), z.union([missingReason, z.literal('nearly zero')])),
});
export type ImportMapping = z.infer<typeof importMapping>;
