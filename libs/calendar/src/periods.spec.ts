import fc from 'fast-check';
import { addDays, compareDates, daysIn } from './date';
import { periodSetIds, periodSets, type PeriodSetId } from './period-sets';
import { assignPeriod, periodOf, periodsBetween, type Period } from './periods';

// the same cases on every machine: whoever looks for more changes the seed
fc.configureGlobal({ seed: 20_260_915 });

const epoch = '2000-01-01';
const day = fc.integer({ min: 0, max: 15_000 }).map((n) => addDays(epoch, n));
const span = fc
  .tuple(day, fc.integer({ min: 0, max: 3_000 }))
  .map(([start, days]) => ({ start, end: addDays(start, days) }));
const dated = periodSetIds.filter((id) => id !== 'grant_year');
const anySet = fc.constantFrom<PeriodSetId>(...dated);

function held(period: Period, date: string): boolean {
  return compareDates(period.start, date) <= 0 && compareDates(date, period.end) <= 0;
}

describe('labels and edges', () => {
  it.each([
    ['calendar_year', '2016-05-09', '2016', '2016-01-01', '2016-12-31'],
    ['half_year', '2017-02-01', 'Oct 2016 to Mar 2017', '2016-10-01', '2017-03-31'],
    ['half_year', '2016-04-01', 'Apr to Sep 2016', '2016-04-01', '2016-09-30'],
    ['quarter', '2016-06-30', 'Apr to Jun 2016', '2016-04-01', '2016-06-30'],
    ['month', '2016-02-29', 'Feb 2016', '2016-02-01', '2016-02-29'],
    ['financial_year', '2017-03-31', '2016/17', '2016-04-01', '2017-03-31'],
    ['financial_year', '1999-04-01', '1999/00', '1999-04-01', '2000-03-31'],
    ['academic_year', '2016-08-31', 'academic year 2015/16', '2015-09-01', '2016-08-31'],
    ['term', '2016-12-31', 'autumn term 2016', '2016-09-01', '2016-12-31'],
    ['term', '2017-01-01', 'spring term 2017', '2017-01-01', '2017-03-31'],
    ['term', '2017-08-31', 'summer term 2017', '2017-04-01', '2017-08-31'],
    ['year_ending_march', '2016-04-01', 'year ending Mar 2017', '2016-04-01', '2017-03-31'],
  ] as const)('%s holding %s is "%s"', (set, date, label, start, end) => {
    expect(periodOf(set, date)).toEqual({ set, key: `${set}:${start}`, label, start, end });
  });

  it('lists whole periods that touch a range', () => {
    expect(periodsBetween('quarter', '2016-05-15', '2016-10-01').map((p) => p.label)).toEqual([
      'Apr to Jun 2016',
      'Jul to Sep 2016',
      'Oct to Dec 2016',
    ]);
    expect(periodsBetween('month', '2016-05-02', '2016-05-01')).toEqual([]);
  });

  it('every set of dated periods fills its year and explains itself', () => {
    expect(periodSets.map((set) => set.id)).toEqual([...periodSetIds]);
    for (const set of periodSets) {
      expect(set.help).toMatch(/\.$/);
      if (set.id !== 'grant_year') expect(set.months.reduce((a, b) => a + b)).toBe(12);
    }
  });
});

describe('a grant and its own years', () => {
  const grant = { start: '2018-05-15', end: '2020-09-30' };

  it('runs from its first day; the last year is short', () => {
    expect(
      periodsBetween('grant_year', '2016-01-01', '2030-01-01', grant).map((p) => [p.label, p.start, p.end]),
    ).toEqual([
      ['year 1 (May 2018 to May 2019)', '2018-05-15', '2019-05-14'],
      ['year 2 (May 2019 to May 2020)', '2019-05-15', '2020-05-14'],
      ['year 3 (May 2020 to Sep 2020)', '2020-05-15', '2020-09-30'],
    ]);
  });

  it('has an outside', () => {
    expect(periodOf('grant_year', '2018-05-14', grant)).toBeUndefined();
    expect(assignPeriod('grant_year', { start: '2017-01-01', end: '2017-01-31' }, grant)).toEqual({
      outside: true,
    });
    expect(assignPeriod('grant_year', { start: '2017-01-01', end: '2018-06-01' }, grant)).toEqual({
      crosses: true,
    });
    expect(assignPeriod('grant_year', { start: '2017-01-01', end: '2021-06-01' }, grant)).toEqual({
      crosses: true,
    });
  });

  it('starting on 29 February loses no day', () => {
    const leap = { start: '2016-02-29', end: '2021-06-30' };
    const years = periodsBetween('grant_year', leap.start, leap.end, leap);
    expect(years.reduce((sum, year) => sum + daysIn(year), 0)).toBe(daysIn(leap));
    expect(years[1]).toMatchObject({ start: '2017-02-28', end: '2018-02-27' });
    expect(years[4]).toMatchObject({ start: '2020-02-29' });
  });

  it('every day of any grant is in exactly one of its years', () => {
    fc.assert(
      fc.property(span, fc.nat(3_000), (any, offset) => {
        const date = addDays(any.start, offset % daysIn(any));
        const years = periodsBetween('grant_year', any.start, any.end, any);
        expect(years.filter((year) => held(year, date))).toHaveLength(1);
        expect(years.reduce((sum, year) => sum + daysIn(year), 0)).toBe(daysIn(any));
      }),
    );
  });

  it('says so when the grant is missing', () => {
    expect(() => periodOf('grant_year', '2018-05-15')).toThrow("need the grant's first and last day");
  });
});

describe('any set of dated periods', () => {
  it('holds every day in exactly one period', () => {
    fc.assert(
      fc.property(anySet, span, fc.nat(3_000), (set, range, offset) => {
        const date = addDays(range.start, offset % daysIn(range));
        const around = periodsBetween(set, range.start, range.end);
        expect(around.filter((period) => held(period, date))).toEqual([periodOf(set, date)]);
      }),
    );
  });

  it('partitions any range: neighbours touch, and days add up', () => {
    fc.assert(
      fc.property(anySet, span, (set, range) => {
        const periods = periodsBetween(set, range.start, range.end);
        const [first, last] = [periods[0], periods[periods.length - 1]];
        if (!first || !last) throw new Error('a range of at least a day has a period');
        periods.forEach((period, i) => {
          const next = periods[i + 1];
          if (next) expect(next.start).toBe(addDays(period.end, 1));
        });
        expect(held(first, range.start) && held(last, range.end)).toBe(true);
        const days = periods.reduce((sum, period) => sum + daysIn(period), 0);
        expect(days).toBe(daysIn({ start: first.start, end: last.end }));
      }),
    );
  });

  it('same days, same totals: whatever the set, what fits and what crosses add up to all there is', () => {
    const event = fc.tuple(fc.integer({ min: 0, max: 3_650 }), fc.nat(40), fc.integer({ min: 1, max: 50 }));
    fc.assert(
      fc.property(anySet, fc.array(event, { maxLength: 60 }), (set, events) => {
        const totals = new Map<string, number>();
        let crossing = 0;
        for (const [offset, days, count] of events) {
          const start = addDays(epoch, offset);
          const assigned = assignPeriod(set, { start, end: addDays(start, days) });
          if ('period' in assigned) {
            const { key } = assigned.period;
            totals.set(key, (totals.get(key) ?? 0) + count);
          } else crossing += count;
        }
        const placed = [...totals.values()].reduce((a, b) => a + b, 0);
        expect(placed + crossing).toBe(events.reduce((sum, [, , count]) => sum + count, 0));
      }),
    );
  });

  it('single days never cross, so any two sets give the same total over the same days', () => {
    const events = fc.array(fc.integer({ min: 0, max: 1_460 }), { maxLength: 80 });
    fc.assert(
      fc.property(anySet, anySet, events, (one, other, offsets) => {
        const total = (set: PeriodSetId) =>
          periodsBetween(set, '2001-01-01', '2003-12-31').reduce((sum, period) => {
            const inside = offsets.filter((n) => {
              const date = addDays(epoch, n);
              return held(period, date) && date >= '2001-01-01' && date <= '2003-12-31';
            });
            return sum + inside.length;
          }, 0);
        expect(total(one)).toBe(total(other));
      }),
    );
  });

  it('the year ending 31 March has the days of the financial year', () => {
    fc.assert(
      fc.property(day, (date) => {
        const [a, b] = [periodOf('financial_year', date), periodOf('year_ending_march', date)];
        expect([a?.start, a?.end]).toEqual([b?.start, b?.end]);
      }),
    );
  });
});

describe('where this runs does not matter', () => {
  it('finds 30 December 2011 even here, where the local calendar has no such day', () => {
    expect(new Date(2011, 11, 30, 12).getDate()).toBe(31);
    expect(addDays('2011-12-29', 1)).toBe('2011-12-30');
    expect(daysIn({ start: '2011-12-29', end: '2011-12-31' })).toBe(3);
    expect(periodOf('month', '2011-12-30')?.end).toBe('2011-12-31');
    expect(periodOf('financial_year', '2016-03-31')?.label).toBe('2015/16');
  });
});
