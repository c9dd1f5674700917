import { itsOlsNeweyWest } from './its-ols-newey-west';
import { itsRemlCar1 } from './its-reml-car1';

/** Packs of cigarettes sold per head in California, 1970 to 2000 (Abadie et al 2010). */
const packs = [
  123, 121, 123.5, 124.4, 126.7, 127.1, 128, 126.4, 126.1, 121.9, 120.2, 118.6, 115.4, 110.8, 104.8, 102.8,
  99.7, 97.5, 90.1, 82.4, 77.8, 68.7, 67.5, 63.4, 58.6, 56.4, 54.5, 53.8, 52.3, 47.2, 41.6,
];
const times = packs.map((_, i) => i);

describe('interrupted series, restricted likelihood', () => {
  it('refuses where a step cannot be told from drift, and says so (Proposition 99)', () => {
    expect(itsRemlCar1({ times, values: packs, interventionTime: 19 })).toMatchObject({
      reason: 'autocorrelation_at_upper_boundary',
      sentence: expect.stringContaining('drift'),
    });
  });

  it('equals least squares where neighbours push each other apart, and says that too', () => {
    const values = times.map((t) => 20 + (t >= 15 ? 4 : 0) + (t % 2 === 0 ? 1 : -1) + (t % 5) / 10);
    const reml = itsRemlCar1({ times, values, interventionTime: 15 });
    const ols = itsOlsNeweyWest({ times, values, interventionTime: 15 });
    if (reml.status !== 'ok' || ols.status !== 'ok') throw new Error('refused');
    expect(reml).toMatchObject({ phiPerUnitTime: 0, flags: ['autocorrelation_estimated_zero'] });
    for (const name of ['intercept', 'preSlope', 'levelChange', 'slopeChange']) {
      expect(reml.coefficients[name]?.estimate).toBeCloseTo(ols.coefficients[name]?.estimate as number, 9);
      expect(reml.coefficients[name]?.standardError).toBeCloseTo(ols.olsStandardErrors[name] as number, 9);
    }
  });

  it('counts time, not rows: in half the unit phi becomes its root', () => {
    const values = [
      32.94, 37.1, 38.42, 35.26, 36.92, 35, 31.41, 30.89, 31.34, 33.64, 34.6, 34.91, 36.37, 31.81, 34.95,
      34.44, 35.43, 35.7, 32.78, 32.84, 26.78, 29.43, 29.58, 29.34, 28.58, 27.96, 30.83, 28.1, 28.72, 29.99,
      32.48,
    ];
    const whole = itsRemlCar1({ times, values, interventionTime: 20 });
    const halved = itsRemlCar1({ times: times.map((t) => 2 * t), values, interventionTime: 40 });
    if (whole.status !== 'ok' || halved.status !== 'ok') throw new Error('refused');
    expect(whole.phiPerUnitTime).toBeGreaterThan(0);
    expect(halved.phiPerUnitTime ** 2).toBeCloseTo(whole.phiPerUnitTime, 5);
    expect(halved.coefficients['levelChange']?.t).toBeCloseTo(
      whole.coefficients['levelChange']?.t as number,
      4,
    );
  });

  it('refuses every constant series for the same reason, whatever its level', () => {
    for (const level of [0, 3, 5, 0.1, 1e9]) {
      const asked = { times, values: times.map(() => level), interventionTime: 15 };
      expect(itsRemlCar1(asked)).toMatchObject({ reason: 'zero_variance' });
      expect(itsOlsNeweyWest(asked)).toMatchObject({ reason: 'zero_variance' });
    }
    const step = times.map((t) => (t < 15 ? 5 : 7));
    expect(itsRemlCar1({ times, values: step, interventionTime: 15 })).toMatchObject({
      reason: 'zero_variance',
    });
  });
});
