import { momentsFromSd, momentsOf } from '../summaries';
import { meanDifferenceWelch, meanDifferenceWelchFromMoments } from './mean-difference-welch';

const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe('difference of averages', () => {
  it('of the sleep data is as R prints it: -1.58, df 17.776, p 0.07939', () => {
    expect(meanDifferenceWelch({ values1: first, values2: second })).toMatchObject({
      difference: expect.closeTo(-1.58, 10),
      df: expect.closeTo(17.776, 3),
      pValue: expect.closeTo(0.07939, 5),
    });
  });

  it('is the same from stored moments, and from n, mean and sd', () => {
    const moments = { moments1: momentsOf(first), moments2: momentsOf(second) };
    const whole = meanDifferenceWelch({ values1: first, values2: second });
    expect(meanDifferenceWelchFromMoments(moments)).toEqual(whole);
    const { n, mean, m2 } = moments.moments1;
    const again = momentsFromSd({ n, mean, sd: Math.sqrt(m2 / (n - 1)) });
    expect(again.m2).toBeCloseTo(m2, 10);
  });

  it('tells the difference even where no interval can be had', () => {
    expect(meanDifferenceWelch({ values1: [2, 2], values2: [1, 1] })).toMatchObject({
      reason: 'zero_variance',
      difference: 1,
    });
    expect(meanDifferenceWelch({ values1: [2], values2: [1, 3] })).toMatchObject({
      reason: 'too_few_observations',
      n1: 1,
    });
  });

  it('takes the rounding of a computer for no spread', () => {
    expect(
      meanDifferenceWelchFromMoments({
        moments1: { n: 30, mean: 40.7, m2: 1e-26 },
        moments2: { n: 30, mean: 30.1, m2: 0 },
      }),
    ).toMatchObject({ reason: 'zero_variance', difference: expect.closeTo(10.6, 12) as number });
  });
});
