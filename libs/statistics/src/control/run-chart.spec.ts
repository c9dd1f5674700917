import { runChart } from './run-chart';

describe('run chart', () => {
  it('signals too few crossings, by hand: five low, five high', () => {
    expect(runChart({ values: [1, 2, 1, 2, 1, 8, 9, 8, 9, 8] })).toMatchObject({
      nUseful: 10,
      longestRun: 5,
      longestRunMax: 6,
      crossings: 1,
      crossingsMin: 2,
      signal: true,
    });
  });

  it('skips what is missing and drops what lies on the median', () => {
    const values = [5, 1, 9, null, 1, 9, 1, 9, 1, 9, 1, 9, 5, 5];
    expect(runChart({ values })).toMatchObject({
      nPoints: 13,
      median: 5,
      nUseful: 10,
      crossings: 9,
      signal: false,
    });
  });

  it('allows a run of exactly the length it allows', () => {
    const values = [1, 9, 9, 9, 9, 9, 9, 1, 5, 5, 5, 1, 1];
    expect(runChart({ values })).toMatchObject({
      longestRun: 6,
      longestRunMax: 6,
      crossings: 2,
      crossingsMin: 2,
      signal: false,
    });
  });

  it('shows dots and median only below ten useful points', () => {
    expect(runChart({ values: [1, 2, 3] })).toMatchObject({
      reason: 'too_few_observations',
      median: 2,
      nUseful: 2,
    });
    expect(runChart({ values: [] })).toMatchObject({
      reason: 'too_few_observations',
      median: null,
      nPoints: 0,
    });
  });
});
