import type { Cell, LabelledPeriod, SeriesRow, ShownCell } from '@waymark/contract';
import { daysOf, dayNumber, middleOf } from './time';
import { plotScaleOf, type PlotScale } from './plot-scale';
import { figureText, gutterWord, partWords, plotFactor, rangeText } from './wording';

/** How much a shown point may be leaned on. `few` is a picture only: a dot, never a line. */
export type Weight = 'full' | 'caution' | 'few';

export interface ChartPoint {
  readonly index: number;
  readonly period: LabelledPeriod;
  /** Day number of the middle of the period, and its two ends. */
  readonly day: number;
  readonly from: number;
  readonly to: number;
  readonly state: Cell['state'];
  readonly weight: Weight;
  /** Plot units; null where the state is not `shown`: what is not shown has no height. */
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** The figure, the word "withheld" or the reason it is missing. */
  readonly text: string;
  readonly intervalText: string | null;
  readonly noInterval: string | null;
  readonly baseText: string | null;
  /** A sum of a part of its period: a diamond, joined to nothing. */
  readonly part: boolean;
  /** Short words under n: "caution", "picture only", "team only", "5 of 12 months". */
  readonly remarks: readonly string[];
  readonly source: string;
  readonly note: string | null;
  /** First or last figure of the series: set in bold. */
  readonly end: boolean;
  /** Named by the verdict or its sentence: keeps its label however dense the series. */
  readonly cited: boolean;
}

export interface ChartControl {
  readonly centre: readonly (number | null)[];
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  /** Only the latest point is announced; earlier signals stay in the table. */
  readonly latestSignals: readonly string[];
  readonly sentence: string;
  /**
   * On the page of one series over its whole time: marks of every point, to be ringed quietly and told in the table, and
   * what the lines are called. Null on every other page.
   */
  readonly whole: { readonly signals: readonly (readonly string[])[]; readonly centreWord: string } | null;
}

/** Straight lines of a fitted course, in days and plot units: before and after a start, and the earlier one carried on. */
export interface ChartCourse {
  readonly start: number;
  readonly fitted: readonly (readonly [DayValue, DayValue])[];
  readonly earlier: readonly [DayValue, DayValue];
  readonly label: string;
}
interface DayValue {
  readonly day: number;
  readonly value: number;
}

export interface ModelOptions {
  /** Control lines with their names, every mark in the table. */
  readonly whole?: boolean;
  /** In the unit of the row. */
  readonly course?: ChartCourse | null;
}

export interface ChartModel {
  readonly key: string;
  readonly row: SeriesRow;
  /** Context only: grey, hollow, without a coloured verdict. */
  readonly grey: boolean;
  readonly scale: PlotScale;
  readonly points: readonly ChartPoint[];
  /** Pairs of neighbouring points that a line may join: both shown, none a mere picture, no break between. */
  readonly joins: readonly (readonly [number, number])[];
  readonly breaks: readonly { day: number; reason: string }[];
  /** Day number at which the context ended, or null. */
  readonly ended: number | null;
  /** Left of the n row: n, count, raters. Null where nothing is counted. */
  readonly baseWord: string | null;
  readonly control: ChartControl | null;
  readonly course: ChartCourse | null;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
function isCited(row: SeriesRow, period: LabelledPeriod): boolean {
  const named = [row.verdict.baseline, row.verdict.latest].some(
    (wave) => wave !== null && wave.start === period.start && wave.end === period.end,
  );
  return named || new RegExp(`(^|\\W)${escaped(period.label)}(\\W|$)`).test(row.verdict.sentence);
}

function remarksOf(cell: ShownCell): string[] {
  const remarks: string[] = [];
  if (cell.gate === 'caution') remarks.push('caution');
  if (cell.gate === 'picture_only') remarks.push('picture only');
  if ('small' in cell && cell.small) remarks.push('team only');
  if (cell.part) remarks.push(partWords(cell.part));
  return remarks;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
function longDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${day} ${months[month - 1] ?? ''} ${year}`;
}

/** As the publisher printed it; a milestone was reached on a day, and a day is written out. */
function shownText(row: SeriesRow, cell: ShownCell): string | null {
  const reached = reachedOn(row, cell);
  return reached === null ? cell.shownAs : longDate(reached);
}

/** The day a milestone was reached: it stands there, not in the middle of the period it was reported for. */
function reachedOn(row: SeriesRow, cell: ShownCell): string | null {
  if (row.scale.kind !== 'milestone') return null;
  const printed = cell.shownAs ?? '';
  return /^\d{4}-\d{2}-\d{2}$/.test(printed) ? printed : cell.period.end;
}

const weights = { full: 'full', caution: 'caution', picture_only: 'few', nothing: 'few' } as const;

function pointOf(row: SeriesRow, cell: Cell, index: number, end: boolean): ChartPoint {
  const { from, to } = daysOf(cell.period);
  const common = {
    index,
    period: cell.period,
    // what there is on a day stands on that day, the last of its period
    day: row.scale.kind === 'stock' ? to - 1 : middleOf(cell.period),
    from,
    to,
    end,
    cited: isCited(row, cell.period),
  };
  const nothing = {
    value: null,
    lower: null,
    upper: null,
    intervalText: null,
    noInterval: null,
    baseText: null,
    remarks: [],
    part: false,
    weight: 'full' as const,
  };
  if (cell.state === 'withheld')
    return {
      ...common,
      ...nothing,
      state: 'withheld',
      text: 'withheld',
      source: '',
      note: 'why' in cell ? cell.why : null,
    };
  if (cell.state === 'missing')
    return { ...common, ...nothing, state: 'missing', text: cell.reason, source: cell.source, note: null };
  const factor = plotFactor(row.scale);
  const { decimals } = row.scale;
  const value = cell.value * factor;
  const interval = cell.interval && {
    lower: cell.interval.lower * factor,
    upper: cell.interval.upper * factor,
  };
  const reached = reachedOn(row, cell);
  return {
    ...common,
    day: reached === null ? common.day : dayNumber(reached),
    state: 'shown',
    weight: weights[cell.gate],
    value,
    lower: interval?.lower ?? null,
    upper: interval?.upper ?? null,
    text: shownText(row, cell) ?? figureText(value, decimals),
    intervalText: interval && rangeText(interval.lower, interval.upper, decimals),
    noInterval: cell.noInterval,
    baseText: cell.base && figureText(cell.base.value, 0),
    part: cell.part !== undefined,
    remarks: remarksOf(cell),
    source: cell.source,
    note: cell.note,
  };
}

function joinsOf(points: readonly ChartPoint[], breakDays: readonly number[]): [number, number][] {
  const pairs: [number, number][] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const [left, right] = [points[i], points[i + 1]];
    if (!left || !right || left.value === null || right.value === null) continue;
    if (left.weight === 'few' || right.weight === 'few') continue;
    if (left.part || right.part) continue;
    if (breakDays.some((day) => left.day < day && day <= right.day)) continue;
    pairs.push([i, i + 1]);
  }
  return pairs;
}

function controlOf(row: SeriesRow, factor: number, whole: boolean): ChartControl | null {
  if (!row.control) return null;
  const times = (values: readonly (number | null)[]) => values.map((v) => (v === null ? null : v * factor));
  return {
    centre: times(row.control.centre),
    lower: times(row.control.lower),
    upper: times(row.control.upper),
    latestSignals: row.control.signals.at(-1) ?? [],
    sentence: row.control.sentence,
    whole: whole
      ? { signals: row.control.signals, centreWord: row.control.kind === 'run' ? 'median' : 'average' }
      : null,
  };
}

function courseOf(course: ChartCourse | null, factor: number): ChartCourse | null {
  if (!course) return null;
  const times = ({ day, value }: DayValue): DayValue => ({ day, value: value * factor });
  const both = ([a, b]: readonly [DayValue, DayValue]) => [times(a), times(b)] as const;
  return { ...course, fitted: course.fitted.map(both), earlier: both(course.earlier) };
}

/** Everything a chart, its table twin and its text say, worked out once from a row of the contract. Pure. */
export function chartModel(row: SeriesRow, options: ModelOptions = {}): ChartModel {
  const shownAt = row.cells.flatMap((cell, i) => (cell.state === 'shown' ? [i] : []));
  const points = row.cells.map((cell, i) => pointOf(row, cell, i, i === shownAt[0] || i === shownAt.at(-1)));
  const control = controlOf(row, plotFactor(row.scale), options.whole ?? false);
  const course = courseOf(options.course ?? null, plotFactor(row.scale));
  const drawn = [
    ...points.flatMap((point) => [point.value, point.lower, point.upper]),
    ...(control ? [...control.upper, ...control.lower] : []),
    ...(course ? [...course.fitted.flat(), ...course.earlier].map(({ value }) => value) : []),
  ].filter((value): value is number => value !== null);
  const breaks = row.breaks.map((one) => ({ day: dayNumber(one.date), reason: one.reason, kind: one.kind }));
  const base = row.cells.flatMap((cell) => (cell.state === 'shown' && cell.base ? [cell.base.label] : []))[0];
  return {
    key: row.key,
    row,
    grey: row.indicator.role === 'context_only' || row.verdict.kind === 'context_only',
    scale: plotScaleOf(row.scale, Math.min(0, ...drawn), Math.max(0, ...drawn)),
    points,
    joins: joinsOf(
      points,
      breaks.map((one) => one.day),
    ),
    breaks: breaks.map(({ day, kind, reason }) => ({ day, reason: reason.length <= 28 ? reason : kind })),
    ended: row.ended === null ? null : dayNumber(row.ended),
    baseWord: base ? gutterWord(base) : null,
    control,
    course,
  };
}
