import { itsOlsNeweyWest } from './its-ols-newey-west';

const times = Array.from({ length: 12 }, (_, i) => i);
const noise = [0.3, -0.2, 0.1, -0.4, 0.2, 0, -0.1, 0.3, -0.3, 0.2, -0.2, 0.1];
const broken = times.map((t, i) => 10 + t + (t >= 6 ? 5 + 2 * (t - 6) : 0) + (noise[i] as number) / 1000);

describe('interrupted series, least squares', () => {
  it('finds the step and the slopes that were put in', () => {
    const r = itsOlsNeweyWest({ times, values: broken, interventionTime: 6 });
    if (r.status !== 'ok') throw new Error(r.sentence);
    expect(r.coefficients['levelChange']?.estimate).toBeCloseTo(5, 2);
    expect(r.coefficients['slopeChange']?.estimate).toBeCloseTo(2, 2);
    expect(r.postSlope).toBeCloseTo(3, 2);
    expect(r.effectAtEnd).toMatchObject({ timeSinceIntervention: 5, estimate: expect.closeTo(15, 2) });
    // 4 x (12/100)^(2/9) = 2.5, rounded down.
    expect(r.neweyWestLag).toBe(2);
  });

  it('with lag 0 and a step only the effect at the end is the step', () => {
    const r = itsOlsNeweyWest({
      times,
      values: broken,
      interventionTime: 6,
      slopeChange: false,
      neweyWestLag: 0,
    });
    if (r.status !== 'ok') throw new Error(r.sentence);
    expect(r.effectAtEnd.estimate).toBe(r.coefficients['levelChange']?.estimate);
    expect(r.coefficients['slopeChange']).toBeUndefined();
  });

  it('fits a season, and leaves out the wave that is 0 at every point', () => {
    const season = times.map((t) => 10 + (t % 2 === 0 ? 3 : -3) + (noise[t] as number));
    const r = itsOlsNeweyWest({ times, values: season, interventionTime: 6, season: 2 });
    if (r.status !== 'ok') throw new Error(r.sentence);
    expect(Object.keys(r.coefficients)).toEqual([
      'intercept',
      'preSlope',
      'levelChange',
      'slopeChange',
      'cos1',
    ]);
    expect(r.coefficients['cos1']?.estimate).toBeCloseTo(3, 0);
  });

  it('flags missing points and names what is wrong', () => {
    const gappy = broken.map((v, i) => (i === 3 ? null : v));
    expect(itsOlsNeweyWest({ times, values: gappy, interventionTime: 6 })).toMatchObject({
      nPre: 5,
      flags: ['missing_points_treated_as_consecutive'],
    });
    const at = (interventionTime: number) => itsOlsNeweyWest({ times, values: broken, interventionTime });
    expect(at(0)).toMatchObject({ reason: 'no_observations_before_intervention', nPost: 12 });
    expect(at(99)).toMatchObject({ reason: 'no_observations_after_intervention', nPre: 12 });
    expect(at(2)).toMatchObject({ reason: 'too_few_observations', nPre: 2 });
    expect(itsOlsNeweyWest({ times, values: times, interventionTime: 6 })).toMatchObject({
      reason: 'zero_variance',
    });
    expect(itsOlsNeweyWest({ times: times.map(() => 1), values: broken, interventionTime: 1 })).toMatchObject(
      {
        reason: 'duplicate_times',
      },
    );
  });
});
