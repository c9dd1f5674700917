import type { Stats } from '../../rollup/stats';
import type { Series } from '../../table/series';
import { manyIncidents } from '../../testing/a-large-family';
import { aSeries, counts, events, moments } from '../../testing/a-series';
import { aContextDraft, auditOptions } from '../../testing/an-edition';
import { concerns, incidents, onRecord, score, sensitive, survey } from '../../testing/sample-indicators';
import type { Decision } from '../cell-rules';
import { auditContext } from '../edition/audit-context';
import { draftEdition } from '../edition/draft-edition';
import type { LinearSolver, OpenProgram } from '../solver/linear-solver';

/** Through the very door that editions go through. */
const decided = (series: readonly Series[], solver: LinearSolver | null = null): (readonly Decision[])[] =>
  auditContext(aContextDraft(...series), auditOptions({ solver })).drafts.map(({ decisions }) => decisions);
const hasReason = (one: Decision): boolean => one.state === 'shown' || one.why.length > 20;
const impossible = [
  -1,
  -0.5,
  2.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  1e300,
  2 ** 53,
  2 ** 53 + 2,
];
const sound = { events: [events(40), events(30)], counts: [counts(40, 80), counts(35, 90)] };

describe('a number that cannot be', () => {
  const kinds: readonly (readonly [string, (bad: number) => Series])[] = [
    ['events', (bad) => aSeries(incidents, [events(bad), ...sound.events])],
    ['a population', (bad) => aSeries(incidents, [events(40, bad), ...sound.events])],
    ['people who said yes', (bad) => aSeries(survey, [counts(bad, 80), ...sound.counts])],
    ['people asked', (bad) => aSeries(survey, [counts(40, bad), ...sound.counts])],
    ['people asked a sensitive question', (bad) => aSeries(sensitive, [counts(40, bad), ...sound.counts])],
    ['people on record', (bad) => aSeries(onRecord, [counts(bad, 80), ...sound.counts])],
    ['events of which a share is made', (bad) => aSeries(concerns, [counts(40, bad), ...sound.counts])],
    ['people with a score', (bad) => aSeries(score, [moments(bad, 50, 10), moments(40, 60, 12)])],
  ];
  it.each(kinds.flatMap(([name, made]) => impossible.map((bad) => [name, bad, made] as const)))(
    'is withheld with a reason: %s, %d',
    (_, bad, made) => {
      const [[first, ...others] = []] = decided([made(bad)]);
      expect(first?.state).toBe('withheld');
      expect(first && hasReason(first)).toBe(true);
      expect(others.every(hasReason)).toBe(true);
    },
  );
  it.each([Number.NaN, Number.POSITIVE_INFINITY])('is withheld with a reason: a mean of %d', (bad) => {
    const [[first] = []] = decided([aSeries(score, [moments(40, bad, 10), moments(40, 60, 12)])]);
    expect(first).toMatchObject({ state: 'withheld', cause: 'unusable' });
  });
  it('is withheld with a reason: more said yes than were asked', () => {
    for (const indicator of [survey, sensitive, onRecord, concerns]) {
      const [[first] = []] = decided([aSeries(indicator, [counts(90, 80), ...sound.counts])]);
      // and not for a small rest: the number itself is wrong
      expect(first).toMatchObject({ state: 'withheld', cause: 'unusable' });
    }
  });
});

const year = (list: readonly Stats[], breakdown = ''): Series => aSeries(incidents, list, { breakdown });
const quarters = (list: readonly number[]): Series =>
  aSeries(
    incidents,
    list.map((n) => events(n)),
    { set: 'quarter', from: '2016-04-01' },
  );
const face = (rows: readonly (readonly Decision[])[]): string[][] =>
  rows.map((row) => row.map((one) => (one.state === 'shown' ? 'shown' : one.cause)));

describe('a table that is no whole table', () => {
  it('is decided in every shape, and whatever is withheld says why', () => {
    const sevens = [7, 7, 7, 7, 12, 14, 22, 13, 15, 11, 19, 12];
    const tables: readonly (readonly Series[])[] = [
      [],
      // a table of no width
      [year([])],
      [year([]), year([events(40)])],
      // one row, one cell
      [year([events(40)])],
      [year([events(4)])],
      // nothing in it but gaps
      [year([{ kind: 'missing', reason: 'not collected', symbol: null }])],
      // a margin, and a part, that are not there
      [
        year([events(40), events(50), events(4)], 'kind=noise'),
        year([events(39), events(48), events(41)], 'kind=other'),
      ],
      [year([events(40), events(50), events(45)]), year([events(36), events(44), events(4)], 'kind=noise')],
      // all withheld, nothing withheld
      [year([events(3), events(2)])],
      [aSeries(survey, sound.counts)],
      [quarters(sevens), year([events(28), events(61), events(57)])],
    ];
    for (const series of tables) {
      const rows = decided(series);
      expect(rows.flat().every(hasReason)).toBe(true);
      expect(() => draftEdition({ contexts: [aContextDraft(...series)], ...auditOptions() })).not.toThrow();
    }
  });
  it('shows no more where a row stands in it twice, with the same figures or with others', () => {
    const sevens = quarters([7, 7, 7, 7, 12, 14, 22, 13, 15, 11, 19, 12]);
    const years = year([events(28), events(61), events(57)]);
    const once = face(decided([sevens, years]));
    expect(face(decided([sevens, years, sevens, years]))).toEqual([...once, ...once]);
    // the same year with two numbers: the one that is withheld beside the four sevens stays so
    const other = year([events(29), events(61), events(57)]);
    const [, first, second] = face(decided([sevens, years, other]));
    expect([first?.[0], second?.[0]]).toEqual(['linked', 'linked']);
  });
  it('takes parts that exceed their whole for no parts, in time as in groups', () => {
    const [parts] = face(
      decided([quarters([40, 4, 30, 41, 12, 14, 22, 13]), year([events(50), events(61)])]),
    );
    expect(parts?.[1]).toBe('small count');
  });
});

describe('a solver that stops', () => {
  const family = manyIncidents(1).series;
  const alone = decided(family);
  const open = (program: Partial<OpenProgram>): LinearSolver => ({
    name: 'stopped',
    open: () => ({ extreme: () => null, towards: () => null, close: () => undefined, ...program }),
  });
  const stops = (): never => {
    throw new Error('memory access out of bounds');
  };
  const shown = (rows: readonly (readonly Decision[])[]): number =>
    rows.flat().filter(({ state }) => state === 'shown').length;

  it.each<[string, LinearSolver]>([
    ['says that it does not know', open({})],
    ['dies when it is given the table', { name: 'stopped', open: stops }],
    ['dies when it is asked for ends', open({ extreme: stops })],
    ['dies when it is asked for a world', open({ towards: stops })],
    ['dies at the end', open({ close: stops })],
  ])('%s: nothing more is shown than without it, and all of it says why', (_, solver) => {
    const rows = decided(family, solver);
    expect(rows.flat().every(hasReason)).toBe(true);
    expect(shown(rows)).toBeLessThanOrEqual(shown(alone));
  });
});
