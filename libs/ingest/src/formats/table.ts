import type { ImportProblem } from '@waymark/contract';

/** Some hundred rows at a time, so that a million never lie in memory at once. */
export interface RowBatch {
  /** Row numbers as a spreadsheet program shows them, parallel to `rows`. */
  readonly numbers: number[];
  readonly rows: string[][];
}

export interface Sheet {
  /** Null for text files, which have one sheet without a name. */
  readonly name: string | null;
  /** A breach of the format met while reading ends the rows and is told here. */
  rows(
    onProblem: (problem: ImportProblem) => void,
    /** Told of merged cells, as A1:C1, by whoever knows what to do with them; else each is a problem. */
    onMerge?: (range: string) => void,
  ): AsyncGenerator<RowBatch>;
}

/** A file that could be opened as a table. Every format yields the same. */
export interface Table {
  readonly file: string;
  readonly format: 'csv' | 'xlsx' | 'ods';
  /** What the reader saw, in words, for the summary: encoding, delimiter, sheets. */
  readonly remarks: readonly string[];
  /** Things that are said but stop nothing (hidden sheets, merged cells). */
  readonly warnings: readonly ImportProblem[];
  readonly sheets: readonly Sheet[];
  /** The file writes dates month first somewhere, so that 03/04/2024 is ambiguous everywhere in it. */
  readonly monthFirst: boolean;
  /** About how many rows there are, for progress; null where nothing tells. */
  readonly rowsEstimate: number | null;
}

export type Opened =
  { readonly ok: true; readonly table: Table } | { readonly ok: false; readonly problems: ImportProblem[] };

export const BATCH_ROWS = 500;
/** Wider than any table people keep; a wider one is no table. */
export const MOST_COLUMNS = 2000;
