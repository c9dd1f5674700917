import type { ChartKind } from '../model/chart-kind';
import type { ChartModel, ChartPoint } from '../model/chart-model';
import type { Ground } from '../layout/frame';
import type { Mark, PointXY } from '../marks/mark';

/** Neighbours joined into runs: [[0,1],[1,2],[4,5]] gives 0-1-2 and 4-5. */
export function runsOf(joins: readonly (readonly [number, number])[]): number[][] {
  const runs: number[][] = [];
  for (const [from, to] of joins) {
    const last = runs.at(-1);
    if (last && last.at(-1) === from) last.push(to);
    else runs.push([from, to]);
  }
  return runs;
}

type Limits = ChartPoint & { lower: number; upper: number };
const hasLimits = (point: ChartPoint): point is Limits => point.lower !== null && point.upper !== null;
const MIN_WHISKER_SPACING = 6;

/** Pale bands: each joins two whiskers, so a run is cut wherever an interval could not be computed. */
export function bandMarks(model: ChartModel, ground: Ground): Mark[] {
  const joins = model.joins.filter(([a, b]) => {
    const [left, right] = [model.points[a], model.points[b]];
    return left && right && hasLimits(left) && hasLimits(right);
  });
  return runsOf(joins).map((run): Mark => {
    const limits = run.flatMap((i) => {
      const point = model.points[i];
      return point && hasLimits(point) ? [point] : [];
    });
    const upper = limits.map((point): PointXY => [ground.x[point.index] ?? 0, ground.yOf(point.upper)]);
    const lower = limits.map((point): PointXY => [ground.x[point.index] ?? 0, ground.yOf(point.lower)]);
    return {
      shape: 'path',
      role: 'band',
      points: [...upper, ...lower.reverse()],
      closed: true,
      fill: { ink: model.grey ? 'context' : 'accent', opacity: model.grey ? 0.16 : 0.2 },
    };
  });
}

/** One upright per wave without caps. Where waves stand closer than 6 px the band alone states the interval. */
export function whiskerMarks(model: ChartModel, ground: Ground): Mark[] {
  const inBand = new Set(model.joins.flat());
  return model.points.flatMap((point): Mark[] => {
    if (!hasLimits(point)) return [];
    if (ground.spacing < MIN_WHISKER_SPACING && inBand.has(point.index)) return [];
    const x = ground.x[point.index] ?? 0;
    return [
      {
        shape: 'line',
        role: 'whisker',
        cell: point.index,
        from: [x, ground.yOf(point.upper)],
        to: [x, ground.yOf(point.lower)],
        stroke: { ink: model.grey ? 'context' : 'accent', width: 1.25 },
      },
    ];
  });
}

export function trendLines(model: ChartModel, ground: Ground): Mark[] {
  return runsOf(model.joins).map((run): Mark => {
    const points = run.flatMap((i): PointXY[] => {
      const value = model.points[i]?.value;
      return value === null || value === undefined ? [] : [[ground.x[i] ?? 0, ground.yOf(value)]];
    });
    return {
      shape: 'path',
      role: 'line',
      points,
      closed: false,
      stroke: { ink: model.grey ? 'context' : 'accent', width: model.grey ? 1.75 : 2, round: true },
    };
  });
}

/** Percentages, scores, rates, counts, stocks, gaps and means over time. */
export const trend: ChartKind = {
  id: 'trend',
  draws: ['percent', 'score', 'rate', 'count', 'stock', 'gap', 'mean'],
  lines: (model, ground) => [
    ...bandMarks(model, ground),
    ...whiskerMarks(model, ground),
    ...trendLines(model, ground),
  ],
  labelBelow: () => new Set(),
};
