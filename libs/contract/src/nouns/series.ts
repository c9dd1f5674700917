import { z } from 'zod';
import { isoDate, labelledPeriod } from './period';
import { missingReason } from './observation';

/** A 95 % interval unless `level` says otherwise, in the unit of the value it belongs to. */
export const interval = z.strictObject({ lower: z.number(), upper: z.number(), level: z.number() });
export type Interval = z.infer<typeof interval>;

/** How much may be shown for the amount of data there is. `full` allows a verdict. */
export const gate = z.enum(['full', 'caution', 'picture_only', 'nothing']);
export type Gate = z.infer<typeof gate>;

const wave = {
  period: labelledPeriod,
  round: z.string(),
};
const shown = {
  state: z.literal('shown'),
  ...wave,
  /** In the unit of the row: a proportion is 0 to 1 until it is formatted. */
  value: z.number(),
  interval: interval.nullable(),
  /** Why there is no interval, where there is none and one would be expected. */
  noInterval: z.string().nullable(),
  gate,
  /** What stands under the point: how many were asked, counted or rated. Null where nothing is counted. */
  base: z
    .strictObject({ label: z.enum(['n', 'count', 'raters', 'observations']), value: z.number() })
    .nullable(),
  /** How the publisher printed it, for reported values and published datasets. */
  shownAs: z.string().nullable(),
  source: z.string(),
  note: z.string().nullable(),
  /** Days that a sum covers, of those it would have to: drawn apart and joined to none. Absent where it is whole. */
  part: z.strictObject({ covered: z.int(), of: z.int() }).optional(),
};
const missing = z.strictObject({
  state: z.literal('missing'),
  ...wave,
  reason: missingReason,
  source: z.string(),
});

/** Inside the team: true figures, with a badge where a number is small. */
export const teamCell = z.discriminatedUnion('state', [
  z.strictObject({
    ...shown,
    small: z.boolean(),
    counts: z.strictObject({ numerator: z.number(), denominator: z.number().nullable() }).nullable(),
    observationIds: z.array(z.int()),
  }),
  missing,
  /** Not withheld from the team: how the outside view would show it. */
  z.strictObject({ state: z.literal('withheld'), ...wave, why: z.string() }),
]);
export type TeamCell = z.infer<typeof teamCell>;

/** Outside the team: only what release() let through. There is no place in this type for a raw count. */
export const releasedCell = z.discriminatedUnion('state', [
  z.strictObject(shown),
  missing,
  z.strictObject({ state: z.literal('withheld'), ...wave }),
]);
export type ReleasedCell = z.infer<typeof releasedCell>;
/** What a chart or a table twin can draw, whichever side it stands on. */
export type Cell = TeamCell | ReleasedCell;
export type ShownCell = Extract<Cell, { state: 'shown' }>;

export const verdictWord = z.enum([
  'improving',
  'worsening',
  'no clear change',
  'cannot say',
  'higher',
  'lower',
]);
export type VerdictWord = z.infer<typeof verdictWord>;

export const verdict = z.strictObject({
  /** `context_only` has a word but never a colour; `not_judged` (effort, milestones) has no word. */
  kind: z.enum(['verdict', 'context_only', 'not_judged']),
  word: verdictWord.nullable(),
  /** Slug of the methods page. */
  method: z.string(),
  baseline: labelledPeriod.nullable(),
  latest: labelledPeriod.nullable(),
  /** In the unit of the row (rate ratios in `ratio`). */
  difference: z
    .strictObject({ value: z.number(), lower: z.number().nullable(), upper: z.number().nullable() })
    .nullable(),
  ratio: z
    .strictObject({ value: z.number(), lower: z.number().nullable(), upper: z.number().nullable() })
    .nullable(),
  held: z.boolean().nullable(),
  /** After the verdict word: "since spring 2016", "at the latest wave only". */
  reference: z.string(),
  /** One sentence a manager can read aloud: figure now, figure then, difference with interval, one honest fact. */
  sentence: z.string(),
  /** Short lack behind a "cannot say", for lists: "9 incidents in all". */
  lack: z.string().nullable(),
  /** What was left out, and why. */
  leftOut: z.array(z.string()),
  adjusted: z.enum(['none', 'holm', 'benjamini_hochberg']),
});
export type Verdict = z.infer<typeof verdict>;

/** How a row is scaled and its values are worded. */
export const scale = z.strictObject({
  kind: z.enum(['percent', 'score', 'rate', 'level', 'count', 'stock', 'gap', 'mean', 'milestone']),
  min: z.number(),
  /** Null: from the data. */
  max: z.number().nullable(),
  unit: z.string(),
  decimals: z.int().min(0).max(3),
});
export type Scale = z.infer<typeof scale>;

export const rowIndicator = z.strictObject({
  code: z.string(),
  version: z.int(),
  title: z.string(),
  measures: z.string(),
  unit: z.string(),
  direction: z.enum(['higher', 'lower', 'none']),
  role: z.enum(['headline', 'supporting', 'context_only', 'effort', 'off_by_default']),
  orientation: z.enum(['ecological', 'experience', 'behaviour_based']),
  goal: z.string(),
  respondentMethod: z.string(),
  /** "Derived, not validated" where it stands. */
  provenance: z.string(),
  note: z.string(),
});
export type RowIndicator = z.infer<typeof rowIndicator>;

export const rowBreak = z.strictObject({ date: isoDate, kind: z.string(), reason: z.string() });

/** A control chart of a long series; only its latest point and dated events are announced. */
export const controlChart = z.strictObject({
  kind: z.enum(['xmr', 'p', 'u', 'run']),
  centre: z.array(z.number().nullable()),
  lower: z.array(z.number().nullable()),
  upper: z.array(z.number().nullable()),
  signals: z.array(z.array(z.string())),
  sentence: z.string(),
});
export type ControlChart = z.infer<typeof controlChart>;

const rowOf = <C extends z.ZodType>(cell: C) =>
  z.strictObject({
    /** Stable within a page: indicator code, then the breakdown. */
    key: z.string(),
    indicator: rowIndicator,
    breakdown: z.string(),
    breakdownLabel: z.string(),
    scale,
    source: z.string(),
    cells: z.array(cell),
    breaks: z.array(rowBreak),
    /** The context dissolved or closed: the line ends here and does not fall to zero. */
    ended: isoDate.nullable(),
    verdict,
    /** Generated description: the chart's text alternative. */
    caption: z.string(),
    /** Codes to show beside a context-only row; empty pair means "not measured". */
    pairWith: z.array(z.string()),
    /** Observations that cross a boundary of the chosen periods: left out of the grouping and counted here. */
    crosses: z.int().nonnegative(),
    control: controlChart.nullable(),
  });
export const teamRow = rowOf(teamCell);
export type TeamRow = z.infer<typeof teamRow>;
export const releasedRow = rowOf(releasedCell);
export type ReleasedRow = z.infer<typeof releasedRow>;
export type SeriesRow = TeamRow | ReleasedRow;
