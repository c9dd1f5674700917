import type { ChartKind } from '../model/chart-kind';
import type { ChartModel } from '../model/chart-model';
import type { Ground } from '../layout/frame';
import type { Mark, PointXY } from '../marks/mark';
import { runsOf } from '../trend/trend';

/** A level holds until the next review says otherwise, so the line steps at each review. */
export function stepLines(model: ChartModel, ground: Ground): Mark[] {
  return runsOf(model.joins).map((run): Mark => {
    const points: PointXY[] = [];
    for (const i of run) {
      const value = model.points[i]?.value;
      if (value === null || value === undefined) continue;
      const at: PointXY = [ground.x[i] ?? 0, ground.yOf(value)];
      const before = points.at(-1);
      if (before && before[1] !== at[1]) points.push([at[0], before[1]]);
      points.push(at);
    }
    return {
      shape: 'path',
      role: 'line',
      points,
      closed: false,
      stroke: { ink: model.grey ? 'context' : 'accent', width: model.grey ? 1.75 : 2.5 },
    };
  });
}

/** Points reached by a step down: the riser comes from above, so the figure goes below. */
function stepsDown(model: ChartModel): Set<number> {
  return new Set(
    model.joins.flatMap(([a, b]) => {
      const [from, to] = [model.points[a]?.value, model.points[b]?.value];
      return typeof from === 'number' && typeof to === 'number' && to < from ? [b] : [];
    }),
  );
}

/** Rubric levels 0 to 4: steps and whole numbers, raters instead of n, no band. */
export const levels: ChartKind = { id: 'levels', draws: ['level'], lines: stepLines, labelBelow: stepsDown };
