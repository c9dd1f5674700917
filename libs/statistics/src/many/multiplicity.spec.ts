import { multiplicity } from './multiplicity';

describe('many at once', () => {
  it('rises and falls in step, in the order given', () => {
    expect(multiplicity({ pValues: [0.01, null, 0.011, 0.2, 0.04] })).toMatchObject({
      m: 4,
      holm: [0.04, null, 0.04, 0.2, 0.08].map((p) => (p === null ? null : expect.closeTo(p, 12))),
      nBelow05Raw: 3,
      nBelow05Holm: 2,
    });
  });

  it('names what is wrong', () => {
    expect(multiplicity({ pValues: [] })).toMatchObject({ reason: 'no_data' });
    expect(multiplicity({ pValues: [0.1, 1.1] })).toMatchObject({ reason: 'invalid_input' });
  });
});
