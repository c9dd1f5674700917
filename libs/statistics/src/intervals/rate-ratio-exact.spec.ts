import { rateRatioExact } from './rate-ratio-exact';

describe('ratio of rates', () => {
  it('is as R prints it for 11 in 800 against 21 in 3011', () => {
    expect(rateRatioExact({ count1: 11, exposure1: 800, count2: 21, exposure2: 3011 })).toMatchObject({
      rateRatio: expect.closeTo(1.971488, 6),
      lower: expect.closeTo(0.8584264, 6),
      upper: expect.closeTo(4.2772659, 6),
    });
  });

  it('says "infinite" in words, not in figures', () => {
    expect(rateRatioExact({ count1: 9, exposure1: 365, count2: 0, exposure2: 365 })).toMatchObject({
      rateRatio: null,
      rateRatioInfinite: true,
      upper: null,
      upperInfinite: true,
      // All nine on one side of a fair coin, doubled.
      pValue: expect.closeTo(2 / 2 ** 9, 12),
    });
  });

  it('stays right at a thousand million events', () => {
    const r = rateRatioExact({ count1: 1e9, exposure1: 1, count2: 1e9, exposure2: 1 });
    if (r.status !== 'ok') throw new Error(r.sentence);
    const half = 1.959964 * Math.sqrt(2 / 1e9);
    expect(Math.log(r.upper as number) / half).toBeCloseTo(1, 3);
    expect(r.pValue).toBe(1);
  });

  it('names what is wrong', () => {
    const at = (count1: number, exposure1: number) =>
      rateRatioExact({ count1, exposure1, count2: 0, exposure2: 10 });
    expect(at(0, 10)).toMatchObject({ reason: 'no_events' });
    expect(at(3, 0)).toMatchObject({ reason: 'zero_denominator' });
    expect(at(-3, 10)).toMatchObject({ reason: 'invalid_input' });
  });
});
