import { didSites } from './did-sites';

describe('difference in differences of sites', () => {
  it('is the difference of average changes, by hand', () => {
    const r = didSites({ treated: [1, 1, 0, 0], before: [10, 14, 11, 13], after: [6, 11, 12, 12] });
    // Changes -4, -3 against 1, -1.
    expect(r).toMatchObject({
      estimate: -3.5,
      permutations: 6,
      permutationP: expect.closeTo(2 / 6, 12),
      nDropped: 0,
    });
  });

  it('enumerates up to 200,000 labellings and no more', () => {
    const many = (n: number) => {
      const sites = Array.from({ length: 2 * n }, (_, i) => i);
      return didSites({
        treated: sites.map((i) => i < n),
        before: sites.map(() => 0),
        after: sites.map((i) => Math.sin(i * 3) + (i < n ? 1 : 0)),
      });
    };
    expect(many(9)).toMatchObject({ permutations: 48620 });
    expect(many(12)).toMatchObject({ permutations: null, permutationP: null, flags: [] });
  });

  it('tells what it can where it refuses', () => {
    expect(didSites({ treated: [1, 1], before: [1, 2], after: [2, 4] })).toMatchObject({
      reason: 'no_comparison',
      nTreated: 2,
    });
    expect(didSites({ treated: [1, 0, 0], before: [1, 2, 3], after: [2, 2, null] })).toMatchObject({
      reason: 'too_few_sites',
      estimate: 1,
      nDropped: 1,
    });
    expect(didSites({ treated: [1, 1, 0, 0], before: [1, 2, 3, 4], after: [2, 3, 3, 4] })).toMatchObject({
      reason: 'zero_variance',
      estimate: 1,
    });
  });

  it('takes the rounding of a computer for no spread', () => {
    expect(
      didSites({
        treated: [1, 1, 1, 0, 0],
        before: [0.1, 0.2, 0.3, 1.1, 1.7],
        after: [0.4, 0.5, 0.6, 1.2, 1.8],
      }),
    ).toMatchObject({ reason: 'zero_variance', estimate: expect.closeTo(0.2, 12) as number });
  });
});
