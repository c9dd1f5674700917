import { weightedKappa } from './weighted-kappa';

describe('agreement of two raters', () => {
  it('is plain kappa by hand: 2 of 3 alike, chance 4/9', () => {
    const r = weightedKappa({ rater1: [0, 1, 1], rater2: [0, 1, 0], levels: [0, 1], weights: 'none' });
    // po 2/3; pe (1/3)(2/3) + (2/3)(1/3) = 4/9; kappa (2/9)/(5/9).
    expect(r).toMatchObject({
      n: 3,
      observedAgreement: expect.closeTo(2 / 3, 12),
      kappa: expect.closeTo(0.4, 12),
    });
  });

  it('weighs by distance over all declared levels, used or not', () => {
    const near = { rater1: [0, 1, 2, 4], rater2: [1, 1, 2, 4], levels: [0, 1, 2, 3, 4] };
    const far = { ...near, rater2: [4, 1, 2, 4] };
    const kappa = (input: typeof near) => {
      const r = weightedKappa(input);
      return r.status === 'ok' ? r.kappa : NaN;
    };
    expect(kappa(near)).toBeGreaterThan(0.9);
    expect(kappa(far)).toBeLessThan(0.2);
  });

  it('names what is wrong', () => {
    const levels = [0, 1, 2];
    expect(weightedKappa({ rater1: [1, 1], rater2: [1, 1], levels })).toMatchObject({
      reason: 'no_variation',
    });
    expect(weightedKappa({ rater1: [1, null], rater2: [null, 1], levels })).toMatchObject({
      reason: 'no_data',
    });
    expect(weightedKappa({ rater1: [1], rater2: [3], levels })).toMatchObject({
      reason: 'out_of_range_value',
    });
    expect(weightedKappa({ rater1: [1, 2], rater2: [1], levels })).toMatchObject({ reason: 'invalid_input' });
  });
});
