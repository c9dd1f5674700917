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
  /** Finer figures beside waves that are totals, as this reader may see them; null where the waves are all there is. */
  readonly parts: readonly Wave[] | null;
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

/**
 * The periods of the series looked at before, in its order. All series of a table share theirs, and comparing dates was most of the
 * work of a verdict: where the very same periods come again, their order is known.
 */
let known: LabelledPeriod[] = [];

/** `baselineStart`: the plan names the wave starting then as its baseline; what lies before it takes no part. */
export function segmentOf(series: ReleasedSeries, baselineStart: string | null = null): Segment {
  const { indicator, breakdown, crosses, cells } = series;
  const since = series.breaks.length === 0 ? null : lastOf(series.breaks);
  const waves: Wave[] = [];
  const out: LeftOut = { beforeBreak: 0, beforeBaseline: 0, absent: null };
  let before: LabelledPeriod | null = null;
  let same = true;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as ReleasedSeriesCell;
    const wave = cell.state === 'shown' ? cell.cell : cell;
    const { period } = wave;
    if (known[i] !== period) {
      if (same) known = known.slice(0, i);
      same = false;
      known[i] = period;
    }
    if (!same && before !== null && comesBefore(period, before)) {
      known = [];
      return segmentOf({ ...series, cells: [...cells].sort(byTime) }, baselineStart);
    }
    before = period;
    if (since !== null && period.start < since.date) out.beforeBreak += 1;
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
  const parts = series.parts?.map((cell) => (cell.state === 'shown' ? cell.cell : cell)) ?? null;
  return { indicator, breakdown, waves, parts, since, leftOut: leftOutLines(out, since, crosses) };
}

const comesBefore = (one: LabelledPeriod, other: LabelledPeriod): boolean =>
  one.start < other.start || (one.start === other.start && one.end < other.end);

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
  return comesBefore(one, other) ? -1 : comesBefore(other, one) ? 1 : 0;
};

/** Nobody asked is no wave: a share of nothing and a mean of nobody are absences too. */
function absenceOf(stats: Stats): string | null {
  if (stats.kind === 'missing') return stats.reason;
  if (stats.kind === 'counts' && stats.denominator === 0) return 'nothing to take a share of';
  return stats.kind === 'moments' && stats.n === 0 ? 'nobody answered' : null;
}
