import { chartKindOf } from '../model/chart-kinds';
import type { ChartModel } from '../model/chart-model';
import { timeScale } from '../model/time';
import { controlMarks, controlWords } from '../control/control';
import { courseMarks } from '../course/course';
import type { Mark } from '../marks/mark';
import { absentMarks } from './absent';
import { breakMarks, breakTexts } from './breaks';
import { gutters, screenType, type AxisLike, type Ground, type RowLayout, type RowOptions } from './frame';
import { footOf } from './foot';
import { endedMarks, pointMarks, valueMarks } from './points';
import { grantWords, periodWords, tintMarks } from './ground';

const HEAD = 22;
/** Nearer than this, whiskers would hide the lines of a fitted course; the table has every interval. */
const CROWDED = 11;

function scaleMarks(model: ChartModel, ground: Ground, width: number, right: number): Mark[] {
  const scale = model.scale;
  const { left, bottom } = ground.plot;
  const zero = scale.bottom < 0 ? 0 : scale.bottom;
  const end = width - right;
  const marks: Mark[] = scale.ticks.flatMap((tick): Mark[] => {
    const y = ground.yOf(tick.value);
    const isZero = tick.value === zero;
    return [
      {
        shape: 'line',
        role: isZero ? 'zero' : 'grid',
        from: [left, y],
        to: [end, y],
        stroke: { ink: 'axis', width: 1, ...(isZero ? {} : { opacity: 0.28 }) },
      },
      {
        shape: 'text',
        role: 'tick',
        x: left - 8,
        y: y + ground.type.small / 3,
        text: tick.label,
        size: ground.type.small,
        strong: false,
        anchor: 'end',
        ink: 'ink-2',
      },
    ];
  });
  if (scale.ticks.length === 0)
    marks.push({
      shape: 'line',
      role: 'zero',
      from: [left, bottom],
      to: [end, bottom],
      stroke: { ink: 'axis', width: 1 },
    });
  return marks;
}

function nearest(x: readonly number[], whole: number): number {
  const gaps = x.slice(1).map((at, i) => at - (x[i] ?? 0));
  return gaps.length === 0 ? whole : Math.max(0.5, Math.min(...gaps));
}

/**
 * Places one row: from a model and a width to marks in px. Pure, so that a browser, a report and a test
 * draw the same thing. Rows of one page share axis and gutter and so their verticals.
 */
export function layoutRow(model: ChartModel, axis: AxisLike, options: RowOptions): RowLayout {
  const type = options.type ?? screenType;
  const gutter = options.gutter ?? (options.alone ? gutters.narrow : gutters.wide);
  const scale = options.scale ?? model.scale;
  const drawn: ChartModel = scale === model.scale ? model : { ...model, scale };
  const time = timeScale(axis);
  const { left } = gutter;
  const right = Math.max(left + 1, options.width - gutter.right);
  const xOf = (day: number) => left + time.fraction(day) * (right - left);
  const x = model.points.map((point) => xOf(point.day));
  const unit = type.small / 12;

  const breaks = breakTexts(model, xOf, { left, right }, type);
  const grantRoom = options.grantRoom ?? (options.grants?.length ?? 0) > 0;
  const named = options.alone && grantRoom ? 18 * unit : 0;
  const top = HEAD * unit + breaks.height + named;
  const bottom = top + scale.height * (options.zoom ?? 1);
  const plot = { left, right, top, bottom };
  const yOf = (value: number) =>
    bottom - ((value - scale.bottom) / (scale.top - scale.bottom)) * (bottom - top);
  const ground: Ground = { plot, x, yOf, spacing: nearest(x, right - left), type };

  const kind = chartKindOf(model.row.scale.kind);
  const foot = footOf(drawn, ground);
  const words = options.alone
    ? periodWords(model, axis, ground, xOf, foot.bottom)
    : { marks: [], bottom: foot.bottom };
  const height = Math.ceil(words.bottom + 4 * unit);
  const shade = options.tint ? tintMarks(axis, options, plot, height) : [];
  // Where limits are drawn for their own sake, whiskers stay and the band that joins them would hide them.
  const lines = kind
    .lines(drawn, ground)
    .filter(({ role }) => role !== 'band' || !(drawn.control?.whole || drawn.course))
    // a fitted course joins the points in its own way
    .filter(({ role }) => role !== 'line' || !drawn.course)
    .filter(({ role }) => role !== 'whisker' || !drawn.course || ground.spacing >= CROWDED);
  const marks: Mark[] = [
    ...shade,
    ...(named ? grantWords(axis, options.grants ?? [], plot, type) : []),
    ...scaleMarks(drawn, ground, options.width, gutter.right),
    ...controlMarks(drawn, ground),
    ...lines,
    ...courseMarks(drawn, ground, xOf),
    ...breakMarks(breaks.placed, ground),
    ...absentMarks(drawn, ground),
    ...pointMarks(drawn, ground),
    ...endedMarks(drawn, ground),
    ...valueMarks(drawn, ground, foot.named, kind.labelBelow(drawn)),
    ...foot.marks,
    ...words.marks,
    ...controlWords(drawn, ground, gutter.right),
  ];
  const y = model.points.map((point) => (point.value === null ? null : yOf(point.value)));
  return { width: options.width, height, plot, scale, x, y, marks };
}
