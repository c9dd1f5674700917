import type { PointXY } from './mark';

/**
 * Parallel lines at 45 degrees, cut to a rectangle: the hatching of a withheld cell.
 * `gap` is the distance between two lines, px. Rising to the right, as the pattern of the table cells does.
 */
export function hatchSegments(
  x: number,
  y: number,
  width: number,
  height: number,
  gap = 6,
): [PointXY, PointXY][] {
  const step = gap * Math.SQRT2;
  const segments: [PointXY, PointXY][] = [];
  // A line is the set of points with (px - x) + (py - y) = sum; the sum runs from corner to corner.
  for (let sum = step; sum < width + height; sum += step) {
    const left: PointXY = sum <= height ? [x, y + sum] : [x + sum - height, y + height];
    const right: PointXY = sum <= width ? [x + sum, y] : [x + width, y + sum - width];
    segments.push([left, right]);
  }
  return segments;
}
