import { ordinalChange } from './ordinal-change';

describe('movement on a rubric', () => {
  it('is counted pair by pair, by hand', () => {
    const r = ordinalChange({ baseline: [0, 1, 2, 3, null, 4], followup: [1, 1, 1, 4, 2, null] });
    expect(r).toMatchObject({
      improved: { count: 2, proportion: 0.5 },
      unchanged: { count: 1 },
      worsened: { count: 1 },
      netChange: 0.25,
      medianBaseline: 1.5,
      medianFollowup: 1,
      medianChange: 0.5,
      nPairs: 4,
      nBaselineOnly: 1,
      nFollowupOnly: 1,
    });
    if (r.status !== 'ok') throw new Error(r.sentence);
    expect(r.transitionMatrix[0]).toEqual([0, 1, 0, 0, 0]);
    expect(r.transitionMatrix[2]).toEqual([0, 1, 0, 0, 0]);
  });

  it('has no p where nobody moved, and never clips a level', () => {
    expect(ordinalChange({ baseline: [1, 2], followup: [1, 2] })).toMatchObject({
      signTestP: null,
      signedRankP: null,
    });
    expect(ordinalChange({ baseline: [1, 5], followup: [1, 2] })).toMatchObject({
      reason: 'out_of_range_value',
    });
    expect(ordinalChange({ baseline: [1, null], followup: [null, 2] })).toMatchObject({ reason: 'no_data' });
  });
});
