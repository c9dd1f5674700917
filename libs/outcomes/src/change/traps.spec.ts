import type { Indicator, Verdict } from '@waymark/contract';
import type { Stats } from '../rollup/stats';
import type { ReleasedSeries, Series } from '../table/series';
import { anIndicator } from '../testing/an-indicator';
import { aSeries, counts, events } from '../testing/a-series';
import { chance } from '../testing/chance';
import { controlChartOf } from './control';
import { judge } from './judge';
import { allShown } from './segment';
import { judgeTogether } from './together';

/**
 * Traps of a statistician: series with a known truth, by chance with a seed. Few by default; `TRAP_SERIES=2000` for all.
 * A rate is held against what is promised, with room for the luck of so few series.
 */
const SERIES = Number(process.env['TRAP_SERIES'] ?? 120);
const most = (promised: number): number =>
  SERIES * promised + 3 * Math.sqrt(SERIES * promised * (1 - promised));
const least = (promised: number): number =>
  SERIES * promised - 3 * Math.sqrt(SERIES * promised * (1 - promised));

const safe = anIndicator();
const incidents = anIndicator({
  counts: 'events',
  aggregation: 'sum',
  measure_type: 'count',
  unit: 'incidents per month',
  direction: 'lower',
  range: null,
  material_change: { amount: 20, unit: 'percent' },
});

type Options = Parameters<typeof aSeries>[2];
/** The periods of a series are made once for its length and set: only its figures are new each time. */
const frames = new Map<string, Series>();
function seriesOf(indicator: Indicator, figures: readonly Stats[], options: Options = {}): ReleasedSeries {
  const key = `${figures.length} ${options.set ?? ''}`;
  const frame = frames.get(key) ?? aSeries(indicator, figures, options);
  frames.set(key, frame);
  return allShown({
    ...frame,
    indicator,
    cells: frame.cells.map((cell, i) => ({ ...cell, stats: figures[i] ?? cell.stats })),
  });
}
const verdictOf = (indicator: Indicator, figures: readonly Stats[], options: Options = {}): Verdict =>
  judge(seriesOf(indicator, figures, options));
const named = ({ word }: Verdict): boolean =>
  word !== null && !['no clear change', 'cannot say'].includes(word);
/** A word of change with nothing beside it that takes it back. */
const unqualified = (verdict: Verdict): boolean =>
  named(verdict) && !verdict.leftOut.some((line) => /no change is clear|it is less than the/.test(line));
/** How many of the series have it. */
const howMany = (has: () => boolean): number => {
  let found = 0;
  for (let i = 0; i < SERIES; i++) if (has()) found++;
  return found;
};
const repeated = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const months: Options = { set: 'month', from: '2016-04-01' };

describe('where nothing changed', () => {
  it('a share of different people is called changed at most 5 times in 100, on either side', () => {
    const by = chance(1);
    let up = 0;
    const found = howMany(() => {
      const verdict = verdictOf(
        safe,
        repeated(3, () => counts(by.binomial(60, 0.5), 60)),
      );
      if (verdict.word === 'improving') up++;
      return named(verdict);
    });
    expect(found).toBeLessThanOrEqual(most(0.05));
    expect(up).toBeLessThanOrEqual(most(0.025));
  });

  it('events that happen apart from each other are called changed at most 5 times in 100', () => {
    const by = chance(2);
    const found = howMany(() =>
      named(
        verdictOf(
          incidents,
          repeated(36, () => events(by.poisson(8))),
          months,
        ),
      ),
    );
    expect(found).toBeLessThanOrEqual(most(0.05));
  });

  it('events that come in heaps are called changed far too often, and all but 10 in 100 are told so beside the word', () => {
    const by = chance(3);
    let words = 0;
    const found = howMany(() => {
      const verdict = verdictOf(
        incidents,
        repeated(36, () => events(by.poisson(10 * by.gamma(2)))),
        months,
      );
      if (named(verdict)) words++;
      return unqualified(verdict);
    });
    expect(found).toBeLessThanOrEqual(most(0.1));
    // the trap is there: the exact ratio alone falls into it
    expect(words).toBeGreaterThan(least(0.4));
  });

  it('a spring and an autumn that differ every year are told beside the word that they make', () => {
    const by = chance(4);
    const waves = () => repeated(8, (i) => counts(by.binomial(80, i % 2 === 0 ? 0.62 : 0.38), 80));
    const found = howMany(() =>
      unqualified(verdictOf(safe, waves(), { set: 'half_year', from: '2016-04-01' })),
    );
    expect(found).toBeLessThanOrEqual(most(0.1));
  });

  it('four headlines named in advance give one false change at most 5 times in 100, a wall of 64 hardly one', () => {
    const by = chance(5);
    const codes = ['LOC-01', 'LOC-02', 'LOC-03', 'LOC-04'];
    const known = new Map(codes.map((code) => [code, anIndicator({ code })]));
    const headline = (code: string) => known.get(code) ?? safe;
    const line = (code: string) => ({
      series: seriesOf(
        headline(code),
        repeated(2, () => counts(by.binomial(100, 0.5), 100)),
      ),
    });
    const headlines = howMany(() =>
      judgeTogether(codes.map(line), { kind: 'named', codes }).verdicts.some(named),
    );
    expect(headlines).toBeLessThanOrEqual(most(0.05));
    const walls = repeated(Math.ceil(SERIES / 20), () =>
      judgeTogether(
        repeated(64, () => line('LOC-01')),
        { kind: 'wall' },
      ).verdicts.some(named),
    ).filter(Boolean).length;
    expect(walls).toBeLessThanOrEqual(1 + SERIES / 200);
  });

  it('the latest point of a long series is marked about 2 times in 100, as is told', () => {
    const by = chance(6);
    for (const points of [24]) {
      const found = howMany(() => {
        const series = allShown(
          aSeries(
            incidents,
            repeated(points, () => events(by.poisson(8))),
            months,
          ),
        );
        return (controlChartOf(series)?.signals.at(-1)?.length ?? 0) > 0;
      });
      expect(found).toBeLessThanOrEqual(most(0.03));
    }
  });

  it('"no clear change" needs an interval inside what matters: few people never give it', () => {
    const by = chance(7);
    const found = howMany(
      () =>
        verdictOf(
          safe,
          repeated(3, () => counts(by.binomial(60, 0.5), 60)),
        ).word === 'no clear change',
    );
    expect(found).toBe(0);
  });
});

describe('where something changed', () => {
  it('a fall from ten a month to five is seen, though months vary by chance', () => {
    const by = chance(8);
    const found = howMany(
      () =>
        verdictOf(
          incidents,
          repeated(36, (i) => events(by.poisson(i < 24 ? 10 : 5))),
          months,
        ).word === 'improving',
    );
    expect(found).toBeGreaterThan(least(0.95));
  });

  it('a rise of 30 points is seen beside the first wave of the same season too', () => {
    const by = chance(9);
    const waves = () => repeated(8, (i) => counts(by.binomial(80, i < 5 ? 0.4 : 0.7), 80));
    const found = howMany(
      () => verdictOf(safe, waves(), { set: 'half_year', from: '2016-04-01' }).word === 'improving',
    );
    expect(found).toBeGreaterThan(least(0.95));
  });

  it('a change that is true but smaller than what matters is never called by a word of change', () => {
    const by = chance(10);
    const found = howMany(() =>
      named(verdictOf(safe, [counts(by.binomial(3000, 0.5), 3000), counts(by.binomial(3000, 0.55), 3000)])),
    );
    expect(found).toBeLessThanOrEqual(most(0.01));
  });
});

describe('what is said beside a verdict', () => {
  const half: Options = { set: 'half_year', from: '2016-04-01' };

  it('names two seasons set side by side, and asks the first wave of the same season', () => {
    const verdict = verdictOf(safe, [counts(60, 80), counts(30, 80), counts(60, 80), counts(30, 80)], half);
    expect(verdict).toMatchObject({ word: 'worsening', held: false });
    expect(verdict.leftOut).toEqual([
      "The first wave began in April, the latest in October: a part of any difference may be the season's.",
      'Beside Oct 2016 to Mar 2017, the first wave of that season, it is less than the 10 points agreed to matter.',
    ]);
    // a whole year has every season in it, whenever it begins
    expect(verdictOf(safe, [counts(60, 80), counts(30, 80)]).leftOut).toEqual([]);
  });

  it('says that a share at the end of its scale had no room to get better', () => {
    const near = verdictOf(safe, [counts(76, 80), counts(79, 80)]);
    expect(near.leftOut).toEqual([
      'It began so near the upper end of the scale that getting better by 10 points was not possible.',
    ]);
    const lower = anIndicator({ direction: 'lower' });
    expect(verdictOf(lower, [counts(4, 80), counts(1, 80)]).leftOut[0]).toContain('near the lower end');
    expect(verdictOf(safe, [counts(72, 80), counts(79, 80)]).leftOut).toEqual([]);
  });

  it('says that far fewer or far more were asked, and nothing of it where all are on record', () => {
    expect(verdictOf(safe, [counts(60, 120), counts(30, 60)]).leftOut).toEqual([
      '120 were asked at the first wave and 60 at the latest: who is reached has probably changed, and that alone moves figures.',
    ]);
    expect(verdictOf(safe, [counts(60, 120), counts(31, 61)]).leftOut).toEqual([]);
    const onRecord = anIndicator({ population: 'known' });
    expect(verdictOf(onRecord, [counts(60, 120), counts(30, 60)]).leftOut).toEqual([]);
  });

  it('says that members of a peer group are not so many separate answers', () => {
    const peers = anIndicator({ code: 'PEER-01', level: 'peer' });
    expect(verdictOf(peers, [counts(20, 40), counts(30, 40)]).leftOut[0]).toContain(
      'Members of one group move together',
    );
  });

  it('says when only one of two years knows how many people there were', () => {
    const rate = anIndicator({ ...incidents, measure_type: 'rate_per_1000', per: 1000 });
    const verdict = verdictOf(rate, [events(40, 1000), events(41, 1000), events(80)]);
    expect(verdict.ratio?.value).toBeCloseTo(2, 2);
    expect(verdict.leftOut).toContain(
      'How many people there were is known for one of the two years only, so events are compared by time alone: if their number changed, so did this.',
    );
    expect(verdictOf(rate, [events(40, 1000), events(41, 1000), events(80, 2000)]).leftOut).toEqual([]);
  });

  it('tells the interval that allows for heaped months, and what it leaves of the word; the word itself is that of the rule', () => {
    // two months hold most of the latest year: exact ratio 2 with 1.2 to 3.3, but one ratio fits no month
    const then = repeated(12, () => events(2));
    const heaped = repeated(12, (i) => events(i === 3 || i === 8 ? 24 : 0));
    const verdict = verdictOf(incidents, [...then, ...then, ...heaped], months);
    expect(verdict.ratio?.lower).toBeGreaterThan(1);
    expect(verdict.word).toBe('worsening');
    expect(verdict.leftOut[0]).toMatch(
      /^The months of the two years vary \d+\.\d times as much as events that happen apart from each other would: allowing for that, the interval is 0\.\d+ to \d+\.\d+, and no change is clear\.$/,
    );
  });
});
