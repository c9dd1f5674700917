import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DisclosurePolicy } from '@waymark/contract';
import type { Stats } from '../rollup/stats';
import type { ReleasedSeries, Series } from '../table/series';
import { aSeries, counts, events, moments } from '../testing/a-series';
import { anIndicator } from '../testing/an-indicator';
import { wordsAndLevels } from './peer-group';
import { parsePolicy } from './policy';
import { release } from './release';

const file = join(__dirname, '../../../../data/disclosure/external.v1.yaml');
const read = parsePolicy(readFileSync(file, 'utf8'), file);
const policy = (read.ok ? read.policy : null) as DisclosurePolicy;

const survey = anIndicator({
  code: 'LOC-01',
  counts: 'people',
  population: 'sample',
  aggregation: 'counts',
  sensitive: false,
  min_base: 20,
});
const sensitive = anIndicator({ ...survey, code: 'LOC-15', sensitive: true, min_base: 30 });
const score = anIndicator({ ...survey, code: 'SCH-01', aggregation: 'moments', range: [0, 100] });
const onRecord = anIndicator({ ...survey, code: 'SCH-08', population: 'known', min_base: 20 });
const guardians = anIndicator({
  ...survey,
  code: 'LOC-06',
  population: 'known',
  aggregation: 'stock_last',
  min_base: null,
});
const incidents = anIndicator({
  code: 'LOC-12',
  counts: 'events',
  population: null,
  aggregation: 'sum',
  sensitive: false,
  min_base: null,
  min_events: 10,
});
const concerns = anIndicator({ ...incidents, code: 'LOC-07', aggregation: 'counts' });
const features = anIndicator({
  code: 'LOC-11',
  counts: 'things',
  population: null,
  aggregation: 'counts',
  sensitive: false,
  min_base: null,
});
const rubric = anIndicator({
  code: 'PEER-05',
  counts: 'none',
  population: null,
  aggregation: 'level',
  sensitive: false,
  min_base: null,
});

const out = (series: Series | Series[], contextLevel: 'location' | 'peer' = 'location'): ReleasedSeries[] =>
  release({ series: Array.isArray(series) ? series : [series], contextLevel, policy });
/** What a reader sees of each cell: the released figures, or the word. */
const seen = (released: ReleasedSeries[]): (Stats | string)[] =>
  released.flatMap(({ cells }) =>
    cells.map((cell) => (cell.state === 'shown' ? cell.cell.stats : 'withheld')),
  );
const whys = (released: ReleasedSeries[]): string[] =>
  released.flatMap(({ cells }) => cells.map((cell) => (cell.state === 'withheld' ? cell.why : 'shown')));

describe('the policy file', () => {
  it('is read strictly, with every fault in words', () => {
    expect(read).toMatchObject({ ok: true, policy: { set: 'external', version: 1 } });
    const text = readFileSync(file, 'utf8');
    expect(parsePolicy(text.replace('min_base: 20', 'min_bose: 20'), file)).toMatchObject({
      ok: false,
      faults: expect.arrayContaining([expect.stringContaining('people_sample')]),
    });
    expect(parsePolicy(text, 'external.v2.yaml')).toMatchObject({ ok: false });
    expect(parsePolicy('a: [', file)).toMatchObject({ ok: false });
  });
  it('is refused when a rule by itself leaves fewer values than the audit asks for', () => {
    const text = readFileSync(file, 'utf8').replace('withheld_to: 7', 'withheld_to: 2');
    expect(parsePolicy(text, file)).toMatchObject({
      ok: false,
      faults: [expect.stringContaining('3 possible values')],
    });
  });
});

describe('people who were asked', () => {
  it('shows whole percentages of bases to the nearest 5', () => {
    // 30 of 62 are 48.4 per cent: 48 per cent of 60.
    expect(seen(out(aSeries(survey, [counts(30, 62), counts(5, 20), counts(15, 20)])))).toEqual([
      counts(28.8, 60),
      counts(5, 20),
      counts(15, 20),
    ]);
  });
  it('withholds small bases, small counts and small complements', () => {
    const released = out(
      aSeries(survey, [counts(9, 19), counts(4, 60), counts(56, 60), counts(0, 60), counts(60, 60)]),
    );
    expect(seen(released)).toEqual(Array(5).fill('withheld'));
    expect(whys(released)[0]).toMatch(/Fewer than 20/);
  });
  it('asks for 30 and 8 where it is sensitive', () => {
    expect(
      seen(
        out(
          aSeries(sensitive, [counts(14, 29), counts(7, 72), counts(8, 72), counts(65, 72), counts(64, 72)]),
        ),
      ),
    ).toEqual(['withheld', 'withheld', counts(7.7, 70), 'withheld', counts((89 * 70) / 100, 70)]);
  });
  it('lets the stricter of indicator and policy win', () => {
    const strict = anIndicator({ ...survey, min_base: 50 });
    const lax = anIndicator({ ...survey, min_base: 3 });
    expect(seen(out(aSeries(strict, [counts(20, 49)])))).toEqual(['withheld']);
    expect(seen(out(aSeries(lax, [counts(9, 19)])))).toEqual(['withheld']);
  });
  it('shows whole score points with the spread to the whole point', () => {
    expect(
      seen(out(aSeries(score, [moments(441, 67.4, 19.6), moments(62, 40, null), moments(8, 29, 11)]))),
    ).toEqual([moments(440, 67, 20), moments(60, 40, null), 'withheld']);
  });
  it('tells of no sensitive score at which everybody answered alike', () => {
    const difficulties = anIndicator({ ...score, sensitive: true, min_base: 30 });
    expect(
      seen(out(aSeries(difficulties, [moments(40, 99.8, 1), moments(40, 50, 0), moments(40, 50, 8)]))),
    ).toEqual(['withheld', 'withheld', moments(40, 50, 8)]);
  });
});

describe('people on record', () => {
  it('rounds numerator and base, and withholds either side when small', () => {
    const years = [
      counts(23, 61),
      counts(12, 42),
      counts(23, 61),
      counts(14, 44),
      counts(7, 61),
      counts(54, 61),
    ];
    expect(seen(out(aSeries(onRecord, years)))).toEqual([
      counts(25, 60),
      counts(10, 40),
      counts(25, 60),
      counts(15, 45),
      'withheld',
      'withheld',
    ]);
  });
  it('rounds stocks of people and makes zero and small look alike', () => {
    const stocks = [0, 9, 14, 12, 16, 15].map((stock): Stats => ({ kind: 'stock', stock }));
    expect(seen(out(aSeries(guardians, stocks)))).toEqual([
      'withheld',
      ...[10, 15, 10, 15, 15].map((stock) => ({ kind: 'stock', stock })),
    ]);
  });
});

describe('events', () => {
  it('rounds to the nearest 5 and makes zero and small look alike', () => {
    const released = out(
      aSeries(
        incidents,
        [20, 24, 28, 7, 0, 23, 21, 8, 12].map((n) => events(n, 516.667)),
        { set: 'month' },
      ),
    );
    expect(seen(released)).toEqual(
      [20, 25, 30, 'withheld', 'withheld', 25, 20, 10, 10].map((n) =>
        typeof n === 'number' ? events(n, 516.667) : n,
      ),
    );
  });
  it('goes up to the finest grain that serves', () => {
    const monthly = aSeries(
      incidents,
      Array.from({ length: 12 }, () => events(4)),
      { set: 'month' },
    );
    const [quarterly] = out(monthly);
    expect(
      quarterly?.cells.map((cell) => (cell.state === 'shown' ? cell.cell.period.start : cell.state)),
    ).toEqual(['2016-04-01', '2016-07-01', '2016-10-01', '2017-01-01']);
    expect(seen(out(monthly))).toEqual(Array(4).fill(events(10)));
  });
  it('never goes beyond a year, and then withholds the whole series', () => {
    const library = aSeries(
      incidents,
      [9, 2, 1, 0, 0, 1, 0, 2, 1, 30].map((n) => events(n)),
    );
    expect(seen(out(library))).toEqual(Array(10).fill('withheld'));
    expect(whys(out(library))[9]).toMatch(/whole series/);
  });
  it('takes exactly two thirds of the periods as enough', () => {
    expect(
      seen(
        out(
          aSeries(
            incidents,
            [10, 10, 1].map((n) => events(n)),
          ),
        ),
      ),
    ).toEqual([events(10), events(10), 'withheld']);
    expect(
      seen(
        out(
          aSeries(
            incidents,
            [10, 9, 9].map((n) => events(n)),
          ),
        ),
      ),
    ).toEqual(Array(3).fill('withheld'));
  });
  it('judges a share by its numerator and its complement', () => {
    const shares = [
      [3, 15],
      [7, 24],
      [15, 31],
      [22, 36],
      [23, 35],
      [27, 38],
    ].map(([x, n]) => counts(x ?? 0, n ?? 0));
    expect(seen(out(aSeries(concerns, shares)))).toEqual([
      'withheld',
      'withheld',
      counts(15, 30),
      counts(20, 35),
      counts(25, 35),
      counts(25, 40),
    ]);
  });
  it('withholds events of a small population', () => {
    expect(seen(out(aSeries(incidents, [events(30, 12), events(30, 47), events(30, 1100)])))).toEqual([
      'withheld',
      events(30, 45),
      events(30, 1100),
    ]);
  });
});

describe('things, words and published figures', () => {
  const level: Stats = { kind: 'level', level: 2, raters: 2, evidence: 'Mrs Fox of number 4 keeps watch' };
  it('shows things as they are and levels without the evidence written for the team', () => {
    expect(seen(out([aSeries(features, [counts(0, 12), counts(12, 12)]), aSeries(rubric, [level])]))).toEqual(
      [counts(0, 12), counts(12, 12), { ...level, evidence: '' }],
    );
  });
  it('shows of a peer group only words and levels, not even why a figure is missing', () => {
    const missing: Stats = { kind: 'missing', reason: 'not collected', symbol: null };
    expect(
      seen(
        out(
          [
            aSeries(rubric, [level]),
            aSeries(survey, [counts(30, 62), missing]),
            aSeries(incidents, [events(50)]),
            aSeries(features, [counts(3, 4)]),
          ],
          'peer',
        ),
      ),
    ).toEqual([{ ...level, evidence: '' }, 'withheld', 'withheld', 'withheld', 'withheld']);
  });
  it('withholds figures even of an indicator that says it counts nothing, and leaves them out of the words', () => {
    const mean = anIndicator({ ...rubric, code: 'PEER-06' });
    const released = out([aSeries(rubric, [level]), aSeries(mean, [moments(4, 2, 1)])], 'peer');
    expect(seen(released)[1]).toBe('withheld');
    expect(wordsAndLevels(released).map(({ indicator }) => indicator.code)).toEqual(['PEER-05']);
  });
  it('keeps absences with their reason, reported values and published area figures', () => {
    const missing: Stats = { kind: 'missing', reason: 'not asked', symbol: 'x' };
    const bound: Stats = { kind: 'reported', shownAs: '<5', value: null, lower: 1, upper: 4 };
    expect(seen(out(aSeries(survey, [missing, bound])))).toEqual([missing, bound]);
    expect(seen(out(aSeries(incidents, [events(3), bound], { areaCode: 'E10000029' })))).toEqual([
      events(3),
      bound,
    ]);
  });
  it('lets no record number through', () => {
    const released = out([
      aSeries(features, [counts(1, 2)]),
      aSeries(incidents, [events(3)], { areaCode: 'E10000029' }),
    ]);
    expect(JSON.stringify(released)).not.toMatch(/"observationIds":\[\d/);
  });
});

describe('figures that cannot be', () => {
  it.each([
    counts(70, 62),
    counts(-1, 62),
    counts(2.5, 62),
    counts(Number.NaN, 62),
    counts(5, Number.POSITIVE_INFINITY),
  ])('withholds %j with a reason', (stats) => {
    const released = out(aSeries(survey, [stats]));
    expect(seen(released)).toEqual(['withheld']);
    expect(whys(released)[0]).toMatch(/Correct the observation/);
  });
});
