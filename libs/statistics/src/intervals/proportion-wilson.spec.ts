import { proportionWilson } from './proportion-wilson';

describe('share', () => {
  it('of 81 in 263 is as Newcombe printed it: 0.2553 to 0.3662', () => {
    const r = proportionWilson({ numerator: 81, denominator: 263 });
    expect(r).toMatchObject({
      status: 'ok',
      lower: expect.closeTo(0.2553, 4),
      upper: expect.closeTo(0.3662, 4),
    });
  });

  it('takes weighted counts that are not whole', () => {
    expect(proportionWilson({ numerator: 2.5, denominator: 10 })).toMatchObject({ proportion: 0.25 });
  });

  it('names what is wrong', () => {
    expect(proportionWilson({ numerator: 3, denominator: 0 })).toMatchObject({ reason: 'zero_denominator' });
    expect(proportionWilson({ numerator: 6, denominator: 5 })).toMatchObject({ reason: 'invalid_input' });
    expect(proportionWilson({ numerator: -1, denominator: 5 })).toMatchObject({ reason: 'invalid_input' });
    expect(proportionWilson({ numerator: null, denominator: 5 })).toMatchObject({
      reason: 'missing_input',
      sentence: 'A value is needed for numerator.',
    });
    expect(proportionWilson({ numerator: 1, denominator: 5, confidence: 1 })).toMatchObject({
      reason: 'invalid_input',
    });
  });
});
