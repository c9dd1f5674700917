import { type InterpretationInput, spcInterpretation } from './spc-interpretation';

const lines = { centre: 5, upper: 9, lower: 1 };
const judge = (values: (number | null)[], more: Partial<InterpretationInput> = {}) =>
  spcInterpretation({ values, ...lines, improvementDirection: 'increase', ...more });

describe('what the latest point says', () => {
  it.each([
    ['increase', 'improvement'],
    ['decrease', 'concern'],
    ['neutral', 'neutral_high'],
  ] as const)('a high point where %s is good: %s', (improvementDirection, variation) => {
    expect(judge([5, 4, 10], { improvementDirection })).toMatchObject({ variation, rule: 'outside_limits' });
  });

  it('a run that has ended is no longer announced', () => {
    expect(judge([6, 6, 6, 6, 6, 6, 6, 4])).toMatchObject({ variation: 'common_cause', rule: null });
  });

  it('judges the latest observed point, and a trend by its movement', () => {
    expect(judge([5, 4, 10, null])).toMatchObject({ latestIndex: 2, variation: 'improvement' });
    expect(judge([1.5, 2, 2.5, 3, 3.5, 4])).toMatchObject({ rule: 'trend', variation: 'improvement' });
    expect(judge([null])).toMatchObject({ reason: 'no_data' });
  });

  it.each([
    [10, 'increase', 'consistently_misses'],
    [10, 'decrease', 'consistently_hits'],
    [0, 'increase', 'consistently_hits'],
    [0, 'decrease', 'consistently_misses'],
    [9, 'increase', 'hit_or_miss'],
    [10, 'neutral', null],
    [null, 'increase', null],
  ] as const)('a target of %s where %s is good: %s', (target, improvementDirection, assurance) => {
    expect(judge([4, 6, 5], { target, improvementDirection })).toMatchObject({ assurance });
  });
});
