import type { ImportProblem } from '@waymark/contract';
import { fault, placed, wholeFile } from '../problems';
import { lettersOf } from '../mapping/text';
import { MOST_COLUMNS } from './table';

// What is said of a workbook in the same words, whichever program wrote it.

export function hiddenSheet(file: string, name: string): ImportProblem {
  return placed(
    fault(
      'hidden-sheet',
      null,
      name,
      'figures on sheets that can be seen',
      'This sheet is hidden and was not read. Unhide it if its figures are wanted.',
      'warning',
    ),
    file,
    name,
    null,
  );
}

export function mergedCells(file: string, sheet: string, range: string): ImportProblem {
  return placed(
    fault(
      'merged-cells',
      null,
      range,
      'one value in each cell',
      `Cells ${range} are merged: only the first holds a value, the others read as empty. Unmerge them and fill each cell.`,
      'warning',
    ),
    file,
    sheet,
    Number(/\d+/.exec(range)?.[0] ?? 1),
  );
}

export function tooWide(file: string, sheet: string, row: number, columns: number): ImportProblem {
  return wholeFile(
    file,
    'too-many-columns',
    `at most ${MOST_COLUMNS.toLocaleString('en-GB')} columns`,
    `This row has ${columns.toLocaleString('en-GB')} columns. Send only the columns of the table.`,
    { sheet, row },
  );
}

/** Rows and columns of a sheet that a reader of it does not see, such as those a filter left out, and that hold something. */
export class Hidden {
  private readonly columns = new Set<number>();
  private readonly filledColumns = new Set<number>();
  private readonly runs: { from: number; to: number }[] = [];
  private rows = 0;

  /** From and to are counted from 0, both included. */
  column(from: number, to: number): void {
    for (let at = from; at <= Math.min(to, MOST_COLUMNS); at++) this.columns.add(at);
  }

  /** So many rows from this one on, each with these cells. */
  row(number: number, cells: readonly string[], isHidden: boolean, count = 1): void {
    for (const column of this.columns) if ((cells[column] ?? '') !== '') this.filledColumns.add(column);
    if (!isHidden || !cells.some((text) => text !== '')) return;
    this.rows += count;
    const last = this.runs.at(-1);
    if (last?.to === number - 1) last.to = number + count - 1;
    else this.runs.push({ from: number, to: number + count - 1 });
  }

  /** What is to be said of this sheet. */
  problems(file: string, sheet: string): ImportProblem[] {
    const found: ImportProblem[] = [];
    const say = (code: string, value: string, row: number | null, fix: string) =>
      found.push(
        placed(
          fault(code, null, value, 'rows and columns that can be seen', fix, 'warning'),
          file,
          sheet,
          row,
        ),
      );
    const [first] = this.runs;
    if (first) {
      const where = this.runs.map(({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`));
      const several = this.rows > 1;
      say(
        'hidden-rows',
        listed(where, 5),
        first.from,
        `${several ? `${this.rows.toLocaleString('en-GB')} rows are` : 'One row is'} hidden on this sheet, for instance by a filter, and ${several ? 'were' : 'was'} read like the others. Show all rows and look at them; delete those that do not belong to the table, and send the file again.`,
      );
    }
    const columns = [...this.filledColumns].sort((a, b) => a - b).map(lettersOf);
    if (columns.length > 0)
      say(
        'hidden-columns',
        listed(columns, 8),
        null,
        `${columns.length > 1 ? `${columns.length} columns are` : 'One column is'} hidden on this sheet and can be used like the others. Show the columns and look at them before you import.`,
      );
    return found;
  }
}

function listed(parts: readonly string[], most: number): string {
  const more = parts.length - most;
  return parts.slice(0, most).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
