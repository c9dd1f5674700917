import { proportionDifferenceIndependent } from '@waymark/statistics';
import type { Stats } from '../rollup/stats';
import type { ReleasedSeries, ReleasedSeriesCell } from '../table/series';
import type { Indicator } from '@waymark/contract';

export type Gap = Extract<Stats, { kind: 'gap' }>;

/** Share of the group ahead minus share of the group behind, -1 to 1; null where nobody was asked. */
export function gapOf({ ahead, behind }: Gap): number | null {
  if (ahead.denominator === 0 || behind.denominator === 0) return null;
  return ahead.numerator / ahead.denominator - behind.numerator / behind.denominator;
}

/** Newcombe's interval of one gap. */
export function gapInterval({ ahead, behind }: Gap, confidence: number): [number, number] | null {
  const found = proportionDifferenceIndependent({
    numerator1: ahead.numerator,
    denominator1: ahead.denominator,
    numerator2: behind.numerator,
    denominator2: behind.denominator,
    confidence,
  });
  return found.status === 'ok' ? [found.lower, found.upper] : null;
}

/** The last part of a breakdown, as people say it: `gender=girls` -> girls. */
export const groupName = (breakdown: string): string => breakdown.slice(breakdown.lastIndexOf('=') + 1);

/**
 * A gap made from two series of one indicator, wave by wave, from what this reader may see: a wave withheld for either
 * group is withheld for the gap, and one missing for either is missing. Which group is `behind` is fixed by name
 * beforehand, never picked by the figures.
 */
export function gapSeries(
  indicator: Indicator,
  ahead: ReleasedSeries,
  behind: ReleasedSeries,
): ReleasedSeries {
  const cells = ahead.cells.flatMap((one): ReleasedSeriesCell[] => {
    const other = behind.cells.find((cell) => spanOf(cell) === spanOf(one));
    return other ? [gapCell(one, other, groupName(ahead.breakdown), groupName(behind.breakdown))] : [];
  });
  return { ...ahead, indicator, breakdown: '', cells };
}

const spanOf = (cell: ReleasedSeriesCell): string => {
  const { start, end } = cell.state === 'shown' ? cell.cell.period : cell.period;
  return `${start}/${end}`;
};

function gapCell(
  ahead: ReleasedSeriesCell,
  behind: ReleasedSeriesCell,
  aheadLabel: string,
  behindLabel: string,
): ReleasedSeriesCell {
  if (ahead.state === 'withheld') return ahead;
  if (behind.state === 'withheld') return behind;
  const [a, b] = [ahead.cell.stats, behind.cell.stats];
  if (a.kind === 'counts' && b.kind === 'counts')
    return {
      state: 'shown',
      cell: {
        ...ahead.cell,
        observationIds: [...ahead.cell.observationIds, ...behind.cell.observationIds],
        stats: {
          kind: 'gap',
          ahead: { label: aheadLabel, numerator: a.numerator, denominator: a.denominator },
          behind: { label: behindLabel, numerator: b.numerator, denominator: b.denominator },
        },
      },
    };
  const absent = a.kind === 'missing' ? a : b.kind === 'missing' ? b : null;
  const stats: Stats = absent ?? { kind: 'missing', reason: 'not applicable', symbol: null };
  return { state: 'shown', cell: { ...ahead.cell, stats } };
}

/** Pairs named in advance: everywhere the same, so that no reader picks the widest of many gaps. */
const pairs: readonly (readonly [ahead: string, behind: string])[] = [['gender=boys', 'gender=girls']];

/** The two series a computed gap of this context is made from, or null. */
export function gapParents(
  indicator: Indicator,
  series: readonly ReleasedSeries[],
): [ahead: ReleasedSeries, behind: ReleasedSeries] | null {
  // After dark first: the gap the framework names as its example.
  const codes = [...indicator.computed_from].sort((a, b) => Number(b === 'LOC-02') - Number(a === 'LOC-02'));
  for (const code of codes)
    for (const [aheadKey, behindKey] of pairs) {
      const of = (breakdown: string) =>
        series.find((line) => line.indicator.code === code && line.breakdown === breakdown);
      const [ahead, behind] = [of(aheadKey), of(behindKey)];
      if (ahead && behind) return [ahead, behind];
    }
  return null;
}
