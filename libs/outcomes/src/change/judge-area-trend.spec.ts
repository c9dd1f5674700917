import type { Stats } from '../rollup/stats';
import { anIndicator } from '../testing/an-indicator';
import { aSeries, events } from '../testing/a-series';
import { judge } from './judge';
import { allShown } from './segment';

const missing: Stats = { kind: 'missing', reason: 'not collected', symbol: null };

describe('the five years of a published figure', () => {
  const area = anIndicator({
    code: 'AREA-01',
    setting: 'local authority area',
    aggregation: 'sum',
    measure_type: 'rate_per_1000',
    counts: 'events',
    direction: 'none',
    role: 'context_only',
    per: 1000,
    material_change: { amount: 20, unit: 'percent' },
  });
  const verdictOf = (figures: Stats[]) => judge(allShown(aSeries(area, figures)));
  const years = (...list: (number | null)[]) =>
    list.map((count) => (count === null ? missing : events(count, 60000)));

  it('are higher, lower or neither, and never better or worse', () => {
    expect(verdictOf(years(900, 200, 260, 330, 420, 520))).toMatchObject({
      kind: 'context_only',
      word: 'higher',
      method: 'area-trend',
      baseline: { label: '2017/18' },
    });
    expect(verdictOf(years(520, 420, 330, 260, 200)).word).toBe('lower');
    expect(verdictOf(years(300, 310, 295, 305, 300)).word).toBe('no clear change');
  });

  it('need five years in a row', () => {
    expect(verdictOf(years(200, 260, 330, 420)).word).toBe('cannot say');
    expect(verdictOf(years(200, 260, null, 330, 420, 520)).lack).toBe(
      'fewer than five years in a row, with years missing',
    );
  });
});
