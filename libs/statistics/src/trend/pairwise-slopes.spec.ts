import fc from 'fast-check';
import { kendallScore, medianSlope, slopeCount, slopesAtRanks, type TimedSeries } from './pairwise-slopes';

// the same cases on every machine: whoever looks for more changes the seed
fc.configureGlobal({ seed: 20_260_915 });

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

describe("Mann-Kendall's S", () => {
  /** Every pair, as the definition has it. */
  const plainly = (values: readonly number[]): number =>
    values.reduce((sum, x, i) => values.slice(i + 1).reduce((own, y) => own + Math.sign(y - x), sum), 0);

  it('counted by merging is the plain count over all pairs, whatever the ties', () => {
    const few = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 70 });
    const many = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
      minLength: 1,
      maxLength: 70,
    });
    fc.assert(
      fc.property(fc.oneof(few, many), (values) => {
        const given = Float64Array.from(values);
        const { s, tiedPairs } = kendallScore(given);
        const ties = values.flatMap((x, i) => values.slice(i + 1).filter((y) => y === x)).length;
        expect({ s, tiedPairs }).toEqual({ s: plainly(values) + 0, tiedPairs: ties });
        // the series is read, not put in order
        expect([...given]).toEqual(values);
      }),
    );
  });

  it('turns its sign with time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 60 }), (values) => {
        const back = kendallScore(Float64Array.from([...values].reverse()));
        expect(back.s + kendallScore(Float64Array.from(values)).s).toBe(0);
      }),
    );
  });
});
