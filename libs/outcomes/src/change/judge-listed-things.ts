import { lacking, nothingFound, pickWaves, type Finding } from './finding';
import { isCounts, shareOf } from './judge-proportions';
import { atLeast, materialOf } from './material';
import type { Segment } from './segment';
import { differenceInWords, figureInWords, materialInWords } from './wording';

/** A share of one fixed list of things: the list is known, nothing is sampled, so no interval stands between. */
export function judgeListedThings(segment: Segment): Finding {
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
  const [then, now] = [baseline.stats, latest.stats];
  if (!isCounts(then) || !isCounts(now)) return { ...found, lack: 'the waves are of different kinds' };
  if (then.denominator !== now.denominator)
    return { ...found, lack: `the list had ${then.denominator} entries and now has ${now.denominator}` };
  const material = materialOf(indicator);
  if (material?.kind !== 'absolute') return { ...found, lack: 'no change that matters was agreed' };
  const value = shareOf(now) - shareOf(then);
  const difference = { value, lower: null, upper: null };
  const measured = { ...found, difference, by: differenceInWords(difference, indicator, now, shareOf(then)) };
  if (!atLeast(Math.abs(value), material.amount))
    return {
      ...measured,
      change: 'none',
      fact: `less than the ${materialInWords(indicator)} agreed to matter`,
    };
  const before = previous?.stats;
  const held =
    before && isCounts(before) && before.denominator === then.denominator
      ? atLeast((shareOf(before) - shareOf(then)) * Math.sign(value), material.amount / 2)
      : null;
  return { ...measured, change: value > 0 ? 'up' : 'down', held };
}
