import { attrition } from './attrition';

describe('follow-up', () => {
  it('gives worst and best case, by hand: 2 of 3 followed improved, 2 lost', () => {
    const r = attrition({ baseline: [1, 2, 3, 1, 4], followup: [2, 3, 3, null, null] });
    expect(r).toMatchObject({
      nPairs: 3,
      retention: 0.6,
      improvedObserved: 2 / 3,
      improvedWorstCase: 0.4,
      improvedBestCase: 0.8,
    });
  });

  it('flags few followed up, and few indeed', () => {
    const lost = (n: number, kept: number) =>
      attrition({
        baseline: Array(n).fill(2),
        followup: [...Array(kept).fill(2), ...Array(n - kept).fill(null)],
      });
    expect(lost(10, 8)).toMatchObject({ flags: [] });
    expect(lost(10, 7)).toMatchObject({ flags: ['less_than_80_percent_followed_up'] });
    expect(lost(10, 5)).toMatchObject({ flags: ['less_than_80_percent_followed_up'] });
    expect(lost(10, 4)).toMatchObject({
      flags: ['less_than_80_percent_followed_up', 'less_than_half_followed_up'],
    });
  });

  it('has no share improved where nobody was followed up, and refuses without a baseline', () => {
    expect(attrition({ baseline: [1, 2], followup: [null, null] })).toMatchObject({
      improvedObserved: null,
      retention: 0,
    });
    expect(attrition({ baseline: [null], followup: [2] })).toMatchObject({
      reason: 'no_baseline',
      nEnrolled: 1,
    });
  });
});
