import * as fc from 'fast-check';
import * as s from './index';

/** Laws that hold for all data, tried on random data (seeded, so that a failure can be repeated). */
fc.configureGlobal({ seed: 20_260_915, numRuns: 200 });

type Limits = { readonly lower: number; readonly upper: number };
const width = ({ lower, upper }: Limits): number => upper - lower;
const ok = <T extends { status: string }>(result: T): Extract<T, { status: 'ok' }> | null =>
  result.status === 'ok' ? (result as Extract<T, { status: 'ok' }>) : null;

const part = fc
  .integer({ min: 1, max: 400 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const score = fc.double({ min: -50, max: 50, noNaN: true }).map((v) => Math.round(v * 100) / 100);
const scores = (min: number, max = 40) => fc.array(score, { minLength: min, maxLength: max });
const shuffled = <T>(items: readonly T[]): T[] => items.map((_, i) => items[(i * 7 + 3) % items.length] as T);
const close = (a: number | null, b: number | null, scale = 1): void => {
  if (a === null || b === null) return expect(a).toBe(b) as unknown as void;
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-8 * (Math.abs(a) + Math.abs(scale)));
};

describe('an interval holds its estimate', () => {
  it('share, and difference of shares', () => {
    fc.assert(
      fc.property(
        part,
        part,
        fc.double({ min: 0.5, max: 0.999, noNaN: true }),
        ([x, n], [y, m], confidence) => {
          const p = ok(s.proportionWilson({ numerator: x, denominator: n, confidence }));
          expect(
            p && p.lower <= p.proportion && p.proportion <= p.upper && p.lower >= 0 && p.upper <= 1,
          ).toBe(true);
          const d = ok(
            s.proportionDifferenceIndependent({
              numerator1: x,
              denominator1: n,
              numerator2: y,
              denominator2: m,
              confidence,
            }),
          );
          expect(
            d && d.lower <= d.difference && d.difference <= d.upper && d.lower >= -1 && d.upper <= 1,
          ).toBe(true);
        },
      ),
    );
  });

  it('rate and ratio of rates; 1 lies outside exactly when p is below 0.05', () => {
    const count = fc.integer({ min: 0, max: 300 });
    const exposure = fc.double({ min: 0.1, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(count, exposure, count, exposure, (x, e, y, f) => {
        const r = ok(s.rateExactPoisson({ count: x, exposure: e }));
        expect(r && r.lower <= r.rate && r.rate <= r.upper).toBe(true);
        const q = ok(s.rateRatioExact({ count1: x, exposure1: e, count2: y, exposure2: f }));
        if (!q) return expect(x + y).toBe(0) as unknown as void;
        if (q.rateRatio !== null && q.upper !== null) {
          expect(q.lower <= q.rateRatio && q.rateRatio <= q.upper).toBe(true);
        }
        const outside = q.lower > 1 || (q.upper !== null && q.upper < 1);
        if (Math.abs(q.pValue - 0.05) > 1e-9) expect(outside).toBe(q.pValue < 0.05);
      }),
    );
  });

  it('net change of pairs', () => {
    const count = fc.integer({ min: 0, max: 120 });
    fc.assert(
      fc.property(count, count, count, (improved, worsened, unchanged) => {
        const r = ok(s.netChangePaired({ improved, worsened, unchanged }));
        if (!r) return expect(improved + worsened + unchanged).toBe(0) as unknown as void;
        expect(r.lower <= r.netChange && r.netChange <= r.upper && r.lower >= -1 && r.upper <= 1).toBe(true);
      }),
    );
  });

  it('average, difference of averages, paired change, effect size', () => {
    fc.assert(
      fc.property(scores(2), scores(2), (a, b) => {
        const m = ok(s.meanTInterval({ values: a }));
        if (m?.lower !== null && m) expect(m.lower <= m.mean && m.mean <= (m.upper as number)).toBe(true);
        const d = ok(s.meanDifferenceWelch({ values1: a, values2: b }));
        if (d) expect(d.lower <= d.difference && d.difference <= d.upper).toBe(true);
        const pairs = { baseline: a.slice(0, b.length), followup: b.slice(0, a.length) };
        const t = ok(s.pairedT(pairs));
        if (t) expect(t.lower <= t.meanChange && t.meanChange <= t.upper).toBe(true);
      }),
    );
    fc.assert(
      fc.property(scores(3, 12), scores(3, 12), (a, b) => {
        const pairs = { baseline: a.slice(0, b.length), followup: b.slice(0, a.length) };
        const e = ok(s.effectSizePaired(pairs));
        if (e) expect(e.dzLower <= e.cohensDz && e.cohensDz <= e.dzUpper).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('Theil-Sen slope and pooled sites', () => {
    fc.assert(
      fc.property(scores(4, 25), (values) => {
        const t = ok(s.mannKendallTheilSen({ values }));
        if (!t) return;
        if (t.senLower !== null) expect(t.senLower).toBeLessThanOrEqual(t.senSlope + 1e-9);
        if (t.senUpper !== null) expect(t.senUpper).toBeGreaterThanOrEqual(t.senSlope - 1e-9);
      }),
    );
    fc.assert(
      fc.property(scores(2, 12), (estimates) => {
        const variances = estimates.map((_, i) => 0.5 + (i % 3));
        const m = ok(s.metaRandomEffects({ estimates, variances }));
        expect(m && m.lower <= m.estimate && m.estimate <= m.upper && m.tau2 >= 0).toBe(true);
        if (m && m.predictionLower !== null) {
          expect(m.predictionLower <= m.lower + 1e-9 && m.upper - 1e-9 <= (m.predictionUpper as number)).toBe(
            true,
          );
        }
      }),
    );
  });
});

describe('more data never widens', () => {
  const times = fc.integer({ min: 2, max: 30 });

  it('at the same share, difference, rate and net change', () => {
    fc.assert(
      fc.property(part, part, times, ([x, n], [y, m], k) => {
        const few = ok(s.proportionWilson({ numerator: x, denominator: n })) as Limits;
        const many = ok(s.proportionWilson({ numerator: k * x, denominator: k * n })) as Limits;
        expect(width(many)).toBeLessThan(width(few));
        const difference = (f: number): Limits =>
          ok(
            s.proportionDifferenceIndependent({
              numerator1: f * x,
              denominator1: f * n,
              numerator2: f * y,
              denominator2: f * m,
            }),
          ) as Limits;
        expect(width(difference(k))).toBeLessThan(width(difference(1)));
        const rate = (f: number): Limits =>
          ok(s.rateExactPoisson({ count: f * x, exposure: f * n })) as Limits;
        expect(width(rate(k))).toBeLessThan(width(rate(1)));
        const net = (f: number): Limits =>
          ok(s.netChangePaired({ improved: f * x, worsened: f * y, unchanged: f * 5 })) as Limits;
        expect(width(net(k))).toBeLessThan(width(net(1)));
      }),
    );
  });

  it('nor does less confidence', () => {
    fc.assert(
      fc.property(part, ([x, n]) => {
        const at = (confidence: number): Limits =>
          ok(s.proportionWilson({ numerator: x, denominator: n, confidence })) as Limits;
        expect(width(at(0.9))).toBeLessThan(width(at(0.95)));
        expect(width(at(0.95))).toBeLessThan(width(at(0.998)));
      }),
    );
  });
});

describe('order does not matter', () => {
  it('to averages, pairs, trends by date, sites and raters', () => {
    fc.assert(
      fc.property(scores(4, 30), (values) => {
        const other = values.map((v, i) => v + ((i * 37) % 11) - 5);
        const mixed = shuffled(values.map((v, i) => ({ v, w: other[i] as number, t: i, side: i % 2 })));
        if (new Set(mixed.map(({ t }) => t)).size < values.length) return;
        const v = mixed.map((row) => row.v);
        const w = mixed.map((row) => row.w);
        const t = mixed.map((row) => row.t);
        const mean = (list: number[]) => ok(s.meanTInterval({ values: list }));
        close(mean(values)?.mean ?? null, mean(v)?.mean ?? null, 50);
        close(mean(values)?.lower ?? null, mean(v)?.lower ?? null, 50);
        const rank = (a: number[], b: number[]) =>
          ok(s.wilcoxonSignedRank({ baseline: a, followup: b }))?.pValue ?? null;
        close(rank(values, other), rank(v, w));
        const trend = (x: number[], times?: number[]) =>
          ok(s.mannKendallTheilSen({ values: x, ...(times ? { times } : {}) }))?.senSlope ?? null;
        expect(trend(v, t)).toBe(trend(values));
        const did = (rows: typeof mixed) =>
          ok(
            s.didSites({
              treated: rows.map((row) => row.side),
              before: rows.map((row) => row.v),
              after: rows.map((row) => row.w),
            }),
          )?.pValue ?? null;
        const inOrder = values.map((x, i) => ({ v: x, w: other[i] as number, t: i, side: i % 2 }));
        close(did(inOrder), did(mixed));
        const alpha = (a: number[], b: number[]) =>
          ok(s.krippendorffAlpha({ ratings: [a, b], metric: 'interval' }))?.alpha ?? null;
        close(alpha(values, other), alpha(w, v));
      }),
    );
  });

  it('to an interrupted series, which is sorted by its dates', () => {
    fc.assert(
      fc.property(scores(12, 24), (values) => {
        const times = values.map((_, i) => i);
        const places = shuffled(times);
        if (new Set(places).size < times.length) return;
        const mixed = { times: places, values: places.map((i) => values[i] as number), interventionTime: 6 };
        const a = ok(s.itsRemlCar1({ times, values, interventionTime: 6 }));
        const b = ok(s.itsRemlCar1(mixed));
        expect(b).toEqual(a);
      }),
      { numRuns: 40 },
    );
  });
});

describe('units do not matter', () => {
  it('to p-values, standardised figures and chart signals', () => {
    const unit = fc.constantFrom(0.001, 0.1, 7, 1000);
    fc.assert(
      fc.property(scores(12, 24), unit, (values, k) => {
        const big = values.map((v) => v * k);
        const other = values.map((v, i) => v + ((i * 37) % 11) - 5);
        const bigOther = other.map((v) => v * k);
        close(
          ok(s.meanDifferenceWelch({ values1: values, values2: other }))?.pValue ?? null,
          ok(s.meanDifferenceWelch({ values1: big, values2: bigOther }))?.pValue ?? null,
        );
        close(
          ok(s.wilcoxonSignedRank({ baseline: values, followup: other }))?.pValue ?? null,
          ok(s.wilcoxonSignedRank({ baseline: big, followup: bigOther }))?.pValue ?? null,
        );
        const signals = (list: number[]) => {
          const phase = ok(s.spcXmr({ values: list }))?.phases[0];
          if (phase?.status !== 'ok') return null;
          return ok(s.spcRules({ values: list, centre: phase.centre, upper: phase.ucl, lower: phase.lcl }))
            ?.shift.length;
        };
        expect(signals(big)).toBe(signals(values));
        const step = (list: number[]) =>
          ok(s.itsOlsNeweyWest({ times: list.map((_, i) => i), values: list, interventionTime: 6 }));
        close(
          step(values)?.coefficients['levelChange']?.t ?? null,
          step(big)?.coefficients['levelChange']?.t ?? null,
          1000,
        );
      }),
    );
  });

  it('to exposure, when "per" follows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 9999 }), (count, exposure) => {
        const a = ok(s.rateExactPoisson({ count, exposure, per: 1000 }));
        const b = ok(s.rateExactPoisson({ count, exposure: exposure / 1000, per: 1 }));
        close(a?.upper ?? null, b?.upper ?? null);
      }),
    );
  });
});

describe('corrections for many', () => {
  it('never make a p smaller, keep order, and Holm is never below Benjamini-Hochberg', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (pValues) => {
          const r = ok(s.multiplicity({ pValues }));
          pValues.forEach((p, i) => {
            const [holm, bh] = [r?.holm[i] as number, r?.benjaminiHochberg[i] as number];
            expect(bh).toBeGreaterThanOrEqual(p - 1e-12);
            expect(holm).toBeGreaterThanOrEqual(bh - 1e-12);
            expect(holm).toBeLessThanOrEqual(1);
            pValues.forEach((q, j) => {
              if (p < q) expect(holm).toBeLessThanOrEqual(r?.holm[j] as number);
            });
          });
        },
      ),
    );
  });

  it('find the alpha at which an interval just touches 0: a normal interval gives its own p back', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 6, noNaN: true }), (z) => {
        // Welch with a huge group is a normal interval in all but name.
        const moments1 = { n: 1e9, mean: z / Math.sqrt(1e9 / 2), m2: 1e9 - 1 };
        const moments2 = { n: 1e9, mean: 0, m2: 1e9 - 1 };
        const found = s.smallestAlphaExcludingZero((confidence) => {
          const r = s.meanDifferenceWelchFromMoments({ moments1, moments2, confidence });
          return r.status === 'ok' ? [r.lower, r.upper] : null;
        });
        const p = ok(s.meanDifferenceWelchFromMoments({ moments1, moments2 }))?.pValue as number;
        expect(Math.abs((found as number) - p) / p).toBeLessThan(1e-6);
      }),
      { numRuns: 30 },
    );
  });

  it('give 1 for no difference and the least alpha for a certain one', () => {
    expect(s.smallestAlphaExcludingZero(() => [-1, 1])).toBe(1);
    expect(s.smallestAlphaExcludingZero(() => [1, 2])).toBe(1e-15);
  });
});
