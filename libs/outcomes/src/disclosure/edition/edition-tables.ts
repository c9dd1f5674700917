import {
  releasedPeriodSets,
  type EditionGrouping,
  type EditionPlace,
  type Indicator,
  type Period,
} from '@waymark/contract';
import { yearsOf } from '../../change/years';
import type { Rollup } from '../../rollup/stats';
import type { Series } from '../../table/series';
import { tabulate } from '../../table/tabulate';

/** One true table of a context in one grouping: never seen outside, and never released on its own. */
export interface TrueSeries {
  readonly grouping: EditionGrouping;
  readonly series: Series;
}

/**
 * Everything of one context that an edition holds, in every grouping it is released in: the tables are decided together,
 * so all of them are made here and none is left out. Observations outside the edition's span do not enter.
 */
export function trueTables(
  place: Pick<EditionPlace, 'breaks' | 'closed'>,
  rollups: readonly Rollup[],
  indicators: readonly Indicator[],
  span: Period,
): TrueSeries[] {
  const groups = new Map<string, Rollup[]>();
  for (const rollup of rollups) {
    if (rollup.start < span.start || rollup.end > span.end) continue;
    const key = `${rollup.indicator}|${rollup.breakdown}`;
    groups.set(key, [...(groups.get(key) ?? []), rollup]);
  }
  const lines = [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, parts]) => {
      const indicator = indicators.find(({ code }) => code === parts[0]?.indicator);
      return indicator && indicator.role !== 'off_by_default' ? [{ indicator, parts }] : [];
    });
  const inGrouping = (grouping: (typeof releasedPeriodSets)[number]): TrueSeries[] =>
    lines.map(({ indicator, parts }) => ({
      grouping,
      series: tabulate(parts, {
        indicator,
        periodSet: grouping,
        breaks: place.breaks
          .filter(({ indicators: named }) => named.length === 0 || named.includes(indicator.code))
          .map(({ date, kind, reason }) => ({ date, kind, reason })),
        ended: place.closed,
      }),
    }));
  const collected = inGrouping('as_collected');
  const years = collected.flatMap(({ series }): TrueSeries[] => {
    const total = yearsOf(series);
    return total ? [{ grouping: 'twelve_months', series: total }] : [];
  });
  return [
    ...collected,
    ...releasedPeriodSets.filter((grouping) => grouping !== 'as_collected').flatMap(inGrouping),
    ...years,
  ];
}
