import type { ReleasedSeries, Series } from '../table/series';
import type { Point } from './finding';
import { allShown, segmentOf } from './segment';
import { inWholePeriods, pickYears } from './twelve-months';

/**
 * The totals of twelve months that a verdict on events rests on, as a series of its own, so that they go through
 * release() like any other figure: outside, a year is rounded once, not twelve times. Null where no verdict needs them.
 * The year before the latest is in it only where it does not overlap the first: two overlapping sums tell a third.
 */
export function yearsOf(series: Series): Series | null {
  const { aggregation, counts } = series.indicator;
  if (counts !== 'events' || (aggregation !== 'sum' && aggregation !== 'counts')) return null;
  const picked = pickYears(inWholePeriods(segmentOf(allShown(series))));
  if ('lack' in picked) return null;
  const { baseline, previous, latest } = picked;
  const apart =
    previous && previous.period.start > baseline.period.end
      ? [baseline, previous, latest]
      : [baseline, latest];
  const source = series.cells.at(-1)?.source ?? '';
  return {
    ...series,
    crosses: 0,
    cells: apart.map(({ period, stats }: Point) => ({
      period,
      round: '',
      source,
      stats,
      observationIds: [],
    })),
  };
}

/** Released years judged in place of released cells, which stay beside them as their parts: what was left out stays. */
export const withYears = (series: ReleasedSeries, years: ReleasedSeries | undefined): ReleasedSeries =>
  years ? { ...series, cells: years.cells, parts: series.cells } : series;
