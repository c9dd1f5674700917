import * as fc from 'fast-check';
import { combine } from './combine';
import { rollUp, type RollableObservation } from './roll-up';
import type { Rollup, Stats } from './stats';

// the same cases on every machine: whoever looks for more changes the seed
fc.configureGlobal({ seed: 20_260_915 });

type FiguresOf = RollableObservation['figures'];

const base: Omit<RollableObservation, 'id' | 'figures'> = {
  contextId: 1,
  areaCode: null,
  indicator: 'LOC-01',
  indicatorVersion: 1,
  breakdown: '',
  start: '2024-04-01',
  end: '2024-04-30',
  round: 'spring 2024',
  source: 'paper form',
  state: 'current',
};
const observed = (id: number, figures: FiguresOf, other: Partial<RollableObservation> = {}) => ({
  ...base,
  id,
  figures,
  ...other,
});
const counts = (numerator: number, denominator: number): FiguresOf => ({
  kind: 'counts',
  numerator,
  denominator,
});

describe('rollUp', () => {
  it('adds two rounds of the same days and names both', () => {
    const [rollup, ...others] = rollUp([
      observed(1, counts(10, 30)),
      observed(2, counts(5, 11), { round: 'spring 2024, second evening', source: 'phone form' }),
    ]);
    expect(others).toEqual([]);
    expect(rollup).toMatchObject({
      stats: counts(15, 41),
      round: 'spring 2024; spring 2024, second evening',
      source: 'paper form; phone form',
      observationIds: [1, 2],
    });
  });

  it('never adds girls, boys and everyone together', () => {
    const rollups = rollUp([
      observed(1, counts(10, 30)),
      observed(2, counts(4, 15), { breakdown: 'gender=girls' }),
      observed(3, counts(6, 15), { breakdown: 'gender=boys' }),
    ]);
    expect(rollups.map(({ breakdown, stats }) => [breakdown, stats])).toEqual([
      ['', counts(10, 30)],
      ['gender=boys', counts(6, 15)],
      ['gender=girls', counts(4, 15)],
    ]);
    expect(() => combine(rollups[0] as Rollup, rollups[1] as Rollup)).toThrow(/one line and breakdown/);
  });

  it('leaves out what was superseded or undone, and lets a figure stand over an absence', () => {
    const [rollup] = rollUp([
      observed(1, counts(1, 30), { state: 'superseded' }),
      observed(2, counts(9, 30)),
      observed(3, { kind: 'missing', reason: 'not asked', symbol: null }, { source: 'other' }),
    ]);
    expect(rollup).toMatchObject({ stats: counts(9, 30), source: 'paper form', observationIds: [2] });
  });

  it('keeps a reported percentage as it is and never pools two of them', () => {
    const reported = (shownAs: string, value: number): FiguresOf => ({
      kind: 'reported',
      shownAs,
      value,
      lower: null,
      upper: null,
    });
    expect(rollUp([observed(1, reported('45%', 0.45))])[0]?.stats).toEqual(reported('45%', 0.45));
    expect(rollUp([observed(1, reported('45%', 0.45)), observed(2, reported('<5', 2))])[0]?.stats).toEqual({
      kind: 'reported',
      shownAs: '45%; <5',
      value: null,
      lower: null,
      upper: null,
    });
  });

  it('combines the spread of two waves as if the answers had been taken together', () => {
    // Answers 2, 4, 4 and 6, 9: means 10/3 and 7.5, sample variances 4/3 and 4.5; together mean 5, variance 7.
    const [rollup] = rollUp([
      observed(1, { kind: 'moments', n: 3, mean: 10 / 3, sd: Math.sqrt(4 / 3) }),
      observed(2, { kind: 'moments', n: 2, mean: 7.5, sd: Math.sqrt(4.5) }),
    ]);
    const stats = rollup?.stats as Extract<Stats, { kind: 'moments' }>;
    expect([stats.n, stats.mean]).toEqual([5, 5]);
    expect((stats.m2 as number) / 4).toBeCloseTo(7, 12);
  });

  it('does not know the spread of a whole when one part did not supply it', () => {
    const [rollup] = rollUp([
      observed(1, { kind: 'moments', n: 3, mean: 4, sd: null }),
      observed(2, { kind: 'moments', n: 3, mean: 6, sd: 1 }),
    ]);
    expect(rollup?.stats).toEqual({ kind: 'moments', n: 6, mean: 5, m2: null });
  });

  it('drops an exposure that is not known for every part', () => {
    const [rollup] = rollUp([
      observed(1, { kind: 'events', events: 4, exposure: 500, exposureUnit: 'person-years' }),
      observed(2, { kind: 'events', events: 6, exposure: null, exposureUnit: null }),
    ]);
    expect(rollup?.stats).toEqual({ kind: 'events', events: 10, exposure: null, exposureUnit: null });
  });
});

const day = (n: number): string => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10);
const whole = fc.nat({ max: 400 });
const absences: fc.Arbitrary<FiguresOf>[] = [
  fc.record({
    kind: fc.constant('reported' as const),
    shownAs: fc.constantFrom('<5', '12%', 'c'),
    value: fc.constant(null),
    lower: fc.constant(null),
    upper: fc.constant(null),
  }),
  fc.record({
    kind: fc.constant('missing' as const),
    reason: fc.constantFrom('not asked' as const, 'not collected' as const),
    symbol: fc.constant(null),
  }),
];
const kinds: fc.Arbitrary<FiguresOf>[] = [
  fc.tuple(whole, whole).map(([a, b]) => counts(a, a + b)),
  fc.record({
    kind: fc.constant('moments' as const),
    n: fc.integer({ min: 0, max: 300 }),
    mean: fc.integer({ min: 0, max: 100 }),
    sd: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }),
  }),
  fc.record({
    kind: fc.constant('events' as const),
    events: whole,
    exposure: fc.option(fc.integer({ min: 1, max: 5000 }), { nil: null }),
    exposureUnit: fc.constantFrom('pupils', 'residents'),
  }),
  fc.record({
    kind: fc.constant('level' as const),
    level: fc.integer({ min: 0, max: 4 }),
    raters: fc.nat({ max: 3 }),
    evidence: fc.constant(''),
  }),
  fc.record({ kind: fc.constant('stock' as const), stock: whole }),
];
/** An indicator has one kind of figures; a reported value or an absence may stand for any of them. */
const figuresOfOneKind = fc.constantFrom(...kinds).map((kind) => fc.oneof(kind, kind, ...absences));
const someObservations = figuresOfOneKind
  .chain((anyFigures) =>
    fc.array(fc.record({ figures: anyFigures, from: fc.nat({ max: 40 }), days: fc.nat({ max: 20 }) }), {
      minLength: 1,
      maxLength: 12,
    }),
  )
  .map((list) =>
    list.map(({ figures, from, days }, index) =>
      observed(index + 1, figures, { start: day(from), end: day(from + days) }),
    ),
  );

/** Equal but for the last digits of a mean: additions in another order round differently. */
function expectSame(a: Rollup, b: Rollup): void {
  const figuresOf = ({ stats }: Rollup) => (stats.kind === 'moments' ? [stats.mean, stats.m2 ?? -1] : []);
  const rest = (rollup: Rollup) => ({
    ...rollup,
    stats: rollup.stats.kind === 'moments' ? { ...rollup.stats, mean: 0, m2: 0 } : rollup.stats,
  });
  expect(rest(a)).toEqual(rest(b));
  figuresOf(a).forEach((value, index) => expect(value).toBeCloseTo(figuresOf(b)[index] as number, 6));
}

describe('rolling up, for any observations', () => {
  it('does not depend on their order', () => {
    fc.assert(
      fc.property(
        someObservations.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => expect(rollUp(shuffled)).toEqual(rollUp(list)),
      ),
    );
  });

  it('is commutative and associative', () => {
    const three = figuresOfOneKind.chain((any) =>
      fc.tuple(any, any, any, fc.nat(30), fc.nat(30), fc.nat(30)),
    );
    fc.assert(
      fc.property(three, ([x, y, z, i, j, k]) => {
        const [a, b, c] = [
          [x, i],
          [y, j],
          [z, k],
        ].map(
          ([figures, from], index) =>
            rollUp([
              observed(index + 1, figures as FiguresOf, {
                start: day(from as number),
                end: day((from as number) + 5),
              }),
            ])[0] as Rollup,
        ) as [Rollup, Rollup, Rollup];
        expect(combine(a, b)).toEqual(combine(b, a));
        expectSame(combine(combine(a, b), c), combine(a, combine(b, c)));
      }),
      { numRuns: 400 },
    );
  });
});
