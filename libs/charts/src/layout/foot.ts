import type { ChartModel, ChartPoint } from '../model/chart-model';
import type { Mark } from '../marks/mark';
import { textWidth, wrapText } from '../marks/text-width';
import { absentRuns } from './absent';
import { LINE_RATIO, type Ground } from './frame';

/** Up to here every wave is labelled; beyond it the first, the last and those the sentence cites. */
export const MAX_LABELLED = 8;

type Role = 'n' | 'remark' | 'reason';
interface Line {
  readonly text: string;
  readonly role: Role;
}

/** The lines under the axis, as occupied stretches: nothing is placed where it would touch. */
class Foot {
  readonly marks: Mark[] = [];
  private readonly taken: { from: number; to: number }[][] = [];
  constructor(private readonly ground: Ground) {}

  get lineCount(): number {
    return this.taken.length;
  }

  /** True if the lines stand at `x` from line `first` down without touching anything. */
  place(lines: readonly Line[], x: number, first: number, cell: number): boolean {
    const { plot, type } = this.ground;
    const spans = lines.map(({ text }) => {
      const half = textWidth(text, type.small) / 2;
      const middle = Math.max(plot.left + half - 2, Math.min(plot.right + 10 - half, x));
      return { from: middle - half - 2, to: middle + half + 2, middle };
    });
    const free = spans.every(({ from, to }, i) =>
      (this.taken[first + i] ?? []).every((other) => to <= other.from || other.to <= from),
    );
    if (!free) return false;
    spans.forEach(({ from, to, middle }, i) => {
      for (let line = this.taken.length; line <= first + i; line++) this.taken[line] = [];
      this.taken[first + i]?.push({ from, to });
      const { text, role } = lines[i] ?? { text: '', role: 'n' as const };
      this.marks.push({
        shape: 'text',
        role,
        cell,
        x: middle,
        y: this.yOf(first + i),
        text,
        size: type.small,
        strong: false,
        anchor: 'middle',
        ink: role === 'n' ? 'ink-2' : 'ink',
      });
    });
    return true;
  }

  yOf(line: number): number {
    const { plot, type } = this.ground;
    return plot.bottom + 18 * (type.small / 12) + line * type.small * LINE_RATIO;
  }
}

function placeBase(foot: Foot, point: ChartPoint, ground: Ground): boolean {
  const n: Line[] = point.baseText === null ? [] : [{ text: point.baseText, role: 'n' }];
  const x = ground.x[point.index] ?? 0;
  const remark = point.remarks.join(', ');
  if (remark !== '') {
    const options = [wrapText(remark, ground.type.small, 72), wrapText(remark, ground.type.small, 1)];
    for (const words of options) {
      const lines = [...n, ...words.map((text): Line => ({ text, role: 'remark' }))];
      if (foot.place(lines, x, n.length === 0 ? 1 : 0, point.index)) return true;
    }
  }
  return n.length === 0 || foot.place(n, x, 0, point.index);
}

/** Tries the whole text on one line, then one word a line, from the n row down. */
function placeWords(foot: Foot, text: string, x: number, cell: number, size: number): boolean {
  const forms = [[text], wrapText(text, size, 1)];
  return [0, 1, 2].some((start) =>
    forms.some((form) =>
      foot.place(
        form.map((word): Line => ({ text: word, role: 'reason' })),
        x,
        start,
        cell,
      ),
    ),
  );
}

/** The word under each column; one word in the middle of a run whose columns stand too close for their own. */
function placeReason(foot: Foot, run: readonly ChartPoint[], ground: Ground): void {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return;
  const { small } = ground.type;
  const at = (point: ChartPoint) => ground.x[point.index] ?? 0;
  if (textWidth(first.text, small) + 4 <= ground.spacing) {
    for (const point of run) placeWords(foot, point.text, at(point), point.index, small);
    return;
  }
  placeWords(foot, first.text, (at(first) + at(last)) / 2, first.index, small);
}

/**
 * The n row: n (or count, or raters) under each point, "withheld" or the reason where there is no point.
 * `named` holds the shown cells whose figure may be printed, because their n is: no n, no label.
 */
export function footOf(
  model: ChartModel,
  ground: Ground,
): { marks: Mark[]; bottom: number; named: ReadonlySet<number> } {
  const foot = new Foot(ground);
  const named = new Set<number>();
  const shown = model.points.filter((point) => point.state === 'shown');
  const dense = model.points.length > MAX_LABELLED;
  const first = shown.filter((point) => point.end);
  const then = shown.filter((point) => !point.end && point.cited);
  const rest = dense ? [] : shown.filter((point) => !point.end && !point.cited);
  for (const point of [...first, ...then]) if (placeBase(foot, point, ground)) named.add(point.index);
  for (const run of absentRuns(model.points)) placeReason(foot, run, ground);
  for (const point of rest) if (placeBase(foot, point, ground)) named.add(point.index);
  const word: Mark[] =
    model.baseWord === null
      ? []
      : [
          {
            shape: 'text',
            role: 'n-word',
            x: ground.plot.left - 9,
            y: foot.yOf(0),
            text: model.baseWord,
            size: ground.type.small,
            strong: false,
            anchor: 'end',
            ink: 'ink-2',
          },
        ];
  const lines = Math.max(model.baseWord === null ? 0 : 1, foot.lineCount);
  const bottom = lines === 0 ? ground.plot.bottom + 4 : foot.yOf(lines - 1);
  return { marks: [...word, ...foot.marks], bottom, named };
}
