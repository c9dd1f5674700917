import { z } from 'zod';
import { areaCode, context, contextLink, grant, response, seriesBreak } from './place';
import { indicator } from './framework';
import { missingReason } from './observation';
import { isoDate, labelledPeriod, period } from './period';

/** SHA-256 in small hexadecimal letters, of the exact bytes that are served. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'A SHA-256 hash is 64 small hexadecimal digits.');

/**
 * What a released cell is made of: rounded numbers only, in the shapes that outcomes computes with, so that every
 * interval, verdict, sentence and bar outside is made from these and from nothing else. `counts` of people who were asked
 * are `percent x rounded base / 100` of `rounded base`; its numerator need not be whole.
 */
export const releasedStats = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('counts'), numerator: z.number(), denominator: z.number() }),
  z.strictObject({ kind: z.literal('moments'), n: z.number(), mean: z.number(), m2: z.number().nullable() }),
  z.strictObject({
    kind: z.literal('events'),
    events: z.number(),
    exposure: z.number().nullable(),
    exposureUnit: z.string().nullable(),
  }),
  /** The level agreed; the evidence was written for the team and is always empty here. */
  z.strictObject({
    kind: z.literal('level'),
    level: z.number(),
    raters: z.number(),
    evidence: z.literal(''),
  }),
  z.strictObject({ kind: z.literal('stock'), stock: z.number() }),
  z.strictObject({ kind: z.literal('milestone'), reached: isoDate.nullable() }),
  z.strictObject({
    kind: z.literal('reported'),
    shownAs: z.string(),
    value: z.number().nullable(),
    lower: z.number().nullable(),
    upper: z.number().nullable(),
  }),
]);
export type ReleasedStats = z.infer<typeof releasedStats>;

const cellFields = { period: labelledPeriod, round: z.string() };
/** A cell of an edition. A withheld one says nothing but that; why is told to the team on the draft. */
export const editionCell = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('shown'),
    ...cellFields,
    source: z.string(),
    note: z.string().nullable(),
    stats: releasedStats,
  }),
  z.strictObject({
    state: z.literal('missing'),
    ...cellFields,
    source: z.string(),
    reason: missingReason,
    symbol: z.string().nullable(),
  }),
  z.strictObject({ state: z.literal('withheld'), ...cellFields }),
]);
export type EditionCell = z.infer<typeof editionCell>;

/**
 * Groupings in which an edition holds figures: those of `releasedPeriodSets`, and the totals of twelve months on which
 * verdicts about events rest. Years of a grant are not among them: see docs/privacy.md.
 */
export const editionGrouping = z.enum(['as_collected', 'financial_year', 'twelve_months']);
export type EditionGrouping = z.infer<typeof editionGrouping>;

export const editionSeries = z.strictObject({
  indicator: z.string(),
  indicatorVersion: z.int().positive(),
  breakdown: z.string(),
  grouping: editionGrouping,
  cells: z.array(editionCell),
  breaks: z.array(z.strictObject({ date: isoDate, kind: z.string(), reason: z.string() })),
  ended: isoDate.nullable(),
  /** Observations that cross a boundary of the periods: left out, and counted here. */
  crosses: z.int().nonnegative(),
});
export type EditionSeries = z.infer<typeof editionSeries>;

/** A place as outsiders may know it: its public name, and what is dated. No private name, note or owner. */
export const editionPlace = z.strictObject({
  ...context.pick({
    id: true,
    level: true,
    setting: true,
    kind: true,
    pseudonym: true,
    site: true,
    siteId: true,
    organisation: true,
    opened: true,
    closed: true,
    goals: true,
    headlineIndicators: true,
  }).shape,
  grants: z.array(grant.pick({ id: true, title: true, funder: true, start: true, end: true })),
  responses: z.array(
    response.pick({
      id: true,
      title: true,
      start: true,
      end: true,
      orientation: true,
      approach: true,
      state: true,
    }),
  ),
  breaks: z.array(seriesBreak.pick({ id: true, date: true, kind: true, reason: true, indicators: true })),
  links: z.array(contextLink),
  /** That its name is its own, since its community agreed; left out where it is a pseudonym. */
  nameAgreed: z.literal(true).optional(),
  /**
   * Waves of which most people came again, by the first day of each. What became of them is not released, and they are no two
   * samples: between such waves nothing is said of a change.
   */
  followed: z
    .array(
      z.strictObject({ indicator: z.string(), breakdown: z.string(), baseline: isoDate, latest: isoDate }),
    )
    .optional(),
  /** The day its plan names as the baseline of an indicator, which verdicts begin at; left out where none is named. */
  baselines: z.array(z.strictObject({ indicator: z.string(), date: isoDate })).optional(),
  /** Phases of its series, whose limits begin anew there; left out where none is stated. */
  phases: z
    .array(
      z.strictObject({
        id: z.int(),
        indicator: z.string(),
        breakdown: z.string(),
        date: isoDate,
        responseId: z.int().nullable(),
        reason: z.string(),
      }),
    )
    .optional(),
});
export type EditionPlace = z.infer<typeof editionPlace>;

/** Everything released about one context: whole tables with all margins, never a slice. One file of an edition. */
export const editionTable = z.strictObject({
  kind: z.literal('waymark_edition_table'),
  place: editionPlace,
  series: z.array(editionSeries),
});
export type EditionTable = z.infer<typeof editionTable>;

export const editionScope = z.strictObject({
  organisationId: z.int().positive(),
  /** Empty: every context of the organisation. Whole sites or single contexts; never single figures. */
  siteIds: z.array(z.int().positive()).max(500),
  contextIds: z.array(z.int().positive()).max(2000),
  /** Figures whose periods lie in this span. */
  period,
});
export type EditionScope = z.infer<typeof editionScope>;

/** Provisional figures may still change in a correction; final ones are meant to stay. */
export const editionStanding = z.enum(['provisional', 'final']);
export type EditionStanding = z.infer<typeof editionStanding>;

/** What a correction changed, for readers: the place, the row, the period, and why. No figure: both editions have theirs. */
export const editionChange = z.strictObject({
  contextId: z.int(),
  indicator: z.string(),
  breakdown: z.string(),
  period: labelledPeriod,
  what: z.enum(['figure changed', 'now shown', 'now withheld', 'added', 'removed']),
});
export type EditionChange = z.infer<typeof editionChange>;

export const editionFile = z.strictObject({
  /** From the root of the edition, for example `tables/12.json`. */
  path: z.string().regex(/^[a-z0-9][a-z0-9./-]*$/, 'Paths in an edition use small letters, digits, - and /.'),
  sha256,
  bytes: z.int().nonnegative(),
});
export type EditionFile = z.infer<typeof editionFile>;

/**
 * `edition.json`: what an edition is and the hash of every file in it. The hash of an edition is the SHA-256 of the
 * canonical bytes of this object. Nothing in it changes after release: that an edition was withdrawn stands beside it.
 */
export const editionManifest = z.strictObject({
  kind: z.literal('waymark_edition'),
  schema: z.literal(1),
  /** Counted within the organisation, from 1; never used twice. */
  number: z.int().positive(),
  title: z.string().trim().min(1).max(160),
  organisation: z.string(),
  scope: editionScope,
  standing: editionStanding,
  /** The day it was released, and the day from which it may be seen. */
  released: isoDate,
  embargoedUntil: isoDate.nullable(),
  policy: z.strictObject({ set: z.string(), version: z.int().positive() }),
  /** Definitions of every indicator in it, so that it can be read without the program it came from. */
  indicators: z.array(indicator),
  areas: z.array(areaCode),
  /** The edition this one corrects: what changed, and why. */
  corrects: z
    .strictObject({
      number: z.int().positive(),
      sha256,
      why: z.string().trim().min(1, 'Say why figures changed.').max(2000),
      changes: z.array(editionChange),
    })
    .nullable(),
  contexts: z.array(z.strictObject({ id: z.int(), pseudonym: z.string(), file: z.string() })),
  files: z.array(editionFile),
  /** Figures in all tables together. */
  cells: z.strictObject({
    shown: z.int().nonnegative(),
    withheld: z.int().nonnegative(),
    missing: z.int().nonnegative(),
  }),
});
export type EditionManifest = z.infer<typeof editionManifest>;

/** What may be added beside a released edition, and nothing else: the files stay as they are. */
export const editionNotice = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('withdrawn'),
    on: isoDate,
    why: z.string().trim().min(1, 'Say why the edition is withdrawn.').max(2000),
  }),
  z.strictObject({ kind: z.literal('corrected'), on: isoDate, by: z.int().positive() }),
]);
export type EditionNotice = z.infer<typeof editionNotice>;
