import type { Stats } from '../rollup/stats';
import { anIndicator } from '../testing/an-indicator';
import { counts, events, moments } from '../testing/a-series';
import { estimate } from './estimate';

const shown = (stats: Stats, changes: Parameters<typeof anIndicator>[0] = {}) => {
  const figure = estimate(stats, anIndicator(changes));
  if (figure.state !== 'shown') throw new Error('Expected a figure.');
  return figure;
};

describe('a figure', () => {
  it('is a share with its Wilson interval: 81 of 263 is 0.308 (0.255 to 0.366)', () => {
    const { value, interval, gate, base } = shown(counts(81, 263));
    expect([value, interval?.lower, interval?.upper].map((one) => one?.toFixed(3))).toEqual([
      '0.308',
      '0.255',
      '0.366',
    ]);
    expect([gate, base]).toEqual(['full', { label: 'n', value: 263 }]);
  });

  it.each([
    [30, 'full', true],
    [29, 'caution', true],
    [10, 'caution', true],
    [9, 'picture_only', false],
  ])('of %i people is %s', (n, gate, interval) => {
    const figure = shown(counts(3, n));
    expect([figure.gate, figure.interval !== null]).toEqual([gate, interval]);
    if (!interval) expect(figure.noInterval).toBe('9 are too few for an interval.');
  });

  it('of nobody is not there: a reason and no zero', () => {
    expect(estimate(counts(0, 0), anIndicator())).toMatchObject({
      state: 'missing',
      reason: 'not applicable',
    });
    expect(estimate({ kind: 'missing', reason: 'not asked', symbol: null }, anIndicator())).toMatchObject({
      state: 'missing',
      reason: 'not asked',
    });
  });

  it('is a rate where the population is known, and a count where it is not', () => {
    const rate = { aggregation: 'sum', measure_type: 'rate_per_1000', counts: 'events', per: 1000 } as const;
    expect(shown(events(36, 1000), rate)).toMatchObject({ value: 36, base: { label: 'count', value: 36 } });
    expect(shown(events(36), rate).value).toBe(36);
    expect(shown(events(9, 1000), rate).gate).toBe('caution');
  });

  it('has no interval where nothing was sampled, and says why', () => {
    const list = shown(counts(9, 12), { counts: 'things', fixed_list: true });
    expect(list).toMatchObject({
      gate: 'full',
      interval: null,
      noInterval: expect.stringContaining('whole list'),
    });
    expect(shown(moments(40, 50, null), { aggregation: 'moments' }).noInterval).toBe('spread not supplied');
  });

  it('keeps what its publisher printed', () => {
    const symbol: Stats = { kind: 'reported', shownAs: 'c', value: null, lower: 1, upper: 5 };
    expect(estimate(symbol, anIndicator())).toMatchObject({
      state: 'missing',
      reason: 'withheld by source',
      printed: 'c',
    });
    const percent: Stats = { kind: 'reported', shownAs: '45%', value: 0.45, lower: null, upper: null };
    expect(shown(percent)).toMatchObject({ value: 0.45, gate: 'caution', shownAs: '45%', base: null });
  });

  it('of a gap subtracts the group behind from the group ahead', () => {
    const gap: Stats = {
      kind: 'gap',
      ahead: { label: 'boys', numerator: 56, denominator: 70 },
      behind: { label: 'girls', numerator: 48, denominator: 80 },
    };
    const { value, interval } = shown(gap, { aggregation: 'computed' });
    expect([value, interval?.lower, interval?.upper].map((one) => one?.toFixed(4))).toEqual([
      '0.2000',
      '0.0524',
      '0.3339',
    ]);
  });
});
