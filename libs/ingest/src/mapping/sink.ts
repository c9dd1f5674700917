import type { Fault } from '../problems';
import type { CheckedRow } from '../table/check';
import type { ParsedScore } from './answer-table';
import type { TotalCheck } from './totals';

/** Where a figure came from. */
export interface Origin {
  readonly columns: readonly number[];
  readonly firstRow: number;
  readonly lastRow: number;
  /** Answers a figure sums up; 0 for a figure of one row. */
  readonly answers: number;
}
export type State = 'shown' | 'missing' | 'reported';
export type LineKind = 'heading' | 'title' | 'total' | 'note' | 'left out';

/** Takes what a table comes to, row by row. */
export interface Sink {
  figure(row: CheckedRow, from: Origin, is: State): void;
  fault(found: Fault, row: number, at: number | null): void;
  /** Figures that were refused. */
  refused(count: number): void;
  score(score: ParsedScore): void;
  total(check: TotalCheck, column: string): void;
  line(row: number, is: LineKind, text: string, why: string): void;
}
