import { type PChartInput, spcPChart } from './spc-p-chart';

function chart(input: PChartInput) {
  const r = spcPChart(input);
  if (r.status !== 'ok') throw new Error(r.sentence);
  return r;
}

describe('control chart of shares', () => {
  it('pools periods by size, by hand: 10 of 100 and 40 of 100', () => {
    const c = chart({ numerators: [10, 40], denominators: [100, 100] });
    expect(c.centre).toBe(0.25);
    expect(c.upper[0]).toBeCloseTo(0.25 + 3 * Math.sqrt(0.25 * 0.75 * 0.01), 12);
    // z is -3.46 and 3.46.
    expect(c.sigmaZ).toBeCloseTo(0.3 / Math.sqrt(0.25 * 0.75 * 0.01) / 1.128, 10);
  });

  it('leaves a period of nobody as a gap, and lets chosen periods out of the centre only', () => {
    const c = chart({ numerators: [1, 0, null, 3, 9], denominators: [10, 0, 10, 10, 10], exclude: [4] });
    expect(c.values).toEqual([0.1, null, null, 0.3, 0.9]);
    expect(c.upper[1]).toBeNull();
    expect(c.centre).toBe(0.2);
    expect(c.sigmaZ).toBeNull();
  });

  it('can rest on the first observed periods only', () => {
    const c = chart({ numerators: [1, null, 3, 9], denominators: [10, 10, 10, 10], baselinePoints: 2 });
    expect(c.centre).toBe(0.2);
  });

  it('is widened by p-prime, never narrowed', () => {
    const wild = { numerators: [10, 40, 10, 40], denominators: [100, 100, 100, 100] };
    const calm = { numerators: [25, 25, 25, 26], denominators: [100, 100, 100, 100] };
    const half = (input: PChartInput) => (chart(input).upper[0] as number) - chart(input).centre;
    expect(half({ ...wild, prime: true })).toBeGreaterThan(2 * half(wild));
    expect(half({ ...calm, prime: true })).toBe(half(calm));
  });

  it('refuses a share that is always 100%', () => {
    expect(spcPChart({ numerators: [9, 4], denominators: [9, 4] })).toMatchObject({
      reason: 'zero_variance',
      centre: 1,
    });
    expect(spcPChart({ numerators: [null], denominators: [4] })).toMatchObject({ reason: 'no_data' });
  });
});
