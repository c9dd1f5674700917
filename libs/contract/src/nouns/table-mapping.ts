import { z } from 'zod';
import { freeText } from '../free-text';
import { importMapping } from './mapping';
import { breakdown, missingReason } from './observation';
import { period } from './period';

const words = z.string().trim().min(1);
const code = z.string().trim().min(1).max(40);
const indicatorCode = z.string().trim().min(1).max(12);
/** Text of a cell, without characters nobody can see. */
const cellText = z.string().max(400);

/**
 * A column by its heading, so that the rule fits the next file too. Lines of a heading of several rows are joined:
 * `Young people seen / Girls`. `nth` tells columns of the same heading apart, from the left.
 */
export const columnRef = z.strictObject({ heading: cellText, nth: z.int().positive().default(1) });
export type ColumnRef = z.infer<typeof columnRef>;

/** What a figure in a column is a part of. `value` is the figure itself, whatever the indicator counts. */
export const figurePart = z.enum([
  'value',
  'numerator',
  'denominator',
  /** How many gave one of several answers: those that count, and the others; together they are the base. */
  'answered',
  'otherwise',
  /** As 47.7 or 47.7%. */
  'percent',
  /** As 0.477. */
  'share',
  'events',
  'exposure',
  'n',
  'mean',
  'sd',
  'level',
  'raters',
  'evidence',
  'stock',
  'reached',
]);
export type FigurePart = z.infer<typeof figurePart>;

/** How the answers to one question become a figure for each context and period. */
export const answerScore = z.discriminatedUnion('is', [
  /** Those who gave one of these answers, out of everyone who gave a valid one. */
  z.strictObject({ is: z.literal('share'), of: z.array(cellText).min(1) }),
  /** Mean and spread of the points, moved from `low`..`high` to the range of the indicator. */
  z.strictObject({ is: z.literal('mean'), low: z.number(), high: z.number() }),
]);
export type AnswerScore = z.infer<typeof answerScore>;

/** Merged or not repeated: an empty cell means what the filled one above it says. */
const fillDown = z.boolean().default(false);
const at = columnRef.shape;

export const columnRule = z.discriminatedUnion('as', [
  /** Where: its texts are codes or names of contexts, or stand in `contexts` of the table. */
  z.strictObject({ ...at, as: z.literal('context'), fillDown }),
  /** When: a period or a date, or the first and the last day in two columns. */
  z.strictObject({
    ...at,
    as: z.literal('period'),
    edge: z.enum(['whole', 'start', 'end']).default('whole'),
    fillDown,
  }),
  /** Who: text of the cell to value of the dimension; an empty value means everyone. Texts not named stand for themselves. */
  z.strictObject({
    ...at,
    as: z.literal('breakdown'),
    dimension: z.string().regex(/^[a-z][a-z0-9 _-]*$/, 'A dimension is named in small letters, like sex.'),
    values: z.record(z.string(), z.string()).default({}),
    fillDown,
  }),
  /** Which indicator, where it stands in the row: text of the cell to code, null to leave its rows out. */
  z.strictObject({
    ...at,
    as: z.literal('indicator'),
    values: z.record(z.string(), indicatorCode.nullable()),
    fillDown,
  }),
  z.strictObject({ ...at, as: z.literal('round') }),
  /** A figure or a part of one. Parts of the same indicator, breakdown, context and period belong together. */
  z.strictObject({
    ...at,
    as: z.literal('figure'),
    part: figurePart,
    /** Several share a base; none: the row says which. */
    indicators: z.array(indicatorCode).max(40),
    breakdown: breakdown.default(''),
    /** Code of the context the whole column is about. */
    context: code.nullable().default(null),
    /** The heading holds a period; `heading` is what remains of it, so that the next period's columns fit too. */
    periodInHeading: z.boolean().default(false),
  }),
  /** One answer of one submission. `points` names every valid answer. */
  z.strictObject({
    ...at,
    as: z.literal('answer'),
    indicator: indicatorCode,
    breakdown: breakdown.default(''),
    points: z.record(z.string(), z.number()),
    score: answerScore,
  }),
  /** What tells one submission from another: an id, never a time. */
  z.strictObject({ ...at, as: z.literal('submission') }),
  /** The code a respondent keeps from wave to wave, for pairing. */
  z.strictObject({ ...at, as: z.literal('respondent') }),
  /** Checked against its parts, never imported. */
  z.strictObject({ ...at, as: z.literal('total'), of: z.array(columnRef).min(1) }),
  z.strictObject({ ...at, as: z.literal('not used'), why: words.max(200) }),
]);
export type ColumnRule = z.infer<typeof columnRule>;

/** What `2023/24` and `Q1` mean here. */
export const yearKind = z.enum(['calendar', 'financial', 'school']);
export type YearKind = z.infer<typeof yearKind>;

export const periodRule = z.discriminatedUnion('from', [
  /** A cell of each row; a date may stand for the month, quarter or year it lies in. */
  z.strictObject({
    from: z.literal('column'),
    each: z.enum(['as written', 'month', 'quarter', 'half-year', 'year', 'all rows']),
    years: yearKind,
  }),
  /** The headings of the figures. */
  z.strictObject({ from: z.literal('heading'), years: yearKind }),
  /** The lines above the heading, as in "Period: Q1 2023/24". */
  z.strictObject({ from: z.literal('title'), years: yearKind }),
  z.strictObject({ from: z.literal('sheet name'), years: yearKind }),
  z.strictObject({ from: z.literal('file name'), years: yearKind }),
  /** Said by whoever sends the file, each time. */
  z.strictObject({ from: z.literal('asked'), years: yearKind }),
]);
export type PeriodRule = z.infer<typeof periodRule>;

/** `as written` keeps `<5` and the like as a bound; `left out` makes no observation at all. */
export const symbolMeaning = z.union([
  missingReason,
  z.enum(['nearly zero', 'zero', 'as written', 'left out']),
]);
export type SymbolMeaning = z.infer<typeof symbolMeaning>;

/** One table of a sheet: where it is by what it says, never by row number, so that next quarter's file fits. */
export const tableRule = z.strictObject({
  /** Null: every sheet that has this heading. */
  sheet: z.string().max(120).nullable(),
  headingRows: z.int().min(1).max(3),
  rowsAre: z.enum(['figures', 'submissions']),
  columns: z.array(columnRule).min(1).max(600),
  /** Code of the context of every row, where no column says it. */
  context: code.nullable(),
  /** What the file calls a context to its code; null leaves those rows out, and says so. */
  contexts: z.record(z.string(), code.nullable()),
  period: periodRule,
  dates: z.enum(['day first', 'month first', 'year first']),
  /** Signs in cells of figures, `''` for an empty cell. Others are refused with their place. */
  symbols: z.record(z.string(), symbolMeaning),
  /** First words of rows that add up the rows above: checked, never imported. */
  totals: z.array(words.max(60)).max(20),
  ends: z.enum(['at blank row', 'at end of sheet']),
});
export type TableRule = z.infer<typeof tableRule>;

export const mappingName = z
  .string()
  .trim()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*$/, 'Name a mapping in small letters, digits and hyphens, like quarterly-return.');

/** How a team's own table becomes observations of contexts, as data. A saved version never changes. */
export const tableMapping = z.strictObject({
  mapping: mappingName,
  version: z.int().positive(),
  label: words.max(200),
  /** The source named beside every figure. */
  source: words.max(160),
  tables: z.array(tableRule).min(1).max(40),
});
export type TableMapping = z.infer<typeof tableMapping>;

/** The two kinds of mapping: of a team's own table to contexts, and of official statistics to areas. */
export const anyMapping = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('table'), table: tableMapping }),
  z.strictObject({ kind: z.literal('official'), official: importMapping }),
]);
export type AnyMapping = z.infer<typeof anyMapping>;

/** A mapping an organisation saved. Saving under the same name is the next version. */
export const savedMapping = z.strictObject({
  id: z.int().positive(),
  organisationId: z.int().positive(),
  organisation: z.string(),
  name: mappingName,
  version: z.int().positive(),
  label: z.string(),
  kind: z.enum(['table', 'official']),
  savedAt: z.string(),
  savedBy: z.string(),
  archived: z.boolean(),
  mapping: anyMapping,
});
export type SavedMapping = z.infer<typeof savedMapping>;

export const newSavedMapping = z.strictObject({
  organisationId: z.int().positive().optional(),
  name: mappingName,
  label: freeText(words.max(200)),
  mapping: anyMapping,
});
export type NewSavedMapping = z.infer<typeof newSavedMapping>;

/** What a preview or an import is made with. */
export const mappingUse = z.strictObject({
  mapping: anyMapping,
  /** The period of a file that does not say it. */
  period: period.nullable().default(null),
});
export type MappingUse = z.infer<typeof mappingUse>;
