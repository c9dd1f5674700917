import type { Figures, Observation } from '@waymark/contract';
import { combine, compareInTime, lineOf } from './combine';
import type { Rollup, Stats, Subject } from './stats';

/** What rolling up needs of an observation. */
export type RollableObservation = Pick<
  Observation,
  | 'id'
  | 'contextId'
  | 'areaCode'
  | 'indicator'
  | 'indicatorVersion'
  | 'breakdown'
  | 'start'
  | 'end'
  | 'round'
  | 'source'
  | 'figures'
  | 'state'
>;

/**
 * Current observations -> one rollup for each subject, indicator, version, breakdown and period. Rounds and sources of
 * the same days are merged and both named; superseded and undone observations take no part. Order never matters:
 * within a rollup the observations are taken by their number.
 */
export function rollUp(observations: readonly RollableObservation[]): Rollup[] {
  const rollups = new Map<string, Rollup>();
  for (const observation of [...observations].sort((a, b) => a.id - b.id)) {
    if (observation.state !== 'current') continue;
    const rollup = rollupOf(observation);
    if (!rollup) continue;
    const key = `${lineOf(rollup)}|${rollup.start}|${rollup.end}`;
    const before = rollups.get(key);
    rollups.set(key, before ? combine(before, rollup) : rollup);
  }
  return [...rollups.values()].sort(
    (a, b) => (lineOf(a) < lineOf(b) ? -1 : lineOf(a) > lineOf(b) ? 1 : 0) || compareInTime(a, b),
  );
}

function rollupOf(observation: RollableObservation): Rollup | null {
  const subject = subjectOf(observation);
  if (!subject) return null;
  return {
    subject,
    indicator: observation.indicator,
    indicatorVersion: observation.indicatorVersion,
    breakdown: observation.breakdown,
    start: observation.start,
    end: observation.end,
    round: observation.round,
    source: observation.source,
    stats: statsOf(observation.figures),
    observationIds: [observation.id],
  };
}

function subjectOf(observation: RollableObservation): Subject | null {
  if (observation.contextId !== null) return { contextId: observation.contextId };
  return observation.areaCode === null ? null : { areaCode: observation.areaCode };
}

/** The sufficient statistics behind what was written down. A sample standard deviation becomes M2 = sd^2 (n - 1). */
export function statsOf(figures: Figures): Stats {
  if (figures.kind !== 'moments') return figures;
  const { n, mean, sd } = figures;
  return { kind: 'moments', n, mean, m2: sd === null ? null : sd * sd * Math.max(0, n - 1) };
}
