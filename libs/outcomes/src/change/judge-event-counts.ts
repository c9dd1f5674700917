import { daysIn } from '@waymark/calendar';
import { rateRatioExact } from '@waymark/statistics';
import { spreadOf, spreadWords } from './uneven-months';
import {
  lacking,
  nothingFound,
  type Comparison,
  type Finding,
  type JudgeContext,
  type Point,
} from './finding';
import { leastEvents } from './judge-event-share';
import { atLeast, materialOf } from './material';
import type { Segment } from './segment';
import { pickYears } from './twelve-months';
import { figureInWords, materialInWords, ratioInWords, smallerInWords, whole } from './wording';

interface Counted {
  readonly events: number;
  readonly exposure: number;
}

/**
 * Counts of events: exact ratio of rates, the latest twelve months against the first twelve. The exposure is the
 * population where it is known in both, else time. Material is a factor: 20 percent means 1.2 or more, or 1/1.2 or less.
 */
export function judgeEventCounts(segment: Segment, context: JudgeContext): Finding {
  const { indicator } = segment;
  const picked = pickYears(segment);
  if ('lack' in picked) return lacking(picked);
  const { baseline, latest, previous } = picked;
  const found: Finding = {
    ...nothingFound,
    baseline: baseline.period,
    latest: latest.period,
    then: figureInWords(baseline.stats, indicator),
    now: figureInWords(latest.stats, indicator),
  };
  const [now, then] = exposures(latest, baseline);
  if (!now || !then) return { ...found, lack: 'not a count of events' };
  for (const [counted, { period }] of [
    [then, baseline],
    [now, latest],
  ] as const)
    if (counted.events < leastEvents)
      return { ...found, lack: `${whole(counted.events)} in ${period.label}: ${leastEvents} are needed` };
  const ratio = rateRatioExact({
    count1: now.events,
    exposure1: now.exposure,
    count2: then.events,
    exposure2: then.exposure,
  });
  if (ratio.status !== 'ok' || ratio.rateRatio === null || ratio.upper === null)
    return { ...found, lack: 'no ratio can be formed' };
  const comparison = { value: ratio.rateRatio, lower: ratio.lower, upper: ratio.upper };
  const measured = {
    ...found,
    ratio: comparison,
    by: ratioInWords(comparison),
    cautions: [...byTimeOnly(latest, baseline), ...spreadWords(spreadOf(baseline, latest))],
    p: () => ratio.pValue,
  };
  const material = materialOf(indicator);
  if (material?.kind !== 'relative') return { ...measured, lack: 'no change that matters was agreed' };
  const decided = decide(comparison, material.factor, ratio.pValue, context, materialInWords(indicator));
  if (decided.change !== 'up' && decided.change !== 'down') return { ...measured, ...decided };
  const [before, start] = previous ? exposures(previous, baseline) : [];
  const half = 1 + (material.factor - 1) / 2;
  const side = decided.change === 'up' ? 1 : -1;
  const held = before && start ? atLeast((rateOf(before) / rateOf(start)) ** side, half) : null;
  return { ...measured, ...decided, held };
}

const rateOf = ({ events, exposure }: Counted): number => events / exposure;

/** Both by population, or both by days. */
function exposures(one: Point, other: Point): [Counted, Counted] | [] {
  if (one.stats.kind !== 'events' || other.stats.kind !== 'events') return [];
  const [a, b] = [one.stats, other.stats];
  const known = a.exposure !== null && b.exposure !== null && a.exposureUnit === b.exposureUnit;
  return [
    { events: a.events, exposure: known ? (a.exposure ?? 1) : daysIn(one.period) },
    { events: b.events, exposure: known ? (b.exposure ?? 1) : daysIn(other.period) },
  ];
}

/** The population of one year only divides nothing: then counts are compared, and a reader must know. */
function byTimeOnly(one: Point, other: Point): string[] {
  if (one.stats.kind !== 'events' || other.stats.kind !== 'events') return [];
  const [a, b] = [one.stats, other.stats];
  if (a.exposure === null && b.exposure === null) return [];
  if (a.exposure !== null && b.exposure !== null && a.exposureUnit === b.exposureUnit) return [];
  return [
    a.exposure !== null && b.exposure !== null
      ? 'What the two years are counted against is not the same, so events are compared by time alone.'
      : 'How many people there were is known for one of the two years only, so events are compared by time alone: if their number changed, so did this.',
  ];
}

function decide(
  { value, lower, upper }: Comparison,
  factor: number,
  p: number,
  context: JudgeContext,
  agreed: string,
): Pick<Finding, 'change' | 'fact' | 'lack'> {
  const [low, high] = [lower ?? 0, upper ?? Infinity];
  const clearAlone = low > 1 || high < 1;
  const clear = clearAlone && (context.adjustedP ?? p) <= 0.05;
  if (clear && (atLeast(value, factor) || atLeast(1 / value, factor)))
    return { change: value > 1 ? 'up' : 'down', fact: null, lack: null };
  if (clear)
    return {
      change: 'none',
      lack: null,
      fact: smallerInWords(agreed, low <= 1 / factor || high >= factor),
    };
  if (low > 1 / factor && high < factor)
    return { change: 'none', lack: null, fact: `any change is smaller than the ${agreed} agreed to matter` };
  if (clearAlone)
    return {
      change: 'unknown',
      fact: null,
      lack: `not clear once ${context.together} indicators are read together`,
    };
  return { change: 'unknown', fact: null, lack: `too few to tell a change of ${agreed} from none` };
}
