import type { FundingBand } from '@waymark/contract';
import { chartKindOf } from '../model/chart-kinds';
import type { ChartModel } from '../model/chart-model';
import { timeScale } from '../model/time';
import { absentMarks } from '../layout/absent';
import { screenType, type AxisLike, type Ground, type RowLayout } from '../layout/frame';
import { tintMarks } from '../layout/ground';
import { endedMarks, pointMarks } from '../layout/points';
import type { Mark } from '../marks/mark';

export const SPARK_HEIGHT = 46;

/**
 * A row of the overview: 46 px, the same axis, from zero (percentages on 0 to 100), band, tint and breaks,
 * the last dot only. Figure, n and verdict stand beside it as text.
 */
export function layoutSpark(
  model: ChartModel,
  axis: AxisLike,
  options: { width: number; grants?: readonly FundingBand[]; tint?: boolean },
): RowLayout {
  const time = timeScale(axis);
  const hundred = model.row.scale.kind === 'percent';
  const scale = {
    ...model.scale,
    top: hundred ? 100 : model.scale.top,
    height: SPARK_HEIGHT - 10,
    ticks: [],
  };
  const plot = { left: 0, right: options.width, top: 8, bottom: SPARK_HEIGHT - 2 };
  const x = model.points.map((point) => time.fraction(point.day) * options.width);
  const yOf = (value: number) =>
    plot.bottom - ((value - scale.bottom) / (scale.top - scale.bottom)) * (plot.bottom - plot.top);
  const gaps = x.slice(1).map((at, i) => at - (x[i] ?? 0));
  const ground: Ground = { plot, x, yOf, spacing: Math.max(0.5, Math.min(24, ...gaps)), type: screenType };
  const last = model.points.findLast((point) => point.value !== null);
  const joined = new Set(model.joins.flat());
  // A point that no line reaches would vanish without its dot.
  const dots = pointMarks(model, ground).filter(
    (mark) => mark.cell === last?.index || !joined.has(mark.cell ?? -1),
  );
  const breaks = model.breaks.map((one): Mark => {
    const at = time.fraction(one.day) * options.width;
    return {
      shape: 'line',
      role: 'break',
      from: [at, 2],
      to: [at, plot.bottom],
      stroke: { ink: 'ink', width: 1.5, dash: [1, 4], round: true },
    };
  });
  const marks: Mark[] = [
    ...(options.tint === false ? [] : tintMarks(axis, { grants: options.grants ?? [] }, plot, SPARK_HEIGHT)),
    {
      shape: 'line',
      role: 'zero',
      from: [0, plot.bottom],
      to: [options.width, plot.bottom],
      stroke: { ink: 'axis', width: 1 },
    },
    ...chartKindOf(model.row.scale.kind)
      .lines(model, ground)
      .filter((mark) => mark.role !== 'whisker' || !joined.has(mark.cell ?? -1)),
    ...breaks,
    ...absentMarks(model, ground),
    ...dots.map((mark): Mark => (mark.shape === 'circle' ? { ...mark, r: Math.min(mark.r, 3.25) } : mark)),
    ...endedMarks(model, ground).filter((mark) => mark.shape === 'line'),
  ];
  const y = model.points.map((point) => (point.value === null ? null : yOf(point.value)));
  return { width: options.width, height: SPARK_HEIGHT, plot, scale, x, y, marks };
}
