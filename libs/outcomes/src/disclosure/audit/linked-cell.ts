import type { Indicator } from '@waymark/contract';
import type { Series } from '../../table/series';
import type { Decision, RuleKind } from '../cell-rules';
import type { LinkedRule } from '../linked-rules';

/** A series whose every cell has been decided by its own rules; the audit may still withhold more. */
export interface Drafted {
  readonly series: Series;
  readonly decisions: readonly Decision[];
}

/** What adds up when cells are added: yes and no answers, events, or people asked. */
export interface Amounts {
  readonly x: number;
  readonly c: number;
}

/** One figure of one context, wherever it is shown: two groupings that hold the same cell share it. */
export interface LinkedCell {
  readonly key: string;
  readonly place: number;
  /** Period and round: cells of one span stand side by side in a table. */
  readonly span: string;
  readonly indicator: Indicator;
  readonly breakdown: string;
  readonly start: string;
  readonly end: string;
  readonly source: string;
  readonly rule: Exclude<RuleKind, 'as_it_is' | 'computed' | 'unusable'>;
  readonly truth: Amounts;
  /** Sum of all scores, where there are scores. */
  scoreSum: number | null;
  /** Null for a sum nobody asked for, needed only to tie cells of different grain together. */
  decision: Decision | null;
  /** What earlier editions printed of this very number: known for good, whatever is decided now. */
  earlier?: Printed;
}

/** Whole numbers a reader can narrow each count to, from what was printed. */
export type Printed = Partial<Record<'x' | 'c' | 'n', { readonly lower: number; readonly upper: number }>>;
/** By key of the cell; only where the count is still the same. */
export type Earlier = ReadonlyMap<string, Printed>;

/** One grouping of one line: its cells in order of time. */
export interface Line {
  readonly place: number;
  readonly indicator: string;
  readonly breakdown: string;
  readonly cells: readonly LinkedCell[];
}

/** A figure that is part of another: all, and girls and boys; a year, and its quarters; a neighbourhood, and a park in it. */
export interface Link {
  readonly kind: Extract<LinkedRule, 'breakdown' | 'time' | 'place'>;
  readonly whole: string;
  readonly parts: readonly string[];
  /** The parts are all there is; otherwise the whole holds a rest that is not broken down. */
  readonly complete: boolean;
}
