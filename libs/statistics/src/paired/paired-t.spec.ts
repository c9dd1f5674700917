import { momentsOf } from '../summaries';
import { effectSizePaired } from './effect-size-paired';
import { pairedT, pairedTFromMoments } from './paired-t';

const baseline = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const followup = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe('paired change', () => {
  it("of Student's sleep data is 1.58, t 4.0621, p 0.002833", () => {
    expect(pairedT({ baseline, followup })).toMatchObject({
      meanChange: expect.closeTo(1.58, 10),
      t: expect.closeTo(4.0621, 4),
      pValue: expect.closeTo(0.002833, 6),
      nMissingPairs: 0,
    });
  });

  it('is the same from stored moments of the differences', () => {
    const moments = momentsOf(followup.map((after, i) => after - (baseline[i] as number)));
    expect(pairedTFromMoments({ moments })).toEqual(pairedT({ baseline, followup }));
  });

  it('uses complete pairs only and says how many were not', () => {
    expect(pairedT({ baseline: [1, null, 3], followup: [2, 2, null] })).toMatchObject({
      reason: 'too_few_observations',
      nPairs: 1,
      nMissingPairs: 2,
      meanChange: 1,
    });
    expect(pairedT({ baseline: [1, 2], followup: [2, 3] })).toMatchObject({
      reason: 'zero_variance',
      meanChange: 1,
    });
    expect(pairedT({ baseline: [], followup: [] })).toMatchObject({ reason: 'no_data' });
    expect(pairedT({ baseline: [1], followup: [] })).toMatchObject({ reason: 'invalid_input' });
  });

  it('takes the rounding of a computer for no spread', () => {
    // each went up by 0.3, which the machine holds as 0.30000000000000004, 0.3 and 0.29999999999999993
    const alike = { baseline: [0.1, 0.2, 0.3], followup: [0.4, 0.5, 0.6] };
    expect(pairedT(alike)).toMatchObject({
      reason: 'zero_variance',
      meanChange: expect.closeTo(0.3, 12) as number,
    });
    expect(pairedTFromMoments({ moments: { n: 40, mean: 0.3, m2: 1e-31 } })).toMatchObject({
      reason: 'zero_variance',
    });
    expect(effectSizePaired(alike)).toMatchObject({ reason: 'zero_variance' });
    // a change of a thousandth of a thousandth is a spread
    expect(pairedT({ baseline: [0.1, 0.2, 0.3], followup: [0.4, 0.5, 0.600001] })).toMatchObject({
      status: 'ok',
    });
  });
});
