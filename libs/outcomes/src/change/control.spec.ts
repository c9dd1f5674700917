import { anIndicator } from '../testing/an-indicator';
import { aSeries, counts, events } from '../testing/a-series';
import { controlChartOf } from './control';
import { allShown } from './segment';

const incidents = anIndicator({
  aggregation: 'sum',
  measure_type: 'count',
  counts: 'events',
  direction: 'none',
});
const monthly = (list: readonly number[]) =>
  aSeries(
    incidents,
    list.map((count) => events(count)),
    { set: 'month' },
  );
const usual = Array.from({ length: 23 }, (_, index) => (index % 2 === 0 ? 9 : 11));

describe('a control chart', () => {
  it('needs twelve equally spaced points since the last break', () => {
    expect(controlChartOf(allShown(monthly(usual.slice(0, 11))))).toBeNull();
    expect(controlChartOf(allShown(monthly(usual.slice(0, 12))))?.kind).toBe('u');
    const { cells, ...rest } = monthly(usual);
    expect(controlChartOf(allShown({ ...rest, cells: cells.filter((_, index) => index !== 4) }))).toBeNull();
    const broken = {
      ...monthly(usual),
      breaks: [{ date: '2017-09-01', kind: 'recording changed', reason: 'x' }],
    };
    expect(controlChartOf(allShown(broken))).toBeNull();
  });

  it('puts the average of counts in the middle, three root-averages either side', () => {
    const chart = controlChartOf(
      allShown(monthly(Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 8 : 10)))),
    );
    expect(chart?.centre[0]).toBeCloseTo(9, 10);
    expect(chart?.upper[0]).toBeCloseTo(18, 10);
    expect(chart?.lower[0]).toBeCloseTo(0, 10);
  });

  it('announces the latest point and never an older one', () => {
    const spiked = controlChartOf(allShown(monthly([...usual, 40])));
    expect(spiked?.sentence).toBe('In Mar 2018 the figure was unusual for this series: outside the limits.');
    const wide = usual.map((count) => (count === 9 ? 6 : 14));
    const old = controlChartOf(allShown(monthly([40, ...wide])));
    expect(old?.signals[0]).toContain('outside the limits');
    expect(old?.sentence).toBe('In Mar 2018 the figure was within the usual ups and downs of this series.');
  });

  it('asks less of small numbers: a run chart without limits', () => {
    const few = controlChartOf(
      allShown(monthly(Array.from({ length: 24 }, (_, index) => [0, 2, 1, 3][index % 4] ?? 0))),
    );
    expect(few).toMatchObject({ kind: 'run' });
    expect(few?.upper.every((limit) => limit === null)).toBe(true);
  });

  it('takes shares by how many were asked', () => {
    const waves = Array.from({ length: 14 }, (_, index) => counts(30 + (index % 2), index === 0 ? 60 : 120));
    const chart = controlChartOf(allShown(aSeries(anIndicator(), waves, { set: 'half_year' })));
    expect(chart?.kind).toBe('p');
    expect((chart?.upper[0] ?? 0) > (chart?.upper[1] ?? 0)).toBe(true);
    expect(chart?.sentence).toContain('on trial');
  });
});
