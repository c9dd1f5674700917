import { funnelPlot } from './funnel-plot';

describe('funnel', () => {
  it('has the limits of the textbook formula, by hand: target 0.5, n 100', () => {
    const r = funnelPlot({
      numerators: [50, 66, 50],
      denominators: [100, 100, 100],
      type: 'proportion',
      target: 0.5,
    });
    if (r.status !== 'ok') throw new Error(r.sentence);
    expect(r.upper95[0]).toBeCloseTo(0.5 + 1.959964 * 0.05, 6);
    expect(r.upper998[0]).toBeCloseTo(0.5 + 3.090232 * 0.05, 6);
    expect(r.classUnadjusted).toEqual(['in_control', 'high_998', 'in_control']);
    expect(r.flags).toEqual(['fewer_than_10_sites']);
  });

  it('drops sites without a denominator, and says which are left', () => {
    const r = funnelPlot({
      numerators: [5, 1, null, 7, 9],
      denominators: [20, 0, 30, 25, 31],
      type: 'proportion',
    });
    expect(r).toMatchObject({ nSites: 3, nDropped: 2, siteIndex: [0, 3, 4] });
  });

  it('does not widen sites that are more alike than chance', () => {
    const numerators = Array.from({ length: 12 }, () => 30);
    const r = funnelPlot({ numerators, denominators: numerators.map(() => 100), type: 'proportion' });
    expect(r).toMatchObject({ tau2: 0, overdispersionPhi: expect.closeTo(0, 12) });
  });

  it('names what is wrong', () => {
    const at = (numerators: number[], target?: number) =>
      funnelPlot({
        numerators,
        denominators: [9, 9, 9],
        type: 'proportion',
        ...(target === undefined ? {} : { target }),
      });
    expect(at([0, 0, 0])).toMatchObject({ reason: 'zero_variance' });
    expect(at([10, 1, 1])).toMatchObject({ reason: 'invalid_input' });
    expect(at([1, 1, 1], 1.5)).toMatchObject({ reason: 'invalid_input' });
  });
});
