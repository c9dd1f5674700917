import type { LabelledPeriod } from '@waymark/contract';
import { displayGates, runChart, type RulesResult, type RunChartResult } from '@waymark/statistics';
import type { ReleasedSeries } from '../table/series';
import type { Stats } from '../rollup/stats';
import { dayInWords } from '../table/period-label';
import { evenlySpaced, linesOf, rulesOf, valueOf, type Lines } from './control-lines';

/** A day from which a person expects another level, with the reason that is printed. */
export interface PhaseStart {
  readonly date: string;
  readonly reason: string;
}

/** A part of a series with its own centre and limits. Nothing is compared across its ends. */
export interface Stretch {
  /** First index in the series, and one past its last. */
  readonly from: number;
  readonly to: number;
  readonly opening: string;
  readonly periods: readonly LabelledPeriod[];
  readonly values: readonly (number | null)[];
  readonly points: number;
  readonly kind: Lines['kind'] | 'picture';
  readonly centre: readonly (number | null)[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  /** Of a control chart; null for run charts and pictures. */
  readonly rules: RulesResult | null;
  readonly run: RunChartResult | null;
  readonly remark: string;
  /** Whether a control chart and a run chart could be drawn of it. */
  readonly can: { readonly control: boolean; readonly run: boolean };
}

/** Below so many points only dots are drawn; from here on a run chart can be. */
export const leastForRun = 10;
export const leastForControl = 12;
export const leastForLimits = 20;

/**
 * A series cut at its breaks and at the phases somebody stated. Each stretch is drawn as its amount of data allows (the
 * gates of spc), or as a run chart where that was asked for.
 */
export function stretchesOf(
  series: ReleasedSeries,
  phases: readonly PhaseStart[],
  asked: 'auto' | 'control' | 'run',
): Stretch[] {
  const periods = series.cells.map((cell) => (cell.state === 'shown' ? cell.cell.period : cell.period));
  const stats = series.cells.map((cell) => (cell.state === 'shown' ? cell.cell.stats : null));
  const openings = [
    ...phases.map(({ date, reason }) => ({ date, text: `phase from ${dayInWords(date)}: ${reason}` })),
    ...series.breaks.map(({ date, kind, reason }) => ({ date, text: `break, ${kind}: ${reason}` })),
  ].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const cuts = new Map<number, string>([[0, 'first figures']]);
  for (const { date, text } of openings) {
    const at = periods.findIndex(({ start }) => start >= date);
    if (at > 0) cuts.set(at, text);
  }
  const starts = [...cuts.keys()].sort((a, b) => a - b);
  return starts.flatMap((from, index) => {
    const to = starts[index + 1] ?? periods.length;
    if (to <= from) return [];
    return [
      stretchOf(series, stats.slice(from, to), periods.slice(from, to), from, cuts.get(from) ?? '', asked),
    ];
  });
}

function stretchOf(
  { indicator }: ReleasedSeries,
  stats: readonly (Stats | null)[],
  periods: readonly LabelledPeriod[],
  from: number,
  opening: string,
  asked: 'auto' | 'control' | 'run',
): Stretch {
  const values = stats.map((one) => valueOf(one, indicator));
  const points = values.filter((value) => value !== null).length;
  const even = evenlySpaced(periods.map(({ start }) => start));
  const gate = displayGates({ method: 'spc', sizes: { points } });
  const ran = runChart({ values });
  const run = ran.status === 'ok' ? ran : null;
  const limits = points >= leastForControl && even ? linesOf(stats, values, indicator) : null;
  const control = limits !== null && limits.kind !== 'run' ? limits : null;
  const common = { from, to: from + periods.length, opening, periods, values, points };
  const can = { control: control !== null, run: run !== null && points >= leastForRun };
  const none = values.map(() => null);
  const median = 'median' in ran && typeof ran.median === 'number' ? ran.median : null;
  if (control && asked !== 'run')
    return { ...common, ...control, can, rules: rulesOf(values, control), run, remark: trialOf(points) };
  const level = { centre: values.map(() => median), lower: none, upper: none, rules: null, can };
  if (run && points >= leastForRun)
    return { ...common, ...level, kind: 'run', run, remark: whyRun(points, even, limits, asked) };
  const needs = gate.status === 'ok' && gate.needs ? ` ${gate.needs} are needed for a chart.` : '';
  const few = points === 1 ? 'One point' : `${points} points`;
  const remark =
    points >= leastForRun
      ? `${few}, but fewer than ten off their median: dots and median only.`
      : `${few}: dots${points > 1 ? ' and their median' : ''} only.${needs}`;
  return {
    ...common,
    ...level,
    centre: points > 1 ? level.centre : none,
    kind: 'picture',
    run: null,
    remark,
  };
}

const trialOf = (points: number): string =>
  points < leastForLimits
    ? `${points} points: the limits are on trial until there are ${leastForLimits}.`
    : `${points} points.`;

function whyRun(points: number, even: boolean, limits: Lines | null, asked: string): string {
  if (asked === 'run') return `${points} points, drawn as a run chart because that was chosen.`;
  if (points < leastForControl)
    return `${points} points: limits need ${leastForControl}, so a run chart stands in.`;
  if (!even) return `${points} points, not evenly spaced: limits would mislead, a run chart does not.`;
  return limits?.kind === 'run'
    ? `${points} points of few events each: limits would be skewed, a run chart is not.`
    : `${points} points for which no limits can be computed: a run chart stands in.`;
}
