import type { Indicator } from '@waymark/contract';
import { smallestAlphaExcludingZero } from '@waymark/statistics';
import type { Stats } from '../rollup/stats';
import { cautionsOf } from './cautions';
import { lacking, nothingFound, type Finding, type JudgeContext, type Picked, type Waves } from './finding';
import { atLeast, materialOf } from './material';
import { differenceInWords, figureInWords, materialInWords, smallerInWords } from './wording';

/** What a method must know to judge a difference by its interval. `S` is its kind of figures. */
export interface IntervalMethod<S extends Stats> {
  readonly reads: (stats: Stats) => stats is S;
  readonly value: (stats: S) => number;
  /** What is lacking for a full display, in few words; null at the full gate. */
  readonly lack: (stats: S, label: string) => string | null;
  /** Too little even for an interval: only the points are shown. */
  readonly pictureOnly: (stats: S) => boolean;
  /** Latest minus baseline at a confidence, or the sentence that says why not. */
  readonly interval: (latest: S, baseline: S, confidence: number) => [number, number] | { lack: string };
}

/**
 * The rule most verdicts share. Changed: the interval is clear of 0 and the difference at least material. No clear
 * change: the interval lies wholly inside the material change, or the difference is clear but smaller. Else cannot say.
 */
export function judgeByInterval<S extends Stats>(
  indicator: Indicator,
  picked: Picked,
  method: IntervalMethod<S>,
  context: JudgeContext,
): Finding {
  if ('lack' in picked) return lacking(picked);
  const { baseline, latest } = picked;
  const found: Finding = {
    ...nothingFound,
    baseline: baseline.period,
    latest: latest.period,
    then: figureInWords(baseline.stats, indicator),
    now: figureInWords(latest.stats, indicator),
  };
  const [then, now] = [baseline.stats, latest.stats];
  if (!method.reads(then) || !method.reads(now))
    return { ...found, lack: 'the waves are of different kinds' };
  const value = method.value(now) - method.value(then);
  const lacks = method.lack(then, baseline.period.label) ?? method.lack(now, latest.period.label);
  // what is too little for an interval is too little for a verdict too
  if (lacks && (method.pictureOnly(then) || method.pictureOnly(now))) return { ...found, lack: lacks };
  const interval = method.interval(now, then, 0.95);
  if (!Array.isArray(interval))
    return { ...found, difference: { value, lower: null, upper: null }, lack: lacks ?? interval.lack };
  const [lower, upper] = interval;
  const difference = { value, lower, upper };
  const measured = {
    ...found,
    difference,
    by: differenceInWords(difference, indicator, now, method.value(then)),
  };
  if (lacks) return { ...measured, lack: lacks };
  const p = () =>
    smallestAlphaExcludingZero((confidence) => {
      const limits = method.interval(now, then, confidence);
      return Array.isArray(limits) ? limits : null;
    });
  const decided = judgeDifference(indicator, difference, context);
  const { change, fact, lack } = decided;
  const season = seasonAlone(indicator, picked, method, value, change);
  const known = cautionsOf(indicator, picked);
  const cautions = season ? [...known, season] : known;
  return {
    ...measured,
    cautions,
    change,
    fact,
    lack,
    p,
    held: heldOf(indicator, picked, method, value, change),
  };
}

/**
 * A change named between two seasons may be the season's: said where it is not as much beside the first wave of the same season.
 * The word stays that of the rule, which compares the latest wave with the baseline.
 */
function seasonAlone<S extends Stats>(
  indicator: Indicator,
  { latest, alike }: Waves,
  method: IntervalMethod<S>,
  value: number,
  change: Finding['change'],
): string | null {
  if (alike === null || (change !== 'up' && change !== 'down')) return null;
  const material = materialOf(indicator);
  const [then, now] = [alike.stats, latest.stats];
  if (material?.kind !== 'absolute' || !method.reads(then) || !method.reads(now)) return null;
  const moved = (method.value(now) - method.value(then)) * Math.sign(value);
  return atLeast(moved, material.amount)
    ? null
    : `Beside ${alike.period.label}, the first wave of that season, it is less than the ${materialInWords(indicator)} agreed to matter.`;
}

interface Limits {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

type Decided = Pick<Finding, 'change' | 'fact' | 'lack'>;

/** The rule itself, for any difference with an interval. */
export function judgeDifference(
  indicator: Indicator,
  { value, lower, upper }: Limits,
  context: JudgeContext,
): Decided {
  const material = materialOf(indicator);
  if (material?.kind !== 'absolute')
    return { change: 'unknown', fact: null, lack: 'no change that matters was agreed for this indicator' };
  const { amount } = material;
  const clearAlone = lower > 0 || upper < 0;
  const clear = context.adjustedP === null ? clearAlone : clearAlone && context.adjustedP <= 0.05;
  if (clear && atLeast(Math.abs(value), amount))
    return { change: value > 0 ? 'up' : 'down', fact: null, lack: null };
  if (clear)
    return {
      change: 'none',
      lack: null,
      fact: smallerInWords(materialInWords(indicator), Math.max(-lower, upper) >= amount),
    };
  if (lower > -amount && upper < amount)
    return {
      change: 'none',
      lack: null,
      fact: `any change is smaller than the ${materialInWords(indicator)} agreed to matter`,
    };
  if (clearAlone)
    return {
      change: 'unknown',
      lack: `not clear once ${context.together} indicators are read together`,
      fact: null,
    };
  return {
    change: 'unknown',
    lack: `too few to tell a change of ${materialInWords(indicator)} from none`,
    fact: null,
  };
}

/** Held: the wave before the latest lies on the same side of the baseline by at least half of the material change. */
function heldOf<S extends Stats>(
  indicator: Indicator,
  { baseline, previous }: Waves,
  method: IntervalMethod<S>,
  value: number,
  change: Finding['change'],
): boolean | null {
  const material = materialOf(indicator);
  if ((change !== 'up' && change !== 'down') || material?.kind !== 'absolute' || !previous) return null;
  const [then, before] = [baseline.stats, previous.stats];
  if (!method.reads(then) || !method.reads(before)) return null;
  const moved = (method.value(before) - method.value(then)) * Math.sign(value);
  return atLeast(moved, material.amount / 2);
}
