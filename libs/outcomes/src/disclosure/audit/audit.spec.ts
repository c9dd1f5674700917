import type { Indicator } from '@waymark/contract';
import type { Series } from '../../table/series';
import { aSeries, counts, events, moments } from '../../testing/a-series';
import { anIndicator } from '../../testing/an-indicator';
import { externalPolicy } from '../../testing/external-policy';
import { release } from '../release';

const policy = externalPolicy();
const audits = { ...policy, audit: { ...policy.audit, min_possible_values: 1 } };
const incidents = anIndicator({
  code: 'LOC-12',
  counts: 'events',
  population: null,
  aggregation: 'sum',
  min_base: null,
  min_events: 10,
});
const survey: Indicator = anIndicator();
const score = anIndicator({ code: 'SCH-01', aggregation: 'moments', range: [0, 100] });

/** `line: shown figures and the word withheld`, as a reader sees a table. */
const table = (series: Series[], linked: Series[] = [], with_ = policy): Record<string, string> =>
  Object.fromEntries(
    release({ series, linked, contextLevel: 'location', policy: with_ }).map(({ breakdown, cells }) => [
      breakdown || 'all',
      cells
        .map((cell) => {
          if (cell.state === 'withheld') return 'withheld';
          const { stats } = cell.cell;
          if (stats.kind === 'events') return stats.events;
          if (stats.kind === 'moments') return `${stats.mean} of ${stats.n}`;
          return stats.kind === 'counts'
            ? `${Math.round((100 * stats.numerator) / stats.denominator)}% of ${stats.denominator}`
            : stats.kind;
        })
        .join(', '),
    ]),
  );

describe('quarters beside a year', () => {
  const quarters = aSeries(
    incidents,
    [12, 14, 22, 13, 7, 7, 7, 7, 15, 11, 19, 12].map((n) => events(n)),
    {
      set: 'quarter',
      from: '2016-04-01',
    },
  );
  const years = aSeries(
    incidents,
    [61, 28, 57].map((n) => events(n)),
  );

  it('withholds the year when it says that all four quarters were 7', () => {
    expect(table([years], [quarters])).toEqual({ all: '60, withheld, 55' });
    expect(table([quarters], [years]).all).toBe(
      '10, 15, 20, 15, withheld, withheld, withheld, withheld, 15, 10, 20, 10',
    );
  });
  it('would show it without the audit, or with nothing beside it', () => {
    expect(table([years], [quarters], audits)).toEqual({ all: '60, 30, 55' });
    expect(table([years])).toEqual({ all: '60, 30, 55' });
  });
  it('keeps the year where it says little about a single quarter', () => {
    const spread = aSeries(
      incidents,
      [12, 14, 22, 13, 3, 9, 1, 12, 15, 11, 19, 12].map((n) => events(n)),
      {
        set: 'quarter',
        from: '2016-04-01',
      },
    );
    const sums = aSeries(
      incidents,
      [61, 25, 57].map((n) => events(n)),
    );
    expect(table([sums], [spread])).toEqual({ all: '60, 25, 55' });
  });
});

describe('parts beside all', () => {
  const lines = (all: [number, number], girls: [number, number], boys: [number, number]): Series[] => [
    aSeries(survey, [counts(...all)]),
    aSeries(survey, [counts(...girls)], { breakdown: 'sex=girls' }),
    aSeries(survey, [counts(...boys)], { breakdown: 'sex=boys' }),
  ];
  it('shows all three where none is small', () => {
    expect(table(lines([98, 184], [35, 92], [63, 92]))).toEqual({
      all: '53% of 185',
      'sex=girls': '38% of 90',
      'sex=boys': '68% of 90',
    });
  });
  it('withholds the other part where all minus it gives the small one away', () => {
    const world = lines([62, 80], [3, 20], [59, 60]);
    expect(table(world, [], audits)['sex=boys']).toBe('withheld');
    const near = lines([49, 80], [4, 24], [45, 56]);
    expect(table(near, [], audits)).toEqual({
      all: '61% of 80',
      'sex=girls': 'withheld',
      'sex=boys': '80% of 55',
    });
    expect(table(near)).toEqual({ all: '61% of 80', 'sex=girls': 'withheld', 'sex=boys': 'withheld' });
  });
  it('treats the subgroup of eight by what the rest gives away', () => {
    const belonging = (n: number, mean: number) => [
      aSeries(score, [moments(n + 8, (n * mean + 8 * 29) / (n + 8), 20)]),
      aSeries(score, [moments(8, 29, 11)], { breakdown: 'belonging group=least' }),
      aSeries(score, [moments(n, mean, 20)], { breakdown: 'belonging group=others' }),
    ];
    // Among 433 others, eight people may be anywhere between 1 and 9, and their mean anywhere at all.
    expect(table(belonging(433, 67.7))).toMatchObject({
      'belonging group=least': 'withheld',
      'belonging group=others': '68 of 435',
    });
    // Among 20 others the eight move the mean of all: what is left is 3 to 4 points wide.
    expect(table(belonging(20, 67.7))).toEqual({
      all: '57 of 30',
      'belonging group=least': 'withheld',
      'belonging group=others': '68 of 20',
    });
  });
  it('follows breakdowns of two dimensions', () => {
    const released = table([
      aSeries(survey, [counts(60, 120)]),
      aSeries(survey, [counts(30, 60)], { breakdown: 'sex=girls' }),
      aSeries(survey, [counts(30, 60)], { breakdown: 'sex=boys' }),
      aSeries(survey, [counts(4, 31)], { breakdown: 'age=13;sex=girls' }),
      aSeries(survey, [counts(26, 29)], { breakdown: 'age=14;sex=girls' }),
    ]);
    expect(released['age=13;sex=girls']).toBe('withheld');
    expect(released.all).toBe('50% of 120');
  });
});
