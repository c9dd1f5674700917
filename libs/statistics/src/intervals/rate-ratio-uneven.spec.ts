import fc from 'fast-check';
import { rateRatioExact } from './rate-ratio-exact';
import { rateRatioUneven, type RatioPart } from './rate-ratio-uneven';

const parts = (first: readonly number[], second: readonly number[], exposure = 1): RatioPart[] =>
  first.map((count1, i) => ({ count1, exposure1: exposure, count2: second[i], exposure2: exposure }));

describe('a ratio of rates whose parts may differ by more than chance', () => {
  it('has the dispersion of Pearson and the interval of t, worked out by hand', () => {
    // 60 against 60: ratio 1, shares 1/2; each quarter adds (5)^2/(30/4) = 3.333; 13.333 over 3
    const found = rateRatioUneven({ parts: parts([10, 20, 10, 20], [20, 10, 20, 10]) });
    expect(found).toMatchObject({ status: 'ok', rateRatio: 1, df: 3, pValue: 1 });
    if (found.status !== 'ok') return;
    expect(found.dispersion).toBeCloseTo(13.3333 / 3, 4);
    // t of 3 degrees is 3.1824; sqrt(4.4444 * 2/60) = 0.38490; exp(1.22492) = 3.4039
    expect(found.upper).toBeCloseTo(3.4039, 3);
    expect(found.lower).toBeCloseTo(1 / 3.4039, 4);
    expect(found.pEven).toBeCloseTo(0.00398, 4);
  });

  it('never takes chance to be less than chance, and lets a season common to both years cancel', () => {
    const found = rateRatioUneven({ parts: parts([2, 40, 4, 60], [1, 20, 2, 30]) });
    expect(found).toMatchObject({ status: 'ok', rateRatio: 2 });
    if (found.status !== 'ok') return;
    expect(found.dispersion).toBeCloseTo(0, 10);
    expect(found.upper).toBeCloseTo(2 * Math.exp(3.182446 * Math.sqrt(1 / 106 + 1 / 53)), 4);
  });

  it('keeps the ratio of the exact interval, whatever the order and the unit of the exposure', () => {
    const month = fc.record({
      count1: fc.integer({ min: 0, max: 60 }),
      count2: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(month, { minLength: 4, maxLength: 24 }), (months) => {
        const first = months.map(({ count1 }) => count1);
        const second = months.map(({ count2 }) => count2);
        const found = rateRatioUneven({ parts: parts(first, second) });
        const turned = rateRatioUneven({ parts: parts([...first].reverse(), [...second].reverse(), 1000) });
        const exact = rateRatioExact({
          count1: first.reduce((a, b) => a + b, 0),
          exposure1: months.length,
          count2: second.reduce((a, b) => a + b, 0),
          exposure2: months.length,
        });
        if (found.status !== 'ok' || turned.status !== 'ok' || exact.status !== 'ok') {
          expect(turned.status).toBe(found.status);
          return;
        }
        expect(found.rateRatio).toBeCloseTo(exact.rateRatio ?? NaN, 10);
        expect(found.lower).toBeLessThanOrEqual(found.rateRatio);
        expect(found.upper).toBeGreaterThanOrEqual(found.rateRatio);
        expect(turned.lower).toBeCloseTo(found.lower, 8);
        expect(turned.dispersion).toBeCloseTo(found.dispersion, 8);
        // p and the interval never contradict each other
        expect(found.pValue < 0.05).toBe(found.lower > 1 || found.upper < 1);
      }),
    );
  });

  it('names what is wrong', () => {
    expect(rateRatioUneven({ parts: parts([5, 0, 0, 0], [5, 1, 0, 0]) })).toMatchObject({
      reason: 'too_few_observations',
    });
    expect(rateRatioUneven({ parts: parts([0, 0, 0, 0], [5, 1, 2, 2]) })).toMatchObject({
      reason: 'no_events',
    });
    expect(rateRatioUneven({ parts: [] })).toMatchObject({ reason: 'no_events' });
    expect(rateRatioUneven({ parts: parts([1.5, 2, 2, 2], [5, 1, 2, 2]) })).toMatchObject({
      reason: 'invalid_input',
    });
    expect(rateRatioUneven({ parts: parts([1, 2, 2, 2], [5, 1, 2, 2], 0) })).toMatchObject({
      reason: 'zero_denominator',
    });
  });
});
