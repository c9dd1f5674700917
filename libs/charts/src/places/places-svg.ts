import { drawSvg } from '../draw/draw-svg';
import { moveMark } from '../frame/figure-svg';
import { screenType } from '../layout/frame';
import type { Mark } from '../marks/mark';
import { wrapText } from '../marks/text-width';
import { layoutPlaces, type ComparedPlace } from './places';

const WIDTH = 760;
const EDGE = 8;

/** Before and after of each place, as a drawing that can travel alone: title, places, and what a reader must know of them. */
export function placesSvg(
  places: readonly ComparedPlace[],
  about: {
    readonly grey: boolean;
    readonly decimals: number;
    readonly title: string;
    readonly lines: readonly string[];
  },
): string {
  const { grey, decimals, title, lines } = about;
  const marks: Mark[] = [];
  let y = 24;
  const write = (text: string, size: number, strong: boolean) => {
    for (const line of wrapText(text, size, WIDTH - 2 * EDGE)) {
      marks.push({
        shape: 'text',
        role: 'tick',
        x: EDGE,
        y,
        text: line,
        size,
        strong,
        anchor: 'start',
        ink: strong ? 'ink' : 'ink-2',
      });
      y += size * 1.4;
    }
  };
  write(title, 16, true);
  const drawing = layoutPlaces(places, { width: WIDTH - 2 * EDGE, grey, decimals });
  const top = y;
  marks.push(...drawing.marks.map((mark) => moveMark(mark, EDGE, top)));
  y = top + drawing.height + 20;
  for (const line of lines) write(line, screenType.small, false);
  const paper: Mark = {
    shape: 'rect',
    role: 'tint',
    x: 0,
    y: 0,
    width: WIDTH,
    height: y,
    fill: { ink: 'paper' },
  };
  return drawSvg([paper, ...marks], {
    width: WIDTH,
    height: Math.ceil(y),
    title,
    description: lines.join(' '),
  });
}
