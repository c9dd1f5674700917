import type { Indicator, LabelledPeriod } from '@waymark/contract';
import type { Stats, Subject } from '../rollup/stats';

export interface SeriesCell {
  readonly period: LabelledPeriod;
  readonly round: string;
  readonly source: string;
  readonly stats: Stats;
  readonly observationIds: readonly number[];
  /** What a reader must know about this cell: a part of the period only, reviewed again later. */
  readonly note?: string;
}

export interface SeriesBreakMark {
  readonly date: string;
  readonly kind: string;
  readonly reason: string;
}

/** One line through time: a subject, an indicator, a breakdown, its cells in order of time. */
export interface Series {
  readonly subject: Subject;
  readonly indicator: Indicator;
  readonly breakdown: string;
  readonly cells: readonly SeriesCell[];
  readonly breaks: readonly SeriesBreakMark[];
  /** The context closed: the line ends here. */
  readonly ended: string | null;
  /** Observations that cross a boundary of the chosen periods: left out, and counted here. */
  readonly crosses: number;
}

/**
 * A cell after release(). A shown cell holds statistics made of released numbers only (whole percentages, rounded
 * bases and counts), so that every interval, verdict and sentence outside is computed from what a reader could have.
 */
export type ReleasedSeriesCell =
  | { readonly state: 'shown'; readonly cell: SeriesCell }
  | {
      readonly state: 'withheld';
      readonly period: LabelledPeriod;
      readonly round: string;
      /** For the team only: the rule that withheld it, in words. */
      readonly why: string;
    };

export interface ReleasedSeries extends Omit<Series, 'cells'> {
  readonly cells: readonly ReleasedSeriesCell[];
  /** Where cells are totals of a year: the released cells beside them, such as its months. */
  readonly parts?: readonly ReleasedSeriesCell[];
}
