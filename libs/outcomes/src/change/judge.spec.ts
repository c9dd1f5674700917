import type { Indicator } from '@waymark/contract';
import type { Stats } from '../rollup/stats';
import type { ReleasedSeries, Series } from '../table/series';
import { anIndicator } from '../testing/an-indicator';
import { aSeries, counts, events, moments } from '../testing/a-series';
import { demoFramework } from '../testing/demo-world';
import { judge } from './judge';
import { methodFor } from './methods';
import { allShown } from './segment';

const safe = anIndicator();
const missing: Stats = { kind: 'missing', reason: 'not collected', symbol: null };
const level = (of: number, raters = 2): Stats => ({ kind: 'level', level: of, raters, evidence: '' });
const stock = (of: number): Stats => ({ kind: 'stock', stock: of });
const verdictOf = (
  indicator: Indicator,
  figures: readonly Stats[],
  changes: Partial<Series> = {},
  options: Parameters<typeof aSeries>[2] = {},
) => judge(allShown({ ...aSeries(indicator, figures, options), ...changes }));

/** The cell in that place is held back from this reader. */
function withheldAt(series: ReleasedSeries, place: number): ReleasedSeries {
  const cells = series.cells.map((cell, index) =>
    index === place && cell.state === 'shown'
      ? ({ state: 'withheld', period: cell.cell.period, round: '', why: 'small' } as const)
      : cell,
  );
  return { ...series, cells };
}

describe('a share of different people', () => {
  // Newcombe (1998), table II, (a): 56/70 against 48/80 is 0.2000 with limits 0.0524 and 0.3339 by method 10.
  const example = [counts(48, 80), counts(50, 80), counts(56, 70)];

  it('is improving when the interval is clear of 0 and the change matters', () => {
    const verdict = verdictOf(safe, example);
    expect(verdict).toMatchObject({ kind: 'verdict', word: 'improving', method: 'proportions' });
    expect(verdict.difference?.value).toBeCloseTo(0.2, 10);
    expect(verdict.difference?.lower).toBeCloseTo(0.0524, 4);
    expect(verdict.difference?.upper).toBeCloseTo(0.3339, 4);
    expect(verdict.reference).toBe('since 2016/17, at the latest wave only');
    expect(verdict.sentence).toBe(
      'In 2018/19 it was 80 in 100 (70 asked), in 2016/17 60 in 100 (80 asked): 20 points higher ' +
        '(95% interval 5 to 33); seen at the latest wave only.',
    );
  });

  it.each([
    ['worsening where lower is better', { direction: 'lower' }, 'verdict', 'worsening'],
    ['only higher where no direction is good', { direction: 'none' }, 'verdict', 'higher'],
    ['only higher where it is context', { role: 'context_only' }, 'context_only', 'higher'],
  ] as const)('is %s', (_, changes, kind, word) => {
    expect(verdictOf(anIndicator(changes), example)).toMatchObject({ kind, word });
  });

  it('held when the wave before lies at least half of the material change on the same side', () => {
    expect(verdictOf(safe, [counts(48, 80), counts(52, 80), counts(56, 70)]).held).toBe(true);
    expect(verdictOf(safe, [counts(48, 80), counts(51, 80), counts(56, 70)]).held).toBe(false);
    expect(verdictOf(safe, [counts(48, 80), counts(56, 70)]).held).toBe(false);
  });

  it('counts ten points as ten points, whatever dust decimal fractions carry', () => {
    expect(verdictOf(safe, [counts(600, 1000), counts(700, 1000)]).word).toBe('improving');
    expect(0.7 - 0.6 < 0.1).toBe(true);
  });

  it('has no clear change when the interval lies inside what matters, or clear of 0 but smaller', () => {
    expect(verdictOf(safe, [counts(500, 1000), counts(505, 1000)]).word).toBe('no clear change');
    expect(verdictOf(safe, [counts(500, 1000), counts(570, 1000)])).toMatchObject({
      word: 'no clear change',
      sentence: expect.stringContaining('smaller than the 10 points agreed to matter'),
    });
  });

  it('prints no interval that denies the word beside it', () => {
    // Newcombe, worked out apart: 0.0026 to 0.3193, and -0.0016 to 0.2656
    expect(verdictOf(safe, [counts(13, 60), counts(23, 60)])).toMatchObject({
      word: 'improving',
      sentence: expect.stringContaining('16.7 points higher (95% interval 0.3 to 32)'),
    });
    expect(verdictOf(safe, [counts(6, 60), counts(14, 60)])).toMatchObject({
      word: 'cannot say',
      sentence: expect.stringContaining('(95% interval 0.2 lower to 27 higher)'),
    });
    // exact ratio 0.728 (0.529 to 0.995), 0.709 (0.502 to 0.996)
    const incidents = anIndicator({
      counts: 'events',
      aggregation: 'sum',
      material_change: { amount: 20, unit: 'percent' },
    });
    expect(verdictOf(incidents, [events(86), events(61)]).sentence).toContain(
      '0.71 times as many (95% interval 0.50 to 0.996)',
    );
  });

  it('says the same of what is the same, and that a small difference may be large enough', () => {
    expect(verdictOf(safe, [counts(500, 1000), counts(500, 1000)]).sentence).toContain(
      ': the same (95% interval',
    );
    expect(verdictOf(safe, [counts(500, 1000), counts(501, 1000)]).sentence).toContain(
      'the same when rounded (',
    );
    // 0.09 with 0.046 to 0.133
    expect(verdictOf(safe, [counts(500, 1000), counts(590, 1000)]).sentence).toContain(
      'smaller than the 10 points agreed to matter, though it may be as large as that.',
    );
    expect(verdictOf(safe, [counts(5000, 10000), counts(5500, 10000)]).sentence).toContain(
      'smaller than the 10 points agreed to matter.',
    );
  });

  it('cannot be said where the interval leaves both open', () => {
    expect(verdictOf(safe, [counts(20, 40), counts(26, 40)])).toMatchObject({
      word: 'cannot say',
      lack: 'too few to tell a change of 10 points from none',
    });
  });

  it('gives interval but no verdict from 10 to 29, and points alone under 10', () => {
    const caution = verdictOf(safe, [counts(5, 29), counts(60, 70)]);
    expect(caution).toMatchObject({ word: 'cannot say', lack: '29 asked in 2016/17: 30 are needed' });
    expect(caution.difference?.lower).toEqual(expect.any(Number));
    expect(verdictOf(safe, [counts(1, 9), counts(60, 70)])).toMatchObject({
      word: 'cannot say',
      difference: null,
    });
  });
});

describe('what a verdict concerns', () => {
  const redrawn = { date: '2018-04-01', kind: 'boundary redrawn', reason: 'the yard lost its northern half' };
  const waves = [counts(10, 100), counts(10, 100), counts(60, 100), counts(61, 100)];

  it('never reaches across the last break', () => {
    const verdict = verdictOf(safe, waves, { breaks: [redrawn] });
    expect(verdict).toMatchObject({ word: 'cannot say', baseline: { start: '2018-04-01' } });
    expect(verdict.leftOut).toEqual([
      '2 waves before 1 Apr 2018: boundary redrawn (the yard lost its northern half).',
    ]);
    expect(verdictOf(safe, waves).word).toBe('improving');
    expect(verdictOf(safe, waves, { breaks: [{ ...redrawn, date: '2024-01-01' }] }).lack).toBe(
      'no wave since the break of 1 Jan 2024',
    );
  });

  it('starts at the wave the plan names', () => {
    const series = allShown(aSeries(safe, waves));
    expect(judge(series, { baselineStart: '2018-04-01' }).baseline?.label).toBe('2018/19');
  });

  it('leaves out what is missing and says so', () => {
    const verdict = verdictOf(safe, [missing, counts(48, 80), counts(56, 70), missing]);
    expect(verdict).toMatchObject({ baseline: { label: '2017/18' }, latest: { label: '2018/19' } });
    expect(verdict.leftOut).toEqual(['2 waves: not collected.']);
  });

  it('cannot be said outside where baseline or latest wave is withheld', () => {
    const series = allShown(aSeries(safe, [counts(48, 80), counts(55, 80), counts(56, 70)]));
    expect(judge(withheldAt(series, 0)).lack).toBe('the first wave (2016/17) is withheld');
    expect(judge(withheldAt(series, 2)).lack).toBe('the latest wave (2018/19) is withheld');
    expect(judge(withheldAt(series, 1))).toMatchObject({ word: 'improving', held: null });
  });

  it('never rests on a figure reported without its base', () => {
    const reported: Stats = { kind: 'reported', shownAs: '45%', value: 0.45, lower: null, upper: null };
    expect(verdictOf(safe, [reported, counts(56, 70)]).lack).toContain(
      'reported without the numbers behind it',
    );
  });
});

describe('scores', () => {
  const score = anIndicator({
    aggregation: 'moments',
    measure_type: 'likert_scale',
    range: [0, 100],
    material_change: { amount: 5, unit: 'points' },
  });

  it('need their spread', () => {
    expect(verdictOf(score, [moments(60, 40, 20), moments(60, 60, null)]).lack).toBe(
      'spread not supplied in 2017/18',
    );
    expect(verdictOf(score, [moments(60, 40, 20), moments(60, 60, 20)])).toMatchObject({
      word: 'improving',
      method: 'scores',
    });
    expect(verdictOf(score, [moments(29, 40, 20), moments(60, 60, 20)]).word).toBe('cannot say');
  });
});

describe('agreed levels', () => {
  const guardianship = anIndicator({
    aggregation: 'level',
    measure_type: 'rubric_0_4',
    counts: 'none',
    material_change: { amount: 1, unit: 'levels' },
  });
  const words = (...levels: Stats[]) => verdictOf(guardianship, levels).word;

  it('change only when the last two reviews are both a level away', () => {
    expect(words(level(1), level(2), level(3))).toBe('improving');
    expect(words(level(3), level(2), level(1))).toBe('worsening');
    expect(words(level(1), level(1), level(3))).toBe('cannot say');
    expect(words(level(1), level(3), level(0))).toBe('cannot say');
    expect(words(level(1), level(3))).toBe('cannot say');
  });

  it('have no clear change when both are at the level of the first', () => {
    expect(words(level(2), level(4), level(2), level(2))).toBe('no clear change');
  });

  it('need two raters', () => {
    expect(verdictOf(guardianship, [level(1), level(2), level(3, 1)]).lack).toBe(
      'one rater in 2018/19; two are needed',
    );
  });
});

describe('what there is on a date', () => {
  const months = anIndicator({
    aggregation: 'stock_last',
    measure_type: 'stock',
    counts: 'things',
    unit: 'months',
    material_change: { amount: 20, unit: 'percent' },
  });

  it('changes when the last two dates are both a fifth beyond the first', () => {
    expect(verdictOf(months, [stock(10), stock(12), stock(12)]).word).toBe('improving');
    expect(verdictOf(months, [stock(10), stock(11), stock(30)]).word).toBe('no clear change');
    expect(verdictOf(months, [stock(10), stock(8), stock(7)]).word).toBe('worsening');
    expect(verdictOf(months, [stock(0), stock(1), stock(2)]).word).toBe('improving');
    expect(verdictOf(months, [stock(0), stock(0), stock(2)]).word).toBe('no clear change');
  });

  it('needs a year between the dates', () => {
    const verdict = verdictOf(months, [stock(1), stock(9), stock(9)], {}, { set: 'quarter' });
    expect(verdict.lack).toBe('less than a year between the first and the latest date');
  });
});

describe('a share of one fixed list', () => {
  const features = anIndicator({ counts: 'things', fixed_list: true });

  it('is known, so no interval stands between', () => {
    expect(verdictOf(features, [counts(0, 12), counts(3, 12), counts(3, 12)])).toMatchObject({
      word: 'improving',
      held: true,
      difference: { value: 0.25, lower: null, upper: null },
    });
    expect(verdictOf(features, [counts(0, 12), counts(1, 12)]).word).toBe('no clear change');
  });

  it('is not compared with another list', () => {
    expect(verdictOf(features, [counts(0, 12), counts(9, 14)]).lack).toBe(
      'the list had 12 entries and now has 14',
    );
  });
});

describe('counts of events', () => {
  const incidents = anIndicator({
    aggregation: 'sum',
    measure_type: 'count',
    counts: 'events',
    direction: 'none',
    material_change: { amount: 20, unit: 'percent' },
  });
  const monthsOf = (perYear: readonly number[]) =>
    perYear.flatMap((count) => Array.from({ length: 12 }, () => events(count)));

  it('compare twelve months with twelve months, whatever they were counted in', () => {
    const monthly = verdictOf(incidents, monthsOf([10, 5, 5]), {}, { set: 'month' });
    const yearly = verdictOf(incidents, [events(120), events(60), events(60)]);
    expect(monthly).toMatchObject({
      word: 'lower',
      held: true,
      baseline: { start: '2016-04-01', end: '2017-03-31' },
    });
    expect(monthly.ratio).toEqual(yearly.ratio);
    expect(monthly.ratio?.value).toBeCloseTo(0.5, 10);
  });

  it('refuse a year with a month missing or withheld', () => {
    const figures = monthsOf([10, 5]);
    const gap = figures.map((stats, index) => (index === 3 ? missing : stats));
    expect(verdictOf(incidents, gap, {}, { set: 'month' }).lack).toBe('the first 12 months are not complete');
    const held = withheldAt(allShown(aSeries(incidents, figures, { set: 'month' })), 20);
    expect(judge(held).lack).toBe('part of the latest 12 months is withheld');
  });

  it('refuse a year in which the same days were counted twice', () => {
    const year = aSeries(incidents, [events(60), events(60)]);
    const month = aSeries(incidents, [events(5)], { set: 'month', from: '2017-04-01' });
    const verdict = judge(allShown({ ...year, cells: [...year.cells, ...month.cells] }));
    expect(verdict.lack).toBe('periods overlap in the latest 12 months, so some events are counted twice');
  });

  it('need ten events in each and two separate years', () => {
    expect(verdictOf(incidents, [events(9), events(0)]).lack).toBe('9 in 2016/17: 10 are needed');
    expect(verdictOf(incidents, monthsOf([10]).concat(events(3)), {}, { set: 'month' }).lack).toBe(
      'fewer than two separate years',
    );
  });

  it('take the population as exposure where it is known in both', () => {
    const rate = anIndicator({ ...incidents, measure_type: 'rate_per_1000' });
    expect(verdictOf(rate, [events(100, 1000), events(100, 2000)]).ratio?.value).toBeCloseTo(0.5, 10);
    expect(verdictOf(rate, [events(100, 1000), events(100)]).ratio?.value).toBeCloseTo(1, 2);
  });
});

it('has one method for every indicator of the framework', () => {
  const bySlug = new Map<string, string[]>();
  for (const indicator of demoFramework().indicators) {
    const { slug } = methodFor(indicator);
    bySlug.set(slug, [...(bySlug.get(slug) ?? []), indicator.code]);
  }
  // The rows of the table in docs/adr/0007 that name their indicators.
  expect(bySlug.get('listed-things')?.sort()).toEqual(['LOC-11', 'SCH-05']);
  expect(bySlug.get('changing-lists')?.sort()).toEqual([
    'SYS-03',
    'SYS-06',
    'SYS-08',
    'SYS-09',
    'SYS-10',
    'SYS-11',
    'SYS-18',
    'SYS-19',
  ]);
  expect(bySlug.get('event-shares')).toEqual(['LOC-07']);
  expect(bySlug.get('gap')).toEqual(['COM-08']);
  expect(bySlug.get('area-trend')?.sort()).toEqual([
    'AREA-01',
    'AREA-02',
    'AREA-03',
    'AREA-04',
    'AREA-05',
    'AREA-06',
    'AREA-07',
  ]);
  expect(bySlug.get('not-judged')?.sort()).toEqual([
    'LOC-06',
    'LOC-14',
    'SCH-06',
    'SYS-01',
    'SYS-02',
    'SYS-12',
    'SYS-13',
    'SYS-16',
  ]);
  expect(bySlug.get('levels')).toContain('SYS-05');
});

it('tells what something costs as money for each, and neither as a score nor as a change', () => {
  const cost = demoFramework().indicators.find(({ code }) => code === 'SYS-16');
  if (!cost) throw new Error('SYS-16 is gone');
  expect(verdictOf(cost, [moments(14, 38_500, 9_000), moments(12, 57_600, 9_000)]).sentence).toBe(
    'In 2017/18 it was 57,600 pounds for each of 12 moves, in 2016/17 38,500 pounds for each of 14 moves; ' +
      'what something costs has no better side, is not judged, and is never money saved.',
  );
});
