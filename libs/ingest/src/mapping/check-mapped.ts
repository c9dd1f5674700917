import type { ImportProblem, Period, TableMapping } from '@waymark/contract';
import type { Catalogue } from '../catalogue';
import type { Table } from '../formats/table';
import type { CheckedBatch } from '../observations';
import { placed } from '../problems';
import type { CheckedRow } from '../table/check';
import type { ParsedScore } from './answer-table';
import type { Origin, Sink, State } from './sink';
import { TableMapper } from './table-mapper';

/** Rows -> observations and problems by a mapping, streaming: what an import reads. */
export async function* checkMapped(
  table: Table,
  mapping: TableMapping,
  period: Period | null,
  catalogue: Catalogue,
): AsyncGenerator<CheckedBatch> {
  const out = new Gathering(table.file);
  const mapper = new TableMapper(mapping, catalogue, table.file, period, out);
  for (const sheet of table.sheets) {
    out.sheet = sheet.name;
    mapper.beginSheet(sheet.name);
    for await (const batch of sheet.rows(
      (problem) => out.problems.push(problem),
      () => undefined,
    )) {
      for (let i = 0; i < batch.rows.length; i++) mapper.row(batch.numbers[i] ?? i + 1, batch.rows[i] ?? []);
      yield out.take(batch.numbers.at(-1) ?? 0);
    }
  }
  mapper.end();
  const unused = mapper.unused().flatMap(({ heading }) => (heading === '' ? [] : [heading]));
  yield { ...out.take(0), remarks: remarksOf(mapper, out), unused: [...new Set(unused)] };
}

/** What is said of a file once it was read by a mapping. */
function remarksOf(mapper: TableMapper, out: Gathering): string[] {
  const { totals, kept, submissions } = out;
  const remarks: string[] = [];
  const count = (n: number, one: string, several: string) =>
    `${n.toLocaleString('en-GB')} ${n === 1 ? one : several}`;
  const periods = new Set(
    mapper.found.flatMap((one) => (one.period ? [`${one.period.start} to ${one.period.end}`] : [])),
  );
  if (periods.size > 0) remarks.push(`Period: ${[...periods].slice(0, 6).join('; ')}.`);
  for (const one of mapper.found) out.submissions += one.reader.submissions;
  if (out.submissions > submissions)
    remarks.push(`${count(out.submissions, 'submission', 'submissions')} counted.`);
  if (totals.good > 0) remarks.push(`${count(totals.good, 'total agrees', 'totals agree')} with the parts.`);
  if (totals.open > 0)
    remarks.push(
      `${count(totals.open, 'total', 'totals')} could not be checked, because parts are hidden or missing.`,
    );
  if (kept > 0)
    remarks.push(
      `${count(kept, 'figure is', 'figures are')} kept as printed: shown, never added up or compared.`,
    );
  return remarks;
}

class Gathering implements Sink {
  sheet: string | null = null;
  readonly problems: ImportProblem[] = [];
  readonly totals = { good: 0, open: 0 };
  kept = 0;
  submissions = 0;
  private rows: CheckedRow[] = [];
  private scores: ParsedScore[] = [];
  private ofAnswers = new Set<CheckedRow>();
  private rejected = 0;
  private read = 0;
  private apart = 0;

  constructor(private readonly file: string) {}

  figure(row: CheckedRow, from: Origin, is: State): void {
    if (from.answers > 0) this.ofAnswers.add(row);
    if (is === 'reported') this.kept++;
    this.rows.push(row);
    this.read++;
  }
  fault(found: Parameters<Sink['fault']>[0], row: number): void {
    this.problems.push(placed(found, this.file, this.sheet, row));
  }
  refused(count: number): void {
    this.rejected += count;
    this.read += count;
  }
  score(score: ParsedScore): void {
    this.scores.push(score);
  }
  total(check: Parameters<Sink['total']>[0], column: string): void {
    if (check.agrees === true) this.totals.good++;
    else if (check.agrees === null && !check.unreadable) this.totals.open++;
    const found = totalFault(check, column);
    if (found) this.problems.push(placed(found, this.file, this.sheet, check.row));
  }
  line(_: number, is: Parameters<Sink['line']>[1]): void {
    if (is === 'left out' || is === 'total') this.apart++;
  }

  take(lastRow: number): CheckedBatch {
    const { rows, scores, ofAnswers, rejected, read, apart } = this;
    const problems = this.problems.splice(0);
    this.rows = [];
    this.scores = [];
    this.ofAnswers = new Set();
    this.rejected = this.read = this.apart = 0;
    return { rows, problems, areas: [], read, rejected, apart, lastRow, scores, ofAnswers };
  }
}

/** A total that does not agree with its parts, or that cannot be read, is said; it is never imported. */
export function totalFault(check: Parameters<Sink['total']>[0], column: string) {
  if (check.agrees !== false && !check.unreadable) return null;
  return {
    code: check.unreadable ? 'total-unreadable' : 'total-disagrees',
    severity: 'warning' as const,
    column,
    value: check.shown,
    expected: check.unreadable
      ? 'a number'
      : `a total of ${check.sum.toLocaleString('en-GB', { maximumFractionDigits: 6 })}`,
    fix: `${check.says} Totals are not imported: check ${check.unreadable ? 'what was meant' : 'whether a part is missing or the total is old'}.`,
  };
}
