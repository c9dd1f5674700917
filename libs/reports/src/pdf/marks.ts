import { inks, type Drawing, type Fill, type Mark, type Stroke } from '../chart-pen';
import type { Paper } from './paper';

/** Draws marks as vectors, in the colours of paper. What they are and where they stand was decided by the layout. */
export function drawMarks(paper: Paper, drawing: Drawing, x: number, y: number): void {
  const { doc } = paper;
  doc.save();
  doc.translate(x, y);
  for (const mark of drawing.marks) drawMark(paper, mark);
  doc.restore();
}

function drawMark(paper: Paper, mark: Mark): void {
  const { doc } = paper;
  switch (mark.shape) {
    case 'rect':
      if (mark.hatch) {
        for (const [from, to] of mark.hatch.segments) doc.moveTo(from[0], from[1]).lineTo(to[0], to[1]);
        paint(paper, undefined, mark.hatch.stroke);
      }
      if (!mark.fill && !mark.stroke) return;
      doc.rect(mark.x, mark.y, mark.width, mark.height);
      return paint(paper, mark.fill, mark.stroke);
    case 'line':
      doc.moveTo(mark.from[0], mark.from[1]).lineTo(mark.to[0], mark.to[1]);
      return paint(paper, undefined, mark.stroke);
    case 'path': {
      const [first, ...rest] = mark.points;
      if (!first) return;
      doc.moveTo(first[0], first[1]);
      for (const [px, py] of rest) doc.lineTo(px, py);
      if (mark.closed) doc.closePath();
      return paint(paper, mark.fill, mark.stroke);
    }
    case 'circle':
      doc.circle(mark.cx, mark.cy, mark.r);
      return paint(paper, mark.fill, mark.stroke);
    case 'text': {
      const font = mark.strong ? 'sansStrong' : 'sans';
      const width = paper.ruler(mark.text, font, mark.size);
      const shift = mark.anchor === 'middle' ? width / 2 : mark.anchor === 'end' ? width : 0;
      return paper.word(mark.text, mark.x - shift, mark.y, font, mark.size, mark.ink);
    }
  }
}

function paint(paper: Paper, fill: Fill | undefined, stroke: Stroke | undefined): void {
  const { doc } = paper;
  const stroked = stroke !== undefined && stroke.width > 0;
  if (fill) doc.fillColor(inks[fill.ink]).fillOpacity(fill.opacity ?? 1);
  if (stroked) {
    doc
      .strokeColor(inks[stroke.ink])
      .strokeOpacity(stroke.opacity ?? 1)
      .lineWidth(stroke.width);
    doc.lineCap(stroke.round ? 'round' : 'butt').lineJoin(stroke.round ? 'round' : 'miter');
    if (stroke.dash) doc.dash(stroke.dash[0], { space: stroke.dash[1] });
    else doc.undash();
  }
  if (fill && stroked) doc.fillAndStroke();
  else if (fill) doc.fill();
  else if (stroked) doc.stroke();
}
