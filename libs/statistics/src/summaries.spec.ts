import { median, momentsOf, quantile, roundHalfEven } from './summaries';

describe('summaries', () => {
  it('combine large values without losing digits: variance of 1e9 + (4, 7, 13, 16) is 30', () => {
    const { n, mean, m2 } = momentsOf([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]);
    expect([n, mean - 1e9, m2 / (n - 1)]).toEqual([4, 10, 30]);
  });

  it('take quantiles as R does (type 7)', () => {
    expect(quantile([4, 1, 3, 2], 0.1)).toBeCloseTo(1.3, 12);
    expect(quantile([4, 1, 3, 2], 1)).toBe(4);
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, null]);
  });

  it('round half to even', () => {
    expect([0.5, 1.5, 2.5, 2.4].map(roundHalfEven)).toEqual([0, 2, 2, 2]);
  });
});
