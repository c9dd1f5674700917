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
 * pairs: those are not stored, but narrowed down by a sample first and then counted in one pass for each rank.
 */
export function slopesAtRanks(series: readonly TimedSeries[], ranks: readonly number[]): number[] {
  const count = slopeCount(series);
  if (count <= keepAll) {
    const slopes = new Float64Array(count);
    let filled = 0;
    eachSlope(series, 1, (slope) => {
      slopes[filled++] = slope;
    });
    slopes.sort();
    return ranks.map((rank) => slopes[rank - 1] as number);
  }
  const sample: number[] = [];
  // A step that shares no factor with common series lengths, so that the sample is spread out.
  eachSlope(series, Math.max(1, Math.floor(count / 200_003)) | 1, (slope) => sample.push(slope));
  const sorted = Float64Array.from(sample).sort();
  return ranks.map((rank) => slopeAtRank(series, rank, count, sorted));
}

function slopeAtRank(
  series: readonly TimedSeries[],
  rank: number,
  count: number,
  sample: Float64Array,
): number {
  const expected = (rank / count) * sample.length;
  for (let reach = 4 * Math.sqrt(sample.length) + 2; ; reach *= 4) {
    const low = sample[Math.floor(expected - reach)] ?? -Infinity;
    const high = sample[Math.ceil(expected + reach)] ?? Infinity;
    let below = 0;
    let equalLow = 0;
    const within: number[] = [];
    eachSlope(series, 1, (slope) => {
      if (slope < low) below++;
      else if (slope === low) equalLow++;
      else if (slope <= high) within.push(slope);
    });
    const place = rank - below;
    if (place >= 1 && place <= equalLow) return low;
    const left = place - equalLow;
    if (left >= 1 && left <= within.length) {
      return Float64Array.from(within).sort()[left - 1] as number;
    }
  }
}

function eachSlope(series: readonly TimedSeries[], step: number, visit: (slope: number) => void): void {
  let skip = 0;
  for (const { times, values } of series) {
    for (let i = 0; i < times.length; i++) {
      const t = times[i] as number;
      const x = values[i] as number;
      let j = i + 1 + skip;
      for (; j < times.length; j += step) {
        visit(((values[j] as number) - x) / ((times[j] as number) - t));
      }
      skip = j - times.length;
    }
  }
}

/** Median of all slopes: the Theil-Sen estimate. */
export function medianSlope(series: readonly TimedSeries[]): number {
  const count = slopeCount(series);
  const half = Math.floor(count / 2);
  const ranks = count % 2 === 1 ? [half + 1] : [half, half + 1];
  const found = slopesAtRanks(series, ranks);
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
