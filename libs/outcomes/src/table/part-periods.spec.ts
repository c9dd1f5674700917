import { judge } from '../change/judge';
import { anIndicator } from '../testing/an-indicator';
import { partsAmong, partsOf } from './part-periods';
import type { ReleasedSeries, ReleasedSeriesCell, SeriesCell } from './series';

const moves = anIndicator({
  code: 'SYS-15',
  measure_type: 'rate_per_1000',
  counts: 'events',
  aggregation: 'sum',
  direction: 'none',
  unit: 'moves per 1,000 aged 10-17 per year',
  per: 1000,
  material_change: { amount: 20, unit: 'percent' },
});
const wave = (start: string, end: string, events: number, note?: string): SeriesCell => ({
  period: { start, end, label: `${start} to ${end}` },
  round: '',
  source: 'administrative',
  stats: { kind: 'events', events, exposure: 8200, exposureUnit: 'aged 10 to 17' },
  observationIds: [],
  ...(note === undefined ? {} : { note }),
});
const year = (from: number, events: number, note?: string) =>
  wave(`${from}-04-01`, `${from + 1}-03-31`, events, note);
const shown = (cells: readonly SeriesCell[]): ReleasedSeriesCell[] =>
  cells.map((cell) => ({ state: 'shown', cell }));
const series = (cells: readonly ReleasedSeriesCell[]): ReleasedSeries => ({
  ...{ subject: { contextId: 1 }, indicator: moves, breakdown: '', breaks: [], ended: null, crosses: 0 },
  cells,
});
const six = [30, 31, 29, 28, 30, 30].map((events, i) => year(2019 + i, events));
const summer = wave('2025-04-01', '2025-08-31', 9);
const named = (cells: readonly SeriesCell[]) => partsAmong(cells, moves).map((part) => part?.covered ?? null);

describe('a part of a period', () => {
  it('is shorter than the others of its series, or was watched in part', () => {
    expect(named([...six, summer])).toEqual([null, null, null, null, null, null, 153]);
    expect(named([year(2019, 5, 'Covers 90 of the 366 days of this period.'), ...six])[0]).toBe(90);
    expect(
      named([year(2019, 5, 'Periods overlap here: some events may be counted twice.'), ...six])[0],
    ).toBeNull();
    // eleven months are no year
    expect(named([...six, wave('2025-05-01', '2026-03-31', 28)]).at(-1)).toBe(335);
  });

  it.each([
    [
      'months of 28 and of 31 days',
      ['2024-01-01/2024-01-31', '2024-02-01/2024-02-29', '2024-05-01/2024-05-28'],
    ],
    ['terms', ['2023-09-04/2023-12-20', '2024-01-08/2024-03-28', '2024-04-15/2024-07-19']],
    ['leap years', ['2022-01-01/2022-12-31', '2023-01-01/2023-12-31', '2024-01-01/2024-12-31']],
    ['one wave alone', ['2024-01-01/2024-05-31']],
  ])('is not found in %s', (_what, spans) =>
    expect(
      named(spans.map((span) => wave(span.slice(0, 10), span.slice(11), 3))).every((one) => one === null),
    ).toBe(true),
  );

  it('is found in sums only, and never where nothing is shown', () => {
    expect(partsAmong([...six, summer], anIndicator({ aggregation: 'counts' }))).toEqual(Array(7).fill(null));
    const withheld: ReleasedSeriesCell = { state: 'withheld', period: summer.period, round: '', why: 'few' };
    expect(partsOf(series([...shown(six), withheld])).at(-1)).toBeNull();
    expect(partsOf(series(shown([...six, summer]))).at(-1)).toEqual({ covered: 153, of: 365 });
  });

  it('takes no part in a verdict, which says so and reads the whole years', () => {
    const whole = judge(series(shown(six)));
    const verdict = judge(series(shown([...six, summer])));
    expect(whole.word).toBe('cannot say');
    expect(verdict).toEqual({ ...whole, leftOut: ['One wave covers a part of its period only.'] });
    expect(verdict.latest).toMatchObject({ start: '2024-04-01', end: '2025-03-31' });
    // a year that was watched for three months is not taken for a year, whatever its dates say
    const watched = year(2025, 7, 'Covers 91 of the 365 days of this period.');
    expect(judge(series(shown([...six, watched]))).latest).toMatchObject({ end: '2025-03-31' });
    // and at the beginning as at the end
    expect(judge(series(shown([wave('2018-11-01', '2019-03-31', 2), ...six]))).baseline?.start).toBe(
      '2019-04-01',
    );
  });

  it('is no part where months that make up a year follow years', () => {
    const months = Array.from({ length: 12 }, (_, i) => {
      const month = String(((i + 3) % 12) + 1).padStart(2, '0');
      return wave(`${i < 9 ? 2025 : 2026}-${month}-01`, `${i < 9 ? 2025 : 2026}-${month}-28`, 3);
    });
    const whole = months.map(({ period, ...cell }) => ({
      ...cell,
      period: {
        ...period,
        end: new Date(Date.UTC(Number(period.start.slice(0, 4)), Number(period.start.slice(5, 7)), 0))
          .toISOString()
          .slice(0, 10),
      },
    }));
    const twelveYears = Array.from({ length: 13 }, (_, i) => year(2012 + i, 30));
    const verdict = judge(series(shown([...twelveYears, ...whole])));
    expect(verdict.latest).toMatchObject({ start: '2025-04-01', end: '2026-03-31' });
    expect(verdict.leftOut).toEqual([]);
  });
});
