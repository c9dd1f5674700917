/** Which part of a large sheet is drawn: all rows are equally high, columns as wide as what stands in them needs. */
export const ROW_HEIGHT = 32;
/** Rows drawn beyond those in sight, so that a quick scroll meets no empty stripe. */
const SPARE = 8;

export interface Span {
  readonly first: number;
  /** The one after the last. */
  readonly end: number;
}

export function rowsInSight(top: number, height: number, rows: number): Span {
  const first = Math.max(0, Math.floor(top / ROW_HEIGHT) - SPARE);
  return { first, end: Math.min(rows, Math.ceil((top + height) / ROW_HEIGHT) + SPARE) };
}

/** Left edges of the columns, in px, and after the last its right edge. */
export function edgesOf(widths: readonly number[]): readonly number[] {
  const edges = [0];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + width);
  return edges;
}

export function columnsInSight(left: number, width: number, edges: readonly number[]): Span {
  const columns = edges.length - 1;
  let first = 0;
  while (first < columns - 1 && (edges[first + 1] ?? 0) <= left) first += 1;
  let end = first;
  while (end < columns && (edges[end] ?? 0) < left + width) end += 1;
  return { first: Math.max(0, first - 2), end: Math.min(columns, end + 2) };
}

export const NARROWEST = 64;
const WIDEST = 208;
const CHARACTER = 7.6;
const PADDING = 22;
const LONGEST_HEAD = 16;
const MOST_STRETCH = 1.8;

/** Widths from a look at the texts: wide enough for most of them and for the head, never so wide that one column fills the sheet. */
export function widthsFrom(
  columns: number,
  rows: number,
  text: (row: number, column: number) => string | undefined,
  head: (column: number) => string = () => '',
  widest = WIDEST,
): readonly number[] {
  return Array.from({ length: columns }, (_, column) => {
    const lengths: number[] = [];
    for (let row = 0; row < rows; row += 1) {
      const length = text(row, column)?.length ?? 0;
      if (length > 0) lengths.push(length);
    }
    lengths.sort((a, b) => a - b);
    // the longest but one in ten: a title above the table does not widen its first column
    const usual = lengths[Math.floor((lengths.length - 1) * 0.9)] ?? 0;
    const needed = Math.max(usual, Math.min(head(column).length, LONGEST_HEAD)) * CHARACTER + PADDING;
    return Math.round(Math.min(widest, WIDEST, Math.max(NARROWEST, needed)));
  });
}

/** A small sheet fills the room there is, evenly, and not beyond reason. */
export function stretched(widths: readonly number[], room: number): readonly number[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const factor = total > 0 && total < room ? Math.min(room / total, MOST_STRETCH) : 1;
  return factor === 1 ? widths : widths.map((width) => Math.floor(width * factor));
}

/** A, B, ... Z, AA: a column as spreadsheet programs name it; the first is 0. */
export function letterOf(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** `C7`: a cell as spreadsheet programs name it; both counted from 0. */
export const cellName = (row: number, column: number): string => `${letterOf(column)}${row + 1}`;
