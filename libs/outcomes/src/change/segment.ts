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

/**
 * One wave of a segment that is there: its cell, or what is left of a cell held back from this reader. The cells themselves, so
 * that a wall of ten thousand series copies nothing.
 */
export type Wave = SeriesCell | Extract<ReleasedSeriesCell, { state: 'withheld' }>;
export const isShown = (wave: Wave): wave is SeriesCell => 'stats' in wave;

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
  const since = lastOf(series.breaks);
  const waves: Wave[] = [];
  const out: LeftOut = { beforeBreak: 0, beforeBaseline: 0, absent: null };
  for (const cell of inTime(series.cells)) {
    const wave = cell.state === 'shown' ? cell.cell : cell;
    const { period } = wave;
    if (since && period.start < since.date) out.beforeBreak += 1;
    else if (baselineStart !== null && period.start < baselineStart) out.beforeBaseline += 1;
    else {
      const reason = isShown(wave) ? absenceOf(wave.stats) : null;
      if (reason === null) waves.push(wave);
      else {
        out.absent ??= new Map();
        out.absent.set(reason, (out.absent.get(reason) ?? 0) + 1);
      }
    }
  }
  const { indicator, breakdown, crosses } = series;
  return { indicator, breakdown, waves, since, leftOut: leftOutLines(out, since, crosses) };
}

interface LeftOut {
  beforeBreak: number;
  beforeBaseline: number;
  absent: Map<string, number> | null;
}

function leftOutLines(
  { beforeBreak, beforeBaseline, absent }: LeftOut,
  since: SeriesBreakMark | null,
  crosses: number,
): string[] {
  const lines: string[] = [];
  if (since && beforeBreak > 0)
    lines.push(`${wavesOf(beforeBreak)} before ${dayInWords(since.date)}: ${since.kind} (${since.reason}).`);
  if (beforeBaseline > 0) lines.push(`${wavesOf(beforeBaseline)} before the baseline named in the plan.`);
  if (absent) for (const [reason, count] of absent) lines.push(`${wavesOf(count)}: ${reason}.`);
  if (crosses > 0) lines.push(`${wavesOf(crosses)} across a boundary of the chosen periods.`);
  return lines;
}

function lastOf(breaks: readonly SeriesBreakMark[]): SeriesBreakMark | null {
  let last: SeriesBreakMark | null = null;
  for (const mark of breaks) if (last === null || mark.date > last.date) last = mark;
  return last;
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
  let before: LabelledPeriod | null = null;
  for (const cell of cells) {
    const { period } = cell.state === 'shown' ? cell.cell : cell;
    if (before && before.start >= period.start && (before.start > period.start || before.end > period.end))
      return [...cells].sort(byTime);
    before = period;
  }
  return cells;
}

/** Nobody asked is no wave: a share of nothing and a mean of nobody are absences too. */
function absenceOf(stats: Stats): string | null {
  if (stats.kind === 'missing') return stats.reason;
  if (stats.kind === 'counts' && stats.denominator === 0) return 'nothing to take a share of';
  return stats.kind === 'moments' && stats.n === 0 ? 'nobody answered' : null;
}
