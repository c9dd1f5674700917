import type { TableRule } from '@waymark/contract';
import type { CellReader } from './cells';
import { fold } from './text';

/** A total of the file held against the sum of its parts. */
export interface TotalCheck {
  readonly row: number;
  readonly at: number;
  readonly shown: string;
  readonly sum: number;
  /** Null where nothing can be said. */
  readonly agrees: boolean | null;
  readonly says: string;
  /** The total is no number: a fault of its own. */
  readonly unreadable: boolean;
}

interface Running {
  sum: number;
  hidden: number;
}
const said = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 6 });
const nothing = (): Running => ({ sum: 0, hidden: 0 });

/** Adds up the columns of a table while it is read, and holds its rows and columns of totals against that. */
export class Totals {
  private readonly words: readonly string[];
  /** Since the last row of totals, and from the beginning: subtotals and grand totals are told apart by which fits. */
  private readonly since = new Map<number, Running>();
  private readonly ever = new Map<number, Running>();
  /** What the subtotals met so far come to. */
  private readonly subtotals = new Map<number, Running>();

  constructor(
    rule: TableRule,
    private readonly cells: CellReader,
    private readonly addable: readonly number[],
  ) {
    this.words = rule.totals.map(fold).filter((word) => word !== '');
  }

  /** Whether a row says of itself that it adds up others, by one of its first words. */
  isTotal(row: readonly string[], upTo: number): boolean {
    if (this.words.length === 0) return false;
    for (let at = 0; at <= upTo && at < row.length; at++) {
      const text = row[at] ?? '';
      if (text === '') continue;
      const name = fold(text);
      if (
        this.words.some((word) => name === word || name.startsWith(`${word} `) || name.endsWith(` ${word}`))
      )
        return true;
    }
    return false;
  }

  add(row: readonly string[]): void {
    for (const at of this.addable) {
      const cell = this.cells.read(row[at] ?? '');
      for (const running of [at0(this.since, at), at0(this.ever, at)]) {
        if (cell.is === 'number') running.sum += cell.value;
        else if (
          cell.is === 'bound' ||
          cell.is === 'bad' ||
          (cell.is === 'missing' && cell.reason !== 'not applicable')
        )
          running.hidden++;
      }
    }
  }

  /** Holds a row of totals against the rows above it. */
  check(row: number, cells: readonly string[]): TotalCheck[] {
    const checks = this.addable.flatMap((at) => {
      const text = cells[at] ?? '';
      const total = this.cells.read(text);
      if (total.is === 'none') return [];
      const candidates = [at0(this.since, at), at0(this.ever, at)];
      const part =
        candidates.find((one) => total.is === 'number' && near(one.sum, total.value)) ??
        candidates[0] ??
        nothing();
      return [verdict(row, at, total.is === 'number' ? total.value : null, text, part, total.is === 'bad')];
    });
    for (const at of this.addable) this.since.set(at, nothing());
    return checks;
  }

  /** Holds a column of totals against its parts in the same row. */
  across(row: number, cells: readonly string[], at: number, of: readonly number[]): TotalCheck | null {
    const text = cells[at] ?? '';
    const total = this.cells.read(text);
    if (total.is === 'none') return null;
    const parts = nothing();
    for (const one of of) {
      const cell = this.cells.read(cells[one] ?? '');
      if (cell.is === 'number') parts.sum += cell.value;
      else if (cell.is !== 'none' && !(cell.is === 'missing' && cell.reason === 'not applicable'))
        parts.hidden++;
    }
    return verdict(row, at, total.is === 'number' ? total.value : null, text, parts, total.is === 'bad');
  }
}

function at0(map: Map<number, Running>, at: number): Running {
  let running = map.get(at);
  if (!running) map.set(at, (running = nothing()));
  return running;
}

const near = (a: number, b: number) => Math.abs(a - b) < 1e-6 * Math.max(1, Math.abs(b));

function verdict(
  row: number,
  at: number,
  total: number | null,
  shown: string,
  { sum, hidden }: Running,
  unreadable: boolean,
): TotalCheck {
  const base = { row, at, shown, sum, unreadable };
  const parts =
    hidden === 0 ? '' : ` and ${hidden === 1 ? 'one part that is' : `${hidden} parts that are`} no number`;
  if (total === null)
    return {
      ...base,
      agrees: null,
      says: `The total “${shown}” is no number; the parts that are add up to ${said(sum)}${parts ? `, besides${parts.slice(4)}` : ''}.`,
    };
  if (near(total, sum) && hidden === 0)
    return { ...base, agrees: true, says: `The parts add up to ${said(sum)}, as the total says.` };
  if (hidden > 0 && total >= sum)
    return {
      ...base,
      agrees: null,
      says: `The total is ${said(total)}; the parts that are numbers add up to ${said(sum)}, with ${hidden === 1 ? 'one part' : `${hidden} parts`} hidden or missing, so it cannot be checked.`,
    };
  return {
    ...base,
    agrees: false,
    says: `The total says ${said(total)}, but the parts add up to ${said(sum)}${parts}.`,
  };
}
