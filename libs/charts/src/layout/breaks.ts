import type { ChartModel } from '../model/chart-model';
import type { Mark } from '../marks/mark';
import { textWidth, wrapText } from '../marks/text-width';
import { LINE_RATIO, type Ground, type TypeSizes } from './frame';

interface PlacedBreak {
  readonly x: number;
  readonly anchor: 'start' | 'end';
  readonly lines: readonly string[];
  readonly firstLine: number;
}

const BESIDE = 6;
const MAX_REASON = 150;

/** Puts each reason beside its line, above the plot, on the side with more room and never over another. */
export function breakTexts(
  model: ChartModel,
  xOf: (day: number) => number,
  plot: { left: number; right: number },
  type: TypeSizes,
): { placed: PlacedBreak[]; height: number } {
  const placed: (PlacedBreak & { from: number; to: number })[] = [];
  for (const one of model.breaks) {
    const x = xOf(one.day);
    const anchor = plot.right - x >= Math.min(MAX_REASON, x - plot.left) ? 'start' : 'end';
    const room = Math.min(MAX_REASON, (anchor === 'start' ? plot.right - x : x - plot.left) - BESIDE);
    const lines = wrapText(one.reason, type.small, room);
    const width = Math.max(...lines.map((line) => textWidth(line, type.small)));
    const [from, to] = anchor === 'start' ? [x, x + BESIDE + width] : [x - BESIDE - width, x];
    const above = placed.filter((other) => other.from < to + 4 && from < other.to + 4);
    const firstLine = Math.max(0, ...above.map((other) => other.firstLine + other.lines.length));
    placed.push({ x, anchor, lines, firstLine, from, to });
  }
  const count = Math.max(0, ...placed.map((one) => one.firstLine + one.lines.length));
  return { placed, height: count * type.small * LINE_RATIO };
}

/** A dotted ink line over the whole plot, a double slash on the axis, the reason beside it. */
export function breakMarks(placed: readonly PlacedBreak[], ground: Ground): Mark[] {
  const { top, bottom } = ground.plot;
  const { small } = ground.type;
  const line = small * LINE_RATIO;
  const count = Math.max(0, ...placed.map((one) => one.firstLine + one.lines.length));
  const head = top - 16 * (small / 12) - count * line;
  const ink = { ink: 'ink', width: 1.5 } as const;
  return placed.flatMap((one): Mark[] => [
    {
      shape: 'line',
      role: 'break',
      from: [one.x, head + one.firstLine * line],
      to: [one.x, bottom],
      stroke: { ...ink, dash: [1, 4], round: true },
    },
    { shape: 'line', role: 'break', from: [one.x - 6, bottom + 6], to: [one.x - 1, bottom - 6], stroke: ink },
    { shape: 'line', role: 'break', from: [one.x + 1, bottom + 6], to: [one.x + 6, bottom - 6], stroke: ink },
    ...one.lines.map((text, i): Mark => ({
      shape: 'text',
      role: 'break-reason',
      x: one.x + (one.anchor === 'start' ? BESIDE : -BESIDE),
      y: head + (one.firstLine + i + 0.75) * line,
      text,
      size: small,
      strong: false,
      anchor: one.anchor,
      ink: 'ink',
    })),
  ]);
}
