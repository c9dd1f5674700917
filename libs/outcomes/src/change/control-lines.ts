import { monthsBetween } from '@waymark/calendar';
import type { ControlChart, Indicator } from '@waymark/contract';
import { runChart, spcPChart, spcRules, spcUChart, spcXmr, type RulesResult } from '@waymark/statistics';
import type { Stats } from '../rollup/stats';
import { isRate, perOf } from './estimate';

/** Below so many events a period, limits of a count chart are skewed: the run chart asks less of the figures. */
const fewEvents = 5;

/** Centre and limits, one figure a point, in the unit of the row. */
export interface Lines {
  readonly kind: ControlChart['kind'];
  readonly centre: (number | null)[];
  readonly lower: (number | null)[];
  readonly upper: (number | null)[];
}

export const evenlySpaced = (starts: readonly string[]): boolean => {
  const steps = starts.slice(1).map((start, index) => monthsBetween(starts[index] as string, start));
  return steps.every((step) => step === steps[0] && step > 0);
};

export function valueOf(stats: Stats | null, indicator: Indicator): number | null {
  if (stats?.kind === 'counts') return stats.denominator > 0 ? stats.numerator / stats.denominator : null;
  if (stats?.kind === 'moments') return stats.n > 0 ? stats.mean : null;
  if (stats?.kind !== 'events') return null;
  return isRate(stats, indicator) ? (stats.events / (stats.exposure ?? 1)) * perOf(indicator) : stats.events;
}

export function linesOf(
  stats: readonly (Stats | null)[],
  values: readonly (number | null)[],
  indicator: Indicator,
): Lines | null {
  if (stats.some((one) => one?.kind === 'events')) return eventLines(stats, values, indicator);
  if (stats.some((one) => one?.kind === 'counts')) {
    const chart = spcPChart({
      numerators: stats.map((one) => (one?.kind === 'counts' ? one.numerator : null)),
      denominators: stats.map((one) => (one?.kind === 'counts' ? one.denominator : null)),
      prime: true,
    });
    if (chart.status !== 'ok') return null;
    return {
      kind: 'p',
      centre: values.map(() => chart.centre),
      lower: [...chart.lower],
      upper: [...chart.upper],
    };
  }
  const chart = spcXmr({ values });
  const phase = chart.status === 'ok' ? chart.phases[0] : undefined;
  if (phase?.status !== 'ok') return null;
  return {
    kind: 'xmr',
    centre: values.map(() => phase.centre),
    lower: values.map(() => phase.lcl),
    upper: values.map(() => phase.ucl),
  };
}

function eventLines(
  stats: readonly (Stats | null)[],
  values: readonly (number | null)[],
  indicator: Indicator,
): Lines | null {
  const events = stats.flatMap((one) => (one?.kind === 'events' ? [one] : []));
  const rate = events.every((one) => isRate(one, indicator));
  const mean = events.reduce((sum, one) => sum + one.events, 0) / events.length;
  if (mean < fewEvents) {
    const run = runChart({ values });
    if (run.status !== 'ok') return null;
    const none = values.map(() => null);
    return { kind: 'run', centre: values.map(() => run.median), lower: none, upper: none };
  }
  const chart = spcUChart({
    counts: stats.map((one) => (one?.kind === 'events' ? one.events : null)),
    exposures: stats.map((one) => (one?.kind === 'events' ? (rate ? one.exposure : 1) : null)),
    prime: true,
  });
  if (chart.status !== 'ok') return null;
  const per = rate ? perOf(indicator) : 1;
  const scaled = (line: readonly (number | null)[]) =>
    line.map((value) => (value === null ? null : value * per));
  return {
    kind: 'u',
    centre: values.map(() => chart.centre * per),
    lower: scaled(chart.lower),
    upper: scaled(chart.upper),
  };
}

export function rulesOf(values: readonly (number | null)[], lines: Lines): RulesResult | null {
  const rules = spcRules({ values, centre: lines.centre, upper: lines.upper, lower: lines.lower });
  return rules.status === 'ok' ? rules : null;
}

export function signalsAt(rules: RulesResult | null, index: number): string[] {
  if (!rules) return [];
  const marks: readonly [readonly number[], string][] = [
    [rules.outsideLimits, 'outside the limits'],
    [rules.shift, 'in a run of seven or more on one side of the average'],
    [rules.trend, 'in a run of six or more in one direction'],
    [rules.twoOfThree, 'two of three near a limit'],
  ];
  return marks.flatMap(([indices, words]) => (indices.includes(index) ? [words] : []));
}
