import * as fc from 'fast-check';
import type { Indicator, PeriodSetId } from '@waymark/contract';
import { rollUp, type RollableObservation } from '../rollup/roll-up';
import type { Stats } from '../rollup/stats';
import { anIndicator } from '../testing/an-indicator';
import type { SeriesBreakMark } from './series';
import { tabulate } from './tabulate';

// the same cases on every machine: whoever looks for more changes the seed
fc.configureGlobal({ seed: 20_260_915 });

const observed = (
  id: number,
  start: string,
  end: string,
  figures: RollableObservation['figures'],
  round = '',
): RollableObservation => ({
  id,
  contextId: 1,
  areaCode: null,
  indicator: 'LOC-12',
  indicatorVersion: 1,
  breakdown: '',
  start,
  end,
  round,
  source: 'police.uk',
  figures,
  state: 'current',
});
const events = (count: number) =>
  ({ kind: 'events', events: count, exposure: null, exposureUnit: null }) as const;
const incidents = anIndicator({ code: 'LOC-12', aggregation: 'sum', counts: 'events', direction: 'none' });
const options = (
  periodSet: PeriodSetId,
  breaks: SeriesBreakMark[] = [],
  indicator: Indicator = incidents,
) => ({ indicator, periodSet, breaks, ended: null });
const eventsOf = (stats: Stats) => (stats.kind === 'events' ? stats.events : stats.kind);

describe('tabulate', () => {
  it('keeps waves as they were collected, named by their round, their period or their month', () => {
    const series = tabulate(
      rollUp([
        observed(1, '2024-04-01', '2024-04-30', events(1), 'spring 2024'),
        observed(2, '2023-04-01', '2024-03-31', events(2)),
        observed(3, '2024-05-01', '2024-05-28', events(3)),
        observed(4, '2024-06-30', '2024-06-30', events(4)),
      ]),
      options('as_collected'),
    );
    expect(series.cells.map(({ period }) => period.label)).toEqual([
      '2023/24',
      'spring 2024',
      'May 2024',
      '30 Jun 2024',
    ]);
  });

  it('leaves out what crosses a boundary, and counts it', () => {
    const series = tabulate(
      rollUp([
        observed(1, '2024-01-01', '2024-03-31', events(5)),
        observed(2, '2024-03-15', '2024-04-14', events(7)),
        observed(3, '2024-04-01', '2024-06-30', events(6)),
      ]),
      options('quarter'),
    );
    expect(series.cells.map(({ stats }) => eventsOf(stats))).toEqual([5, 6]);
    expect(series.crosses).toBe(1);
  });

  it('says that a sum covers a part of its period only', () => {
    const months = ['01-01/01-31', '02-01/02-29', '04-01/04-30'].map((span, index) => {
      const [start, end] = span.split('/') as [string, string];
      return observed(index + 1, `2024-${start}`, `2024-${end}`, events(2));
    });
    const [cell] = tabulate(rollUp(months), options('calendar_year')).cells;
    expect(cell).toMatchObject({ stats: events(6), note: 'Covers 90 of the 366 days of this period.' });
  });

  it('says that the same days were counted twice', () => {
    const series = tabulate(
      rollUp([
        observed(1, '2024-01-01', '2024-12-31', events(12)),
        observed(2, '2024-05-01', '2024-05-31', events(1)),
      ]),
      options('calendar_year'),
    );
    expect(series.cells[0]?.note).toBe('Periods overlap here: some events may be counted twice.');
  });

  it('cuts a period at a break, so that no cell mixes before and after', () => {
    const redrawn = {
      date: '2024-03-01',
      kind: 'boundary redrawn',
      reason: 'the yard lost its northern half',
    };
    const series = tabulate(
      rollUp([
        observed(1, '2024-01-01', '2024-01-31', events(1)),
        observed(2, '2024-02-01', '2024-02-29', events(2)),
        observed(3, '2024-03-01', '2024-03-31', events(4)),
        observed(4, '2024-02-20', '2024-03-10', events(8)),
      ]),
      options('calendar_year', [redrawn]),
    );
    expect(series.cells.map(({ period, stats }) => [period.label, eventsOf(stats)])).toEqual([
      ['2024, to 29 Feb 2024', 3],
      ['2024, from 1 Mar 2024', 4],
    ]);
    expect(series.crosses).toBe(1);
  });

  it('breaks the line where the indicator itself got a new version', () => {
    const series = tabulate(
      rollUp([
        observed(1, '2023-01-01', '2023-12-31', events(1)),
        { ...observed(2, '2024-01-01', '2024-12-31', events(2)), indicatorVersion: 2 },
      ]),
      options('calendar_year'),
    );
    expect(series.breaks).toEqual([
      expect.objectContaining({ date: '2024-01-01', kind: 'definition changed' }),
    ]);
  });

  it('says at that break why the indicator was defined anew', () => {
    const why = 'Girls read the old question as one about the way home.';
    const { breaks } = tabulate(
      rollUp([
        observed(1, '2023-01-01', '2023-12-31', events(1)),
        { ...observed(2, '2024-01-01', '2024-12-31', events(2)), indicatorVersion: 2 },
      ]),
      { ...options('calendar_year'), indicator: anIndicator({ version: 2, changed_because: why }) },
    );
    expect(breaks.map(({ reason }) => reason)).toEqual([
      `collected under version 2 of the indicator from here on: ${why}`,
    ]);
  });

  it('lets the last stock and the last level of a period stand', () => {
    const indicator = anIndicator({ aggregation: 'stock_last', counts: 'things' });
    const series = tabulate(
      rollUp([
        observed(1, '2024-03-31', '2024-03-31', { kind: 'stock', stock: 24 }),
        observed(2, '2024-09-30', '2024-09-30', { kind: 'stock', stock: 0 }),
        observed(3, '2024-12-31', '2024-12-31', { kind: 'missing', reason: 'not collected', symbol: null }),
      ]),
      options('calendar_year', [], indicator),
    );
    expect(series.cells.map(({ stats }) => stats)).toEqual([{ kind: 'stock', stock: 0 }]);
  });

  it("keeps to a grant's own years and leaves out what lies before the grant", () => {
    const series = tabulate(
      rollUp([
        observed(1, '2019-12-01', '2019-12-31', events(9)),
        observed(2, '2020-02-01', '2020-02-29', events(1)),
        observed(3, '2021-01-01', '2021-01-31', events(4)),
        observed(4, '2021-03-01', '2021-03-31', events(2)),
      ]),
      { ...options('grant_year'), grant: { start: '2020-01-15', end: '2021-07-14' } },
    );
    expect(series.cells.map(({ stats }) => eventsOf(stats))).toEqual([1, 2]);
    expect(series.crosses).toBe(1);
  });
});

/** Months of random years, some with counts, some with events, some with scores. */
const monthly = fc
  .array(
    fc.record({
      month: fc.integer({ min: 0, max: 60 }),
      a: fc.nat({ max: 90 }),
      b: fc.nat({ max: 90 }),
      sd: fc.integer({ min: 1, max: 20 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((rows) =>
    rows.map(({ month, a, b, sd }, index) => {
      const start = new Date(Date.UTC(2018, month, 1)).toISOString().slice(0, 10);
      const end = new Date(Date.UTC(2018, month + 1, 0)).toISOString().slice(0, 10);
      return { id: index + 1, start, end, a, b, sd };
    }),
  );
const kinds: Record<string, (row: { a: number; b: number; sd: number }) => RollableObservation['figures']> = {
  counts: ({ a, b }) => ({ kind: 'counts', numerator: a, denominator: a + b }),
  sum: ({ a }) => events(a),
  moments: ({ a, b, sd }) => ({ kind: 'moments', n: a + 1, mean: b, sd }),
};
const wholeSets: PeriodSetId[] = [
  'calendar_year',
  'half_year',
  'quarter',
  'month',
  'financial_year',
  'year_ending_march',
  'academic_year',
  'term',
];

describe('same days, same totals', () => {
  it.each(Object.keys(kinds))('holds for %s across every pair of period sets', (kind) => {
    const figuresOf = kinds[kind] as (typeof kinds)[string];
    fc.assert(
      fc.property(
        monthly,
        fc.constantFrom(...wholeSets),
        fc.constantFrom(...wholeSets),
        (rows, one, other) => {
          const rollups = rollUp(rows.map((row) => observed(row.id, row.start, row.end, figuresOf(row))));
          const totals = [one, other].map((set) => {
            const series = tabulate(rollups, options(set));
            expect(series.crosses).toBe(0);
            return total(series.cells.map(({ stats }) => stats));
          });
          totals[0]?.forEach((value, index) => expect(value).toBeCloseTo(totals[1]?.[index] as number, 5));
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Sums that do not lean on combine(): numerators, denominators, n, sum and sum of squares. */
function total(cells: readonly Stats[]): number[] {
  const sums = [0, 0, 0];
  for (const stats of cells) {
    const parts =
      stats.kind === 'counts'
        ? [stats.numerator, stats.denominator, 0]
        : stats.kind === 'events'
          ? [stats.events, 0, 0]
          : stats.kind === 'moments'
            ? [stats.n, stats.n * stats.mean, (stats.m2 ?? 0) + stats.n * stats.mean * stats.mean]
            : [];
    parts.forEach((part, index) => (sums[index] = (sums[index] ?? 0) + part));
  }
  return sums;
}
