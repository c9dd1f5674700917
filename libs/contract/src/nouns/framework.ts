import { z } from 'zod';
import { isoDate } from './period';
import { level } from './place';

/**
 * The outcomes framework: goals and indicators as data. These shapes are the files under `data/framework/`, the
 * JSON on the wire and the types in code at once, so their keys are written as in the files (`min_base`).
 */

export const setting = z.enum([
  'any',
  'peer group',
  'school',
  'neighbourhood',
  'community',
  'partnership',
  'funder',
  'local authority area',
]);
export type Setting = z.infer<typeof setting>;

export const goalSide = z.enum(['needs', 'guardianship', 'environment', 'system']);
export type GoalSide = z.infer<typeof goalSide>;

export const measureType = z.enum([
  'rubric_0_4',
  'likert_scale',
  'proportion',
  'count',
  'rate_per_1000',
  'milestone',
  'goal_0_10',
  'gap',
  'mean_of_levels',
  'mean_per_observation',
  'stock',
]);
export type MeasureType = z.infer<typeof measureType>;

/** `none` is a third value: recorded harm often rises first when good work begins, so it is never better or worse. */
export const direction = z.enum(['higher', 'lower', 'none']);
export type Direction = z.infer<typeof direction>;

/** What a figure rests on; disclosure control goes by it. */
export const countsOf = z.enum(['people', 'events', 'things', 'none']);
export type CountsOf = z.infer<typeof countsOf>;

/** `known`: everybody is on record, so events rules apply. `sample`: people who happened to be asked. */
export const population = z.enum(['sample', 'known']);
export type Population = z.infer<typeof population>;

export const aggregation = z.enum([
  'counts',
  'moments',
  'sum',
  'stock_last',
  'level',
  'milestone',
  'computed',
]);
export type Aggregation = z.infer<typeof aggregation>;

export const orientation = z.enum(['ecological', 'experience', 'behaviour_based']);
export type Orientation = z.infer<typeof orientation>;

export const indicatorRole = z.enum(['headline', 'supporting', 'context_only', 'effort', 'off_by_default']);
export type IndicatorRole = z.infer<typeof indicatorRole>;

/** The smallest change worth a word, set in advance. `percent` is relative (a ratio of 1.2), the others absolute. */
export const materialChange = z.strictObject({
  amount: z.number().positive('A material change is larger than zero.'),
  unit: z.enum(['points', 'percentage_points', 'percent', 'levels']),
});
export type MaterialChange = z.infer<typeof materialChange>;

export const frequency = z.strictObject({
  /** Null where no fixed rhythm is due. */
  every_months: z.int().positive().nullable(),
  words: z.string().min(1),
});
export type Frequency = z.infer<typeof frequency>;

export const provenance = z.strictObject({
  kind: z.enum(['published', 'adapted', 'derived']),
  words: z.string().min(1),
  /** True only where this wording and scoring were validated by study. */
  validated: z.boolean(),
});
export type Provenance = z.infer<typeof provenance>;

/** `own` may be embedded, `open_licence` with credit; `reference_only` belongs to others and is never copied here. */
export const itemWording = z.enum(['none', 'own', 'open_licence', 'reference_only']);
export const item = z.strictObject({
  text: z.string().min(1),
  answers: z.enum(['agree_1_5', 'yes_no_not_sure', 'yes_partly_no', 'safe_1_4', 'belong_1_4']),
  /** Scored the other way round: 6 minus the answer. */
  reversed: z.boolean().default(false),
});
export type Item = z.infer<typeof item>;

const text = z.string().trim().min(1, 'Write something here.');
const code = z
  .string()
  .regex(/^[A-Z]{2,6}-\d{2,3}$/, 'A code is capital letters, a hyphen and two digits, like LOC-01.');
const goalCode = z.string().regex(/^[A-Z]\d{1,2}$/, 'A goal code is a capital letter and a number, like N2.');
const version = z.int('A version is a whole number.').positive('Versions start at 1.');

export const goal = z.strictObject({
  code: goalCode,
  side: goalSide,
  statement: text,
  provenance,
  source: z.url(),
});
export type Goal = z.infer<typeof goal>;

export const indicator = z.strictObject({
  code,
  /** Goes up when meaning, wording or scoring changes; observations keep the version they were collected under. */
  version,
  title: text,
  measures: text,
  level,
  setting,
  goal: goalCode,
  /** Contextual Safeguarding domain, 1 to 4. */
  cs_domain: z.int().min(1).max(4),
  measure_type: measureType,
  unit: text,
  /** Lowest and highest possible value in `unit`; null where there is no ceiling. */
  range: z.tuple([z.number(), z.number()]).nullable().default(null),
  direction,
  counts: countsOf,
  population: population.nullable().default(null),
  aggregation,
  sensitive: z.boolean(),
  /** Smallest number of people a figure may rest on outside the team. */
  min_base: z.int().positive().nullable().default(null),
  /** Smallest number of events. */
  min_events: z.int().positive().nullable().default(null),
  /** Null where no verdict is given. */
  material_change: materialChange.nullable().default(null),
  /** Counts of things only: true when the same things are looked at each time, so that nothing is sampled. */
  fixed_list: z.boolean().nullable().default(null),
  /** The same people may answer twice under a code they keep. */
  paired_possible: z.boolean().default(false),
  /** Rates: events per this many. */
  per: z.int().positive().nullable().default(null),
  /** Codes a computed indicator is made from. */
  computed_from: z.array(code).default([]),
  respondent_method: text,
  frequency,
  orientation,
  role: indicatorRole,
  provenance,
  licence: text,
  source: z.url(),
  /** Codes that must stand in the same view. */
  pair_with: z.array(code).default([]),
  item_wording: itemWording,
  items: z.array(item).default([]),
  /** Five anchors, for levels 0 to 4 in order. */
  rubric_anchors: z.array(text).nullable().default(null),
  note: z.string().default(''),
  /** Why the definition is another one than in the version before: needed above version 1, and told in every report across it. */
  changed_because: text.optional(),
});
export type Indicator = z.infer<typeof indicator>;

/** What changed in a version of a file, newest last. */
export const changelogEntry = z.strictObject({ version, date: isoDate, what: text });
export type ChangelogEntry = z.infer<typeof changelogEntry>;

const fileHead = {
  /** Name of the set this file holds; the file is called `<set>.v<version>.yaml`. */
  set: z.string().regex(/^[a-z][a-z-]*$/, 'A set is named in small letters, like neighbourhood.'),
  version,
  changelog: z.array(changelogEntry).min(1, 'Say in the changelog what this version is.'),
};

export const glossaryTerm = z.strictObject({ term: text, means: text });
export type GlossaryTerm = z.infer<typeof glossaryTerm>;

export const frameworkFile = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('goals'), ...fileHead, goals: z.array(goal).min(1) }),
  z.strictObject({ kind: z.literal('indicators'), ...fileHead, indicators: z.array(indicator).min(1) }),
  z.strictObject({ kind: z.literal('glossary'), ...fileHead, terms: z.array(glossaryTerm).min(1) }),
]);
export type FrameworkFile = z.infer<typeof frameworkFile>;

/** Fingerprints of every published file. A published version never changes; a change is a new version. */
export const publishedFiles = z.strictObject({
  files: z.array(
    z.strictObject({
      file: z.string(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/, 'A sha256 is 64 characters, 0-9 and a-f.'),
    }),
  ),
});
export type PublishedFiles = z.infer<typeof publishedFiles>;

/** The whole framework as one answer: the latest version of everything, and what it replaced. */
export const framework = z.strictObject({
  files: z.array(
    z.strictObject({ file: z.string(), set: z.string(), version, changelog: z.array(changelogEntry) }),
  ),
  goals: z.array(goal),
  indicators: z.array(indicator),
  /** Indicators at versions since replaced, for observations collected under them. */
  earlier: z.array(indicator),
  /** Code of an indicator -> slug of the method its change is judged by. */
  methodOf: z.record(z.string(), z.string()),
  glossary: z.array(glossaryTerm),
});
export type Framework = z.infer<typeof framework>;

/**
 * The kind of figures an observation of this indicator carries (`figures.kind` of an observation); null where it is
 * computed from others and never entered.
 */
export function figuresKindOf(
  it: Pick<Indicator, 'aggregation'>,
): 'counts' | 'moments' | 'events' | 'stock' | 'level' | 'milestone' | null {
  switch (it.aggregation) {
    case 'sum':
      return 'events';
    case 'stock_last':
      return 'stock';
    case 'computed':
      return null;
    default:
      return it.aggregation;
  }
}

/** "pounds for each move" is an amount of pounds, and what it was spent on is counted as moves; null for any other unit. */
export function eachOf({ unit }: Pick<Indicator, 'unit'>): { amount: string; each: string } | null {
  const [, amount, each] = /^(.+) for each (\w+)$/.exec(unit) ?? [];
  return amount && each ? { amount, each } : null;
}
