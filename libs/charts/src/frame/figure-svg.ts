import type { FundingBand, ResponseMark } from '@waymark/contract';
import { drawSvg } from '../draw/draw-svg';
import { screenType, type AxisLike } from '../layout/frame';
import { tintMarks } from '../layout/ground';
import { layoutRow } from '../layout/row';
import { layoutStrip } from '../strip/strip';
import type { Mark, PointXY, TextMark } from '../marks/mark';
import { wrapText } from '../marks/text-width';
import type { ChartModel } from '../model/chart-model';
import { sentenceOf } from '../model/wording';

const shift = ([x, y]: PointXY, dx: number, dy: number): PointXY => [x + dx, y + dy];

/** The same mark elsewhere: how a renderer stacks rows on one sheet. */
export function moveMark(mark: Mark, dx: number, dy: number): Mark {
  switch (mark.shape) {
    case 'rect': {
      const hatch = mark.hatch && {
        ...mark.hatch,
        segments: mark.hatch.segments.map(([a, b]) => [shift(a, dx, dy), shift(b, dx, dy)] as const),
      };
      return { ...mark, x: mark.x + dx, y: mark.y + dy, hatch };
    }
    case 'line':
      return { ...mark, from: shift(mark.from, dx, dy), to: shift(mark.to, dx, dy) };
    case 'path':
      return { ...mark, points: mark.points.map((point) => shift(point, dx, dy)) };
    case 'circle':
      return { ...mark, cx: mark.cx + dx, cy: mark.cy + dy };
    case 'text':
      return { ...mark, x: mark.x + dx, y: mark.y + dy };
  }
}

/** A figure that can travel alone: title, strip, chart, verdict sentence and source, colours inlined. */
export function figureSvg(
  model: ChartModel,
  axis: AxisLike,
  around: {
    readonly grants: readonly FundingBand[];
    readonly responses: readonly ResponseMark[];
    readonly place: string;
    /** "Team figures: exact counts" or "Released figures". */
    readonly footing: string;
  },
): string {
  const width = 760;
  const marks: Mark[] = [];
  let y = 24;
  const write = (text: string, size: number, change: Partial<TextMark> = {}) => {
    for (const line of wrapText(text, size, width - 16)) {
      marks.push({
        shape: 'text',
        role: 'tick',
        x: 8,
        y,
        text: line,
        size,
        strong: false,
        anchor: 'start',
        ink: 'ink',
        ...change,
      });
      y += size * 1.4;
    }
  };
  const { row } = model;
  const subject =
    row.breakdownLabel === '' ? row.indicator.title : `${row.indicator.title}, ${row.breakdownLabel}`;
  write(`${subject}, ${around.place}`, 16, { strong: true });
  write(`${sentenceOf(row.indicator.measures)} ${sentenceOf(row.indicator.unit)}`, screenType.small, {
    ink: 'ink-2',
  });
  const { grants, responses } = around;
  const strip = layoutStrip(axis, { width, grants, responses: [], part: 'money' });
  const chart = layoutRow(model, axis, { width, tint: true, grants, responses });
  const top = y;
  const shade = tintMarks(axis, { grants, responses }, chart.plot, strip.height);
  marks.push(...[...shade, ...strip.marks].map((mark) => moveMark(mark, 0, top)));
  marks.push(...chart.marks.map((mark) => moveMark(mark, 0, top + strip.height)));
  y = top + strip.height + chart.height + 20;
  if (row.verdict.sentence !== '') write(row.verdict.sentence, screenType.label);
  write(
    [
      `${row.indicator.code}.`,
      ...[row.source, row.indicator.provenance, around.footing].map(sentenceOf),
    ].join(' '),
    screenType.small,
    {
      ink: 'ink-2',
    },
  );
  const paper: Mark = { shape: 'rect', role: 'tint', x: 0, y: 0, width, height: y, fill: { ink: 'paper' } };
  return drawSvg([paper, ...marks], {
    width,
    height: Math.ceil(y),
    title: `${subject}, ${around.place}`,
    description: row.verdict.sentence === '' ? row.caption : row.verdict.sentence,
  });
}
