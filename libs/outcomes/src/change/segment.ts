import type { Indicator, LabelledPeriod } from '@waymark/contract';
import type { Stats } from '../rollup/stats';
import { dayInWords } from '../table/period-label';
import type {
  ReleasedSeries,
  ReleasedSeriesCell,
  Series,
  SeriesBreakMark,
  SeriesCell,
} from '../table/series';

/** One wave of a segment that is there: as a figure, or held back from this reader. */
export type Wave =
  | {
      readonly state: 'figure';
      readonly period: LabelledPeriod;
      readonly stats: Stats;
      readonly cell: SeriesCell;
    }
  | { readonly state: 'withheld'; readonly period: LabelledPeriod };

/** The unbroken stretch a verdict concerns: everything after the last break. */
export interface Segment {
  readonly indicator: Indicator;
  readonly breakdown: string;
  /** Waves in order of time, without those that are missing. */
  readonly waves: readonly Wave[];
  /** The break this segment starts at; null where the series was never broken. */
  readonly since: SeriesBreakMark | null;
  /** What takes no part, and why. */
  readonly leftOut: readonly string[];
}

/** The team sees every cell: the same judges read both views. */
export const allShown = (series: Series): ReleasedSeries => ({
  ...series,
  cells: series.cells.map((cell) => ({ state: 'shown', cell })),
});

/** `baselineStart`: the plan names the wave starting then as its baseline; what lies before it takes no part. */
export function segmentOf(series: ReleasedSeries, baselineStart: string | null = null): Segment {
  const since = series.breaks.reduce<SeriesBreakMark | null>(
    (last, mark) => (last === null || mark.date > last.date ? mark : last),
    null,
  );
  const waves: Wave[] = [];
  const absent = new Map<string, number>();
  let beforeBreak = 0;
  let beforeBaseline = 0;
  for (const cell of inTime(series.cells)) {
    const period = periodOfCell(cell);
    if (since && period.start < since.date) beforeBreak += 1;
    else if (baselineStart !== null && period.start < baselineStart) beforeBaseline += 1;
    else if (cell.state === 'withheld') waves.push({ state: 'withheld', period });
    else {
      const reason = absenceOf(cell.cell.stats);
      if (reason) absent.set(reason, (absent.get(reason) ?? 0) + 1);
      else waves.push({ state: 'figure', period, stats: cell.cell.stats, cell: cell.cell });
    }
  }
  const { indicator, breakdown } = series;
  return { indicator, breakdown, waves, since, leftOut: leftOutLines() };

  function leftOutLines(): string[] {
    const lines: string[] = [];
    if (since && beforeBreak > 0)
      lines.push(
        `${wavesOf(beforeBreak)} before ${dayInWords(since.date)}: ${since.kind} (${since.reason}).`,
      );
    if (beforeBaseline > 0) lines.push(`${wavesOf(beforeBaseline)} before the baseline named in the plan.`);
    for (const [reason, count] of absent) lines.push(`${wavesOf(count)}: ${reason}.`);
    if (series.crosses > 0) lines.push(`${wavesOf(series.crosses)} across a boundary of the chosen periods.`);
    return lines;
  }
}

const wavesOf = (count: number): string => (count === 1 ? 'One wave' : `${count} waves`);

const periodOfCell = (cell: ReleasedSeriesCell): LabelledPeriod =>
  cell.state === 'shown' ? cell.cell.period : cell.period;

const byTime = (a: ReleasedSeriesCell, b: ReleasedSeriesCell): number => {
  const [one, other] = [periodOfCell(a), periodOfCell(b)];
  return one.start < other.start
    ? -1
    : one.start > other.start
      ? 1
      : one.end < other.end
        ? -1
        : one.end > other.end
          ? 1
          : 0;
};

/** Tables come in order of time; sorting them again would be most of the work of a verdict. */
function inTime(cells: readonly ReleasedSeriesCell[]): readonly ReleasedSeriesCell[] {
  const ordered = cells.every((cell, i) => i === 0 || byTime(cells[i - 1] as ReleasedSeriesCell, cell) <= 0);
  return ordered ? cells : [...cells].sort(byTime);
}

/** Nobody asked is no wave: a share of nothing and a mean of nobody are absences too. */
function absenceOf(stats: Stats): string | null {
  if (stats.kind === 'missing') return stats.reason;
  if (stats.kind === 'counts' && stats.denominator === 0) return 'nothing to take a share of';
  return stats.kind === 'moments' && stats.n === 0 ? 'nobody answered' : null;
}
