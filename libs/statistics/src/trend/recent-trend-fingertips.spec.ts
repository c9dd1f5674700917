import { recentTrendFingertips } from './recent-trend-fingertips';

const shares = (numerators: (number | null)[], denominators: (number | null)[] = numerators.map(() => 400)) =>
  recentTrendFingertips({ valueType: 'proportion', numerators, denominators, polarity: 'higher_is_better' });

describe('recent trend', () => {
  it('needs 99.8%, not 95%: chi-square 6.11 is no trend', () => {
    expect(shares([30, 36, 41, 45, 49])).toMatchObject({
      chiSquare: expect.closeTo(6.109, 3),
      trend: 'no_significant_change',
    });
  });

  it('calls a steady rise, and reads it by what is good', () => {
    expect(shares([30, 60, 90, 120, 150])).toMatchObject({
      trend: 'increasing',
      judgement: 'getting_better',
    });
    expect(shares([150, 120, 90, 60, 30])).toMatchObject({ trend: 'decreasing', judgement: 'getting_worse' });
  });

  it('looks at the last five only and never reaches across a gap', () => {
    expect(shares([390, 30, 60, 90, 120, 150])).toMatchObject({ trend: 'increasing' });
    expect(shares([30, 60, 90, null, 120, 150])).toMatchObject({ reason: 'missing_period_in_last_five' });
    expect(shares([30, 60, 90, 120])).toMatchObject({ reason: 'too_few_periods' });
  });

  it('names what cannot be', () => {
    expect(shares([30, 60, 400, 90, 120])).toMatchObject({ reason: 'zero_or_full_numerator' });
    expect(shares([30, 60, 401, 90, 120])).toMatchObject({ reason: 'invalid_input' });
    expect(shares([30, 60, 9, 90, 120], [400, 400, 0, 400, 400])).toMatchObject({
      reason: 'zero_denominator',
    });
  });

  it('weighs other figures by their intervals: equal widths give the plain slope', () => {
    const values = [10, 12, 14, 16, 18];
    const r = recentTrendFingertips({
      valueType: 'other',
      values,
      lower95: values.map((v) => v - 1.96),
      upper95: values.map((v) => v + 1.96),
      polarity: 'neutral',
    });
    // Standard error 1 each: slope 2, variance of the slope 1/10, chi-square 40.
    expect(r).toMatchObject({
      slope: expect.closeTo(2, 10),
      chiSquare: expect.closeTo(40, 8),
      trend: 'increasing',
    });
  });
});
