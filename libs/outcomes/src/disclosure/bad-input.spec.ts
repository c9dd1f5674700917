import type { Stats } from '../rollup/stats';
import type { Series } from '../table/series';
import { manyIncidents } from '../testing/a-large-family';
import { aSeries, counts, events } from '../testing/a-series';
import { breaches } from '../testing/breaches';
import { externalPolicy } from '../testing/external-policy';
import { incidents, survey } from '../testing/sample-indicators';
import { decide } from './release';
import { loadSolver } from './solver/highs-solver';
import type { LinearSolver, OpenProgram } from './solver/linear-solver';

const policy = externalPolicy();
const decided = (series: readonly Series[], solver: LinearSolver | null = null) =>
  decide({ series, contextLevel: 'location', policy, solver });
const states = (series: readonly Series[], solver: LinearSolver | null = null): string[][] =>
  decided(series, solver).map(({ decisions }) =>
    decisions.map((one) => (one.state === 'withheld' ? one.cause : 'shown')),
  );
const line = (list: readonly Stats[], breakdown = ''): Series => aSeries(incidents, list, { breakdown });

describe('figures that cannot be', () => {
  it.each([-1, 2.5, Number.NaN, Number.POSITIVE_INFINITY, 1e300, Number.MAX_SAFE_INTEGER + 2])(
    'withholds %d events with a reason, and audits the rest without it',
    (bad) => {
      const found = decided([line([events(40), events(bad), events(30)])]);
      const [, second] = found[0]?.decisions ?? [];
      expect(second).toMatchObject({ state: 'withheld' });
      expect(second?.state === 'withheld' && second.why.length > 20).toBe(true);
    },
  );
  it('takes parts that exceed their whole for no parts, and still withholds what is small', () => {
    const series = [
      line([events(40), events(50), events(45)]),
      line([events(39), events(4), events(40)], 'kind=noise'),
      line([events(39), events(48), events(41)], 'kind=other'),
    ];
    expect(states(series)[1]?.[1]).toBe('small count');
  });
  it('judges one row, and a margin that is missing, by the rules alone', () => {
    expect(states([line([events(40)])])).toEqual([['shown']]);
    const parts = [
      line([events(40), events(50), events(4)], 'kind=noise'),
      line([events(39), events(48), events(41)], 'kind=other'),
    ];
    expect(states(parts)).toEqual([
      ['shown', 'shown', 'small count'],
      ['shown', 'shown', 'shown'],
    ]);
  });
  it('has nothing to say when all is withheld, or nothing is', () => {
    expect(states([line([events(3), events(2)])])).toEqual([['grain', 'grain']]);
    expect(states([aSeries(survey, [counts(30, 60), counts(40, 90)])])).toEqual([['shown', 'shown']]);
    expect(decided([])).toEqual([]);
  });
});

/** The two ways in which a solver can fail: it gives up, or what it says is wrong. */
const broken = (program: Partial<OpenProgram>): LinearSolver => ({
  name: 'broken',
  open: () => ({ extreme: () => null, towards: () => null, close: () => undefined, ...program }),
});

describe('a solver that fails', () => {
  const family = manyIncidents(1).series;
  const shownBy = (solver: LinearSolver | null): Set<string> =>
    new Set(
      states(family, solver).flatMap((row, at) =>
        row.flatMap((state, index) => (state === 'shown' ? [`${at}|${index}`] : [])),
      ),
    );
  const alone = shownBy(null);
  it.each<[string, Partial<OpenProgram>]>([
    ['gives up every time', {}],
    ['finds nothing possible', { extreme: () => 'impossible' }],
    ['answers with noughts', { towards: () => new Float64Array(5000), extreme: () => 0 }],
    ['answers with halves', { towards: () => new Float64Array(5000).fill(2.5) }],
    ['answers with no numbers', { towards: () => new Float64Array(5000).fill(Number.NaN) }],
    ['says that everything is open', { extreme: (_, end) => (end === 'least' ? -1e9 : 1e9) }],
  ])('never shows more than the search alone: %s', (_, program) => {
    const more = [...shownBy(broken(program))].filter((cell) => !alone.has(cell));
    // What a broken solver shows is proven by worlds of our own search, or it is withheld.
    expect(breachesOf(broken(program))).toEqual([]);
    expect(more.length).toBeLessThanOrEqual(alone.size);
  });
  const breachesOf = (solver: LinearSolver | null): string[] => breaches({ series: family }, policy, solver);

  it('shows more when it works, with the same answer every time, and gives nothing away', async () => {
    const solver = await loadSolver();
    const first = states(family, solver);
    expect(first).toEqual(states(family, solver));
    expect(first.flat().filter((state) => state === 'shown').length).toBeGreaterThan(alone.size);
    expect(breachesOf(solver)).toEqual([]);
  });
});
