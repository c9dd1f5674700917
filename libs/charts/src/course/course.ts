import type { ChartCourse, ChartModel } from '../model/chart-model';
import type { Ground } from '../layout/frame';
import type { Mark, PointXY } from '../marks/mark';
import { textWidth, wrapText } from '../marks/text-width';

type DayValue = ChartCourse['earlier'][number];

/** A straight line as far as it lies inside the plot: what leaves the scale is cut off, not bent. */
function inside(
  [a, b]: readonly [DayValue, DayValue],
  bottom: number,
  top: number,
): [DayValue, DayValue] | null {
  const at = (value: number): DayValue => {
    const share = (value - a.value) / (b.value - a.value);
    return { day: a.day + share * (b.day - a.day), value };
  };
  const cut = (point: DayValue): DayValue =>
    point.value > top ? at(top) : point.value < bottom ? at(bottom) : point;
  const off = (a.value > top && b.value > top) || (a.value < bottom && b.value < bottom);
  return off ? null : [cut(a), cut(b)];
}

/**
 * The fitted course before and after a start, and where the earlier course would have led: a line named in words where it
 * ends. Days become px by the same scale as the points.
 */
export function courseMarks(model: ChartModel, ground: Ground, xOf: (day: number) => number): Mark[] {
  const { course } = model;
  if (!course) return [];
  const { bottom, top } = model.scale;
  const { plot, type } = ground;
  const place = ({ day, value }: DayValue): PointXY => [xOf(day), ground.yOf(value)];
  const line = (ends: readonly [DayValue, DayValue], role: 'course' | 'course-earlier'): Mark[] => {
    const seen = inside(ends, bottom, top);
    if (!seen) return [];
    return [
      {
        shape: 'path',
        role,
        points: seen.map(place),
        closed: false,
        stroke:
          role === 'course' ? { ink: 'ink', width: 1.25 } : { ink: 'ink-2', width: 1.25, opacity: 0.85 },
      },
    ];
  };
  const begun = xOf(course.start);
  const start: Mark[] = [
    {
      shape: 'line',
      role: 'course-start',
      from: [begun, plot.top - 4],
      to: [begun, plot.bottom],
      stroke: { ink: 'ink', width: 1 },
    },
    {
      shape: 'text',
      role: 'course-word',
      x: Math.max(plot.left + 30, Math.min(plot.right - 30, begun)),
      y: plot.top - 8,
      text: 'work began',
      size: type.small,
      strong: false,
      anchor: 'middle',
      ink: 'ink-2',
    },
  ];
  const [from, to] = course.earlier;
  const seen = inside([from, to], bottom, top);
  const words = seen ? wordsAt(course, seen[1], ground, place) : [];
  return [
    ...start,
    ...course.fitted.flatMap((ends) => line(ends, 'course')),
    ...line([from, to], 'course-earlier'),
    ...words,
  ];
}

/** Beside the end of the line, on the side away from the fitted one. */
function wordsAt(
  course: ChartCourse,
  end: DayValue,
  { plot, type }: Ground,
  place: (point: DayValue) => PointXY,
): Mark[] {
  const [x, y] = place(end);
  const fitted = course.fitted.at(-1)?.[1].value ?? end.value;
  const above = end.value >= fitted;
  const room = Math.min(260, plot.right - plot.left);
  const lines = wrapText(course.label, type.small, room);
  const height = type.small * 1.17;
  const right = Math.min(plot.right + 8, Math.max(x, plot.left + textWidth(course.label, type.small)));
  // The words lie along the last part of the line: they clear it at both of their ends.
  const [from, to] = course.earlier;
  const [x0, y0] = place(from);
  const wide = Math.max(...lines.map((text) => textWidth(text, type.small)));
  const [, yEnd] = place(to);
  const share = Math.max(0, Math.min(1, (right - wide - x0) / Math.max(1, place(to)[0] - x0)));
  const yLeft = y0 + share * (yEnd - y0);
  const first = above
    ? Math.max(plot.top - 6, Math.min(y, yLeft) - 7 - (lines.length - 1) * height)
    : Math.min(plot.bottom - 4 - (lines.length - 1) * height, Math.max(y, yLeft) + 6 + type.small);
  return lines.map((text, i): Mark => ({
    shape: 'text',
    role: 'course-word',
    x: right,
    y: first + i * height,
    text,
    size: type.small,
    strong: false,
    anchor: 'end',
    ink: 'ink',
  }));
}
