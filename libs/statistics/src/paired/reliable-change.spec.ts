import { reliableChange } from './reliable-change';

const norms = { sdPre: 7.5, reliability: 0.8 };

describe('reliable change', () => {
  it('is as Jacobson and Truax print it: 3.16, and their three cut-offs 55, 45 and 50', () => {
    const r = reliableChange({
      ...norms,
      baseline: [32.5],
      followup: [47.5],
      meanClinical: 40,
      sdClinical: 7.5,
      meanFunctional: 60,
      sdFunctional: 7.5,
    });
    expect(r).toMatchObject({
      items: [{ rci: expect.closeTo(3.16, 2), category: 'improved' }],
      cutoffs: { a: 55, b: 45, c: 50 },
    });
  });

  it('asks for both sides of the cut-off, strictly', () => {
    const at = (before: number, after: number, higherIsBetter = true) => {
      const r = reliableChange({
        ...norms,
        baseline: [before],
        followup: [after],
        cutoff: 50,
        higherIsBetter,
      });
      return r.status === 'ok' ? r.items[0]?.category : r.reason;
    };
    expect(at(30, 60)).toBe('recovered');
    expect(at(30, 50)).toBe('improved');
    expect(at(50, 70)).toBe('improved');
    expect(at(60, 30)).toBe('deteriorated');
    expect(at(60, 30, false)).toBe('recovered');
    expect(at(30, 34)).toBe('unchanged');
  });

  it('counts a missing score as missing', () => {
    expect(reliableChange({ ...norms, baseline: [1, null], followup: [null, 2] })).toMatchObject({
      counts: { missing: 2, unchanged: 0 },
    });
  });

  it('names what is wrong', () => {
    const people = { baseline: [1], followup: [2] };
    expect(reliableChange({ ...people, sdPre: null, reliability: 0.8 })).toMatchObject({
      reason: 'missing_input',
    });
    expect(reliableChange({ ...people, sdPre: 2, reliability: 1.2 })).toMatchObject({
      reason: 'invalid_input',
    });
    expect(reliableChange({ ...people, sdPre: 0, reliability: 0.8 })).toMatchObject({
      reason: 'zero_standard_error',
    });
  });
});
