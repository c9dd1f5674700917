import { monthsBetween } from '@waymark/calendar';
import type { ControlChart, Indicator } from '@waymark/contract';
import { runChart, spcPChart, spcRules, spcUChart, spcXmr, type RulesResult } from '@waymark/statistics';
import type { Stats } from '../rollup/stats';
import type { ReleasedSeries } from '../table/series';
import { isRate, perOf } from './estimate';
import { capital, atPeriod } from './wording';

/** Fewer points than this are a picture, not a process. */
const fewest = 12;
const trialUntil = 20;
/** Below so many events a period, limits of a count chart are skewed: the run chart asks less of the figures. */
const fewEvents = 5;

interface Lines {
  readonly kind: ControlChart['kind'];
  readonly centre: (number | null)[];
  readonly lower: (number | null)[];
  readonly upper: (number | null)[];
}

/**
 * Is the latest point unusual for this series? For 12 or more equally spaced points since the last break. Older signals
 * are marked but not announced: a stable chart of 120 months has an 80% chance of at least one. Null where no chart fits.
 */
export function controlChartOf(series: ReleasedSeries): ControlChart | null {
  const lastBreak = series.breaks.reduce((last, { date }) => (date > last ? date : last), '');
  const periods = series.cells.map((cell) => (cell.state === 'shown' ? cell.cell.period : cell.period));
  const from = periods.findIndex(({ start }) => start >= lastBreak);
  if (from < 0) return null;
  const stats = series.cells.slice(from).map((cell) => (cell.state === 'shown' ? cell.cell.stats : null));
  const values = stats.map((one) => valueOf(one, series.indicator));
  const points = values.filter((value) => value !== null).length;
  if (points < fewest || !evenlySpaced(periods.slice(from).map(({ start }) => start))) return null;
  const lines = linesOf(stats, values, series.indicator);
  if (!lines) return null;
  const rules = lines.kind === 'run' ? null : rulesOf(values, lines);
  const before = new Array<null>(from).fill(null);
  const latest = values.findLastIndex((value) => value !== null);
  const period = periods[from + latest];
  const when = period ? capital(atPeriod(period)) : 'Lately';
  return {
    kind: lines.kind,
    centre: [...before, ...lines.centre],
    lower: [...before, ...lines.lower],
    upper: [...before, ...lines.upper],
    signals: [...before.map(() => []), ...values.map((_, index) => signalsAt(rules, index))],
    sentence: rules ? sentenceOf(when, signalsAt(rules, latest), points) : runSentence(when, values),
  };
}

const evenlySpaced = (starts: readonly string[]): boolean => {
  const steps = starts.slice(1).map((start, index) => monthsBetween(starts[index] as string, start));
  return steps.every((step) => step === steps[0] && step > 0);
};

function valueOf(stats: Stats | null, indicator: Indicator): number | null {
  if (stats?.kind === 'counts') return stats.denominator > 0 ? stats.numerator / stats.denominator : null;
  if (stats?.kind === 'moments') return stats.n > 0 ? stats.mean : null;
  if (stats?.kind !== 'events') return null;
  return isRate(stats, indicator) ? (stats.events / (stats.exposure ?? 1)) * perOf(indicator) : stats.events;
}

function linesOf(
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

function rulesOf(values: readonly (number | null)[], lines: Lines): RulesResult | null {
  const rules = spcRules({ values, centre: lines.centre, upper: lines.upper, lower: lines.lower });
  return rules.status === 'ok' ? rules : null;
}

function signalsAt(rules: RulesResult | null, index: number): string[] {
  if (!rules) return [];
  const marks: readonly [readonly number[], string][] = [
    [rules.outsideLimits, 'outside the limits'],
    [rules.shift, 'in a run of seven or more on one side of the average'],
    [rules.trend, 'in a run of six or more in one direction'],
    [rules.twoOfThree, 'two of three near a limit'],
  ];
  return marks.flatMap(([indices, words]) => (indices.includes(index) ? [words] : []));
}

function sentenceOf(when: string, signals: readonly string[], points: number): string {
  const trial = points < trialUntil ? ` The limits are on trial until there are ${trialUntil} points.` : '';
  const found =
    signals.length === 0
      ? `${when} the figure was within the usual ups and downs of this series.`
      : `${when} the figure was unusual for this series: ${signals.join('; ')}.`;
  return `${found}${trial}`;
}

function runSentence(when: string, values: readonly (number | null)[]): string {
  const run = runChart({ values });
  return run.status === 'ok' && run.signal
    ? `Up to ${when.replace(/^(In|On) /, '')} the series has moved: more of it lies on one side of its median than chance leaves there.`
    : 'The numbers are small; nothing but chance is needed for the ups and downs of this series.';
}
