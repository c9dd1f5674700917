import { metaRandomEffects } from './meta-random-effects';

/** BCG trials as metafor's documentation prints them, to four digits. */
const bcg = {
  estimates: [
    -0.8893, -1.5854, -1.3481, -1.4416, -0.2175, -0.7861, -1.6209, 0.012, -0.4694, -1.3713, -0.3394, 0.4459,
    -0.0173,
  ],
  variances: [
    0.3256, 0.1946, 0.4154, 0.02, 0.0512, 0.0069, 0.223, 0.004, 0.0564, 0.073, 0.0124, 0.5325, 0.0714,
  ],
};

describe('sites together', () => {
  it('is as metafor prints DerSimonian and Laird: -0.714, tau2 0.309', () => {
    expect(metaRandomEffects({ ...bcg, tau2Method: 'DL', interval: 'wald' })).toMatchObject({
      estimate: expect.closeTo(-0.714, 3),
      tau2: expect.closeTo(0.309, 2),
    });
  });

  it('is as metafor prints REML: -0.715, tau2 0.313', () => {
    expect(metaRandomEffects({ ...bcg, interval: 'wald' })).toMatchObject({
      estimate: expect.closeTo(-0.715, 2),
      tau2: expect.closeTo(0.313, 2),
    });
  });

  it('never makes the interval narrower than with a factor of 1', () => {
    const alike = { estimates: [0.3, 0.31, 0.29, 0.3, 0.305], variances: [0.02, 0.03, 0.025, 0.04, 0.03] };
    const [plain, floored] = [metaRandomEffects({ ...alike, interval: 'hksj' }), metaRandomEffects(alike)];
    if (plain.status !== 'ok' || floored.status !== 'ok') throw new Error('refused');
    expect(floored.standardError / plain.standardError).toBeGreaterThan(10);
    expect(floored.tau2).toBe(0);
  });

  it('names what is wrong', () => {
    expect(metaRandomEffects({ estimates: [1, null], variances: [0.1, 0.2] })).toMatchObject({
      reason: 'single_site',
      estimate: 1,
    });
    expect(metaRandomEffects({ estimates: [1, 2], variances: [0.1, 0] })).toMatchObject({
      reason: 'non_positive_variance',
    });
    expect(metaRandomEffects({ estimates: [1, 1], variances: [1, 1], interval: 'hksj' })).toMatchObject({
      reason: 'zero_variance',
    });
  });
});
