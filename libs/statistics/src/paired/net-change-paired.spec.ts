import { netChangePaired } from './net-change-paired';

describe('net change', () => {
  it('of 7 up, 1 down, 13 same is as Tango-type tables print it: 0.286 (0.026 to 0.517)', () => {
    expect(netChangePaired({ improved: 7, worsened: 1, unchanged: 13 })).toMatchObject({
      netChange: expect.closeTo(0.285714, 6),
      lower: expect.closeTo(0.026003, 5),
      upper: expect.closeTo(0.517232, 5),
      // 2 x (1 + 8)/2^8
      signTestP: expect.closeTo(18 / 256, 12),
    });
  });

  it('ends exactly at 1 and -1', () => {
    expect(netChangePaired({ improved: 4, worsened: 0, unchanged: 0 })).toMatchObject({
      netChange: 1,
      upper: 1,
    });
    expect(netChangePaired({ improved: 0, worsened: 4, unchanged: 0 })).toMatchObject({
      netChange: -1,
      lower: -1,
    });
  });

  it('turns round when up and down change places', () => {
    const a = netChangePaired({ improved: 12, worsened: 5, unchanged: 9 });
    const b = netChangePaired({ improved: 5, worsened: 12, unchanged: 9 });
    if (a.status !== 'ok' || b.status !== 'ok') throw new Error('refused');
    expect(a.lower).toBeCloseTo(-b.upper, 9);
    expect(a.upper).toBeCloseTo(-b.lower, 9);
    expect(a.signTestP).toBe(b.signTestP);
  });
});
