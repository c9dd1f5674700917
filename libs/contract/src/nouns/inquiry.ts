import { z } from 'zod';
import { fromEditions, fundingBand, fundingGap, responseMark, timeAxis, view } from './page';
import { isoDate, period } from './period';
import { gate, releasedRow, teamRow } from './series';

/** Before and after in one place, or one place against others. */
export const inquiryMethod = z.enum(['one_place', 'several_places']);
export type InquiryMethod = z.infer<typeof inquiryMethod>;

const limits = { value: z.number(), lower: z.number().nullable(), upper: z.number().nullable() };
const estimate = z.strictObject(limits);

/** What an inquiry may say. `words` are the only words of change allowed; everything else describes. */
const saying = {
  gate,
  words: z.string(),
  /** True where the words say that something changed: never for a context-only indicator. */
  changed: z.boolean(),
  /** A context-only indicator: grey, higher or lower, never an effect. */
  grey: z.boolean(),
  /** Figures with interval, to be read aloud. */
  sentence: z.string(),
  diagnostics: z.array(z.string()),
  method: z.string(),
};

const analysis = z.strictObject({
  name: z.string(),
  part: z.enum(['main', 'check', 'counts']),
  method: z.string(),
  /** Step at the start, in the unit of the row, or as a ratio. */
  step: estimate.nullable(),
  ratio: estimate.nullable(),
  /** In words, or why it could not be computed. */
  sentence: z.string(),
});

const onePlace = z.strictObject({
  kind: z.literal('one_place'),
  ...saying,
  start: isoDate,
  pointsBefore: z.int(),
  pointsAfter: z.int(),
  step: estimate,
  /** Change of slope, per year, in the unit of the row. */
  slopeChange: estimate,
  /** How far the latest point of the fitted line lies from where the earlier course would have led. */
  atEnd: estimate,
  analyses: z.array(analysis),
  /** Lines to draw, in the unit of the row: the fitted course, and where the earlier course would have led. */
  fitted: z.array(z.strictObject({ date: isoDate, value: z.number(), part: z.enum(['before', 'after']) })),
  earlierCourse: z.array(z.strictObject({ date: isoDate, value: z.number() })),
  eValue: z.string().nullable(),
});

const placeValue = z.strictObject({
  value: z.number(),
  base: z.number().nullable(),
  waves: z.int(),
});
const place = z.strictObject({
  contextId: z.int(),
  name: z.string(),
  arm: z.enum(['with', 'without']),
  before: placeValue.nullable(),
  after: placeValue.nullable(),
  change: z.number().nullable(),
  /** Why it takes no part, where it does not. */
  leftOut: z.string().nullable(),
});
const severalPlaces = z.strictObject({
  kind: z.literal('several_places'),
  ...saying,
  before: period,
  after: period,
  places: z.array(place),
  averageWith: z.number(),
  averageWithout: z.number(),
  difference: estimate,
  permutationP: z.number().nullable(),
  permutations: z.int().nullable(),
  justification: z.string(),
});

const refused = z.strictObject({
  kind: z.literal('refused'),
  /** "The data do not settle it", or that it cannot be asked of these figures. */
  words: z.string(),
  sentence: z.string(),
  reasons: z.array(z.string()),
  /** A window in which the question could be asked. */
  instead: z.strictObject({ from: isoDate, to: isoDate, label: z.string() }).nullable(),
  method: z.string(),
});
const waiting = z.strictObject({ kind: z.literal('waiting'), sentence: z.string() });

export const inquiryResult = z.discriminatedUnion('kind', [onePlace, severalPlaces, refused, waiting]);
export type InquiryResult = z.infer<typeof inquiryResult>;
export type OnePlaceResult = z.infer<typeof onePlace>;
export type SeveralPlacesResult = z.infer<typeof severalPlaces>;
export type InquiryPlace = z.infer<typeof place>;

const inquiryPageOf = <R extends z.ZodType, V extends string>(row: R, side: V) =>
  z.strictObject({
    view: z.literal(side),
    asOf: isoDate,
    context: z.strictObject({
      id: z.int(),
      name: z.string(),
      site: z.string(),
      siteId: z.int(),
      invented: z.boolean(),
    }),
    indicators: z.array(
      z.strictObject({
        code: z.string(),
        breakdown: z.string(),
        title: z.string(),
        points: z.int(),
        contextOnly: z.boolean(),
      }),
    ),
    responses: z.array(responseMark),
    /** Other contexts that hold the chosen indicator, alphabetical. */
    contexts: z.array(
      z.strictObject({
        id: z.int(),
        name: z.string(),
        kind: z.string(),
        site: z.string(),
        waves: z.int(),
        /** Work there that began near the date, neighbours and lineage: what a reader must know before ticking it. */
        notes: z.array(z.string()),
      }),
    ),
    chosen: z.strictObject({
      indicator: z.string().nullable(),
      breakdown: z.string(),
      response: z.int().nullable(),
      /** What the date stands for, in words. */
      event: z.string(),
      date: isoDate.nullable(),
      method: inquiryMethod,
      with: z.array(z.int()),
      without: z.array(z.int()),
      why: z.string(),
      window: period.nullable(),
      before: period.nullable(),
      after: period.nullable(),
    }),
    row: row.nullable(),
    /** Beside a context-only figure, which never stands alone: its pairs, and titles of those not measured. */
    pairs: z.array(row),
    pairMissing: z.array(z.string()),
    axis: timeAxis,
    grants: z.array(fundingBand),
    gaps: z.array(fundingGap),
    result: inquiryResult,
    /** Everything else dated in the window that could explain a change. */
    rivals: z.array(z.strictObject({ date: isoDate, what: z.string(), near: z.boolean() })),
    looked: z.string(),
    footnote: z.string(),
  });
export const teamInquiryPage = inquiryPageOf(teamRow, 'team');
export const releasedInquiryPage = inquiryPageOf(releasedRow, 'external').extend(fromEditions);
export const inquiryPage = z.discriminatedUnion('view', [teamInquiryPage, releasedInquiryPage]);
export type InquiryPage = z.infer<typeof inquiryPage>;

const idList = z
  .string()
  .max(400)
  .regex(/^(\d{1,9}(,\d{1,9})*)?$/, 'Contexts are listed by number, with commas.')
  .default('')
  .transform((text) => [...new Set(text.split(',').filter(Boolean).map(Number))]);

/** The whole question is in the address, so that a link holds it. */
export const inquiryQuery = z.strictObject({
  view: view.default('team'),
  indicator: z.string().max(12).optional(),
  breakdown: z.string().max(200).default(''),
  response: z.coerce.number().int().positive().optional(),
  method: inquiryMethod.default('one_place'),
  /** Contexts with the same work from about the same time, besides this one. */
  with: idList,
  /** Contexts without it. */
  without: idList,
  /** Why they are comparable. */
  why: z.string().trim().max(600).default(''),
  /** One place: the window of the series. */
  from: isoDate.optional(),
  to: isoDate.optional(),
  /** Several places: months on either side of the start. */
  months: z.coerce.number().int().min(6).max(60).default(24),
});
export type InquiryQuery = z.output<typeof inquiryQuery>;
