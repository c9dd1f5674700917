import { itsQuasiPoisson } from './its-quasi-poisson';

const times = Array.from({ length: 12 }, (_, i) => i);

describe('interrupted counts', () => {
  it('gives the ratio that was put in: half as many from the start of the work', () => {
    const counts = times.map((t) => (t >= 6 ? 50 : 100));
    const r = itsQuasiPoisson({ times, counts, interventionTime: 6, slopeChange: false });
    if (r.status !== 'ok') throw new Error(r.sentence);
    expect(r.coefficients['levelChange']?.ratio).toBeCloseTo(0.5, 8);
    expect(r.dispersion).toBeLessThan(1e-9);
    expect(r.dispersionUsed).toBe(1);
  });

  it('takes the population into account', () => {
    const counts = times.map((t) => (t >= 6 ? 100 : 50));
    const exposures = times.map((t) => (t >= 6 ? 2000 : 1000));
    const r = itsQuasiPoisson({ times, counts, exposures, interventionTime: 6, slopeChange: false });
    if (r.status !== 'ok') throw new Error(r.sentence);
    expect(r.coefficients['levelChange']?.ratio).toBeCloseTo(1, 8);
    expect(r.coefficients['intercept']?.ratio).toBeCloseTo(0.05, 8);
  });

  it('refuses where a stretch without events sends a ratio to nothing or without end', () => {
    const long = Array.from({ length: 16 }, (_, t) => t);
    const at = (counts: number[], slopeChange = true) =>
      itsQuasiPoisson({ times: long, counts, interventionTime: 8, slopeChange });
    const fallsSilent = [2, 2, 2, 2, 2, 2, 2, 2, 1, 0, 0, 0, 0, 0, 0, 0];
    expect(at(fallsSilent)).toMatchObject({
      reason: 'not_identifiable',
      sentence: expect.stringContaining('nothing happened at all'),
    });
    expect(at([0, 0, 0, 0, 0, 0, 0, 2, 3, 2, 1, 3, 2, 1, 2, 2])).toMatchObject({
      reason: 'not_identifiable',
    });
    // a step alone has an end: one event in eight points against two in each
    expect(at(fallsSilent, false)).toMatchObject({ status: 'ok' });
  });

  it('names what is wrong', () => {
    const at = (counts: number[], exposures?: number[]) =>
      itsQuasiPoisson({ times, counts, interventionTime: 6, ...(exposures ? { exposures } : {}) });
    const some = times.map(() => 3);
    expect(at(times.map(() => 0))).toMatchObject({ reason: 'no_events' });
    expect(at(times.map((t) => (t < 6 ? 0 : 2)))).toMatchObject({ reason: 'no_events_before_intervention' });
    expect(at(times.map((t) => (t < 6 ? 2 : 0)))).toMatchObject({ reason: 'no_events_after_intervention' });
    expect(
      at(
        some,
        times.map(() => 0),
      ),
    ).toMatchObject({ reason: 'zero_denominator' });
    expect(
      at(
        some,
        times.map(() => -1),
      ),
    ).toMatchObject({ reason: 'invalid_input' });
  });
});
