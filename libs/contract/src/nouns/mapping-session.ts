import { z } from 'zod';
import { importProblem } from './import';
import { figures } from './observation';
import { isoDate, period } from './period';
import { anyMapping, columnRef, symbolMeaning } from './table-mapping';

/** A file that was sent to be mapped: kept for a week, seen by whoever may send imports of the organisation. */
export const importDraft = z.strictObject({
  id: z.uuid(),
  file: z.string(),
  size: z.int().nonnegative(),
  /** sha256 of the file. */
  digest: z.string(),
  state: z.enum(['reading', 'ready', 'unreadable']),
  /** 0 to 1, of the reading. */
  progress: z.number().min(0).max(1),
  /** What the file is: CSV with its encoding and separator, workbook with its sheets. */
  remarks: z.array(z.string()),
  /** Why it cannot be read, or what was passed over (hidden sheets). */
  problems: z.array(importProblem),
  sheets: z.array(
    z.strictObject({
      name: z.string().nullable(),
      rows: z.int().nonnegative(),
      columns: z.int().nonnegative(),
    }),
  ),
  uploadedAt: z.string(),
  uploadedBy: z.string(),
  expiresAt: z.string(),
});
export type ImportDraft = z.infer<typeof importDraft>;

/** A stretch of a sheet as it is shown: what the page draws the table from. */
export const gridWindow = z.strictObject({
  sheet: z.int().nonnegative(),
  /** Rows of the sheet, those outside the window included. */
  rowCount: z.int().nonnegative(),
  columnCount: z.int().nonnegative(),
  /** A, B, ... AA, for each column. */
  letters: z.array(z.string()),
  rows: z.array(
    z.strictObject({
      /** As a spreadsheet program shows it: the first is 1. */
      row: z.int().positive(),
      cells: z.array(
        z.strictObject({
          text: z.string(),
          type: z.enum(['empty', 'text', 'number', 'percent', 'date', 'formula']),
          /** The first cell of a merge, with its size. */
          merge: z.strictObject({ rows: z.int().positive(), columns: z.int().positive() }).optional(),
        }),
      ),
    }),
  ),
});
export type GridWindow = z.infer<typeof gridWindow>;

/** One thing the software chose, why, and how sure it is. `ask`: the reader has to say. */
export const mappingChoice = z.strictObject({
  /** Where in the mapping: `tables.0.period`, `tables.0.columns.3`, `tables.0.contexts`, `tables.0.symbols`. */
  at: z.string(),
  /** In words: "Period", "Column B, Young people seen / Girls". */
  what: z.string(),
  chose: z.string(),
  because: z.string(),
  sure: z.enum(['sure', 'likely', 'ask']),
});
export type MappingChoice = z.infer<typeof mappingChoice>;

/** A column as it was found, in the order of the table. */
export const foundColumn = z.strictObject({
  ...columnRef.shape,
  /** Where the heading holds a period: the rule that reads it, with the other periods of the same figure. */
  readAs: columnRef.optional(),
  letter: z.string(),
  filled: z.int().nonnegative(),
  /** Up to six different texts of it. */
  samples: z.array(z.string()),
  holds: z.enum(['nothing', 'numbers', 'percentages', 'dates', 'few texts', 'free text', 'ids', 'mixed']),
  /** Indicators by how well the words fit, best first, at most five. */
  indicators: z.array(z.strictObject({ code: z.string(), title: z.string(), because: z.string() })),
});
export type FoundColumn = z.infer<typeof foundColumn>;

export const foundTable = z.strictObject({
  /** Index into the draft's sheets. */
  sheet: z.int().nonnegative(),
  sheetName: z.string().nullable(),
  /** As in A4:E9, heading included, totals and footnotes not. */
  range: z.string(),
  headingRows: z.array(z.int().positive()),
  firstRow: z.int().positive(),
  lastRow: z.int().positive(),
  /** Lines above the heading. */
  titles: z.array(z.strictObject({ row: z.int().positive(), text: z.string() })),
  totalRows: z.array(z.int().positive()),
  footnotes: z.array(z.strictObject({ row: z.int().positive(), text: z.string() })),
  columns: z.array(foundColumn),
});
export type FoundTable = z.infer<typeof foundTable>;

/** A name in the file, the context it is taken for, and the nearest one where it is not known. */
export const foundContext = z.strictObject({
  text: z.string(),
  rows: z.int().nonnegative(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  /** `same`: the code or name itself; `near`: but for case, spaces, accents or a letter; `none`: nothing like it. */
  match: z.enum(['same', 'near', 'none']),
  suggestions: z.array(z.strictObject({ code: z.string(), name: z.string() })),
});
export type FoundContext = z.infer<typeof foundContext>;

export const foundSymbol = z.strictObject({
  text: z.string(),
  count: z.int().positive(),
  /** Where it is met first, as B7. */
  cell: z.string(),
  meaning: symbolMeaning.nullable(),
});
export type FoundSymbol = z.infer<typeof foundSymbol>;

/** What the software understood of a file before anybody said anything. */
export const mappingProposal = z.strictObject({
  /** Null where nothing could be proposed; `why` says it. */
  mapping: anyMapping.nullable(),
  why: z.string().nullable(),
  /** The saved mapping that fits this file, by which it was filled in. */
  saved: z.strictObject({ name: z.string(), version: z.int().positive() }).nullable(),
  /** The period, where it is asked and something in the file suggests one. */
  period: period.nullable(),
  /** In the order of the mapping's tables. */
  tables: z.array(foundTable),
  contexts: z.array(foundContext),
  symbols: z.array(foundSymbol),
  choices: z.array(mappingChoice),
});
export type MappingProposal = z.infer<typeof mappingProposal>;

/** A figure beside the cells it came from. */
export const previewObservation = z.strictObject({
  sheet: z.int().nonnegative(),
  /** As B7; the cells of its parts, or the column of answers it sums up as C2:C51. */
  cells: z.array(z.string()),
  /** What those cells show. */
  shown: z.string(),
  context: z.strictObject({ code: z.string(), name: z.string() }).nullable(),
  areaCode: z.string().nullable(),
  indicator: z.strictObject({ code: z.string(), title: z.string() }),
  start: isoDate,
  end: isoDate,
  breakdown: z.string(),
  round: z.string(),
  figures,
});
export type PreviewObservation = z.infer<typeof previewObservation>;

/** What became of a cell, for the table on screen. */
export const cellMark = z.strictObject({
  sheet: z.int().nonnegative(),
  cell: z.string(),
  is: z.enum([
    'heading',
    'title',
    'key',
    'figure',
    'missing',
    'reported',
    'total',
    'footnote',
    'problem',
    'left out',
  ]),
  says: z.string(),
});
export type CellMark = z.infer<typeof cellMark>;

export const mappingPreview = z.strictObject({
  counts: z.strictObject({
    /** Rows of the tables, totals and footnotes not counted. */
    rows: z.int().nonnegative(),
    observations: z.int().nonnegative(),
    /** Of those: with figures, missing with a reason, kept as printed. */
    shown: z.int().nonnegative(),
    missing: z.int().nonnegative(),
    reported: z.int().nonnegative(),
    refused: z.int().nonnegative(),
    leftOut: z.int().nonnegative(),
    problems: z.int().nonnegative(),
    submissions: z.int().nonnegative(),
    answers: z.int().nonnegative(),
  }),
  /** What is wrong with the mapping itself, each by its place in it; until it is mended nothing can be imported. */
  faults: z.array(z.strictObject({ at: z.string(), sentence: z.string() })),
  /** The first 500. */
  observations: z.array(previewObservation),
  /** The first 200, each with its cell where it has one. */
  problems: z.array(importProblem.extend({ cell: z.string().nullable() })),
  totals: z.array(
    z.strictObject({
      sheet: z.int().nonnegative(),
      cell: z.string(),
      column: z.string(),
      shown: z.string(),
      /** Sum of the parts that are numbers. */
      sum: z.number(),
      /** Null where a part or the total is hidden or unreadable, so that nothing can be said. */
      agrees: z.boolean().nullable(),
      says: z.string(),
    }),
  ),
  /** Columns not used and rows left out: listed, never dropped silently. */
  unused: z.array(
    z.strictObject({
      sheet: z.int().nonnegative(),
      letter: z.string(),
      heading: z.string(),
      why: z.string(),
    }),
  ),
  leftOut: z.array(
    z.strictObject({
      sheet: z.int().nonnegative(),
      row: z.int().positive(),
      text: z.string(),
      why: z.string(),
    }),
  ),
  contexts: z.array(foundContext),
  symbols: z.array(foundSymbol),
  /** Of the first 200 rows of each table. */
  marks: z.array(cellMark),
  remarks: z.array(z.string()),
});
export type MappingPreview = z.infer<typeof mappingPreview>;
