import * as fc from 'fast-check';
import { judge } from '../change/judge';
import { changeIn, pairsFor, pairsIn } from '../change/paired-waves';
import { allShown } from '../change/segment';
import { tabulate } from '../table/tabulate';
import { anIndicator } from '../testing/an-indicator';
import { figureOf, pairAllUp, pairUp, type Scored, type ScoredWave } from './pair-up';
import type { Rollup } from './stats';

// the same cases on every machine: whoever looks for more changes the seed
fc.configureGlobal({ seed: 20_260_915 });

const indicator = anIndicator({ paired_possible: true });
const subject = { contextId: 1 };
const people = (values: readonly number[], coded = values.length, from = 0): Scored[] =>
  values.map((value, at) => ({ code: at < coded ? `p${from + at}` : null, value }));
const waveOf = (year: number, who: readonly Scored[]): ScoredWave => ({
  start: `${year}-04-01`,
  end: `${year}-04-30`,
  round: `spring ${year}`,
  people: who,
});
/** The first `moved` of forty said no and then yes; the others said yes and stay with it. */
const first = (moved: number) =>
  waveOf(2024, people(Array.from({ length: 40 }, (_, at) => Number(at >= moved))));
const later = (year: number, found: number) => waveOf(year, people(Array.from({ length: found }, () => 1)));

describe('the same people at two waves', () => {
  it('become a table of moves: who said no and then yes, yes and then yes', () => {
    const pair = pairUp(subject, indicator, first(12), later(2025, 36));
    expect(pair).toMatchObject({ asked: 40, answered: 40, baseline: { label: 'spring 2024' } });
    expect(pair?.change).toEqual({
      kind: 'transitions',
      moves: [
        { from: 0, to: 1, people: 12 },
        { from: 1, to: 1, people: 24 },
      ],
    });
    expect(pair?.left).toEqual({ kind: 'moments', n: 4, mean: 1, m2: 0 });
  });

  it('of scores become n, mean and spread of their differences', () => {
    const score = anIndicator({ aggregation: 'moments', measure_type: 'likert_scale', unit: 'score 0-100' });
    const pair = pairUp(
      subject,
      score,
      waveOf(2024, people([10, 20, 30])),
      waveOf(2025, people([12, 26, 31])),
    );
    expect(pair?.change).toEqual({ kind: 'differences', n: 3, mean: 3, m2: 14 });
  });

  it('are nobody without a code, nobody under a code used twice, and nobody of another wave', () => {
    const twice = waveOf(2025, [...people([1, 1]), { code: 'P0', value: 0 }]);
    const pair = pairUp(subject, indicator, waveOf(2024, people([0, 0, 0], 2)), twice);
    expect(pair).toMatchObject({ asked: 2, answered: 3 });
    expect(pair && pairsIn(pair)).toBe(1);
    expect(pairUp(subject, indicator, first(1), waveOf(2025, people([1, 1], 0)))).toBeNull();
  });

  it('agree with the difference of the two shares when nobody is lost, in whatever order they come', () => {
    const answers = fc.array(fc.tuple(fc.nat(1), fc.nat(1)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(
        answers.chain((list) =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(
              list.map((_, at) => at),
              { minLength: list.length },
            ),
          ),
        ),
        ([list, order]) => {
          const [before, after] = [people(list.map(([from]) => from)), people(list.map(([, to]) => to))];
          const mixed = order.map((at) => after[at] as Scored);
          const pair = pairUp(subject, indicator, waveOf(2024, before), waveOf(2025, mixed));
          const share = (who: Scored[]) => who.filter(({ value }) => value === 1).length / who.length;
          expect(pair && changeIn(pair)).toBeCloseTo(share(after) - share(before), 12);
        },
      ),
    );
  });
});

describe('a verdict on people followed', () => {
  const seriesOf = (
    waves: readonly ScoredWave[],
    breaks: { date: string; kind: string; reason: string }[] = [],
  ) => {
    const rollups = waves.map(({ start, end, round, people: who }, at): Rollup => ({
      subject,
      indicator: indicator.code,
      indicatorVersion: 1,
      breakdown: '',
      start,
      end,
      round,
      source: 'survey',
      stats: figureOf(indicator, who),
      observationIds: [at + 1],
    }));
    return allShown(tabulate(rollups, { indicator, periodSet: 'as_collected', breaks, ended: null }));
  };
  const verdictOf = (waves: readonly ScoredWave[], breaks?: Parameters<typeof seriesOf>[1]) => {
    const series = seriesOf(waves, breaks);
    return judge(series, { paired: pairsFor(series, pairAllUp(subject, indicator, waves)) });
  };

  it('rests on their moves, and says who was lost and what that could hide', () => {
    const verdict = verdictOf([first(12), later(2025, 36)]);
    expect(verdict).toMatchObject({ word: 'improving', method: 'paired', held: false });
    expect(verdict.sentence).toContain('Of 40 people asked in spring 2024, 36 answered again in spring 2025');
    expect(verdict.leftOut.join(' ')).toContain('4 of 40 people with a code in spring 2024 did not answer');
    expect(verdict.leftOut.join(' ')).toContain(
      '30 in 100 of all who had a code if nobody lost did, 40 in 100',
    );
  });

  it('is held where the same people had come at least half as far the time before', () => {
    expect(verdictOf([first(12), later(2025, 38), later(2026, 36)]).held).toBe(true);
    const still = waveOf(2025, first(12).people);
    expect(verdictOf([first(12), still, later(2026, 36)]).held).toBe(false);
  });

  it('cannot be said under 80 in 100 found again, or under 20 pairs', () => {
    expect(verdictOf([first(12), later(2025, 31)]).lack).toBe('31 of 40 were followed up: 80% are needed');
    expect(verdictOf([first(12), later(2025, 19)]).lack).toContain('20 are needed');
  });

  it('never pairs different people: without codes, with few codes, or across a break', () => {
    const uncoded = waveOf(
      2024,
      people(
        first(12).people.map(({ value }) => value),
        19,
      ),
    );
    expect(verdictOf([uncoded, later(2025, 36)]).method).toBe('proportions');
    expect(
      verdictOf([
        first(12),
        waveOf(
          2025,
          people(
            Array.from({ length: 40 }, () => 1),
            0,
          ),
        ),
      ]).method,
    ).toBe('proportions');
    const broken = verdictOf(
      [first(12), later(2025, 36), later(2026, 36)],
      [{ date: '2024-12-01', kind: 'question changed', reason: 'new wording' }],
    );
    expect(broken.baseline?.label).toBe('spring 2025');
  });

  it('is not said outside the team, where moves are not released', () => {
    const verdict = judge(seriesOf([first(12), later(2025, 36)]), { paired: 'not released' });
    expect(verdict).toMatchObject({ word: 'cannot say', method: 'paired', difference: null });
    expect(verdict.sentence).not.toMatch(/\d/);
  });
});
