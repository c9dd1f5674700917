import { betaQuantile, betaTails } from './beta';
import { binomialCdf, binomialQuantile } from './binomial';
import { chiSquareQuantile, chiSquareUpper } from './chi-square';
import { gammaQuantile, gammaTails } from './gamma';
import { noncentralTCdf, noncentralityLimits } from './noncentral-t';
import { normalCdf, normalTwoSidedP } from './normal';
import { normalQuantile, zFor } from './normal-quantile';
import { tFor, tTwoSidedP } from './student-t';

/** Reference values: mpmath with 30 digits, or SciPy 1.17 where named. */
const within = (got: number, expected: number, relative = 1e-12): void =>
  expect(Math.abs(got - expected) / Math.abs(expected)).toBeLessThan(relative);

describe('normal', () => {
  it.each([
    [-37, 5.725571222524577e-300],
    [-12, 1.776482112077679e-33],
    [-5, 2.866515718791939e-7],
    [-1, 0.15865525393145705],
    [0.3, 0.6179114221889527],
    [2.3, 0.9892758899783242],
    [6, 0.9999999990134123],
  ])('share below %d', (z, expected) => within(normalCdf(z), expected));

  it('gives z for the usual confidence levels, and turns round', () => {
    within(zFor(0.95), 1.959963984540054);
    within(zFor(0.998), 3.090232306167813);
    for (const p of [1e-12, 0.001, 0.3, 0.7]) within(normalCdf(normalQuantile(p)), p, 1e-10);
    within(normalTwoSidedP(1.959963984540054), 0.05);
    expect(normalTwoSidedP(0)).toBe(1);
  });
});

describe('gamma and chi-square', () => {
  it.each([
    [0.5, 0.1, 0.654720846018577],
    [3, 12, 0.0005222580500328978],
    [50, 45, 0.7531979655998298],
    [1e4, 1e4, 0.4986701916600448],
    [1e4, 10100, 0.15865124955282037],
  ])('upper tail with shape %d at %d', (a, x, expected) => within(gammaTails(x, a).upper, expected, 1e-11));

  it('inverts (SciPy), and at a thousand million too', () => {
    within(chiSquareQuantile(0.025, 10), 3.2469727802368413);
    within(chiSquareQuantile(0.999, 1), 10.827566170662733);
    within(chiSquareUpper(10.827566170662733, 1), 0.001, 1e-11);
    for (const a of [0.3, 1, 40, 1e4, 1e7]) {
      for (const p of [1e-6, 0.025, 0.5, 0.975]) within(gammaTails(gammaQuantile(p, a), a).lower, p, 1e-9);
    }
    within(gammaQuantile(0.5, 1e9), 1e9 - 1 / 3, 1e-15);
  });

  it('knows both ends', () => {
    expect(gammaTails(0, 3)).toEqual({ lower: 0, upper: 1 });
    expect(gammaTails(1e300, 3)).toEqual({ lower: 1, upper: 0 });
    expect(gammaQuantile(0, 3)).toBe(0);
  });
});

describe('beta and binomial', () => {
  it.each([
    [0.3, 12, 21, 0.22831933547827474],
    [0.01, 1, 50, 0.39499393286246337],
    [0.9, 0.5, 0.5, 0.7951672353008665],
  ])('share below %d of Beta(%d, %d)', (x, a, b, expected) => within(betaTails(x, a, b).lower, expected));

  it('stays right where one half is exact by symmetry', () => {
    for (const size of [1, 50, 1e5, 1e9]) within(betaTails(0.5, size, size).lower, 0.5, 1e-9);
  });

  it('inverts (SciPy)', () => {
    within(betaQuantile(0.025, 11, 22), 0.18571909171656614);
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
  });

  it('sums the binomial as by hand: 56 of 1024 tosses of ten show at most two heads', () => {
    within(binomialCdf(2, 10, 0.5), 56 / 1024);
    expect(binomialCdf(-1, 10, 0.5)).toBe(0);
    expect(binomialCdf(10, 10, 0.5)).toBe(1);
    expect(binomialQuantile(0.05, 39, 0.5)).toBe(14);
    expect(binomialQuantile(56 / 1024, 10, 0.5)).toBe(2);
  });
});

describe("Student's t", () => {
  it.each([
    [2, 9, 0.07655282377070104],
    [31, 27, 1.2078885891949586e-22],
    [0.1, 1, 0.9365489651388929],
    [1.96, 1e6, 0.04999606758526979],
    [5, 1.5, 0.06537576762115624],
  ])('p of %d with %d degrees of freedom', (t, df, expected) => within(tTwoSidedP(t, df), expected, 1e-10));

  it('gives the critical values of the tables (SciPy)', () => {
    within(tFor(0.95, 9), 2.262157162798205);
    within(tFor(0.95, 1), 12.706204736174694);
    within(tFor(0.998, 3.7), 7.795183875029165);
    within(tFor(0.95, 1e15), 1.959963984540054);
  });

  it.each([
    [4.74, 9, 1.5, 0.9844678603258389],
    [4.74, 9, 7, 0.05693930613985108],
    [-3, 4, -1, 0.09867862431670657],
    [60, 200, 55, 0.941645674660824],
    [1.5, 2, 0.5, 0.7489742041010297],
  ])('noncentral, t %d, df %d, ncp %d (SciPy)', (t, df, ncp, expected) =>
    within(noncentralTCdf(t, df, ncp), expected, 1e-8),
  );

  it('finds noncentralities that give the tails back, on both sides of the change of formula', () => {
    for (const t of [0.1, 4.7, 49, 51]) {
      const [low, high] = noncentralityLimits(t, 12, 0.025);
      within(noncentralTCdf(t, 12, low), 0.975, 1e-8);
      within(noncentralTCdf(t, 12, high), 0.025, 1e-7);
      expect(noncentralityLimits(-t, 12, 0.025)).toEqual([-high, -low]);
    }
    const [near] = noncentralityLimits(99_999, 12, 0.025);
    const [far] = noncentralityLimits(100_001, 12, 0.025);
    within(far / near, 100_001 / 99_999, 1e-9);
  });
});
