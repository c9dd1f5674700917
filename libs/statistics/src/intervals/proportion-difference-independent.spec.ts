import { proportionDifferenceIndependent } from './proportion-difference-independent';

const difference = (numerator1: number, denominator1: number, numerator2: number, denominator2: number) =>
  proportionDifferenceIndependent({ numerator1, denominator1, numerator2, denominator2 });

describe('difference of shares', () => {
  it('of 56/70 and 48/80 is as Newcombe printed it: 0.0524 to 0.3339', () => {
    expect(difference(56, 70, 48, 80)).toMatchObject({
      difference: expect.closeTo(0.2, 12),
      lower: expect.closeTo(0.0524, 4),
      upper: expect.closeTo(0.3339, 4),
    });
  });

  it('turns round when the groups change places', () => {
    const [a, b] = [difference(9, 31, 20, 44), difference(20, 44, 9, 31)];
    if (a.status !== 'ok' || b.status !== 'ok') throw new Error('refused');
    expect([-b.difference, -b.upper, -b.lower]).toEqual([
      expect.closeTo(a.difference, 12),
      expect.closeTo(a.lower, 12),
      expect.closeTo(a.upper, 12),
    ]);
  });

  it('refuses what Wilson refuses, in either group', () => {
    expect(difference(1, 2, 0, 0)).toMatchObject({ reason: 'zero_denominator' });
    expect(difference(3, 2, 1, 2)).toMatchObject({ reason: 'invalid_input' });
  });
});
