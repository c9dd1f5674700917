/** What a row of the sheet was taken for. */
export type RowKind = 'title' | 'header' | 'body' | 'total' | 'note' | 'blank' | 'outside' | 'left out';

/** The word in the gutter of a row; a body row needs none. */
export const ROW_WORDS: Record<RowKind, string> = {
  title: 'title',
  header: 'header',
  body: '',
  total: 'total',
  note: 'note',
  blank: '',
  outside: 'outside',
  'left out': 'left out',
};

export type CellTone = 'plain' | 'figure' | 'key' | 'sign' | 'refused' | 'unused';

export interface CellMark {
  readonly tone: CellTone;
  /** What became of the cell, in words, for the line under the sheet and for ears. Empty where there is nothing to say. */
  readonly words: string;
}

export interface ColumnMark {
  /** "counts of LOC-01", "not used". */
  readonly words: string;
  readonly used: boolean;
}

/** A sheet as it is in the file, and what was understood of it. Rows and columns are counted from 0. */
export interface SheetModel {
  /** Changes with the sheet shown, so that the view begins at its top again. */
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  /** Undefined where the cell has not been fetched yet. */
  readonly text: (row: number, column: number) => string | undefined;
  readonly rowKind: (row: number) => RowKind;
  readonly column: (column: number) => ColumnMark;
  readonly cell: (row: number, column: number) => CellMark;
}
