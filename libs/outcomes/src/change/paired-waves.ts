import type { EditionPlace } from '@waymark/contract';
import type { PairedRollup } from '../rollup/paired';
import type { ReleasedSeries } from '../table/series';
import { segmentOf } from './segment';

/** The pairs a verdict rests on, and how far the same people had come at the wave before; null where nobody knows. */
export interface Pairs {
  readonly rollup: PairedRollup;
  readonly before: number | null;
}

/** Outside the team who moved which way is not released: then nothing is said of the change. */
export type Paired = Pairs | 'not released';

/** Half of those who answered must have a code: else these are different people, a few of whom happened to come again. */
const LEAST_CODED = 0.5;
const isFollowed = ({ asked, answered }: PairedRollup): boolean => asked >= LEAST_CODED * answered;

export const pairsIn = ({ change }: PairedRollup): number =>
  change.kind === 'differences' ? change.n : change.moves.reduce((sum, { people }) => sum + people, 0);

/**
 * The pairs of the first and the latest wave of the segment; null where the waves are of different people. What was
 * collected before a break is never paired with what came after it.
 */
export function pairsFor(
  series: ReleasedSeries,
  all: readonly PairedRollup[],
  baselineStart: string | null = null,
): Pairs | null {
  const own = all.filter(
    ({ indicator, breakdown }) => indicator === series.indicator.code && breakdown === series.breakdown,
  );
  if (own.length === 0) return null;
  const { waves } = segmentOf(series, baselineStart);
  const [first, previous, latest] = [waves[0], waves.at(-2), waves.at(-1)];
  if (!first || !previous || !latest || waves.length < 2) return null;
  const between = (later: string): PairedRollup | undefined =>
    own.find(({ baseline, latest: end }) => baseline.start === first.period.start && end.start === later);
  const rollup = between(latest.period.start);
  if (!rollup || !isFollowed(rollup)) return null;
  // two waves: the one before the latest is the baseline itself, which has not moved
  if (waves.length === 2) return { rollup, before: 0 };
  const earlier = between(previous.period.start);
  return { rollup, before: earlier ? changeIn(earlier) : null };
}

/** Of which waves most people came again: all that an edition says of it. */
export function followedIn(all: readonly PairedRollup[]): Followed[] {
  return all.filter(isFollowed).map(({ indicator, breakdown, baseline, latest }) => ({
    indicator,
    breakdown,
    baseline: baseline.start,
    latest: latest.start,
  }));
}

export type Followed = NonNullable<EditionPlace['followed']>[number];

/** Whether the first and the latest wave of the segment are of the same people. */
export function wasFollowed(
  series: ReleasedSeries,
  followed: readonly Followed[],
  baselineStart: string | null = null,
): boolean {
  const { waves } = segmentOf(series, baselineStart);
  const [first, latest] = [waves[0], waves.at(-1)];
  return followed.some(
    (one) =>
      one.indicator === series.indicator.code &&
      one.breakdown === series.breakdown &&
      one.baseline === first?.period.start &&
      one.latest === latest?.period.start,
  );
}

/** Net change as a proportion, or the mean difference in points. */
export function changeIn({ change }: PairedRollup): number {
  if (change.kind === 'differences') return change.mean;
  const people = change.moves.reduce((sum, move) => sum + move.people, 0);
  return change.moves.reduce((sum, { from, to, people: n }) => sum + n * Math.sign(to - from), 0) / people;
}
