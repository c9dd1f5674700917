import { momentsOf } from '../summaries';
import { meanTInterval, meanTIntervalFromMoments } from './mean-t-interval';

describe('average', () => {
  it('of three large numbers keeps its digits (NIST NumAcc1: mean 10000002, sd 1)', () => {
    expect(meanTInterval({ values: [10000001, 10000003, 10000002] })).toMatchObject({
      mean: 10000002,
      sd: 1,
    });
  });

  it('is the same from stored moments', () => {
    const values = [4, 1, 3, 2, 0, 4];
    expect(meanTIntervalFromMoments({ moments: momentsOf(values) })).toEqual(meanTInterval({ values }));
  });

  it('counts what is missing, and gives no interval where there is none', () => {
    expect(meanTInterval({ values: [null, 3, undefined] })).toMatchObject({
      n: 1,
      nMissing: 2,
      lower: null,
      flags: ['interval_needs_2'],
    });
    expect(meanTInterval({ values: [0.1, 0.1, 0.1] })).toMatchObject({
      sd: 0,
      upper: null,
      flags: ['zero_variance'],
    });
    expect(meanTInterval({ values: [null] })).toMatchObject({ reason: 'no_data', n: 0, nMissing: 1 });
    expect(meanTIntervalFromMoments({ moments: { n: 1.5, mean: 2, m2: 1 } })).toMatchObject({
      reason: 'invalid_input',
    });
  });
});
