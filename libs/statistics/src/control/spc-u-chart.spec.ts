import { spcUChart } from './spc-u-chart';

describe('control chart of events', () => {
  it('is as Montgomery prints it (c chart of 26 boards): 19.85, limits 6.48 and 33.21', () => {
    const counts = [
      21, 24, 16, 12, 15, 5, 28, 20, 31, 25, 20, 24, 16, 19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15,
    ];
    const r = spcUChart({ counts, exposures: counts.map(() => 1) });
    if (r.status !== 'ok') throw new Error(r.sentence);
    expect([r.centre, r.lower[0], r.upper[0]]).toEqual([
      expect.closeTo(19.85, 2),
      expect.closeTo(6.48, 2),
      expect.closeTo(33.21, 2),
    ]);
  });

  it('lets a rate exceed 1, but no limit fall below 0', () => {
    const r = spcUChart({ counts: [3, 5, 2], exposures: [2, 2, 1] });
    if (r.status !== 'ok') throw new Error(r.sentence);
    expect(r.centre).toBe(2);
    expect(r.lower).toEqual([0, 0, 0]);
    expect(r.upper[2]).toBeCloseTo(2 + 3 * Math.sqrt(2), 12);
  });

  it('refuses a series without an event', () => {
    expect(spcUChart({ counts: [0, 0], exposures: [5, 5] })).toMatchObject({
      reason: 'zero_variance',
      centre: 0,
    });
    expect(spcUChart({ counts: [1, 2], exposures: [5] })).toMatchObject({ reason: 'invalid_input' });
  });
});
