import { runChart, spcRules } from '@waymark/statistics';
import type { Stretch } from './stretches';

/** So many further points are tried; a run of seven is the longest any rule asks for. */
const most = 7;
/** Six points in one direction are a trend; from three on it is worth saying how many are left. */
const longestTrend = 6;
const begun = 3;

/** One way in which further points would make a change: `count` of them beyond `level` on one side. */
export interface NextPoints {
  readonly side: 'above' | 'below';
  readonly count: number;
  /** In the unit of the series. */
  readonly level: number;
  readonly rule: 'limit' | 'near' | 'centre' | 'median' | 'trend';
}

/**
 * What would have to happen next for this to be a change: found by adding points to the stretch, as its lines stand today,
 * until the rules mark the last of them. A way that asks for more points at a higher level than another is left out.
 */
export function nextPoints(stretch: Stretch, floor: number, ceiling: number | null): NextPoints[] {
  if (stretch.kind === 'picture') return [];
  if (stretch.kind === 'run') return runPoints(stretch);
  const [centre, lower, upper] = [stretch.centre, stretch.lower, stretch.upper].map(lastOf);
  if (centre === null || lower === null || upper === null) return [];
  if (centre === undefined || lower === undefined || upper === undefined) return [];
  const sides = [
    {
      side: 'above' as const,
      levels: [
        { level: upper, rule: 'limit' as const },
        { level: centre + (2 * (upper - centre)) / 3, rule: 'near' as const },
        { level: centre, rule: 'centre' as const },
      ],
    },
    {
      side: 'below' as const,
      levels: [
        { level: lower, rule: 'limit' as const },
        { level: centre - (2 * (centre - lower)) / 3, rule: 'near' as const },
        { level: centre, rule: 'centre' as const },
      ],
    },
  ];
  const ways = sides.flatMap(({ side, levels }) => {
    const found: NextPoints[] = [];
    for (const { level, rule } of levels) {
      const reachable = side === 'above' ? ceiling === null || level < ceiling : level > floor;
      if (!reachable) continue;
      const count = countTo(stretch, level, side, { centre, lower, upper });
      if (count !== null) found.push({ side, count, level, rule });
    }
    // A further-out level is worth naming only if it takes fewer points.
    return found.filter((one, index) => !found.some((other, at) => at > index && other.count <= one.count));
  });
  return [...ways, ...trendPoints(stretch.values)];
}

/** A run in one direction that has already begun: each further point beyond the one before. */
function trendPoints(values: readonly (number | null)[]): NextPoints[] {
  const last = values.at(-1);
  if (last === null || last === undefined) return [];
  return (['above', 'below'] as const).flatMap((side) => {
    let length = 1;
    for (let i = values.length - 1; i > 0; i--, length++) {
      const [before, now] = [values[i - 1], values[i]];
      if (typeof before !== 'number' || typeof now !== 'number') break;
      if (side === 'above' ? now <= before : now >= before) break;
    }
    const count = longestTrend - length;
    return length >= begun && count > 0 ? [{ side, count, level: last, rule: 'trend' as const }] : [];
  });
}

const lastOf = (line: readonly (number | null)[]): number | null =>
  line.findLast((value) => value !== null) ?? null;

function countTo(
  { values, centre, lower, upper }: Stretch,
  level: number,
  side: 'above' | 'below',
  today: { centre: number; lower: number; upper: number },
): number | null {
  const step = Math.max(1e-9, Math.abs(today.upper - today.lower) * 1e-6) * (side === 'above' ? 1 : -1);
  for (let count = 1; count <= most; count++) {
    // Each a little beyond the one before would be a run in one direction too: they all lie at the same height.
    const added = Array.from({ length: count }, () => level + step);
    const rules = spcRules({
      values: [...values, ...added],
      centre: [...centre, ...added.map(() => today.centre)],
      lower: [...lower, ...added.map(() => today.lower)],
      upper: [...upper, ...added.map(() => today.upper)],
    });
    if (rules.status !== 'ok') return null;
    const last = values.length + count - 1;
    const marked = [rules.outsideLimits, rules.shift, rules.twoOfThree].some((marks) => marks.includes(last));
    if (marked) return count;
  }
  return null;
}

/** Points on one side of the median, until the longest run or the crossings tell. */
function runPoints({ values, run }: Stretch): NextPoints[] {
  if (!run || run.signal) return [];
  const shown = values.flatMap((value) => (value === null ? [] : [value]));
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const reach = Math.max(1, high - low);
  return (['above', 'below'] as const).flatMap((side) => {
    for (let count = 1; count <= 2 * most; count++) {
      const added = Array.from({ length: count }, (_, i) =>
        side === 'above' ? high + reach + i : low - reach - i,
      );
      const found = runChart({ values: [...values, ...added] });
      if (found.status === 'ok' && found.signal)
        return [{ side, count, level: run.median, rule: 'median' as const }];
    }
    return [];
  });
}
