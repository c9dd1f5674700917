import { effectSizePaired } from './effect-size-paired';

describe('standardised change', () => {
  it('is as Lakens prints it: dz 1.50, gav 1.08', () => {
    const r = effectSizePaired({
      baseline: [9, 6, 7, 8, 7, 9, 8, 8, 8, 7],
      followup: [9, 7, 8, 9, 8, 9, 9, 10, 9, 9],
    });
    expect(r).toMatchObject({ cohensDz: expect.closeTo(1.5, 10), hedgesGavApprox: expect.closeTo(1.08, 2) });
  });

  it('has no corrected form for two pairs', () => {
    expect(effectSizePaired({ baseline: [1, 2], followup: [2, 5] })).toMatchObject({
      status: 'ok',
      correctionJ: null,
      hedgesGz: null,
      gzLower: null,
      nPairs: 2,
    });
  });

  it('stays finite for a change that dwarfs its spread', () => {
    const r = effectSizePaired({ baseline: [0, 0, 0, 0], followup: [1e6, 1e6 + 1, 1e6, 1e6 + 1] });
    if (r.status !== 'ok') throw new Error(r.sentence);
    expect(r.dzLower).toBeLessThan(r.cohensDz);
    expect(r.dzUpper).toBeGreaterThan(r.cohensDz);
  });
});
