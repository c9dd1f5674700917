import type { EditionPlace } from '@waymark/contract';
import type { ReleasedSeries } from '../table/series';

/** The day a plan names as the baseline of an indicator. */
export type NamedBaseline = NonNullable<EditionPlace['baselines']>[number];

/**
 * First day of the wave that a plan names as the baseline: the one that holds the named day. Null where the plan names none, or a
 * day on which nothing of this series was collected; then the first wave is the baseline.
 */
export function namedStart(
  { indicator, cells }: ReleasedSeries,
  named: readonly NamedBaseline[],
): string | null {
  const day = named.find((one) => one.indicator === indicator.code)?.date;
  if (day === undefined) return null;
  for (const cell of cells) {
    const { period } = cell.state === 'shown' ? cell.cell : cell;
    const collected = cell.state === 'withheld' || cell.cell.stats.kind !== 'missing';
    if (collected && period.start <= day && day <= period.end) return period.start;
  }
  return null;
}
