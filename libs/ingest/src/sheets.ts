import { stringify } from 'csv-stringify/sync';
import writeXlsxFile from 'write-excel-file/node';

/** A cell on its way out: text, a number that stays one, or nothing. */
export type OutCell = string | number | null | undefined;

/** White space, marks nobody sees, and control characters: what may stand before a sign without being noticed. */
const UNSEEN = /^[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Zs}]+/u;
/** The signs by which spreadsheet programs know a formula, in both widths, and the signs that look like a minus. */
const FORMULA = /^[=+\-@|\uff1d\uff0b\uff0d\uff20\u2212\ufe63]/;
const CONTROL = /^[\t\r\n]/;
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * Text that no spreadsheet program runs: what could begin a formula, also behind white space or marks nobody sees, gets an
 * apostrophe in front. A plain number, negative too, is nothing to run and stays as it is.
 */
export function neutralised(text: string): string {
  if (PLAIN_NUMBER.test(text)) return text;
  return CONTROL.test(text) || FORMULA.test(text.replace(UNSEEN, '')) ? `'${text}` : text;
}

/**
 * A program set to semicolons or tabs reads quotation marks in the middle of a line as plain text, and begins a cell after each of its own
 * separators and a row after each line break. So what could begin a formula that calls something is neutralised there as well; a
 * list with hyphens stays as it was written.
 */
const INSIDE =
  /([;\t\r\n][\s\p{Cc}\p{Cf}\p{Z}]*)(?=["']?(?:[=@\uff1d\uff20]|[+\-|\uff0b\uff0d\u2212\ufe63][^;\t\r\n]*[(|]))/gu;
const inside = (cell: string | number): string | number =>
  typeof cell === 'number' ? cell : cell.replace(INSIDE, "$1'");

const safe = (cell: OutCell): string | number =>
  typeof cell === 'number' ? (Number.isFinite(cell) ? cell : '') : neutralised(cell ?? '');

/**
 * Rows, headings among them, as CSV (RFC 4180) in UTF-8 with the mark by which spreadsheet programs know it. `more` leaves the mark
 * out, for rows that follow others.
 */
export function csvOf(rows: readonly (readonly OutCell[])[], { more = false } = {}): string {
  return stringify(
    rows.map((row) => row.map((cell) => inside(safe(cell)))),
    { bom: !more, record_delimiter: '\r\n' },
  );
}

export interface OutSheet {
  readonly name: string;
  /** The first row is the heading. */
  readonly rows: readonly (readonly OutCell[])[];
  /** In characters, a column each. */
  readonly widths: readonly number[];
}

/** Sheets as an .xlsx workbook: the same cells as the CSV, numbers as numbers, headings bold and kept in sight. */
export function workbookOf(sheets: readonly OutSheet[]): Promise<Buffer> {
  return writeXlsxFile(
    sheets.map(({ name, rows, widths }) => ({
      sheet: name,
      data: rows.map((row, at) =>
        row.map((cell) => {
          const value = safe(cell);
          return value === '' ? null : at === 0 ? { value, fontWeight: 'bold' as const } : { value };
        }),
      ),
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
}
