import { z } from 'zod';
import { editionManifest, editionNotice, sha256 } from './edition';
import { isoDate, periodSetId } from './period';
import { context, contextLink, level } from './place';
import { releasedRow, teamRow } from './series';

export const view = z.enum(['team', 'external']);
export type View = z.infer<typeof view>;

/** A published edition that a page outside was made from, as it is cited, with what became of it. */
export const pageEdition = z.strictObject({
  ...editionManifest.pick({ number: true, title: true, organisation: true, released: true, standing: true })
    .shape,
  sha256,
  notices: z.array(editionNotice),
});
export type PageEdition = z.infer<typeof pageEdition>;

/**
 * What a page for readers outside rests on: published editions and nothing else. A place that none of them covers is named with a
 * sentence that says so, and has no figure on the page.
 */
export const pageSource = z.strictObject({
  editions: z.array(pageEdition),
  /** Editions newer than these that had a place of the page and were withdrawn. */
  withdrawn: z.array(z.strictObject({ number: z.int().positive(), on: isoDate, why: z.string() })),
  unpublished: z.array(z.strictObject({ contextId: z.int(), name: z.string(), sentence: z.string() })),
});
export type PageSource = z.infer<typeof pageSource>;
/** Left out of the preview of a draft, which is no edition yet. */
export const fromEditions = { from: pageSource.optional() };

/** One time axis for everything on a page. */
export const timeAxis = z.strictObject({
  start: isoDate,
  end: isoDate,
  ticks: z.array(z.strictObject({ date: isoDate, label: z.string() })),
});
export type TimeAxis = z.infer<typeof timeAxis>;

export const fundingBand = z.strictObject({
  id: z.int(),
  /** G1, G2, in order of their start. */
  label: z.string(),
  title: z.string(),
  funder: z.string(),
  start: isoDate,
  end: isoDate,
});
export type FundingBand = z.infer<typeof fundingBand>;

export const responseMark = z.strictObject({
  id: z.int(),
  number: z.int(),
  title: z.string(),
  start: isoDate,
  end: isoDate.nullable(),
  orientation: z.string(),
  approach: z.string().nullable(),
  state: z.string(),
});
export type ResponseMark = z.infer<typeof responseMark>;

/** Gaps between the grants of a context, in which no grant ran. */
export const fundingGap = z.strictObject({ start: isoDate, end: isoDate });

const lifeEvent = z.strictObject({ date: isoDate, what: z.string() });
const goalLine = z.strictObject({ code: z.string(), statement: z.string(), provenance: z.string() });
const cannotSay = z.strictObject({ about: z.string(), because: z.string() });

const contextHead = z.strictObject({
  id: z.int(),
  name: z.string(),
  pseudonym: z.string(),
  level,
  setting: z.string(),
  kind: z.string(),
  site: z.string(),
  siteId: z.int(),
  organisation: z.string(),
  opened: isoDate,
  closed: isoDate.nullable(),
  invented: z.boolean(),
  /** Its community agreed that it may be called by its name: then that is the public name. */
  nameAgreed: z.boolean().optional(),
});

const contextPageOf = <R extends z.ZodType, V extends string>(row: R, side: V) =>
  z.strictObject({
    view: z.literal(side),
    asOf: isoDate,
    periods: periodSetId,
    context: contextHead,
    lede: z.string(),
    axis: timeAxis,
    grants: z.array(fundingBand),
    gaps: z.array(fundingGap),
    responses: z.array(responseMark),
    life: z.array(lifeEvent),
    links: z.array(contextLink),
    goals: z.array(goalLine),
    goalWarning: z.string().nullable(),
    /** In reading order: headline, supporting, then context-only rows each followed by `pairs`. */
    rows: z.array(z.strictObject({ row, pairs: z.array(row), pairMissing: z.array(z.string()) })),
    /** Activity, kept apart from change. */
    effort: z.array(row),
    cannotSay: z.array(cannotSay),
    adjustment: z.string(),
    footnote: z.string(),
  });
export const teamContextPage = contextPageOf(teamRow, 'team');
export const releasedContextPage = contextPageOf(releasedRow, 'external').extend(fromEditions);
export const contextPage = z.discriminatedUnion('view', [teamContextPage, releasedContextPage]);
export type TeamContextPage = z.infer<typeof teamContextPage>;
export type ReleasedContextPage = z.infer<typeof releasedContextPage>;
export type ContextPage = z.infer<typeof contextPage>;

const dueLine = z.strictObject({
  contextId: z.int(),
  context: z.string(),
  what: z.string(),
  by: isoDate.nullable(),
  late: z.boolean(),
});
const statedLine = z.strictObject({
  contextId: z.int(),
  context: z.string(),
  indicator: z.string(),
  what: z.string(),
  /** The series it is said of; null where it is said of the whole context. */
  series: z.strictObject({ code: z.string(), breakdown: z.string(), method: z.string() }).nullable(),
});

const overviewOf = <R extends z.ZodType, V extends string>(row: R, side: V) =>
  z.strictObject({
    view: z.literal(side),
    asOf: isoDate,
    site: z.strictObject({
      id: z.int(),
      name: z.string(),
      organisation: z.string(),
      areaName: z.string().nullable(),
    }),
    lede: z.string(),
    axis: timeAxis,
    grants: z.array(fundingBand),
    due: z.array(dueLine),
    changed: z.array(statedLine),
    cannotSay: z.array(statedLine),
    drifted: z.array(statedLine),
    groups: z.array(
      z.strictObject({
        label: z.string(),
        contexts: z.array(
          z.strictObject({
            id: z.int(),
            name: z.string(),
            kind: z.string(),
            line: z.string(),
            /** Said instead of figures, for a small group outside the team. */
            words: z.string().nullable(),
            grants: z.array(fundingBand),
            rows: z.array(row).max(3),
          }),
        ),
      }),
    ),
  });
export const teamOverview = overviewOf(teamRow, 'team');
export const releasedOverview = overviewOf(releasedRow, 'external').extend(fromEditions);
export const overviewPage = z.discriminatedUnion('view', [teamOverview, releasedOverview]);
export type OverviewPage = z.infer<typeof overviewPage>;

const indicatorPageOf = <R extends z.ZodType, V extends string>(row: R, side: V) =>
  z.strictObject({
    view: z.literal(side),
    asOf: isoDate,
    periods: periodSetId,
    code: z.string(),
    axis: timeAxis,
    /** Alphabetical by context, never by value. */
    panels: z.array(
      z.strictObject({
        contextId: z.int().nullable(),
        areaCode: z.string().nullable(),
        name: z.string(),
        kind: z.string(),
        site: z.string(),
        grants: z.array(fundingBand),
        row,
      }),
    ),
    /** Groups that have figures of their own here, in order: what else may be asked for instead of everyone. */
    breakdowns: z.array(z.strictObject({ key: z.string(), label: z.string() })),
    /** What these panels cannot tell a reader, written from the data. */
    cannotTell: z.array(z.string()),
    adjustment: z.string(),
  });
export const teamIndicatorPage = indicatorPageOf(teamRow, 'team');
export const releasedIndicatorPage = indicatorPageOf(releasedRow, 'external').extend(fromEditions);
export const indicatorPage = z.discriminatedUnion('view', [teamIndicatorPage, releasedIndicatorPage]);
export type IndicatorPage = z.infer<typeof indicatorPage>;

/** Everything about a context that its forms edit. */
export const contextSetup = z.strictObject({ context, links: z.array(contextLink) });
export type ContextSetup = z.infer<typeof contextSetup>;
