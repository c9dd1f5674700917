import { type XmrInput, spcXmr } from './spc-xmr';

function phasesOf(input: XmrInput) {
  const r = spcXmr(input);
  if (r.status !== 'ok') throw new Error(r.sentence);
  return r.phases;
}

describe('control chart of single values', () => {
  it('has its limits at 2.66 times the average step, by hand', () => {
    // Steps 2, 4, 2: average 8/3. Centre 12.
    expect(phasesOf({ values: [11, 13, 9, 11, null, 16] })[0]).toMatchObject({
      centre: 12,
      nMovingRanges: 3,
      meanMovingRange: expect.closeTo(8 / 3, 12),
      ucl: expect.closeTo(12 + (2.66 * 8) / 3, 12),
      lower2sigma: expect.closeTo(12 - (2 * 2.66 * 8) / 9, 12),
      movingRangeUcl: expect.closeTo((3.267 * 8) / 3, 12),
    });
  });

  it('gives each phase its own limits, without a step across the border', () => {
    const [before, after] = phasesOf({ values: [1, 2, 1, 2, 101, 102, 101, 102], phaseStarts: [4] });
    expect(before).toMatchObject({ startIndex: 0, endIndex: 3, centre: 1.5, meanMovingRange: 1 });
    expect(after).toMatchObject({ startIndex: 4, endIndex: 7, centre: 101.5, meanMovingRange: 1 });
  });

  it('can rest on the first points of a phase only', () => {
    expect(phasesOf({ values: [1, null, 3, 5, 90, 95], baselinePoints: 3 })[0]).toMatchObject({
      nPoints: 5,
      nUsedForLimits: 3,
      nMovingRanges: 1,
      centre: 3,
      meanMovingRange: 2,
    });
  });

  it('screens large steps once, and only when asked', () => {
    const values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];
    // 15 steps of 1, one of 8 and one of 9; average 32/17; both large ones exceed 3.267 times it.
    expect(phasesOf({ values })[0]).toMatchObject({ meanMovingRange: expect.closeTo(32 / 17, 12) });
    expect(phasesOf({ values, screenMovingRanges: true })[0]).toMatchObject({
      meanMovingRange: 1,
      nMovingRanges: 15,
    });
  });

  it('refuses a phase, not the chart, where a phase allows no limits', () => {
    const [first, second] = phasesOf({ values: [4, 4, 4, 7], phaseStarts: [3] });
    expect(first).toMatchObject({ reason: 'zero_variance', centre: 4 });
    expect(second).toMatchObject({ reason: 'too_few_observations', nPoints: 1 });
    expect(spcXmr({ values: [1, 2], phaseStarts: [2] })).toMatchObject({ reason: 'invalid_input' });
  });
});
