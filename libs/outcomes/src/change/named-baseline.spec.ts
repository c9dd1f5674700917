import { anIndicator } from '../testing/an-indicator';
import { aSeries, counts } from '../testing/a-series';
import { judge } from './judge';
import { namedStart } from './named-baseline';
import { allShown } from './segment';

const safe = anIndicator();
const none = { kind: 'missing', reason: 'not collected', symbol: null } as const;
// financial years from 2016/17; in 2018/19 nothing was collected
const series = allShown(aSeries(safe, [counts(20, 80), counts(60, 80), none, counts(62, 80)]));
const at = (date: string, indicator = safe.code) => namedStart(series, [{ indicator, date }]);

describe(namedStart, () => {
  it('is the first day of the wave that holds the named day, from its first to its last', () => {
    expect([at('2017-04-01'), at('2017-11-30'), at('2018-03-31')]).toEqual([
      '2017-04-01',
      '2017-04-01',
      '2017-04-01',
    ]);
  });

  it('is none where nothing was collected on that day, or the plan names another indicator', () => {
    expect([at('2018-06-01'), at('2015-01-01'), at('2030-01-01'), at('2017-06-01', 'LOC-99')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('decides what the latest wave is held against', () => {
    expect(judge(series).word).toBe('improving');
    // 62 of 80 beside 60 of 80: 2.5 points, and the interval holds more than the 10 agreed on either side
    expect(judge(series, { baselineStart: at('2017-06-01') })).toMatchObject({
      word: 'cannot say',
      baseline: { start: '2017-04-01' },
    });
  });
});
