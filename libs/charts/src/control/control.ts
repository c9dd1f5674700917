import type { ChartModel } from '../model/chart-model';
import type { Ground } from '../layout/frame';
import type { Mark, PointXY } from '../marks/mark';

function rules(values: readonly (number | null)[], ground: Ground, role: 'centre' | 'limit'): Mark[] {
  const runs: PointXY[][] = [[]];
  values.forEach((value, i) => {
    const x = ground.x[i];
    if (value === null || x === undefined) {
      runs.push([]);
      return;
    }
    const run = runs.at(-1);
    const y = ground.yOf(value);
    const before = run?.at(-1);
    // A limit that moves with its base moves at the point it belongs to, never as a slope.
    if (before && before[1] !== y) run?.push([x, before[1]]);
    run?.push([x, y]);
  });
  return runs
    .filter((run) => run.length > 1)
    .map((points): Mark => ({
      shape: 'path',
      role,
      points,
      closed: false,
      stroke:
        role === 'centre' ? { ink: 'axis', width: 1 } : { ink: 'axis', width: 1, dash: [1, 4], round: true },
    }));
}

/** Centre line and limits of a long series; a ring on the latest point if it gives a signal, on no earlier one. */
export function controlMarks(model: ChartModel, ground: Ground): Mark[] {
  const { control } = model;
  if (!control) return [];
  const latest = model.points.findLast((point) => point.value !== null);
  const signals = control.latestSignals.length > 0 && latest?.index === model.points.length - 1;
  const ring: Mark[] =
    signals && latest && latest.value !== null
      ? [
          {
            shape: 'circle',
            role: 'signal',
            cell: latest.index,
            cx: ground.x[latest.index] ?? 0,
            cy: ground.yOf(latest.value),
            r: 8,
            fill: { ink: 'paper', opacity: 0 },
            stroke: { ink: 'ink', width: 1.25 },
          },
        ]
      : [];
  return [
    ...rules(control.lower, ground, 'limit'),
    ...rules(control.upper, ground, 'limit'),
    ...rules(control.centre, ground, 'centre'),
    ...ring,
  ];
}
