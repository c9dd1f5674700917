import { z } from 'zod';
import { fromEditions, fundingBand, fundingGap, responseMark, timeAxis, view } from './page';
import { isoDate, labelledPeriod, periodSetId } from './period';
import { level } from './place';
import { releasedRow, teamRow } from './series';

/** Which chart was asked for by hand; `auto` leaves it to the amount of data. */
export const timeChart = z.enum(['auto', 'control', 'run']);
export type TimeChart = z.infer<typeof timeChart>;

/** A stretch of the series with its own centre and limits: between breaks, phases and the ends of the window. */
export const timeStretch = z.strictObject({
  start: labelledPeriod,
  end: labelledPeriod,
  /** What begins it: the first figures, a series break, or a phase with its reason. */
  opening: z.string(),
  points: z.int().nonnegative(),
  kind: z.enum(['xmr', 'p', 'u', 'run', 'picture']),
  /** In the unit of the row. */
  centre: z.number().nullable(),
  /** Limits at its last point: those of p and u charts move with how many were asked. */
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  /** "18 points: limits are on trial until there are 20." */
  remark: z.string(),
});
export type TimeStretch = z.infer<typeof timeStretch>;

const timeContext = z.strictObject({
  id: z.int(),
  name: z.string(),
  level,
  site: z.string(),
  siteId: z.int(),
  invented: z.boolean(),
});

const timePageOf = <R extends z.ZodType, V extends string>(row: R, side: V) =>
  z.strictObject({
    view: z.literal(side),
    asOf: isoDate,
    periods: periodSetId,
    context: timeContext,
    axis: timeAxis,
    grants: z.array(fundingBand),
    gaps: z.array(fundingGap),
    responses: z.array(responseMark),
    /** Null where nothing was recorded: `refusal` says what to do. */
    row: row.nullable(),
    /** Beside a context-only figure, which never stands alone: its pairs, and titles of those not measured. */
    pairs: z.array(row),
    pairMissing: z.array(z.string()),
    chart: z.strictObject({
      asked: timeChart,
      drawn: z.enum(['xmr', 'p', 'u', 'run', 'picture']),
      /** Slug of the methods page of what is drawn. */
      method: z.string(),
      /** Why this chart and no other. */
      why: z.string(),
      choices: z.array(
        z.strictObject({ chart: timeChart, label: z.string(), offered: z.boolean(), why: z.string() }),
      ),
    }),
    stretches: z.array(timeStretch),
    phases: z.array(
      z.strictObject({
        id: z.int(),
        date: isoDate,
        reason: z.string(),
        responseId: z.int().nullable(),
        /** Empty outside the team. */
        recordedBy: z.string(),
        recordedAt: z.string(),
      }),
    ),
    /** What may be announced: the latest point. */
    latest: z.string(),
    /** The first point after each dated event, in words. */
    events: z.array(z.strictObject({ date: isoDate, what: z.string(), sentence: z.string() })),
    /** How many older points are marked and why nothing is said of them. */
    older: z.string(),
    /** What would have to happen next for this to be a change. */
    next: z.array(z.string()),
    windows: z.array(
      z.strictObject({
        from: isoDate.nullable(),
        to: isoDate.nullable(),
        label: z.string(),
        points: z.int(),
        chosen: z.boolean(),
      }),
    ),
    /** Why no shorter window is offered, where none is. */
    windowNote: z.string(),
    refusal: z.string().nullable(),
    /** How many indicators were looked at, and how that was allowed for. */
    looked: z.string(),
    footnote: z.string(),
  });
export const teamTimePage = timePageOf(teamRow, 'team');
export const releasedTimePage = timePageOf(releasedRow, 'external').extend(fromEditions);
export const timePage = z.discriminatedUnion('view', [teamTimePage, releasedTimePage]);
export type TimePage = z.infer<typeof timePage>;

export const timeQuery = z.strictObject({
  view: view.default('team'),
  periods: periodSetId.exclude(['grant_year']).default('as_collected'),
  breakdown: z.string().max(200).default(''),
  chart: timeChart.default('auto'),
  from: isoDate.optional(),
  to: isoDate.optional(),
});
export type TimeQuery = z.infer<typeof timeQuery>;
