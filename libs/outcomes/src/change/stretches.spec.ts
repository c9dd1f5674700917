import { anIndicator } from '../testing/an-indicator';
import { aSeries, moments } from '../testing/a-series';
import { allShown } from './segment';
import { nextPoints } from './next-points';
import { stretchesOf } from './stretches';

const score = anIndicator({
  aggregation: 'moments',
  measure_type: 'likert_scale',
  unit: 'points',
  range: [0, 100],
});
const quarterly = (values: readonly (number | null)[], breaks: { date: string }[] = []) => ({
  ...allShown(
    aSeries(
      score,
      values.map((value) =>
        value === null
          ? { kind: 'missing' as const, reason: 'not collected' as const, symbol: null }
          : moments(50, value, 8),
      ),
      { set: 'quarter' },
    ),
  ),
  breaks: breaks.map(({ date }) => ({ date, kind: 'question changed', reason: 'reworded' })),
});
/** 10, 12, 10, 12 ...: average 11, moving ranges of 2, limits 11 ± 2.66 × 2 = 5.68 and 16.32. */
const level = (n: number, from = 10) => Array.from({ length: n }, (_, i) => from + (i % 2) * 2);
/** The same with no two points alike, so that none lies on the median. */
const wavy = (n: number) => level(n).map((value, i) => value + i / 1000);
const kindAt = (n: number, asked: 'auto' | 'run' | 'control' = 'auto') =>
  stretchesOf(quarterly(wavy(n)), [], asked)[0]?.kind;

describe('the stretches of a series', () => {
  it('are drawn as their points allow: dots, run chart, limits on trial, limits', () => {
    expect([2, 9, 10, 11, 12, 19, 20].map((n) => kindAt(n))).toEqual([
      'picture',
      'picture',
      'run',
      'run',
      'xmr',
      'xmr',
      'xmr',
    ]);
    const remark = (n: number) => stretchesOf(quarterly(level(n)), [], 'auto')[0]?.remark ?? '';
    expect(remark(19)).toContain('on trial until there are 20');
    expect(remark(20)).not.toContain('trial');
  });

  it('become run charts by hand, and never a control chart that the points do not allow', () => {
    expect(kindAt(20, 'run')).toBe('run');
    expect(kindAt(11, 'control')).toBe('run');
  });

  it('fall back to a run chart where points are not evenly spaced', () => {
    const { cells, ...rest } = quarterly(wavy(16));
    const gappy = { ...rest, cells: cells.filter((_, i) => i !== 5) };
    expect(stretchesOf(gappy, [], 'auto')[0]).toMatchObject({ kind: 'run', points: 15 });
  });

  it('begin anew at a break and at a phase, with the reason', () => {
    const values = [...level(12), ...level(12, 30), ...level(12, 60)];
    // twelve quarters from April 2016 end with March 2019, twelve more with March 2022
    const series = quarterly(values, [{ date: '2022-04-01' }]);
    const found = stretchesOf(series, [{ date: '2019-04-01', reason: 'hosts every day' }], 'auto');
    expect(found.map(({ points, centre }) => [points, centre[0]])).toEqual([
      [12, 11],
      [12, 31],
      [12, 61],
    ]);
    expect(found[1]?.opening).toContain('hosts every day');
    expect(found[2]?.opening).toContain('break, question changed: reworded');
    expect(found[0]?.rules?.anySignal).toBe(false);
  });
});

describe('what would have to happen next', () => {
  const waysOf = (values: readonly (number | null)[], floor = 0, ceiling: number | null = 100) => {
    const stretch = stretchesOf(quarterly(values), [], 'auto').at(-1);
    return stretch ? nextPoints(stretch, floor, ceiling) : [];
  };
  const told = (values: readonly (number | null)[]) =>
    waysOf(values).map(({ side, count, level: at, rule }) => [side, count, Number(at.toFixed(2)), rule]);

  it('is one beyond a limit, two near it, or a run of seven, those that already lie there counted', () => {
    // the last point, 12, lies above 11: six more make seven; none lies below yet
    expect(told(level(20))).toEqual([
      ['above', 1, 16.32, 'limit'],
      ['above', 2, 14.55, 'near'],
      ['above', 6, 11, 'centre'],
      ['below', 1, 5.68, 'limit'],
      ['below', 2, 7.45, 'near'],
      ['below', 7, 11, 'centre'],
    ]);
  });

  it('names no level beyond the ends of the scale', () => {
    expect(waysOf(level(20), 6, 14).map(({ rule }) => rule)).toEqual(['centre', 'near', 'centre']);
  });

  it('says how many more would make a run in one direction that has begun', () => {
    expect(told([...level(17), 10.5, 11, 11.5, 11.9]).filter(([, , , rule]) => rule === 'trend')).toEqual([
      ['above', 1, 11.9, 'trend'],
    ]);
  });

  it('asks of a run chart more points on one side of its median', () => {
    const ways = waysOf(wavy(11));
    expect(ways.map(({ side, rule }) => [side, rule])).toEqual([
      ['above', 'median'],
      ['below', 'median'],
    ]);
    expect(ways.every(({ count }) => count >= 4 && count <= 9)).toBe(true);
  });

  it('is nothing that can be reckoned from dots', () => {
    expect(waysOf(level(9))).toEqual([]);
  });
});
