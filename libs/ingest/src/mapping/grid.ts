import type { GridWindow, ImportProblem } from '@waymark/contract';
import type { Table } from '../formats/table';
import { readNumber, visible } from '../table/numbers';
import { readPeriod } from './period-text';
import { lettersOf } from './text';

/** A sheet held in memory to be looked at and mapped. */
export interface GridSheet {
  readonly name: string | null;
  /** Row numbers as a spreadsheet program shows them, parallel to `rows`. */
  readonly numbers: readonly number[];
  readonly rows: readonly (readonly string[])[];
  /** As A1:C1. */
  readonly merges: readonly string[];
  readonly width: number;
}

export interface Grid {
  readonly file: string;
  readonly sheets: readonly GridSheet[];
  readonly remarks: readonly string[];
  readonly problems: readonly ImportProblem[];
  readonly monthFirst: boolean;
  /** Not all rows are here: the file is longer than is looked at on screen; an import reads it whole. */
  readonly isCut: boolean;
}

/** What is looked at on screen: far beyond what a person maps by eye. */
const MOST_CELLS = 6_000_000;

/** Reads a file into memory, as far as is looked at. `onProgress` is told of each batch with the rows read so far. */
export async function readGrid(
  table: Table,
  onProgress: (rows: number) => void = () => undefined,
): Promise<Grid> {
  const sheets: GridSheet[] = [];
  const problems: ImportProblem[] = [...table.warnings];
  let cells = 0;
  let rowsRead = 0;
  let isCut = false;
  for (const sheet of table.sheets) {
    const numbers: number[] = [];
    const rows: string[][] = [];
    const merges: string[] = [];
    let width = 0;
    if (!isCut)
      for await (const batch of sheet.rows(
        (problem) => problems.push(problem),
        (range) => merges.push(range),
      )) {
        for (let i = 0; i < batch.rows.length; i++) {
          const row = batch.rows[i] ?? [];
          numbers.push(batch.numbers[i] ?? 0);
          rows.push(row);
          cells += row.length;
          const last = lastFilled(row);
          if (last > width) width = last;
        }
        rowsRead += batch.rows.length;
        onProgress(rowsRead);
        isCut = cells > MOST_CELLS;
        if (isCut) break;
      }
    sheets.push({ name: sheet.name, numbers, rows, merges: merges.slice(0, 5000), width });
  }
  return { file: table.file, sheets, remarks: table.remarks, problems, monthFirst: table.monthFirst, isCut };
}

function lastFilled(row: readonly string[]): number {
  for (let at = row.length; at > 0; at--) if (row[at - 1] !== '') return at;
  return 0;
}

type CellType = GridWindow['rows'][number]['cells'][number]['type'];

/** What a cell shows at first sight, for its look on the page. */
export function cellType(text: string): CellType {
  const shown = visible(text);
  if (shown === '') return 'empty';
  if (shown.startsWith('=')) return 'formula';
  const reading = readNumber(shown);
  if (reading.is === 'number') return 'number';
  if (reading.is === 'percent') return 'percent';
  return /\d/.test(shown) && readPeriod(shown.replace(/[T ]\d{1,2}:\d{2}.*$/, ''), 'calendar', 'day first')
    ? 'date'
    : 'text';
}

/** A stretch of a sheet; rows that hold nothing are there too, as on paper. Null where there is no such sheet. */
export function windowOf(grid: Grid, index: number, from: number, count: number): GridWindow | null {
  const sheet = grid.sheets[index];
  if (!sheet) return null;
  const last = sheet.numbers.at(-1) ?? 0;
  const merged = new Map(sheet.merges.flatMap((range) => mergeOf(range)));
  const place = new Map<number, number>();
  sheet.numbers.forEach((number, i) => {
    if (number >= from && number < from + count) place.set(number, i);
  });
  const rows = Array.from({ length: Math.max(0, Math.min(count, last - from + 1)) }, (_, i) => {
    const row = from + i;
    const at = place.get(row);
    const cells = at === undefined ? [] : (sheet.rows[at] ?? []);
    return {
      row,
      cells: Array.from({ length: sheet.width }, (__, column) => {
        const text = (cells[column] ?? '').slice(0, 1000);
        const merge = merged.get(`${column}|${row}`);
        return { text, type: cellType(text), ...(merge ? { merge } : {}) };
      }),
    };
  });
  return {
    sheet: index,
    rowCount: last,
    columnCount: sheet.width,
    letters: Array.from({ length: sheet.width }, (_, column) => lettersOf(column)),
    rows,
  };
}

/** A1:C2 as the place of its first cell and its size. */
function mergeOf(range: string): [string, { rows: number; columns: number }][] {
  const found = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/i.exec(range);
  if (!found) return [];
  const [, first = '', top = '', last = '', bottom = ''] = found;
  const column = columnOf(first);
  return [
    [
      `${column}|${Number(top)}`,
      { rows: Number(bottom) - Number(top) + 1, columns: columnOf(last) - column + 1 },
    ],
  ];
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
