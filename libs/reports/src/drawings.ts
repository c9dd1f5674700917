import type { Drawing, Mark } from './chart-pen';
import type { ReportDocument } from './document';
import { spanWords } from './words';

/** A copy whose tint reaches down to `height`, so that the bands of neighbouring rows join. */
export function stretched(drawing: Drawing, height: number): Drawing {
  if (height <= drawing.height) return drawing;
  const marks = drawing.marks.map((mark): Mark => {
    if (mark.role === 'tint' && mark.shape === 'rect') return { ...mark, height: height - mark.y };
    if (mark.role === 'gap-edge' && mark.shape === 'line') return { ...mark, to: [mark.to[0], height] };
    return mark;
  });
  return { ...drawing, height, marks };
}

/** The strip on the tint of the rows below it, so that a grant runs from the years to the last row. */
export function onGround(strip: Drawing, row: Drawing | undefined, height: number): Drawing {
  const ground = (row?.marks ?? []).filter(({ role }) => role === 'tint' || role === 'gap-edge');
  const below = stretched({ width: strip.width, height: 0, marks: ground }, height);
  return {
    width: strip.width,
    height,
    marks: [...below.marks.map((mark) => cut(mark, height)), ...strip.marks],
  };
}

const cut = (mark: Mark, height: number): Mark =>
  mark.shape === 'rect'
    ? { ...mark, height: Math.min(mark.height, height) }
    : mark.shape === 'line'
      ? { ...mark, to: [mark.to[0], Math.min(mark.to[1], height)] }
      : mark;

/** Grants and the times between them, in words. */
export function stripWords(report: ReportDocument): string {
  const years = `Years ${report.axis.start.slice(0, 4)} to ${report.axis.end.slice(0, 4)}.`;
  const grants = report.grants.map((g) => `${g.label}, ${g.title}, ${spanWords(g.start, g.end)}.`).join(' ');
  return `${years} ${grants === '' ? 'No grant ran.' : grants}`;
}
