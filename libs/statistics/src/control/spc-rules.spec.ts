import { type RulesInput, spcRules } from './spc-rules';

const lines = { centre: 0, upper: 3, lower: -3 };
function signals(values: (number | null)[], more: Partial<RulesInput> = {}) {
  const r = spcRules({ values, ...lines, ...more });
  if (r.status !== 'ok') throw new Error(r.sentence);
  return r;
}

describe('rules of a control chart', () => {
  it('a point on the limit is inside, a point on the centre ends a shift', () => {
    expect(signals([3, -3, 3.001]).outsideLimits).toEqual([2]);
    expect(signals([1, 1, 1, 1, 1, 1, 1]).shift).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(signals([1, 1, 1, 0, 1, 1, 1, 1]).shift).toEqual([]);
  });

  it('a missing period ends every run', () => {
    expect(signals([1, 1, 1, 1, null, 1, 1, 1]).shift).toEqual([]);
    expect(signals([-2, -1, 0, null, 1, 1.5, 1.9]).trend).toEqual([]);
    expect(signals([2.5, null, 2.5]).twoOfThree).toEqual([]);
  });

  it('a trend counts its first point, in both directions; an equal neighbour ends it', () => {
    expect(signals([-1, -0.5, 0, 0.5, 1, 1.5]).trend).toEqual([0, 1, 2, 3, 4, 5]);
    expect(signals([1.5, 1, 0.5, 0, -0.5, -1, -1]).trend).toEqual([0, 1, 2, 3, 4, 5]);
    expect(signals([-1, -0.5, 0, 0, 0.5, 1]).trend).toEqual([]);
    // Up to the top and down again: the top belongs to both runs and is named once.
    expect(signals([0, 0.3, 0.6, 0.9, 1.2, 1.5, 1.2, 0.9, 0.6, 0.3, 0]).trend).toHaveLength(11);
  });

  it('two of three must lie beyond the same line', () => {
    expect(signals([2.5, 0, -2.5]).twoOfThree).toEqual([]);
    expect(signals([2.5, 0, 3.5]).twoOfThree).toEqual([0, 2]);
    expect(signals([2.5, 2.5]).twoOfThree).toEqual([]);
    const nhs = { twoOfThreeVariant: 'nhs_plot_the_dots' } as const;
    expect(signals([2.5, 1, 2.5], nhs).twoOfThree).toEqual([0, 2]);
    expect(signals([2.5, -1, 2.5], nhs).twoOfThree).toEqual([]);
    expect(signals([2.5, 1, 3.5], nhs).twoOfThree).toEqual([]);
  });

  it('lines may vary, and a period without them ends every run', () => {
    const upper = [3, 3, 0.5, 3];
    expect(signals([1, 1, 1, 1], { upper }).outsideLimits).toEqual([2]);
    const centre = [0, 0, 0, null, 0, 0, 0];
    expect(signals([1, 1, 1, 1, 1, 1, 1], { centre }).shift).toEqual([]);
    expect(spcRules({ values: [1, 2], ...lines, upper: [3] })).toMatchObject({ reason: 'invalid_input' });
  });
});
