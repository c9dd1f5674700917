import fc from 'fast-check';
import { caringByHalfYear, concernCalendar, type CountedConcern } from './concerns';

// the same cases on every machine: whoever looks for more changes the seed
fc.configureGlobal({ seed: 20_260_915 });

const raised = (month: string, intention: CountedConcern['intention'] = null): CountedConcern => ({
  month,
  intention,
  outcome: 'open',
});

describe('concerns about a place', () => {
  it('are a calendar without holes', () => {
    const calendar = concernCalendar([
      raised('2024-02'),
      { ...raised('2023-11'), outcome: 'no change' },
      raised('2024-02'),
    ]);
    expect(calendar).toEqual([
      { month: '2023-11', raised: 1, open: 0 },
      { month: '2023-12', raised: 0, open: 0 },
      { month: '2024-01', raised: 0, open: 0 },
      { month: '2024-02', raised: 2, open: 2 },
    ]);
    expect(concernCalendar([])).toEqual([]);
  });
  it('are counted by half-year as two people arrived at, and never guessed', () => {
    // by hand: January to June 2 caring of 3, two open; July to December 0 of 1
    const found = caringByHalfYear([
      raised('2024-01', 'caring'),
      raised('2024-06', 'caring'),
      raised('2024-03', 'not caring'),
      raised('2024-03', 'cannot tell'),
      raised('2024-04'),
      raised('2024-07', 'not caring'),
    ]);
    expect(found).toEqual([
      { start: '2024-01-01', end: '2024-06-30', caring: 2, coded: 3, open: 2 },
      { start: '2024-07-01', end: '2024-12-31', caring: 0, coded: 1, open: 0 },
    ]);
  });
  it('keep every concern in one month and one half-year', () => {
    const month = fc
      .tuple(fc.integer({ min: 2015, max: 2030 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(month, fc.constantFrom(null, 'caring' as const, 'not caring' as const)), {
          maxLength: 40,
        }),
        (rows) => {
          const all = rows.map(([one, intention]) => raised(one, intention));
          const sum = (list: readonly number[]) => list.reduce((total, n) => total + n, 0);
          expect(sum(concernCalendar(all).map((one) => one.raised))).toBe(all.length);
          expect(sum(caringByHalfYear(all).map((one) => one.coded + one.open))).toBe(all.length);
        },
      ),
    );
  });
});
