import type { ChartModel, ChartPoint } from '../model/chart-model';
import type { Mark } from '../marks/mark';
import { textWidth } from '../marks/text-width';
import type { Ground } from './frame';

/** Below this distance dots would touch: only the named ones keep their size, the rest shrink to beads. */
const BEAD_SPACING = 11;
const BEAD = 1.75;

export function pointMarks(model: ChartModel, ground: Ground): Mark[] {
  const joined = new Set(model.joins.flat());
  return model.points.flatMap((point): Mark[] => {
    if (point.value === null) return [];
    const at = { cx: ground.x[point.index] ?? 0, cy: ground.yOf(point.value) };
    const plain =
      point.weight === 'full' && !point.part && !point.end && !point.cited && joined.has(point.index);
    const bead = ground.spacing < BEAD_SPACING && plain;
    const hollow = model.grey || point.weight !== 'full';
    const ink = model.grey ? ('context' as const) : ('accent' as const);
    const r = bead ? Math.min(BEAD, ground.spacing / 3) : model.grey ? 3.25 : 4;
    if (point.part) return [diamond(point.index, at, ink)];
    const dot = { shape: 'circle' as const, role: 'dot' as const, cell: point.index, ...at, r };
    if (bead) return [{ ...dot, fill: { ink }, stroke: { ink, width: 0 } }];
    return hollow
      ? [{ ...dot, fill: { ink: 'paper' }, stroke: { ink, width: 1.75 } }]
      : [{ ...dot, fill: { ink }, stroke: { ink: 'paper', width: 1.5 } }];
  });
}

/** Not the round of a whole period: its height is no height beside the others. */
function diamond(cell: number, { cx, cy }: { cx: number; cy: number }, ink: 'context' | 'accent'): Mark {
  const r = 5.5;
  return {
    shape: 'path',
    role: 'dot',
    cell,
    points: [
      [cx, cy - r],
      [cx + r, cy],
      [cx, cy + r],
      [cx - r, cy],
    ],
    closed: true,
    fill: { ink: 'paper' },
    stroke: { ink, width: 1.75 },
  };
}

/** A short upright stroke after the last figure, with its word: the line ends, it does not fall. */
export function endedMarks(model: ChartModel, ground: Ground): Mark[] {
  const last = model.points.findLast((point) => point.value !== null);
  if (model.ended === null || !last || last.value === null) return [];
  const y = ground.yOf(last.value);
  const x = Math.min((ground.x[last.index] ?? 0) + 9, ground.plot.right + 8);
  const { small } = ground.type;
  const fits = x + 5 + textWidth('ended', small) <= ground.plot.right + 8;
  const stroke: Mark = {
    shape: 'line',
    role: 'ended',
    from: [x, y - 7],
    to: [x, y + 7],
    stroke: { ink: 'ink', width: 2 },
  };
  const word: Mark = {
    shape: 'text',
    role: 'ended',
    x: x + 5,
    y: y + small / 3,
    text: 'ended',
    size: small,
    strong: false,
    anchor: 'start',
    ink: 'ink-2',
  };
  return fits ? [stroke, word] : [stroke];
}

interface Box {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}
const touch = (a: Box, b: Box) => a.x0 < b.x1 + 3 && b.x0 < a.x1 + 3 && a.y0 < b.y1 && b.y0 < a.y1;
/** First and last before the cited ones, those before the rest. */
const rank = (point: ChartPoint) => (point.end ? 0 : point.cited ? 1 : 2);

/** Direct labels above the upper limit (or below the point), the important ones first; none touches another. */
export function valueMarks(
  model: ChartModel,
  ground: Ground,
  named: ReadonlySet<number>,
  below: ReadonlySet<number>,
): Mark[] {
  const { label } = ground.type;
  const boxes: Box[] = [];
  const marks: Mark[] = [];
  const wanted = model.points.filter((point) => point.value !== null && named.has(point.index));
  for (const point of [...wanted].sort((a, b) => rank(a) - rank(b) || a.index - b.index)) {
    if (point.value === null) continue;
    const strong = point.end && !model.grey;
    const width = textWidth(point.text, label, strong);
    const middle = ground.x[point.index] ?? 0;
    const x = Math.max(ground.plot.left + width / 2, Math.min(ground.plot.right + 10 - width / 2, middle));
    const above = ground.yOf(point.upper ?? point.value) - (point.upper === null ? 9 : 5);
    const under = ground.yOf(point.lower ?? point.value) + label + (point.lower === null ? 5 : 3);
    const places = below.has(point.index) ? [under, above] : [above, under];
    const box = (y: number): Box => ({
      x0: x - width / 2,
      x1: x + width / 2,
      y0: y - label * 0.8,
      y1: y + 1,
    });
    const y = places.find(
      (place, i) =>
        boxes.every((other) => !touch(other, box(place))) && (i === 0 || place < ground.plot.bottom + 1),
    );
    if (y === undefined) continue;
    boxes.push(box(y));
    marks.push({
      shape: 'text',
      role: 'value',
      cell: point.index,
      x,
      y,
      text: point.text,
      size: label,
      strong,
      anchor: 'middle',
      ink: model.grey ? 'context-text' : 'ink',
    });
  }
  return marks.sort((a, b) => (a.cell ?? 0) - (b.cell ?? 0));
}
