import type { LabelledPeriod } from '@waymark/contract';
import type { ReleasedSeries } from '../../table/series';
import type { RuleKind } from '../cell-rules';

/** What an outsider has of a line: no reasons, no record numbers. Any number of groupings of any number of places together. */
export type PublishedSeries = Pick<ReleasedSeries, 'indicator' | 'breakdown' | 'cells'> &
  Partial<Pick<ReleasedSeries, 'subject'>>;

/** A figure as it was published, with the variables of its counts. */
export interface Seen {
  readonly key: string;
  readonly rule: RuleKind;
  readonly series: PublishedSeries;
  readonly period: LabelledPeriod;
  readonly x: number;
  readonly c: number | null;
  readonly n: number | null;
  readonly withheld: boolean;
  /** Sum of scores per person, as a range, where a mean is shown. */
  readonly mean: { readonly lower: number; readonly upper: number } | null;
}

export const placeOf = ({ subject }: Pick<PublishedSeries, 'subject'>): number =>
  subject && 'contextId' in subject ? subject.contextId : 0;
export const publishedKey = (
  series: Pick<PublishedSeries, 'subject' | 'indicator' | 'breakdown'>,
  period: LabelledPeriod,
  round: string,
): string =>
  [placeOf(series), series.indicator.code, series.breakdown, period.start, period.end, round].join('|');
