import type { EditionPreview } from '@waymark/contract';
import type { Series } from '../../table/series';
import { aSeries, counts, events } from '../../testing/a-series';
import { aContextDraft, auditOptions } from '../../testing/an-edition';
import { anIndicator } from '../../testing/an-indicator';
import { draftEdition } from './draft-edition';

const survey = anIndicator();
const incidents = anIndicator({
  code: 'LOC-12',
  counts: 'events',
  population: null,
  aggregation: 'sum',
  min_base: null,
  min_events: 10,
});

const drafted = (...series: readonly Series[]): EditionPreview =>
  draftEdition({ contexts: [aContextDraft(...series)], ...auditOptions() });
const promised = ({ summary }: EditionPreview, change: string): number =>
  summary.wouldShow.find((one) => one.change === change)?.cells ?? 0;
const shownIn = ({ tables }: EditionPreview) =>
  tables
    .flatMap(({ series }) => series)
    .flatMap(({ cells }) => cells)
    .filter(({ state }) => state === 'shown');

/** The same numbers every time, and others for every seed. */
function numbers(seed: number): () => number {
  let at = seed;
  return () => {
    at = (at * 48271) % 2147483647;
    return at / 2147483647;
  };
}
const WORLDS = Number(process.env['PROMISE_WORLDS'] ?? 6);
const seeds = Array.from({ length: WORLDS }, (_, at) => 7919 * (at + 1));

/** What the page of a draft promises, held against what another draft in that form really shows. */
describe('what would show more', () => {
  it.each(seeds)(
    'is a year instead of its quarters for as many figures as the years alone cover (world %i)',
    (seed) => {
      const next = numbers(seed);
      // a third of the years small, the rest with quarters on both sides of the rule
      const parts = [0, 1, 2, 3].map(() => {
        const most = next() < 0.3 ? 2 : 24;
        return [0, 1, 2, 3].map(() => Math.floor(next() * most));
      });
      const quarters = aSeries(
        incidents,
        parts.flat().map((n) => events(n)),
        { set: 'quarter', from: '2016-04-01' },
      );
      const years = aSeries(
        incidents,
        parts.map((list) => events(list.reduce((a, b) => a + b, 0))),
      );
      const both = drafted(quarters, years);
      const alone = shownIn(drafted(years));
      const helped = both.withheld.filter(({ period }) =>
        alone.some(
          (year) =>
            year.period.start <= period.start &&
            year.period.end >= period.end &&
            year.period.label !== period.label,
        ),
      );
      // of counts that are small by themselves; one that is held back for another may be helped too, and is not counted on
      const small = helped.filter(({ cause }) => cause === 'small count');
      const said = both.withheld.filter(({ wouldShowMore }) =>
        wouldShowMore.some(({ change }) => change === 'year instead of shorter periods'),
      );
      expect(promised(both, 'year instead of shorter periods')).toBe(said.length);
      expect(said.filter(({ cause }) => cause === 'small count')).toEqual(small);
    },
  );

  it('is said of no quarter whose year is small as well', () => {
    const both = drafted(
      aSeries(
        incidents,
        [1, 0, 2, 1, 12, 14, 11, 15, 13, 17, 12, 19].map((n) => events(n)),
        { set: 'quarter', from: '2016-04-01' },
      ),
      aSeries(
        incidents,
        [4, 52, 61].map((n) => events(n)),
      ),
    );
    expect(both.withheld.length).toBeGreaterThan(3);
    expect(promised(both, 'year instead of shorter periods')).toBe(0);
  });

  it.each(seeds)(
    'is more people asked, or wider groups, for no more figures than it says (world %i)',
    (seed) => {
      const next = numbers(seed);
      const groups = ['gender=girl', 'gender=boy', 'gender=other'].map((breakdown) => ({
        breakdown,
        waves: [0, 1, 2].map(() => {
          const n = 4 + Math.floor(next() * 60);
          return { x: Math.floor(n * (0.2 + 0.6 * next())), n };
        }),
      }));
      const of = (breakdown: string, waves: readonly { x: number; n: number }[]) =>
        aSeries(
          survey,
          waves.map(({ x, n }) => counts(x, n)),
          { breakdown },
        );
      const now = drafted(...groups.map(({ breakdown, waves }) => of(breakdown, waves)));
      const lines = now.withheld.length;
      const five = drafted(
        ...groups.map(({ breakdown, waves }) =>
          of(
            breakdown,
            waves.map(({ x, n }) => ({ x: 5 * x, n: 5 * n })),
          ),
        ),
      );
      const more = lines - five.withheld.length;
      expect(more).toBeLessThanOrEqual(
        promised(now, 'ask more people') + promised(now, 'fewer groups beside each other'),
      );
      // neighbouring groups put together: each withheld figure is one of a group that is shown then
      const [first, second, third] = groups;
      if (!first || !second || !third) throw new Error('three groups');
      const wide = drafted(
        of(
          'gender=girl or boy',
          first.waves.map(({ x, n }, at) => ({
            x: x + (second.waves[at]?.x ?? 0),
            n: n + (second.waves[at]?.n ?? 0),
          })),
        ),
        of(third.breakdown, third.waves),
      );
      const shown = new Set(
        wide.tables
          .flatMap(({ series }) => series)
          .filter(({ breakdown }) => breakdown === 'gender=girl or boy')
          .flatMap(({ cells }) =>
            cells.flatMap(({ state, period }) => (state === 'shown' ? [period.label] : [])),
          ),
      );
      const helped = now.withheld.filter(
        ({ breakdown, period }) => breakdown !== third.breakdown && shown.has(period.label),
      );
      expect(helped.length).toBeLessThanOrEqual(promised(now, 'wider groups'));
    },
  );
});
