import type { Indicator } from '@waymark/contract';
import { estimate } from '../../change/estimate';
import { newcombe } from '../../change/judge-proportions';
import type { Stats } from '../../rollup/stats';
import type { Series } from '../../table/series';
import { aSeries, counts, events, moments } from '../../testing/a-series';
import { anIndicator } from '../../testing/an-indicator';
import { causesIn } from '../../testing/breaches';
import { externalPolicy } from '../../testing/external-policy';
import { recover } from '../recover';
import { close, decide } from '../release';
import { cluesIn } from './clues';
import { exactly, noNotes, type Notes } from './printed';
import { readCsv } from './read-csv';
import { readJson } from './read-json';
import { readSite } from './read-site';
import { readPrintedText, readWords } from './read-words';

const policy = externalPolicy();
const survey = anIndicator({ code: 'LOC-01' });
const sensitive = anIndicator({ code: 'LOC-15', sensitive: true, min_base: 30 });
const score = anIndicator({ code: 'SCH-01', aggregation: 'moments', range: [0, 100] });
const incidents = anIndicator({
  code: 'LOC-12',
  counts: 'events',
  population: null,
  aggregation: 'sum',
  min_base: null,
  min_events: 10,
});

const draft = (...series: readonly Series[]) => decide({ series, contextLevel: 'location', policy });
const tells = (notes: Partial<Notes>, ...series: readonly Series[]) =>
  cluesIn({ ...noNotes, ...notes }, draft(...series).map(close), policy);

/** Each way a derived figure can leave the house, made by a wrong hand from true counts and by the right one from released ones. */
const made = (stats: Stats, indicator: Indicator) => {
  const one = estimate(stats, indicator);
  if (one.state === 'missing') throw new Error('nothing to print');
  return one;
};
const rowOf = (
  stats: Stats,
  indicator: Indicator,
  period = { start: '2016-04-01', end: '2017-03-31' },
): string => {
  const { value, interval, base } = made(stats, indicator);
  const cell = {
    state: 'shown',
    period: { ...period, label: '2016/17' },
    round: '',
    value,
    interval,
    base,
    shownAs: null,
  };
  const verdict = { baseline: null, latest: null, difference: null };
  return JSON.stringify({ rows: [{ row: { indicator, breakdown: '', cells: [cell], verdict } }] });
};
const csvLine = (stats: Stats, indicator: Indicator): string => {
  const { value, interval, base } = made(stats, indicator);
  const show = (share: number | undefined) =>
    share === undefined ? '' : Number((100 * share).toPrecision(6));
  return `indicator,breakdown,period_start,period_end,value,unit,lower_95,upper_95,base\n${indicator.code},,2016-04-01,2017-03-31,${show(value)},%,${show(interval?.lower)},${show(interval?.upper)},${base?.value}\n`;
};
const chart = (stats: Stats, indicator: Indicator): string => {
  const y = (share: number) => (142 - 120 * share).toFixed(2);
  const { value, interval } = made(stats, indicator);
  return `<div class="row"><h3>x</h3><p class="small">${indicator.code}. A survey.</p><svg><line class="wm-zero" y1="142" y2="142"/><text class="wm-tick" y="146">0</text><line class="wm-grid" y1="22" y2="22"/><text class="wm-tick" y="26">100%</text><line class="wm-whisker" x1="46.14" y1="${y(interval?.upper ?? 0)}" x2="46.14" y2="${y(interval?.lower ?? 0)}"/><circle class="wm-dot" cx="46.14" cy="${y(value)}" r="4"/></svg></div>`;
};
const table = (stats: Stats, indicator: Indicator): string => {
  const { value, interval, base } = made(stats, indicator);
  const whole = (share: number | undefined) => Math.round(100 * (share ?? 0));
  return `<table><thead><tr><th scope="col">Period</th><th scope="col"><a href="#m">Safe (${indicator.code})</a></th></tr></thead><tbody><tr><th scope="row">2016/17</th><td><span>${whole(value)}% (${whole(interval?.lower)} to ${whole(interval?.upper)}, n ${base?.value})</span></td></tr></tbody></table>`;
};
const said = (stats: Stats, indicator: Indicator): string => {
  const { value, base } = made(stats, indicator);
  return `In 2016/17 it was ${Math.round(100 * value)} in 100 (${base?.value} asked).`;
};

const ways: [string, (stats: Stats, indicator: Indicator) => Notes][] = [
  ['an answer of the interface', (stats, indicator) => readJson('page', rowOf(stats, indicator))],
  ['a line of CSV', (stats, indicator) => readCsv('csv', csvLine(stats, indicator))],
  ['heights and whiskers of a chart', (stats, indicator) => readSite('site', chart(stats, indicator))],
  ['a table of a page', (stats, indicator) => readSite('site', table(stats, indicator))],
  ['a sentence', (stats, indicator) => readWords('words', said(stats, indicator))],
  [
    'a text alternative',
    (stats, indicator) => readSite('site', `<svg aria-label="${said(stats, indicator)}"></svg>`),
  ],
];

describe('figures made from released ones', () => {
  const released = counts(28.8, 60);
  it.each(ways)('tell nothing more: %s', (_, read) => {
    expect(read(released, survey).figures).toHaveLength(1);
    expect(tells(read(released, survey), aSeries(survey, [counts(30, 62)]))).toEqual({
      clues: [],
      unexplained: [],
    });
  });
});

describe('figures made from true counts', () => {
  const truth = counts(30, 62);
  const exact = ['an answer of the interface', 'a line of CSV'];
  it.each(ways)('are found out: %s', (way, read) => {
    const { clues, unexplained } = tells(read(truth, survey), aSeries(survey, [truth]));
    expect(unexplained).toHaveLength(1);
    for (const { of, lower, upper } of clues) {
      const count = { x: 30, c: 32, n: 62 }[of];
      expect([of, lower <= count && count <= upper]).toEqual([of, true]);
      if (exact.includes(way)) expect(upper - lower).toBe(0);
    }
    expect(clues.find(({ of }) => of === 'n')).toBeDefined();
  });
  it.each(ways)('give a withheld count away, which the tables alone do not: %s', (way, read) => {
    const few = counts(6, 46);
    const drafts = draft(aSeries(sensitive, [few]));
    const published = drafts.map(close);
    const { clues } = cluesIn(read(few, sensitive), published, policy);
    const left = (given: typeof clues) =>
      recover(published, policy, causesIn(drafts), null, given).find(({ of }) => of === 'x')?.possible;
    expect(left([])).toBe(8);
    // a point and its whiskers, or a whole percentage of an exact base, are one number of people
    expect([way, left(clues)]).toEqual([way, 1]);
  });
  it('a base to the last person, beside a percentage that was released', () => {
    const { clues } = tells(
      readWords('words', 'In 2016/17 it was 48 in 100 (62 asked).', 'LOC-01'),
      aSeries(survey, [truth]),
    );
    expect(clues.find(({ of }) => of === 'n')).toMatchObject({ lower: 62, upper: 62 });
  });
  it('what something costs for each of so many, as a figure and its base', () => {
    const [told] = readWords('words', 'In 2016/17 it was 38,500 pounds for each of 14 moves').figures;
    expect(told?.value?.lower).toBeCloseTo(38_499.5);
    expect(told?.base?.upper).toBeCloseTo(14.5);
  });
  it('a mean or a number of events to more places than were released', () => {
    const from = { from: 'page', breakdown: '', period: '2016/17', lower: null, upper: null, base: null };
    const mean = { ...from, indicator: 'SCH-01', value: exactly(67.4) };
    expect(tells({ figures: [mean] }, aSeries(score, [moments(62, 67.4, 19.6)])).unexplained).toHaveLength(1);
    const calls = { ...from, indicator: 'LOC-12', value: exactly(13) };
    const { clues } = tells({ figures: [calls] }, aSeries(incidents, [events(13), events(20), events(20)]));
    expect(clues).toEqual([expect.objectContaining({ of: 'x', lower: 13, upper: 13 })]);
  });
});

describe('the interval of a difference', () => {
  const [before, after] = [counts(18, 62), counts(6, 72)];
  const waves = aSeries(sensitive, [before, after]);
  const printed = (a: Stats, b: Stats) => {
    if (a.kind !== 'counts' || b.kind !== 'counts') throw new Error('shares only');
    const interval = newcombe(a, b, 0.95);
    if (!Array.isArray(interval)) throw new Error(interval.lack);
    const [lower, upper] = interval;
    const [earlier, later] = ['2016-04-01/2017-03-31', '2017-04-01/2018-03-31'];
    return {
      from: 'page',
      indicator: 'LOC-15',
      breakdown: '',
      earlier,
      later,
      lower: exactly(lower),
      upper: exactly(upper),
    };
  };
  it('gives the withheld wave away when it is computed from true counts', () => {
    const { clues } = tells({ differences: [printed(after, before)] }, waves);
    const drafts = draft(waves);
    const found = recover(drafts.map(close), policy, causesIn(drafts), null, clues);
    expect(found.find(({ key, of }) => of === 'x' && key.includes('2017-04-01'))).toMatchObject({
      min: 6,
      max: 6,
    });
  });
  it('tells nothing when it is computed from released ones', () => {
    const both = aSeries(sensitive, [before, counts(20, 72)]);
    const [one, two] = draft(both).map(close)[0]?.cells ?? [];
    if (one?.state !== 'shown' || two?.state !== 'shown') throw new Error('both are shown');
    expect(tells({ differences: [printed(two.cell.stats, one.cell.stats)] }, both)).toEqual({
      clues: [],
      unexplained: [],
    });
    expect(tells({ differences: [printed(counts(20, 72), before)] }, both).unexplained).toHaveLength(1);
  });
});

describe('the order of lines', () => {
  const of = (breakdown: string, x: number): Series =>
    aSeries(incidents, [events(x), events(x), events(60)], { breakdown });
  // eight or more in two years of three, so the line is published; seven is withheld
  const kinds = [of('kind=noise', 40), of('kind=fights', 26), of('kind=litter', 21)];
  const small = aSeries(incidents, [events(7), events(30), events(60)], { breakdown: 'kind=arson' });
  const last = aSeries(incidents, [events(9), events(28), events(60)], { breakdown: 'kind=weapons' });
  const order = (...breakdowns: string[]): Partial<Notes> => ({
    orders: [{ from: 'page', indicator: 'LOC-12', breakdowns }],
  });
  const lines = [...kinds, small, last];

  it('by name tells nothing', () => {
    const names = ['kind=arson', 'kind=fights', 'kind=litter', 'kind=noise', 'kind=weapons'];
    expect(tells(order(...names), ...lines).clues).toEqual([]);
  });
  it('by figure places a withheld count between its neighbours', () => {
    const byFigure = ['kind=noise', 'kind=fights', 'kind=litter', 'kind=weapons', 'kind=arson'];
    const { clues } = tells(order(...byFigure), ...lines);
    expect(clues.find(({ key }) => key.startsWith('1|LOC-12|kind=arson|2016'))).toMatchObject({
      of: 'x',
      upper: 12,
    });
    // in the middle of a narrow field it is nearly told
    const narrow = tells(
      order('kind=noise', 'kind=litter', 'kind=arson', 'kind=fights'),
      of('kind=noise', 9),
      of('kind=litter', 10),
      small,
      of('kind=fights', 11),
    );
    expect(narrow.clues.length).toBeGreaterThan(0);
  });
});

describe('the text of a printed document', () => {
  it('is read as tables and as sentences', () => {
    const text =
      'In spring 2026 it was 79 in 100 (70 asked), in spring 2016 48 in 100 (60 asked). Figures behind the charts: LOC-01, LOC-15 Period Safe (LOC-01) Pushed (LOC-15) spring 2016 48% (36 to 60, n 60) 29% (19 to 41, n 60) spring 2026 79% (68 to 87, n 70) withheld How to read it';
    const { figures } = readPrintedText('report', text, ['spring 2016', 'spring 2026']);
    expect(
      figures.map(({ indicator, period, value }) => [
        indicator,
        period,
        value && Math.round(50 * (value.lower + value.upper)),
      ]),
    ).toEqual([
      ['LOC-01', 'spring 2016', 48],
      ['LOC-15', 'spring 2016', 29],
      ['LOC-01', 'spring 2026', 79],
      [null, 'spring 2026', 79],
      [null, 'spring 2016', 48],
    ]);
  });
});
