import type { Stats } from '../rollup/stats';
import { lacking, nothingFound, pickWaves, type Finding } from './finding';
import { atLeast, materialOf, sameFigure } from './material';
import type { Segment } from './segment';
import { differenceInWords, figureInWords, materialInWords } from './wording';

interface Rated {
  readonly level: number;
  readonly raters: number;
}

/** An agreed level, or the mean of agreed levels with as many raters as were rated. */
function ratedOf(stats: Stats): Rated | null {
  if (stats.kind === 'level') return { level: stats.level, raters: stats.raters };
  return stats.kind === 'moments' ? { level: stats.mean, raters: stats.n } : null;
}

/**
 * Agreed levels, two raters: changed when the last two reviews both lie at least the material change above (below) the
 * baseline, no clear change when both are at it. One review alone never changes a verdict.
 */
export function judgeLevels(segment: Segment): Finding {
  const { indicator } = segment;
  const picked = pickWaves(segment);
  if ('lack' in picked) return lacking(picked);
  const { baseline, latest, previous } = picked;
  const found: Finding = {
    ...nothingFound,
    baseline: baseline.period,
    latest: latest.period,
    then: figureInWords(baseline.stats, indicator),
    now: figureInWords(latest.stats, indicator),
  };
  const [then, now] = [ratedOf(baseline.stats), ratedOf(latest.stats)];
  if (!then || !now) return { ...found, lack: 'the reviews are of different kinds' };
  const value = now.level - then.level;
  const difference = { value, lower: null, upper: null };
  const measured = { ...found, difference, by: differenceInWords(difference, indicator, latest.stats) };
  if (!previous) return { ...measured, lack: 'the review before cannot be read' };
  const before = ratedOf(previous.stats);
  if (!before || previous.period.start === baseline.period.start)
    return { ...measured, lack: 'one review since the baseline; a change is named when held at two' };
  for (const [rated, { period }] of [
    [then, baseline],
    [before, previous],
    [now, latest],
  ] as const)
    if (rated.raters < 2) return { ...measured, lack: `one rater in ${period.label}; two are needed` };
  const material = materialOf(indicator);
  if (material?.kind !== 'absolute') return { ...measured, lack: 'no change that matters was agreed' };
  const side = Math.sign(value);
  const moved = [before, now].map(({ level }) => (level - then.level) * side);
  if (side !== 0 && moved.every((steps) => atLeast(steps, material.amount)))
    return { ...measured, change: side > 0 ? 'up' : 'down', held: true };
  if ([before, now].every(({ level }) => sameFigure(level, then.level)))
    return {
      ...measured,
      change: 'none',
      fact: 'both of the last two reviews agreed the level of the first',
    };
  return {
    ...measured,
    lack: `the last two reviews are not both ${materialInWords(indicator)} from the first, nor both at it`,
  };
}
