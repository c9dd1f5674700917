import { seasonalMannKendall } from './seasonal-mann-kendall';

describe('seasonal trend', () => {
  it('compares each season with itself only, by hand', () => {
    // Summers 1, 2, 3 and winters 10, 10, 9: S = 3 - 2, pairs 6, slopes 1, 1, 1, 0, -1, -0.5.
    const r = seasonalMannKendall({
      values: [1, 10, 2, 10, 3, 9],
      years: [2020, 2020, 2021, 2021, 2022, 2022],
      seasons: [1, 2, 1, 2, 1, 2],
    });
    expect(r).toMatchObject({
      s: 1,
      tauA: expect.closeTo(1 / 6, 12),
      senSlopePerYear: 0.5,
      nSeasonsUsed: 2,
      z: 0,
      pValue: 1,
    });
  });

  it('names what is wrong', () => {
    const at = (values: number[], years: number[], seasons: number[]) =>
      seasonalMannKendall({ values, years, seasons });
    expect(at([1, 2], [2020, 2020], [1, 2])).toMatchObject({ reason: 'too_few_observations' });
    expect(at([1, 2], [2020, 2020], [1, 1])).toMatchObject({ reason: 'duplicate_times' });
    expect(at([2, 2], [2020, 2021], [1, 1])).toMatchObject({ reason: 'zero_variance' });
  });
});
