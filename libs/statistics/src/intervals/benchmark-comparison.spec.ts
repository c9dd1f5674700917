import { benchmarkComparison } from './benchmark-comparison';

describe('comparison with a benchmark', () => {
  it.each([
    [2, 5, 6, 'lower_is_better', 'lower', 'better'],
    [2, 5, 6, 'higher_is_better', 'lower', 'worse'],
    [7, 9, 6, 'higher_is_better', 'higher', 'better'],
    [7, 9, 6, 'neutral', 'higher', 'higher'],
    [2, 6, 6, 'higher_is_better', 'similar', 'similar'],
    [6, 9, 6, 'neutral', 'similar', 'similar'],
  ] as const)('%d to %d beside %d, %s: %s, %s', (lower, upper, benchmark, polarity, position, judgement) => {
    expect(benchmarkComparison({ lower, upper, benchmark, polarity })).toEqual({
      status: 'ok',
      position,
      judgement,
    });
  });

  it('refuses limits in the wrong order and missing ones', () => {
    const rest = { benchmark: 1, polarity: 'neutral' } as const;
    expect(benchmarkComparison({ lower: 3, upper: 2, ...rest })).toMatchObject({ reason: 'invalid_input' });
    expect(benchmarkComparison({ lower: null, upper: 2, ...rest })).toMatchObject({
      reason: 'missing_input',
    });
  });
});
