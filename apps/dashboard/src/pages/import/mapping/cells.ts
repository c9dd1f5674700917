import type { Cursor } from '../sheet/cursor';

/** `B7` or `$B$7` as a place counted from 0; null where it is no cell. */
export function cellFrom(name: string): Cursor | null {
  const match = /^([A-Z]{1,3})([1-9]\d*)$/.exec(name.replaceAll('$', ''));
  if (!match) return null;
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(match[2]) - 1, column };
}

/** More cells of one figure than this are marked by the first of them. */
const MOST = 400;

/** The cells of a figure: `B7`, or a stretch of a column of answers as `C2:C51`. */
export function cellsFrom(names: readonly string[]): readonly Cursor[] {
  return names.flatMap((name) => {
    const [from, to] = name.split(':').map(cellFrom);
    if (!from) return [];
    if (!to) return [from];
    const places: Cursor[] = [];
    for (let row = from.row; row <= to.row && places.length < MOST; row += 1)
      for (let column = from.column; column <= to.column; column += 1) places.push({ row, column });
    return places;
  });
}

/** Whether a figure came from that cell, without writing a long stretch out. */
export function holds(names: readonly string[], { row, column }: Cursor): boolean {
  return names.some((name) => {
    const [from, to = from] = name.split(':').map(cellFrom);
    if (!from || !to) return false;
    return row >= from.row && row <= to.row && column >= from.column && column <= to.column;
  });
}
