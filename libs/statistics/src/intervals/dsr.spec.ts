import { dsr } from './dsr';

describe('standardised rate', () => {
  it('is the plain rate where the ages are those of the standard', () => {
    const r = dsr({ counts: [10, 30], populations: [1000, 3000], standardWeights: [1, 3], per: 1000 });
    expect(r).toMatchObject({ rate: expect.closeTo(10, 10), totalCount: 40, totalPopulation: 4000 });
  });

  it('weighs by the standard, by hand: (0.02 x 3 + 0.01 x 1)/4', () => {
    const r = dsr({ counts: [20, 10], populations: [1000, 1000], standardWeights: [3, 1], per: 1 });
    expect(r).toMatchObject({ rate: expect.closeTo(0.0175, 12) });
  });

  it('names what is wrong, an empty band before too few events', () => {
    const base = { counts: [4, 5], standardWeights: [1, 1] };
    expect(dsr({ ...base, populations: [10, 10] })).toMatchObject({
      reason: 'fewer_than_10_events',
      totalCount: 9,
    });
    expect(dsr({ ...base, populations: [10, 0] })).toMatchObject({ reason: 'zero_denominator' });
    expect(dsr({ ...base, populations: [10] })).toMatchObject({ reason: 'invalid_input' });
    expect(dsr({ ...base, populations: [10, null] })).toMatchObject({ reason: 'missing_input' });
  });
});
