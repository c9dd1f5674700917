import type { Scale } from '@waymark/contract';
import type { ReleasedSeries } from '../table/series';
import { anIndicator } from '../testing/an-indicator';
import { counts, events, moments } from '../testing/a-series';
import type { Stats } from '../rollup/stats';
import { severalPlaces, type Arm, type Comparison } from './several-places';

const score = anIndicator({ aggregation: 'moments', measure_type: 'likert_scale', range: null });
const scale: Scale = { kind: 'score', min: 0, max: null, unit: 'points', decimals: 1 };
const wave = (start: string, end: string, stats: Stats): ReleasedSeries['cells'][number] => ({
  state: 'shown',
  cell: { period: { start, end, label: start }, round: '', source: 'invented', stats, observationIds: [] },
});
const seriesOf = (cells: ReleasedSeries['cells'], breaks: ReleasedSeries['breaks'] = []): ReleasedSeries => ({
  subject: { contextId: 1 },
  indicator: score,
  breakdown: '',
  breaks,
  ended: null,
  crosses: 0,
  cells,
});
const beforeAfter = (before: Stats, after: Stats): ReleasedSeries =>
  seriesOf([wave('2020-10-01', '2020-10-31', before), wave('2021-10-01', '2021-10-31', after)]);
const place = (contextId: number, arm: Arm['arm'], series: ReleasedSeries | null): Arm => ({
  contextId,
  name: `Place ${contextId}`,
  arm,
  series,
});
const compare = (places: readonly Arm[], more: Partial<Comparison> = {}) =>
  severalPlaces({
    indicator: score,
    scale,
    date: '2021-04-01',
    event: 'Park hosts',
    months: 24,
    places,
    justification: 'Measured alike.',
    outside: false,
    ...more,
  });

/** The twelve sites of docs/methods/difference-in-differences.md: five with the work, seven without. */
const before = [31, 28, 40, 25, 36, 30, 33, 27, 41, 29, 35, 38];
const after = [24, 25, 33, 22, 27, 29, 34, 25, 39, 30, 33, 36];
const twelve = before.map((value, i) =>
  place(i + 1, i < 5 ? 'with' : 'without', beforeAfter(moments(50, value, 8), moments(50, after[i] ?? 0, 8))),
);

describe('several places, before and after', () => {
  it('gives the published example: 4.8 points less, 8.1 to 1.5, one labelling in 792', () => {
    const found = compare(twelve);
    if (found.kind !== 'several_places') throw new Error(found.sentence);
    expect(found.difference.value).toBeCloseTo(-4.8, 1);
    expect(found.difference.lower).toBeCloseTo(-8.1, 1);
    expect(found.difference.upper).toBeCloseTo(-1.5, 1);
    expect(found.permutations).toBe(792);
    expect(found.permutationP).toBeCloseTo(1 / 792, 6);
    expect(found).toMatchObject({ gate: 'full', changed: true, justification: 'Measured alike.' });
    expect(found.words).toBe('Changed more than in comparison contexts: lower');
  });

  it('gives no word with three places on a side, and only a description with one', () => {
    const three = [...twelve.slice(0, 3), ...twelve.slice(5, 8)];
    expect(compare(three)).toMatchObject({ gate: 'caution', words: 'Cannot say', changed: false });
    const one = compare([...twelve.slice(0, 1), ...twelve.slice(5, 6)]);
    expect(one).toMatchObject({ words: 'A description, not a finding', changed: false });
    expect(one.kind === 'several_places' && one.difference).toMatchObject({ lower: null, upper: null });
    expect(one.kind === 'several_places' && one.diagnostics.join(' ')).toContain('in no interval');
  });

  it('has only grey words for figures without a good direction', () => {
    const none = { ...score, direction: 'none' as const };
    const found = compare(twelve, { indicator: none });
    expect(found).toMatchObject({ grey: true, changed: false, words: 'Lower than in comparison contexts' });
  });

  it('takes the waves of a window together, weighted by how many answered', () => {
    const share = anIndicator();
    const cells = [
      wave('2020-04-01', '2020-04-30', counts(10, 20)),
      wave('2020-10-01', '2020-10-31', counts(50, 60)),
      wave('2021-04-01', '2021-04-30', counts(30, 40)),
      // two years and a month later: outside the window
      wave('2023-05-01', '2023-05-31', counts(40, 40)),
    ];
    const found = compare([place(1, 'with', seriesOf(cells)), ...twelve.slice(5)], {
      indicator: share,
      scale: { ...scale, kind: 'percent' },
    });
    if (found.kind !== 'several_places') throw new Error(found.sentence);
    expect(found.places[0]).toMatchObject({
      before: { value: 0.75, base: 80, waves: 2 },
      after: { value: 0.75, base: 40, waves: 1 },
      change: 0,
    });
  });

  it('compares counts by the year where no population is known', () => {
    const calls = anIndicator({ aggregation: 'sum', measure_type: 'count', counts: 'events' });
    const year = (start: string, end: string, count: number) => wave(start, end, events(count));
    const series = seriesOf([year('2020-04-01', '2021-03-31', 73), year('2021-04-01', '2022-03-31', 36)]);
    const found = compare([place(1, 'with', series), place(2, 'without', series)], { indicator: calls });
    if (found.kind !== 'several_places') throw new Error(found.sentence);
    expect(found.places[0]?.before?.value).toBeCloseTo((73 / 365) * 365.25, 9);
    expect(found.difference.value).toBe(0);
  });

  it('leaves out a place with a break, with nothing shown or with too few people, and says which', () => {
    const withBreak = place(
      6,
      'without',
      seriesOf((twelve[5]?.series as ReleasedSeries).cells, [
        { date: '2021-01-01', kind: 'boundary redrawn', reason: 'built over' },
      ]),
    );
    const few = place(7, 'without', beforeAfter(moments(9, 30, 8), moments(50, 30, 8)));
    const unseen = place(8, 'without', null);
    const found = compare([...twelve.slice(0, 5), withBreak, few, unseen, ...twelve.slice(8)]);
    if (found.kind !== 'several_places') throw new Error(found.sentence);
    expect(found.places.filter(({ leftOut }) => leftOut !== null).map(({ contextId }) => contextId)).toEqual([
      6, 7, 8,
    ]);
    expect(found.diagnostics.join(' ')).toContain('Place 7 takes no part: before: fewer than 10 asked');
  });

  it('refuses where the place itself has nothing to compare, and where no comparison has', () => {
    const nothing = place(1, 'with', seriesOf([]));
    expect(compare([nothing, ...twelve.slice(5)])).toMatchObject({ kind: 'refused' });
    expect(compare([...twelve.slice(0, 5), place(6, 'without', null)])).toMatchObject({ kind: 'refused' });
  });

  it('shows no average over fewer than three places outside the team', () => {
    const two = [...twelve.slice(0, 2), ...twelve.slice(5)];
    expect(compare(two, { outside: true })).toMatchObject({ kind: 'refused' });
    expect(compare(twelve, { outside: true }).kind).toBe('several_places');
  });
});
