import type { Gate, Indicator, Interval, MissingReason, ShownCell } from '@waymark/contract';
import {
  displayGates,
  meanTIntervalFromMoments,
  proportionWilson,
  rateExactPoisson,
  type GatedMethod,
} from '@waymark/statistics';
import type { Stats } from '../rollup/stats';
import { gapOf, gapInterval } from './gap';

type Of<K extends Stats['kind']> = Extract<Stats, { kind: K }>;

/** A figure with what must stand beside it. `value` is in the unit of the row: a proportion and a gap are 0 to 1. */
export interface Estimate {
  readonly state: 'shown';
  readonly value: number;
  readonly interval: Interval | null;
  /** Why there is no interval where one would be expected. */
  readonly noInterval: string | null;
  readonly gate: Gate;
  readonly base: ShownCell['base'];
  readonly shownAs: string | null;
}
export interface Absent {
  readonly state: 'missing';
  readonly reason: MissingReason;
  /** What the publisher printed instead of a figure. */
  readonly printed: string | null;
}

/** Sufficient statistics -> figure, 95% interval and display gate, or the reason why there is none. */
export function estimate(stats: Stats, indicator: Indicator): Estimate | Absent {
  switch (stats.kind) {
    case 'counts':
      return proportion(stats, indicator);
    case 'moments':
      return mean(stats, indicator);
    case 'events':
      return isRate(stats, indicator) ? rate(stats, indicator) : count(stats, indicator);
    case 'level':
      return {
        ...plain(stats.level),
        gate: stats.raters >= 2 ? 'full' : 'caution',
        base: { label: 'raters', value: stats.raters },
      };
    case 'stock':
      return plain(stats.stock);
    case 'milestone':
      return { ...plain(stats.reached === null ? 0 : 1), shownAs: stats.reached ?? 'not reached' };
    case 'gap':
      return gap(stats);
    case 'reported':
      return reported(stats);
    case 'missing':
      return { state: 'missing', reason: stats.reason, printed: stats.symbol };
  }
}

/** A rate needs the population it arose in; without one the events are counted as they are. */
export function isRate(stats: Of<'events'>, indicator: Indicator): boolean {
  return indicator.measure_type === 'rate_per_1000' && stats.exposure !== null && stats.exposure > 0;
}

export const perOf = (indicator: Indicator): number => indicator.per ?? 1000;

/** The gate of a method for so much data, from the one table in @waymark/statistics. */
export function gateFor(method: GatedMethod, sizes: Record<string, number>): Gate {
  const gate = displayGates({ method, sizes });
  return gate.status === 'ok' ? gate.display : 'nothing';
}

/** Things counted on a list are judged from ten on: decisions, section 2. */
export const leastThings = 10;
const whole = 'The whole list was looked at, so nothing is uncertain about the count.';
const none: Absent = { state: 'missing', reason: 'not applicable', printed: null };

const plain = (value: number): Estimate => ({
  state: 'shown',
  value,
  interval: null,
  noInterval: null,
  gate: 'full',
  base: null,
  shownAs: null,
});
const at95 = (lower: number, upper: number): Interval => ({ lower, upper, level: 0.95 });

function proportion(stats: Of<'counts'>, indicator: Indicator): Estimate | Absent {
  const { numerator, denominator } = stats;
  if (denominator === 0) return none;
  const share: Estimate = {
    ...plain(numerator / denominator),
    base: { label: indicator.counts === 'people' ? 'n' : 'count', value: denominator },
  };
  if (indicator.counts === 'things' && indicator.fixed_list) return { ...share, noInterval: whole };
  const gate = shareGate(stats, indicator);
  if (gate === 'picture_only')
    return { ...share, gate, noInterval: `${denominator} are too few for an interval.` };
  const wilson = proportionWilson({ numerator, denominator });
  return {
    ...share,
    gate,
    interval: wilson.status === 'ok' ? at95(wilson.lower, wilson.upper) : null,
    noInterval: wilson.status === 'ok' ? null : wilson.sentence,
  };
}

function shareGate({ numerator, denominator }: Of<'counts'>, { counts }: Indicator): Gate {
  if (counts === 'things') return denominator < leastThings ? 'picture_only' : 'full';
  if (counts === 'people') return gateFor('proportion', { n: denominator });
  if (denominator < 10) return 'picture_only';
  return gateFor('rate', { count: numerator, exposure: denominator });
}

function mean(stats: Of<'moments'>, indicator: Indicator): Estimate | Absent {
  const { n, mean: value, m2 } = stats;
  if (n === 0) return none;
  if (indicator.measure_type === 'mean_of_levels')
    return { ...plain(value), noInterval: 'A mean of agreed levels: nothing was sampled.' };
  const label = indicator.measure_type === 'mean_per_observation' ? 'observations' : 'n';
  const gate = gateFor('mean', { n });
  const score: Estimate = { ...plain(value), gate, base: { label, value: n } };
  if (gate === 'picture_only') return { ...score, noInterval: `${n} are too few for an interval.` };
  if (m2 === null) return { ...score, noInterval: 'spread not supplied' };
  const t = meanTIntervalFromMoments({ moments: { n, mean: value, m2 } });
  if (t.status !== 'ok') return { ...score, noInterval: t.sentence };
  if (t.lower === null || t.upper === null)
    return { ...score, noInterval: 'Everyone answered alike, which gives no interval.' };
  return { ...score, interval: at95(t.lower, t.upper) };
}

function rate(stats: Of<'events'>, indicator: Indicator): Estimate {
  const { events, exposure } = stats;
  const found = rateExactPoisson({ count: events, exposure, per: perOf(indicator) });
  return {
    ...plain(found.status === 'ok' ? found.rate : 0),
    gate: gateFor('rate', { count: events, exposure: exposure ?? 0 }),
    base: { label: 'count', value: events },
    interval: found.status === 'ok' ? at95(found.lower, found.upper) : null,
    noInterval: found.status === 'ok' ? null : found.sentence,
  };
}

function count({ events }: Of<'events'>, indicator: Indicator): Estimate {
  if (indicator.counts === 'things') return { ...plain(events), noInterval: whole };
  const found = rateExactPoisson({ count: events, exposure: 1 });
  return {
    ...plain(events),
    gate: gateFor('rate', { count: events, exposure: 1 }),
    base: { label: 'count', value: events },
    interval: found.status === 'ok' ? at95(found.lower, found.upper) : null,
    noInterval: found.status === 'ok' ? null : found.sentence,
  };
}

function gap(stats: Of<'gap'>): Estimate | Absent {
  const value = gapOf(stats);
  const limits = gapInterval(stats, 0.95);
  if (value === null || limits === null) return none;
  const n = Math.min(stats.ahead.denominator, stats.behind.denominator);
  return {
    ...plain(value),
    gate: gateFor('proportion', { n }),
    interval: n < 10 ? null : at95(...limits),
    noInterval: n < 10 ? 'Fewer than 10 in one of the groups: too few for an interval.' : null,
    base: { label: 'n', value: stats.ahead.denominator + stats.behind.denominator },
  };
}

function reported(stats: Of<'reported'>): Estimate | Absent {
  if (stats.value === null) return { state: 'missing', reason: 'withheld by source', printed: stats.shownAs };
  const bounded = stats.lower !== null && stats.upper !== null;
  return {
    ...plain(stats.value),
    gate: 'caution',
    interval: bounded ? at95(stats.lower ?? 0, stats.upper ?? 0) : null,
    noInterval: bounded ? null : 'Reported without the numbers behind it.',
    shownAs: stats.shownAs,
  };
}
