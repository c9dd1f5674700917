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
 * pairs: those are not stored. A sample tells between which two values each rank should lie; one pass over all pairs
 * counts what lies below and keeps what lies between.
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
  const found = new Map<number, number>();
  for (let reach = 4 * Math.sqrt(sample.length); found.size < new Set(ranks).size; reach *= 4) {
    const open = [...new Set(ranks)].filter((rank) => !found.has(rank));
    const brackets = open.map((rank) => bracketOf(rank, count, sample, reach));
    sortIntoBrackets(series, brackets);
    for (const bracket of brackets) {
      const slope = slopeIn(bracket);
      if (slope !== null) found.set(bracket.rank, slope);
    }
  }
  return ranks.map((rank) => found.get(rank) as number);
}

interface Bracket {
  readonly rank: number;
  readonly low: number;
  readonly high: number;
  below: number;
  atLow: number;
  atHigh: number;
  readonly between: number[];
}

function bracketOf(rank: number, count: number, sample: Float64Array, reach: number): Bracket {
  const expected = (rank / count) * sample.length;
  const low = sample[Math.floor(expected - reach)] ?? -Infinity;
  const high = sample[Math.ceil(expected + reach)] ?? Infinity;
  return { rank, low, high, below: 0, atLow: 0, atHigh: 0, between: [] };
}

function sortIntoBrackets(series: readonly TimedSeries[], brackets: readonly Bracket[]): void {
  for (const { times, values } of series) {
    const n = times.length;
    for (let i = 0; i < n; i++) {
      const t = times[i] as number;
      const x = values[i] as number;
      for (let j = i + 1; j < n; j++) {
        const slope = ((values[j] as number) - x) / ((times[j] as number) - t);
        for (const bracket of brackets) {
          if (slope > bracket.high) continue;
          if (slope < bracket.low) bracket.below++;
          else if (slope === bracket.low) bracket.atLow++;
          else if (slope === bracket.high) bracket.atHigh++;
          else bracket.between.push(slope);
        }
      }
    }
  }
}

/** Null when the sample misled and the rank lies outside its bracket. */
function slopeIn({ rank, low, high, below, atLow, atHigh, between }: Bracket): number | null {
  const place = rank - below;
  if (place < 1 || place > atLow + between.length + atHigh) return null;
  if (place <= atLow) return low;
  if (place > atLow + between.length) return high;
  return Float64Array.from(between).sort()[place - atLow - 1] as number;
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

/** Mann-Kendall's S and its variance with ties, for one series in time order. */
export function kendallScore(values: Float64Array): { s: number; variance: number; tiedPairs: number } {
  const n = values.length;
  let s = 0;
  for (let i = 0; i < n; i++) {
    const x = values[i] as number;
    for (let j = i + 1; j < n; j++) {
      const y = values[j] as number;
      s += y > x ? 1 : y < x ? -1 : 0;
    }
  }
  const sorted = values.slice().sort();
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
  return { s, variance: (n * (n - 1) * (2 * n + 5) - ties) / 18, tiedPairs };
}
