import { eValue } from './e-value';

describe('E-value', () => {
  it('is as VanderWeele and Ding print it: 3.9 (1.8 to 8.7) gives 7.26 and 3.0', () => {
    expect(eValue({ riskRatio: 3.9, lower: 1.8, upper: 8.7 })).toMatchObject({
      eValue: expect.closeTo(7.26, 2),
      eValueInterval: expect.closeTo(3, 10),
    });
  });

  it('treats a halving as a doubling', () => {
    const [half, twice] = [
      eValue({ riskRatio: 0.5, lower: 0.25, upper: 0.8 }),
      eValue({ riskRatio: 2, lower: 1.25, upper: 4 }),
    ];
    expect(half).toEqual(twice);
  });

  it('is 1 at no effect, and needs only the limit nearer 1', () => {
    expect(eValue({ riskRatio: 1, lower: 0.8, upper: 1.3 })).toMatchObject({ eValue: 1, eValueInterval: 1 });
    expect(eValue({ riskRatio: 2, lower: 1.25, upper: null })).toMatchObject({
      eValueInterval: expect.closeTo(1.809, 3),
    });
    expect(eValue({ riskRatio: 0.5, lower: 0.25, upper: null })).toMatchObject({ eValueInterval: null });
    expect(eValue({ riskRatio: null, lower: null, upper: null })).toMatchObject({ reason: 'missing_input' });
    expect(eValue({ riskRatio: 0, lower: null, upper: null })).toMatchObject({ reason: 'invalid_input' });
  });
});
