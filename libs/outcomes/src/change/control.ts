import type { ControlChart } from '@waymark/contract';
import { runChart } from '@waymark/statistics';
import type { ReleasedSeries } from '../table/series';
import { evenlySpaced, linesOf, rulesOf, signalsAt, valueOf } from './control-lines';
import { capital, atPeriod } from './wording';

/** Fewer points than this are a picture, not a process. */
const fewest = 12;
const trialUntil = 20;
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
    ? `Up to ${when.replace(/^(In|On) /, '')} more of the series lies together on one side of its median than chance usually leaves there; about 1 in 10 steady series looks so.`
    : 'The numbers are small; nothing but chance is needed for the ups and downs of this series.';
}
