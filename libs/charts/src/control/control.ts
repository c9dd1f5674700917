import type { ChartModel } from '../model/chart-model';
import type { Ground } from '../layout/frame';
import { figureText } from '../model/wording';
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
  const older = (control.whole?.signals ?? []).flatMap((words, i): Mark[] => {
    const point = model.points[i];
    if (words.length === 0 || !point || point.value === null || point === latest) return [];
    return [
      {
        shape: 'circle',
        role: 'signal-older',
        cell: i,
        cx: ground.x[i] ?? 0,
        cy: ground.yOf(point.value),
        r: Math.max(4, Math.min(6.5, ground.spacing / 2 - 0.5)),
        fill: { ink: 'paper', opacity: 0 },
        stroke: { ink: 'axis', width: 1 },
      },
    ];
  });
  return [
    ...rules(control.lower, ground, 'limit'),
    ...rules(control.upper, ground, 'limit'),
    ...rules(control.centre, ground, 'centre'),
    ...older,
    ...ring,
  ];
}

/** Narrower gutters leave the names of the lines to the table. */
const ROOM_FOR_WORDS = 88;

/** "average 69", "upper limit 86": in the right gutter, at the height of the lines of the last stretch, none over another. */
export function controlWords(model: ChartModel, ground: Ground, room: number): Mark[] {
  const { control } = model;
  if (!control?.whole || room < ROOM_FOR_WORDS) return [];
  const { plot, type } = ground;
  const lastOf = (line: readonly (number | null)[]) => line.findLast((value) => value !== null) ?? null;
  const lines = [
    { value: lastOf(control.upper), word: 'upper limit' },
    { value: lastOf(control.centre), word: control.whole.centreWord },
    { value: lastOf(control.lower), word: 'lower limit' },
  ];
  let below = -Infinity;
  return lines.flatMap(({ value, word }): Mark[] => {
    if (value === null) return [];
    const y = Math.max(below + type.small * 1.2, ground.yOf(value) + type.small / 3);
    below = y;
    return [
      {
        shape: 'text',
        role: 'control-word',
        x: plot.right + 8,
        y,
        text: `${word} ${figureText(value, value >= 100 ? 0 : 1)}`,
        size: type.small,
        strong: false,
        anchor: 'start',
        ink: 'ink-2',
      },
    ];
  });
}
