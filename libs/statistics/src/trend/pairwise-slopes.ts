/** One series sorted by time, times distinct. */
export interface TimedSeries {
  readonly times: Float64Array;
  readonly values: Float64Array;
}

export const slopeCount = (series: readonly TimedSeries[]): number =>
  series.reduce((total, { times }) => total + (times.length * (times.length - 1)) / 2, 0);

/** Up to here all slopes are kept and sorted; above, memory stays small and time stays O(n²). */
const keepAll = 1_000_000;

/**
 * The slopes with the given ranks (1 is the smallest) among all pairs within each series. 10,000 points have 50 million
 * pairs: those are not stored. A sample tells between which two values each rank should lie, and brackets that meet become
 * one; one pass over all pairs counts what lies below and keeps what lies between.
 */
export function slopesAtRanks(series: readonly TimedSeries[], ranks: readonly number[]): number[] {
  const count = slopeCount(series);
  if (count <= keepAll) {
    const slopes = takeSlopes(series, count, 1).sort();
    return ranks.map((rank) => slopes[rank - 1] as number);
  }
  // An odd step, so that the sample does not keep to one diagonal.
  const step = Math.floor(count / 200_000) | 1;
  const sample = takeSlopes(series, Math.ceil(count / step) + series.length, step).sort();
  const wanted = [...new Set(ranks)];
  const found = new Map<number, number>();
  for (let reach = 4 * Math.sqrt(sample.length); found.size < wanted.length; reach *= 4) {
    const open = wanted.filter((rank) => !found.has(rank));
    const brackets = joined(open.map((rank) => bracketOf(rank, count, sample, reach)));
    sortIntoBrackets(series, brackets);
    let below = 0;
    for (const bracket of brackets) {
      below += bracket.before;
      for (const rank of bracket.ranks) {
        const slope = slopeIn(bracket, rank - below);
        if (slope !== null) found.set(rank, slope);
      }
      below += bracket.atLow + bracket.filled + bracket.atHigh;
    }
  }
  return ranks.map((rank) => found.get(rank) as number);
}

interface Bracket {
  readonly ranks: readonly number[];
  readonly low: number;
  readonly high: number;
  /** Slopes between the bracket before and this one. */
  before: number;
  atLow: number;
  atHigh: number;
  /** Strictly inside: so many of the array are filled, in order once they have been asked for. */
  inside: Float64Array;
  filled: number;
  inOrder: boolean;
}

const bracket = (ranks: readonly number[], low: number, high: number): Bracket => ({
  ranks,
  low,
  high,
  before: 0,
  atLow: 0,
  atHigh: 0,
  inside: new Float64Array(1024),
  filled: 0,
  inOrder: false,
});

function bracketOf(rank: number, count: number, sample: Float64Array, reach: number): Bracket {
  const expected = (rank / count) * sample.length;
  const low = sample[Math.floor(expected - reach)] ?? -Infinity;
  const high = sample[Math.ceil(expected + reach)] ?? Infinity;
  return bracket([rank], low, high);
}

/** In order and apart, so that a slope lies in one of them at most. */
function joined(brackets: readonly Bracket[]): Bracket[] {
  const apart: Bracket[] = [];
  for (const one of [...brackets].sort((a, b) => a.low - b.low || a.high - b.high)) {
    const last = apart.at(-1);
    if (last && one.low <= last.high)
      apart[apart.length - 1] = bracket(
        [...last.ranks, ...one.ranks],
        last.low,
        Math.max(last.high, one.high),
      );
    else apart.push(one);
  }
  return apart;
}

function sortIntoBrackets(series: readonly TimedSeries[], brackets: readonly Bracket[]): void {
  for (const { times, values } of series) {
    const n = times.length;
    for (let i = 0; i < n; i++) {
      const t = times[i] as number;
      const x = values[i] as number;
      for (let j = i + 1; j < n; j++) {
        const slope = ((values[j] as number) - x) / ((times[j] as number) - t);
        for (let k = 0; k < brackets.length; k++) {
          const one = brackets[k] as Bracket;
          if (slope > one.high) continue;
          if (slope < one.low) one.before++;
          else if (slope === one.low) one.atLow++;
          else if (slope === one.high) one.atHigh++;
          else keep(one, slope);
          break;
        }
      }
    }
  }
}

function keep(one: Bracket, slope: number): void {
  if (one.filled === one.inside.length) {
    const wider = new Float64Array(2 * one.filled);
    wider.set(one.inside);
    one.inside = wider;
  }
  one.inside[one.filled++] = slope;
}

/** `place` counts from 1 inside the bracket. Null when the sample misled and the rank lies outside it. */
function slopeIn(one: Bracket, place: number): number | null {
  if (place < 1 || place > one.atLow + one.filled + one.atHigh) return null;
  if (place <= one.atLow) return one.low;
  if (place > one.atLow + one.filled) return one.high;
  if (!one.inOrder) {
    one.inside.subarray(0, one.filled).sort();
    one.inOrder = true;
  }
  return one.inside[place - one.atLow - 1] as number;
}

/** Every `step`-th slope, in order of the pairs. */
function takeSlopes(series: readonly TimedSeries[], room: number, step: number): Float64Array {
  const slopes = new Float64Array(room);
  let filled = 0;
  let skip = 0;
  for (const { times, values } of series) {
    const n = times.length;
    for (let i = 0; i < n; i++) {
      let j = i + 1 + skip;
      for (; j < n; j += step) {
        slopes[filled++] =
          ((values[j] as number) - (values[i] as number)) / ((times[j] as number) - (times[i] as number));
      }
      skip = j - n;
    }
  }
  return slopes.subarray(0, filled);
}

/** The ranks whose average is the median of so many slopes: one if odd, two if even. */
export const medianRanks = (count: number): number[] =>
  count % 2 === 1 ? [(count + 1) / 2] : [count / 2, count / 2 + 1];

/** Median of all slopes: the Theil-Sen estimate. */
export function medianSlope(series: readonly TimedSeries[]): number {
  const found = slopesAtRanks(series, medianRanks(slopeCount(series)));
  return found.reduce((a, b) => a + b, 0) / found.length;
}

/**
 * Mann-Kendall's S and its variance with ties, for one series in time order, in O(n log n): of all pairs that differ, those
 * that fall are the exchanges by which a merge sort puts the values in order (Knight 1966).
 */
export function kendallScore(values: Float64Array): { s: number; variance: number; tiedPairs: number } {
  const n = values.length;
  const sorted = values.slice();
  const falling = sortCounting(sorted);
  let ties = 0;
  let tiedPairs = 0;
  for (let start = 0; start < n;) {
    let end = start + 1;
    while (end < n && sorted[end] === sorted[start]) end++;
    const t = end - start;
    ties += t * (t - 1) * (2 * t + 5);
    tiedPairs += (t * (t - 1)) / 2;
    start = end;
  }
  const pairs = (n * (n - 1)) / 2;
  return { s: pairs - tiedPairs - 2 * falling, variance: (n * (n - 1) * (2 * n + 5) - ties) / 18, tiedPairs };
}

/** Sorts in place; returns how many pairs stood in falling order. Equal values are no such pair. */
function sortCounting(values: Float64Array): number {
  const n = values.length;
  let [from, into] = [values, new Float64Array(n)] as [Float64Array, Float64Array];
  let falling = 0;
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n);
      const end = Math.min(start + 2 * width, n);
      let [left, right] = [start, middle];
      for (let at = start; at < end; at++) {
        if (left < middle && (right >= end || (from[left] as number) <= (from[right] as number)))
          into[at] = from[left++] as number;
        else {
          // it passes all that are still waiting on the left
          falling += middle - left;
          into[at] = from[right++] as number;
        }
      }
    }
    [from, into] = [into, from];
  }
  if (from !== values) values.set(from);
  return falling;
}
