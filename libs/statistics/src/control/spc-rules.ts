import { type Maybe, isNumber } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';

/** A line that is the same for every point, or one figure a point (null where there is none). */
export type Line = number | readonly Maybe[];

export interface RulesInput {
  readonly values: readonly Maybe[];
  readonly centre: Line;
  readonly upper: Line;
  readonly lower: Line;
  readonly shiftLength?: number;
  readonly trendLength?: number;
  readonly twoOfThreeVariant?: 'western_electric' | 'nhs_plot_the_dots';
}

/** 0-based indices of every member of a qualifying run. */
export interface RulesResult {
  readonly outsideLimits: readonly number[];
  readonly shift: readonly number[];
  readonly trend: readonly number[];
  readonly twoOfThree: readonly number[];
  readonly anySignal: boolean;
}

/**
 * Which points of a control chart are more than chance? The four rules, every member of a run marked.
 *
 * Outside limits: strictly beyond. Shift: 7 or more in a row strictly on one side of the centre (a point on it ends the run).
 * Trend: 6 or more points, each strictly above (below) the one before, the first counted. Two of three: of three
 * neighbouring points two beyond the same two-sigma line. A missing period ends every run. Lines may vary by point.
 * Variant `nhs_plot_the_dots`: both near points between two and three sigma, all three on one side of the centre.
 * Refuses an empty series, and run lengths below 2.
 * Reference: Western Electric (1956); Nelson (1984) J Qual Technol 16:237-239; NHS England Making Data Count. Oracle: spc_rules.
 * Example: Montgomery's 40 loan costs: points 39 and 40 lie outside. Odd example: a point on the limit is inside.
 */
export function spcRules(input: RulesInput): Outcome<RulesResult> {
  const { values, shiftLength = 7, trendLength = 6 } = input;
  if (values.length === 0) return refuse('no_data', 'The rules need at least one period.');
  const lines = [input.centre, input.upper, input.lower];
  if (lines.some((line) => Array.isArray(line) && line.length !== values.length)) {
    return refuse('invalid_input', 'A varying line needs one figure for each period.');
  }
  if (lines.some((line) => typeof line === 'number' && !Number.isFinite(line))) {
    return refuse('invalid_input', 'Centre and limits must be finite numbers.');
  }
  if (!(shiftLength >= 2) || !(trendLength >= 2)) {
    return refuse('invalid_input', 'A run needs at least two points.');
  }
  const points = values.map((value, i) =>
    pointAt(value, at(input.centre, i), at(input.upper, i), at(input.lower, i)),
  );
  const outsideLimits = points.flatMap((p, i) => (p && p.zone === 3 ? [i] : []));
  const shift = runs(points, shiftLength, (now, before) => now.side !== 0 && now.side === before.side);
  const trend = trends(points, trendLength);
  const twoOfThree =
    input.twoOfThreeVariant === 'nhs_plot_the_dots' ? nearPairs(points, nhsNear) : nearPairs(points, near);
  const anySignal = outsideLimits.length + shift.length + trend.length + twoOfThree.length > 0;
  return answer({ outsideLimits, shift, trend, twoOfThree, anySignal });
}

const at = (line: Line, i: number): Maybe => (typeof line === 'number' ? line : line[i]);

interface Point {
  readonly value: number;
  readonly side: -1 | 0 | 1;
  /** 3 beyond the limit, 2 beyond two sigma, 0 nearer the centre. */
  readonly zone: 0 | 2 | 3;
}

function pointAt(value: Maybe, centre: Maybe, upper: Maybe, lower: Maybe): Point | null {
  if (!isNumber(value) || !isNumber(centre) || !isNumber(upper) || !isNumber(lower)) return null;
  // Lines are computed: a point that differs from one only by rounding lies on it, whatever the unit.
  const rounding = 1e-12 * Math.max(Math.abs(value), Math.abs(upper), Math.abs(lower));
  const above = (line: number): boolean => value > line + rounding;
  const below = (line: number): boolean => value < line - rounding;
  const side = above(centre) ? 1 : below(centre) ? -1 : 0;
  const outside = above(upper) || below(lower);
  const beyond = above(centre + (2 * (upper - centre)) / 3) || below(centre - (2 * (centre - lower)) / 3);
  return { value, side, zone: outside ? 3 : beyond ? 2 : 0 };
}

/** Indices of runs of at least `length` points in which each continues the one before. */
function runs(
  points: readonly (Point | null)[],
  length: number,
  continues: (now: Point, before: Point) => boolean,
): number[] {
  const found: number[] = [];
  let start = 0;
  for (let i = 1; i <= points.length; i++) {
    const [before, now] = [points[i - 1], points[i]];
    if (before && now && continues(now, before)) continue;
    if (before && i - start >= length) for (let k = start; k < i; k++) found.push(k);
    start = i;
  }
  return found;
}

function trends(points: readonly (Point | null)[], length: number): number[] {
  const rising = runs(points, length, (now, before) => now.value > before.value);
  const falling = runs(points, length, (now, before) => now.value < before.value);
  return [...new Set([...rising, ...falling])].sort((a, b) => a - b);
}

type Near = (three: readonly [Point, Point, Point], side: -1 | 1) => readonly boolean[];

const near: Near = (three, side) => three.map((p) => p.zone >= 2 && p.side === side);

const nhsNear: Near = (three, side) =>
  three.every((p) => p.side === side) ? three.map((p) => p.zone === 2) : [false, false, false];

function nearPairs(points: readonly (Point | null)[], rule: Near): number[] {
  const found = new Set<number>();
  for (let i = 0; i + 2 < points.length; i++) {
    const [a, b, c] = [points[i], points[i + 1], points[i + 2]];
    if (!a || !b || !c) continue;
    for (const side of [-1, 1] as const) {
      const hits = rule([a, b, c], side).flatMap((hit, k) => (hit ? [i + k] : []));
      if (hits.length >= 2) hits.forEach((index) => found.add(index));
    }
  }
  return [...found].sort((x, y) => x - y);
}
