import type { Mark } from '../marks/mark';
import { textWidth } from '../marks/text-width';
import { screenType } from '../layout/frame';
import { figureText } from '../model/wording';

/** One place of a comparison: its value before and after in plot units. */
export interface ComparedPlace {
  readonly name: string;
  readonly arm: 'with' | 'without';
  readonly before: number;
  readonly after: number;
}

export interface PlacesLayout {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

const ROW = 26;
const HEAD = 26;
const NAMES = 200;
const narrowFrom = 560;

/**
 * Places one above the other, each with its value before (hollow) and after (filled) on one scale; those with the work
 * first, alphabetical within. Never sorted by a result.
 */
export function layoutPlaces(
  places: readonly ComparedPlace[],
  options: { readonly width: number; readonly grey: boolean; readonly decimals: number },
): PlacesLayout {
  const { width, grey, decimals } = options;
  const size = screenType.small;
  const wide = width >= narrowFrom;
  const left = wide ? NAMES : 12;
  const right = Math.max(left + 40, width - 64);
  const row = wide ? ROW : ROW + 18;
  const values = places.flatMap(({ before, after }) => [before, after]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = Math.max((high - low) * 0.1, 1e-6);
  const xOf = (value: number): number =>
    left + ((value - (low - pad)) / (high - low + 2 * pad)) * (right - left);
  const ink = grey ? ('context' as const) : ('accent' as const);
  const marks: Mark[] = [];
  const write = (text: string, x: number, y: number, anchor: 'start' | 'middle' | 'end', strong = false) =>
    marks.push({
      shape: 'text',
      role: 'value',
      x,
      y,
      text,
      size,
      strong,
      anchor,
      ink: strong ? 'ink' : 'ink-2',
    });
  let y = 0;
  for (const [arm, title] of [
    ['with', 'With the work'],
    ['without', 'Without it'],
  ] as const) {
    const own = places.filter((place) => place.arm === arm);
    if (own.length === 0) continue;
    y += HEAD;
    write(title, wide ? 0 : left, y - 9, 'start', true);
    for (const place of own) {
      const middle = y + (wide ? row / 2 : row - 11);
      const room = (wide ? NAMES - 16 : width - 12) / size;
      const name =
        textWidth(place.name, size) > room * size ? shortened(place.name, room * size, size) : place.name;
      write(name, wide ? 0 : left, wide ? middle + 4 : y + 13, 'start');
      const [from, to] = [xOf(place.before), xOf(place.after)];
      marks.push({
        shape: 'line',
        role: 'grid',
        from: [left, middle],
        to: [right, middle],
        stroke: { ink: 'axis', width: 1, opacity: 0.28 },
      });
      marks.push({
        shape: 'line',
        role: 'line',
        from: [from, middle],
        to: [to, middle],
        stroke: { ink, width: 2 },
      });
      marks.push({
        shape: 'circle',
        role: 'dot',
        cx: from,
        cy: middle,
        r: 4,
        fill: { ink: 'paper' },
        stroke: { ink, width: 1.75 },
      });
      marks.push({
        shape: 'circle',
        role: 'dot',
        cx: to,
        cy: middle,
        r: 4,
        fill: { ink },
        stroke: { ink: 'paper', width: 1.5 },
      });
      const change = place.after - place.before;
      write(`${change > 0 ? '+' : ''}${figureText(change, decimals)}`, width, middle + 4, 'end');
      y += row;
    }
  }
  return { width, height: y + 4, marks };
}

function shortened(text: string, room: number, size: number): string {
  let short = text;
  while (short.length > 1 && textWidth(`${short}…`, size) > room) short = short.slice(0, -1);
  return `${short.trimEnd()}…`;
}
