import { mannKendallTheilSen } from './mann-kendall-theil-sen';

describe('trend over irregular points', () => {
  it('has the exact p of the tables: five points falling, p = 2/120', () => {
    expect(mannKendallTheilSen({ values: [5, 4, 3, 2, 1] })).toMatchObject({
      s: -10,
      pValue: expect.closeTo(2 / 120, 12),
      pMethod: 'exact',
      senSlope: -1,
      flags: ['fewer_than_8_points'],
    });
  });

  it('four yearly points can never reach 0.05: p = 2/24', () => {
    expect(mannKendallTheilSen({ values: [1, 2, 3, 4] })).toMatchObject({
      pValue: expect.closeTo(2 / 24, 12),
    });
  });

  it('uses real times, and sorts by them', () => {
    const r = mannKendallTheilSen({ values: [9, 1, 3, 5], times: [2024, 2000, 2006, 2012] });
    expect(r).toMatchObject({ s: 6, senSlope: expect.closeTo(1 / 3, 12) });
  });

  it('gives no limit where its rank does not exist', () => {
    expect(mannKendallTheilSen({ values: [1, 3, 2, 5], confidence: 0.999 })).toMatchObject({
      senLower: null,
      senUpper: null,
    });
  });

  it('names what is wrong', () => {
    expect(mannKendallTheilSen({ values: [1, 2, 3, 4], times: [1, 1, 2, 3] })).toMatchObject({
      reason: 'duplicate_times',
    });
    expect(mannKendallTheilSen({ values: [1, 2, null, 4] })).toMatchObject({
      reason: 'too_few_observations',
      n: 3,
    });
    expect(mannKendallTheilSen({ values: [2, 2, 2, 2] })).toMatchObject({ reason: 'zero_variance' });
  });
});
