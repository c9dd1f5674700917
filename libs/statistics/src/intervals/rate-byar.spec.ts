import { rateByar } from './rate-byar';
import { rateExactPoisson } from './rate-exact-poisson';

describe("Byar's limits", () => {
  it('of 65 events are as PHE prints them: 50.16 to 82.85', () => {
    expect(rateByar({ count: 65, exposure: 1 })).toMatchObject({
      lower: expect.closeTo(50.163, 3),
      upper: expect.closeTo(82.849, 3),
    });
  });

  it('are close to the exact ones at ten events and more', () => {
    for (const count of [10, 40, 500]) {
      const [byar, exact] = [rateByar({ count, exposure: 1 }), rateExactPoisson({ count, exposure: 1 })];
      if (byar.status !== 'ok' || exact.status !== 'ok') throw new Error('refused');
      expect(Math.abs(byar.lower - exact.lower)).toBeLessThan(0.02);
      expect(Math.abs(byar.upper - exact.upper)).toBeLessThan(0.02);
    }
  });

  it('never print a negative rate', () => {
    expect(rateByar({ count: 1, exposure: 1, confidence: 0.998 })).toMatchObject({
      reason: 'approximation_invalid',
    });
  });
});
