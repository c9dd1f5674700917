import type { ChartModel, ChartPoint } from '../model/chart-model';
import { hatchSegments } from '../marks/hatch';
import type { Mark } from '../marks/mark';
import type { Ground } from './frame';

/** Neighbouring cells that say the same thing in the same words. */
export function absentRuns(points: readonly ChartPoint[]): ChartPoint[][] {
  const runs: ChartPoint[][] = [];
  for (const point of points) {
    if (point.state === 'shown') continue;
    const last = runs.at(-1)?.at(-1);
    const joins =
      last && last.index === point.index - 1 && last.state === point.state && last.text === point.text;
    if (joins) runs.at(-1)?.push(point);
    else runs.push([point]);
  }
  return runs;
}

const MIN_COLUMN = 5;

/** Columns for what has no height: 44 % of the period each, or one column a run where they would be slivers. */
export function absentColumns(
  points: readonly ChartPoint[],
  ground: Pick<Ground, 'plot' | 'x' | 'spacing'>,
): { state: 'withheld' | 'missing'; x: number; width: number; cells: number[] }[] {
  const width = Math.min(0.44 * ground.spacing, 44);
  const { left, right } = ground.plot;
  return absentRuns(points).flatMap((run) => {
    const state = run[0]?.state === 'withheld' ? ('withheld' as const) : ('missing' as const);
    const groups = width < MIN_COLUMN ? [run] : run.map((point) => [point]);
    return groups.map((group) => {
      const first = ground.x[group[0]?.index ?? 0] ?? left;
      const last = ground.x[group.at(-1)?.index ?? 0] ?? left;
      const wide = Math.max(width, Math.min(MIN_COLUMN, ground.spacing));
      const from = Math.max(left, first - wide / 2);
      const to = Math.min(right, last + wide / 2);
      return { state, x: from, width: to - from, cells: group.map((point) => point.index) };
    });
  });
}

/** Withheld: hatched and framed from top to bottom, so its height says nothing. Missing: an empty dotted frame. */
export function absentMarks(model: ChartModel, ground: Ground): Mark[] {
  const { top, bottom } = ground.plot;
  const height = bottom - top;
  return absentColumns(model.points, ground).map(({ state, x, width, cells }): Mark => {
    const frame = { shape: 'rect' as const, x, y: top, width, height, cell: cells[0] ?? 0 };
    return state === 'withheld'
      ? {
          ...frame,
          role: 'withheld',
          stroke: { ink: 'hatch', width: 1 },
          hatch: { stroke: { ink: 'hatch', width: 1.25 }, segments: hatchSegments(x, top, width, height) },
        }
      : { ...frame, role: 'missing', stroke: { ink: 'hatch', width: 1, dash: [1.5, 3] } };
  });
}
