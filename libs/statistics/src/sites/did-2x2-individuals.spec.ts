import { did2x2Individuals } from './did-2x2-individuals';

const cell = (n: number, mean: number, sd: number) => ({ n, mean, sd });

describe('one place with, one without', () => {
  it('is as Card and Krueger have it: 2.75, standard error 1.80', () => {
    const r = did2x2Individuals({
      treatedBefore: cell(321, 20.4394, 9.10624),
      treatedAfter: cell(319, 21.02743, 9.29302),
      comparisonBefore: cell(77, 23.33117, 11.85628),
      comparisonAfter: cell(77, 21.16558, 8.27673),
    });
    expect(r).toMatchObject({
      estimate: expect.closeTo(2.7536, 3),
      standardError: expect.closeTo(1.8012, 3),
      flags: ['site_level_variation_not_included'],
    });
  });

  it('refuses one person, and no spread at all', () => {
    const at = (comparisonAfter: ReturnType<typeof cell>, sd = 1) =>
      did2x2Individuals({
        treatedBefore: cell(5, 1, sd),
        treatedAfter: cell(5, 3, sd),
        comparisonBefore: cell(5, 1, sd),
        comparisonAfter,
      });
    expect(at(cell(1, 2, 0))).toMatchObject({ reason: 'too_few_observations' });
    expect(at(cell(5, 2, 0), 0)).toMatchObject({ reason: 'zero_variance', estimate: 1 });
    expect(at(cell(5, 2, -1))).toMatchObject({ reason: 'invalid_input' });
  });
});
