import { medianSlope, slopeCount, slopesAtRanks, type TimedSeries } from './pairwise-slopes';

/** A known generator, so that the figures are the same each time. */
function wobble(n: number, steps: number): TimedSeries {
  let state = 42;
  const values = Float64Array.from({ length: n }, (_, i) => {
    state = (state * 16807) % 2147483647;
    return i / 50 + (steps > 0 ? Math.floor((state / 2147483647) * steps) : state / 2147483647);
  });
  return { times: Float64Array.from({ length: n }, (_, i) => i), values };
}

/** All slopes, sorted: what the short way must agree with. */
function allSlopes({ times, values }: TimedSeries): Float64Array {
  const slopes: number[] = [];
  for (let i = 0; i < times.length; i++) {
    for (let j = i + 1; j < times.length; j++) {
      slopes.push(
        ((values[j] as number) - (values[i] as number)) / ((times[j] as number) - (times[i] as number)),
      );
    }
  }
  return Float64Array.from(slopes).sort();
}

describe('slopes by rank', () => {
  it('are the same without storing them all, with and without ties', () => {
    for (const steps of [0, 3]) {
      const series = wobble(1600, steps);
      const slopes = allSlopes(series);
      const ranks = [1, 17, slopes.length / 2, slopes.length - 5, slopes.length];
      expect(slopesAtRanks([series], ranks)).toEqual(ranks.map((rank) => slopes[rank - 1]));
    }
  });

  it('never pair points of different series', () => {
    const a = { times: Float64Array.of(0, 1), values: Float64Array.of(0, 1) };
    const b = { times: Float64Array.of(0, 1), values: Float64Array.of(100, 103) };
    expect(slopeCount([a, b])).toBe(2);
    expect(medianSlope([a, b])).toBe(2);
  });
});
