import { rateExactPoisson } from './rate-exact-poisson';

describe('rate', () => {
  it.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [10, 4.795, 18.39],
    [100, 81.36, 121.63],
  ])('of a count of %d has the limits of the printed tables', (count, lower, upper) => {
    const r = rateExactPoisson({ count, exposure: 1 });
    if (r.status !== 'ok') throw new Error(r.sentence);
    expect(r.countLower).toBeCloseTo(lower, 2);
    expect(r.countUpper).toBeCloseTo(upper, 2);
  });

  it('may exceed its exposure, and follows "per"', () => {
    expect(rateExactPoisson({ count: 12, exposure: 4, per: 100 })).toMatchObject({ rate: 300 });
  });

  it('names what is wrong', () => {
    expect(rateExactPoisson({ count: 1, exposure: 0 })).toMatchObject({ reason: 'zero_denominator' });
    expect(rateExactPoisson({ count: 1.5, exposure: 9 })).toMatchObject({ reason: 'invalid_input' });
    expect(rateExactPoisson({ count: 1, exposure: -9 })).toMatchObject({ reason: 'invalid_input' });
    expect(rateExactPoisson({ count: null, exposure: 9 })).toMatchObject({ reason: 'missing_input' });
  });
});
