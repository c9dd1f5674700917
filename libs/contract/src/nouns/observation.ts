import { z } from 'zod';
import { freeText } from '../free-text';
import { isoDate } from './period';

const count = z
  .int('Use a whole number.')
  .nonnegative('A count cannot be negative.')
  .max(1_000_000_000_000, 'That number is too large to be a count.');
const finite = z.number('Use a number.').refine(Number.isFinite, 'Use a number.');

export const missingReason = z.enum([
  'not collected',
  'not applicable',
  'withheld by source',
  'low reliability',
  'not asked',
  'not recorded',
]);
export type MissingReason = z.infer<typeof missingReason>;

export const evidence = freeText(z.string().trim().max(1000, 'Keep the evidence under 1,000 characters.'));

/** What was seen, one variant for each way of counting. Units are those of the indicator. */
export const figures = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('counts'), numerator: count, denominator: count })
    .refine((f) => f.numerator <= f.denominator, {
      message: '“How many” cannot be more than “of how many”.',
      path: ['numerator'],
    }),
  /** Scores: n, mean and sample standard deviation (n - 1); `sd` null where it was not supplied. */
  z.strictObject({ kind: z.literal('moments'), n: count, mean: finite, sd: finite.nonnegative().nullable() }),
  /** Events with the exposure they arose in (population, sessions); null where unknown. */
  z.strictObject({
    kind: z.literal('events'),
    events: count,
    exposure: finite.positive().nullable(),
    exposureUnit: z.string().trim().max(60).nullable(),
  }),
  /** A rubric level agreed by raters, with the evidence for it. */
  z.strictObject({
    kind: z.literal('level'),
    level: finite.min(0).max(4),
    raters: z.int().min(0).max(20),
    evidence,
  }),
  z.strictObject({ kind: z.literal('stock'), stock: finite }),
  z.strictObject({ kind: z.literal('milestone'), reached: isoDate.nullable() }),
  /** As its publisher printed it (a percentage without base, a bound, a symbol): shown, never pooled. */
  z.strictObject({
    kind: z.literal('reported'),
    shownAs: z.string().max(40),
    value: finite.nullable(),
    lower: finite.nullable(),
    upper: finite.nullable(),
  }),
  z.strictObject({
    kind: z.literal('missing'),
    reason: missingReason,
    symbol: z.string().max(40).nullable(),
  }),
]);
export type Figures = z.infer<typeof figures>;
export type FiguresKind = Figures['kind'];

/** Dimension = value pairs, sorted: `girls` is `sex=girls`. Empty means all. */
export const breakdown = z
  .string()
  .trim()
  .max(200)
  .regex(
    /^$|^[a-z][a-z0-9 _-]*=[^=;]+(;[a-z][a-z0-9 _-]*=[^=;]+)*$/i,
    'Write a breakdown as dimension=value, for example sex=girls; leave it empty for everyone.',
  );

export const newObservation = z
  .strictObject({
    contextId: z.int().positive(),
    indicator: z.string().max(12),
    start: isoDate,
    end: isoDate,
    breakdown: breakdown.default(''),
    round: z.string().trim().max(80).default(''),
    source: z.string().trim().max(160).default(''),
    figures,
  })
  .refine((o) => o.start <= o.end, { message: 'The period ends before it starts.', path: ['end'] });
export type NewObservation = z.infer<typeof newObservation>;

export const observation = z.strictObject({
  id: z.int().positive(),
  contextId: z.int().positive().nullable(),
  areaCode: z.string().nullable(),
  indicator: z.string(),
  indicatorVersion: z.int().positive(),
  start: isoDate,
  end: isoDate,
  breakdown: z.string(),
  round: z.string(),
  source: z.string(),
  figures,
  /** A correction supersedes; the old one stays visible. */
  state: z.enum(['current', 'superseded', 'undone']),
  supersedes: z.int().positive().nullable(),
  reason: z.string().nullable(),
  importId: z.int().positive().nullable(),
  recordedAt: z.string(),
  recordedBy: z.string(),
});
export type Observation = z.infer<typeof observation>;

export const correction = z.strictObject({
  figures,
  reason: freeText(
    z
      .string()
      .trim()
      .min(5, 'Say in a few words why the figure changes: the reason stays beside it for good.')
      .max(500),
  ),
});
export type Correction = z.infer<typeof correction>;
