import type { ImportProblem } from '@waymark/contract';
import type { Catalogue } from './catalogue';
import type { RowBatch, Table } from './formats/table';
import { type KnownArea, OfficialChecker } from './official/check';
import type { ParsedScore } from './mapping/answer-table';
import { placed } from './problems';
import type { LayoutReader } from './published/layout';
import type { Recognised } from './recognise';
import { type CheckedRow, TableChecker } from './table/check';

/** A stretch of a file after checking. */
export interface CheckedBatch {
  readonly rows: CheckedRow[];
  readonly problems: ImportProblem[];
  readonly areas: KnownArea[];
  /** Figures met, good or bad; in Waymark's own table one a row. */
  readonly read: number;
  readonly rejected: number;
  /** Totals kept apart. */
  readonly apart: number;
  /** Last row of the stretch, for progress. */
  readonly lastRow: number;
  /** What is said of the file as a whole once it was read. */
  readonly remarks?: readonly string[];
  /** Columns a mapping does not use, told with the last stretch. */
  readonly unused?: readonly string[];
  /** What single submissions count for, where the file tells them apart by an id. */
  readonly scores?: readonly ParsedScore[];
  /** Rows that were made of answers of single people: the same people must not be counted twice. */
  readonly ofAnswers?: ReadonlySet<CheckedRow>;
}

/**
 * Rows -> observations and problems, streaming. A fault of one row never stops the others; a breach of the file's format
 * ends the stretch with an error that has no good rows after it.
 */
export async function* checkRows(
  table: Table,
  recognised: Recognised,
  catalogue: Catalogue,
): AsyncGenerator<CheckedBatch> {
  const late: ImportProblem[] = [];
  if (recognised.format === 'layout') {
    yield* layoutRows(table, recognised);
    return;
  }
  const check = checkerOf(table, recognised, catalogue);
  for await (const batch of recognised.sheet.rows((problem) => late.push(problem)))
    yield check(batch, late.splice(0));
  if (late.length > 0)
    yield { rows: [], problems: late, areas: [], read: 0, rejected: 0, apart: 0, lastRow: 0 };
}

/** Files of a layout of their own may hold rows back until the end, when all is added up. */
async function* layoutRows(
  table: Table,
  { layout, heading, headingRow, sheet }: Extract<Recognised, { format: 'layout' }>,
): AsyncGenerator<CheckedBatch> {
  const late: ImportProblem[] = [];
  const reader = layout.open(heading);
  for await (const batch of sheet.rows((problem) => late.push(problem)))
    yield layoutBatch(batch, late.splice(0), reader, table.file, sheet.name, headingRow);
  const { rows, areas, remarks } = reader.end();
  const read = rows.length;
  yield {
    rows: [...rows],
    problems: late,
    areas: [...areas],
    read,
    rejected: 0,
    apart: 0,
    lastRow: 0,
    remarks,
  };
}

function layoutBatch(
  batch: RowBatch,
  problems: ImportProblem[],
  reader: Pick<LayoutReader, 'row'>,
  file: string,
  sheet: string | null,
  headingRow: number,
): CheckedBatch {
  const rows: CheckedRow[] = [];
  const areas: KnownArea[] = [];
  let rejected = 0;
  let apart = 0;
  for (let i = 0; i < batch.rows.length; i++) {
    const number = batch.numbers[i] ?? 0;
    if (number <= headingRow) continue;
    const reading = reader.row(number, batch.rows[i] ?? []);
    rows.push(...reading.rows);
    areas.push(...reading.areas);
    if (reading.apart) apart++;
    rejected += reading.faults.filter((f) => f.severity === 'error').length;
    for (const found of reading.faults) problems.push(placed(found, file, sheet, number));
  }
  const lastRow = batch.numbers.at(-1) ?? 0;
  return { rows, problems, areas, read: rows.length + rejected, rejected, apart, lastRow };
}

function checkerOf(
  table: Table,
  recognised: Exclude<Recognised, { format: 'layout' }>,
  catalogue: Catalogue,
): (batch: RowBatch, problems: ImportProblem[]) => CheckedBatch {
  const { headingRow, heading, sheet } = recognised;
  if (recognised.format === 'mapping') {
    const checker = new OfficialChecker(heading, recognised.mapping, catalogue);
    return (batch, problems) =>
      layoutBatch(batch, problems, rowsOfAreas(checker), table.file, sheet.name, headingRow);
  }
  const checker = new TableChecker(recognised.columns, heading.length, catalogue, table.monthFirst);
  return (batch, problems) => tableBatch(batch, problems, checker, table.file, sheet.name, headingRow);
}

function tableBatch(
  batch: RowBatch,
  problems: ImportProblem[],
  checker: TableChecker,
  file: string,
  sheet: string | null,
  headingRow: number,
): CheckedBatch {
  const rows: CheckedRow[] = [];
  let rejected = 0;
  for (let i = 0; i < batch.rows.length; i++) {
    const number = batch.numbers[i] ?? 0;
    if (number <= headingRow) continue;
    const reading = checker.check(number, batch.rows[i] ?? []);
    if (reading.is === 'good') {
      rows.push(reading.row);
      for (const remark of reading.remarks) problems.push(placed(remark, file, sheet, number));
    } else if (reading.is === 'bad') {
      rejected++;
      for (const found of reading.faults) problems.push(placed(found, file, sheet, number));
    }
  }
  const lastRow = batch.numbers.at(-1) ?? 0;
  return { rows, problems, areas: [], read: rows.length + rejected, rejected, apart: 0, lastRow };
}

/** Rows of a table of areas, as those of any other layout. */
function rowsOfAreas(checker: OfficialChecker): Pick<LayoutReader, 'row'> {
  return {
    row(number, cells) {
      const reading = checker.check(number, cells);
      if (reading.is !== 'area') return { rows: [], areas: [], faults: [], apart: reading.is === 'apart' };
      const { rows, area, faults } = reading;
      return { rows, areas: rows.length > 0 ? [area] : [], faults, apart: false };
    },
  };
}
