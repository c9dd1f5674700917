import * as fc from 'fast-check';
import type { Series } from '../../table/series';
import { aSeries, counts, events } from '../../testing/a-series';
import { auditOptions } from '../../testing/an-edition';
import { causesIn } from '../../testing/breaches';
import { externalPolicy } from '../../testing/external-policy';
import { incidents, survey } from '../../testing/sample-indicators';
import {
  attacked,
  busy,
  counted,
  draftOf,
  neighbourhood,
  park,
  place,
  square,
  within,
} from '../../testing/nested-places';
import { savedFrom } from '../attack/saved-editions';
import {
  auditContext,
  auditContexts,
  type AuditedContext,
  type ContextDraft,
} from '../edition/audit-context';
import { draftEdition, nestedContexts, tableOf } from '../edition/draft-edition';
import { canonical } from '../edition/seal-edition';
import { publishedKey } from '../attack/seen';
import { recover } from '../recover';
import { loadSolver } from '../solver/highs-solver';
import type { LinearSolver } from '../solver/linear-solver';
import { collect, linksOf } from './linked-cells';
import { nestedTogether, nestingOf } from './nesting';

const policy = externalPolicy();
const worlds = { numRuns: Number(process.env['ATTACK_WORLDS'] ?? 12), seed: 20260915 };
let solver: LinearSolver;
beforeAll(async () => {
  solver = await loadSolver();
});

/** Counts that nobody printed, narrowed to fewer than four values by somebody with all files and the links between the places. */
function stolen(
  contexts: readonly ContextDraft[],
  audited: readonly AuditedContext[],
  overlapping = false,
): string[] {
  const byId = new Map(audited.map((one) => [one.contextId, one]));
  const files = contexts.flatMap((context) => {
    const one = byId.get(context.place.id);
    return one ? [canonical(tableOf(context, one))] : [];
  });
  const saved = savedFrom(files, [incidents]);
  const nesting = nestingOf(contexts.map((one) => one.place));
  const truths = new Map(
    contexts.flatMap(({ tables }) =>
      tables.flatMap(({ series }) =>
        series.cells.map((cell): [string, number] => [
          publishedKey(series, cell.period, cell.round),
          cell.stats.kind === 'events' ? cell.stats.events : Number.NaN,
        ]),
      ),
    ),
  );
  const causes = causesIn(audited.flatMap(({ drafts }) => drafts));
  return [
    recover(saved, policy, new Map(), solver, [], nesting, overlapping),
    recover(saved, policy, causes, solver, [], nesting, overlapping),
  ].flatMap((beliefs) =>
    beliefs
      .filter(({ key, supposed, min, max, possible }) => {
        const truth = truths.get(key) ?? Number.NaN;
        return supposed !== 'shown' && possible < 4 && truth >= min && truth <= max;
      })
      .map(({ key, min, max }) => `${key}: ${min} to ${max}`),
  );
}
const options = () => auditOptions({ solver });
const together = (contexts: readonly ContextDraft[]): AuditedContext[] => auditContexts(contexts, options());
/** The rule switched off: each place for itself, as if nobody knew where it lies. */
const apart = (contexts: readonly ContextDraft[]): AuditedContext[] =>
  contexts.map((context) => auditContext(context, options()));

describe('a place within a place', () => {
  it('gives a withheld count of the other away where each is decided for itself', () => {
    expect(stolen(attacked, apart(attacked)).join()).toMatch(/1\|LOC-12.*: 7 to 7/);
    expect(stolen(attacked, together(attacked))).toEqual([]);
  });

  it('does so over a place between them that was not counted', () => {
    const [outer, inner] = attacked;
    if (!outer || !inner) throw new Error('two places');
    const between = draftOf(place(square, neighbourhood), []);
    const chain = [outer, between, { ...inner, place: place(park, square) }];
    expect(together(chain).map(({ contextId }) => contextId)).toEqual([neighbourhood, square, park]);
    // this attacker looks one step far: it is told where the place lies in the end
    const known = [outer, { ...inner, place: place(park, neighbourhood) }];
    const kept = together(chain).filter(({ contextId }) => contextId !== square);
    expect(stolen(known, apart(known))).not.toEqual([]);
    expect(stolen(known, kept)).toEqual([]);
  });

  it('is held against what an earlier edition printed of the other', () => {
    const [outer, inner] = attacked;
    if (!outer || !inner) throw new Error('two places');
    const [first] = together([outer]);
    const ledger = first?.entries ?? [];
    const later = auditContexts(attacked, auditOptions({ solver, ledger, edition: 2 }));
    expect(stolen(attacked, later)).toEqual([]);
    // the first edition is not taken back: what it printed of the neighbourhood is printed again
    expect(later[0]?.entries.length).toBe(ledger.length);
    expect(later[1]?.entries.length).toBeLessThan(apart(attacked)[1]?.entries.length ?? 0);
  });

  it('is decided with it in a draft, whatever the order, and again when the other changes', () => {
    const draft = draftEdition({ contexts: attacked, ...options() });
    expect(draft.tables).toEqual(
      together(attacked).map((one, at) => tableOf(attacked[at] as ContextDraft, one)),
    );
    const [, inner] = attacked;
    const changed = [
      draftOf(place(neighbourhood), counted(neighbourhood, [9, 7, 7, 7, ...busy])),
      inner as ContextDraft,
    ];
    expect(together(changed)[1]?.basis).not.toBe(together(attacked)[1]?.basis);
  });

  it.each([
    ['together make up the whole', [place(park, neighbourhood), place(square, neighbourhood)], 1],
    ['overlap', [place(park, neighbourhood), place(square, neighbourhood)], 2],
    ['lie in each other', [place(park, neighbourhood), place(square, park)], 1],
  ] as const)('leaves every withheld count four values where places %s', (_, places, copies) => {
    const number = fc.oneof(fc.nat(8), fc.nat(30));
    const quarters = fc.array(fc.tuple(number, number), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(quarters, (world) => {
        const inner = [
          world.map(([a]) => a),
          world.map(([a, b]) => Math.min(b, places[1].links[0]?.toContextId === park ? a : b)),
        ];
        const all = world.map((_, at) => Math.ceil(((inner[0]?.[at] ?? 0) + (inner[1]?.[at] ?? 0)) / copies));
        const whole = world.map((_, at) => Math.max(all[at] ?? 0, inner[0]?.[at] ?? 0, inner[1]?.[at] ?? 0));
        const contexts = [
          draftOf(place(neighbourhood), counted(neighbourhood, whole)),
          ...places.map((one, at) => draftOf(one, counted(one.id, inner[at] ?? []))),
        ];
        expect(stolen(contexts, together(contexts), copies > 1)).toEqual([]);
      }),
      worlds,
    );
  });
});

describe('which figures are tied', () => {
  const linksIn = (contexts: readonly ContextDraft[]) => {
    const drafts = contexts.flatMap(({ tables }) =>
      tables.map(({ series }) => ({
        series,
        decisions: series.cells.map(({ stats }) => ({ state: 'shown' as const, stats })),
      })),
    );
    const { cells, lines } = collect(drafts);
    return linksOf(cells, lines, nestingOf(contexts.map((one) => one.place))).filter(
      ({ kind }) => kind === 'place',
    );
  };
  const yearly = (id: number, list: readonly number[]): Series => ({
    ...aSeries(
      incidents,
      list.map((n) => events(n)),
    ),
    subject: { contextId: id },
  });
  const three = (whole: readonly number[], one: readonly number[], other: readonly number[]) => [
    draftOf(place(neighbourhood), [yearly(neighbourhood, whole)]),
    draftOf(place(park, neighbourhood), [yearly(park, one)]),
    draftOf(place(square, neighbourhood), [yearly(square, other)]),
  ];

  it.each<[string, readonly ContextDraft[], readonly (readonly [parts: number, complete: boolean])[]]>([
    [
      'all there is, where every sum says so',
      three([30, 20], [10, 12], [20, 8]),
      [
        [2, true],
        [2, true],
      ],
    ],
    [
      'not all there is, where one sum leaves a rest',
      three([30, 21], [10, 12], [20, 8]),
      [
        [2, false],
        [2, false],
      ],
    ],
    [
      'each by itself, where they overlap',
      three([30, 20], [25, 12], [20, 8]),
      [
        [1, false],
        [1, false],
        [2, false],
      ],
    ],
    ['nothing, where the place in it counts more', three([30], [40], []), []],
    [
      'never the same number, where one place has the figure of the whole',
      three([30], [30], []),
      [[1, false]],
    ],
  ])('%s', (_, contexts, expected) => {
    expect(linksIn(contexts).map(({ parts, complete }) => [parts.length, complete])).toEqual(expected);
  });

  it('nothing, where people were asked other questions, or other people', () => {
    const other = { ...aSeries(survey, [counts(30, 62)]), subject: { contextId: park } };
    const girls = { ...yearly(park, [10]), breakdown: 'sex=girls' };
    const outer = draftOf(place(neighbourhood), [yearly(neighbourhood, [30])]);
    expect(linksIn([outer, draftOf(place(park, neighbourhood), [other, girls])])).toEqual([]);
  });
});

describe('places that are decided together', () => {
  it('are those on one chain or tree, each once, in any order', () => {
    const nesting = [
      { inner: 4, outer: 2 },
      { inner: 2, outer: 9 },
      { inner: 7, outer: 9 },
      { inner: 5, outer: 6 },
      // somebody linked two places both ways: a circle ends
      { inner: 6, outer: 5 },
    ];
    expect(nestedTogether([7, 1, 2, 4, 5, 6, 9], nesting)).toEqual([[2, 4, 7, 9], [1], [5, 6]]);
    expect(nestedContexts(attacked)).toEqual([attacked]);
  });
  it('are those of which the same was counted, with what lies between them', () => {
    const nesting = [
      { inner: 3, outer: 2 },
      { inner: 2, outer: 1 },
      { inner: 4, outer: 1 },
    ];
    const counted = (...lists: readonly string[][]) =>
      new Map(lists.map((list, at) => [at + 1, new Set(list)]));
    const all = [1, 2, 3, 4];
    expect(nestedTogether(all, nesting, counted(['a'], [], ['a', 'b'], ['b']))).toEqual([[1, 2, 3], [4]]);
    expect(nestedTogether(all, nesting, counted(['a'], ['b'], ['c'], ['a']))).toEqual([[1, 4], [2], [3]]);
    expect(nestedTogether(all, nesting, counted([], ['a'], ['a'], []))).toEqual([[1], [2, 3], [4]]);
  });
  it('are told by links of one kind only, each once', () => {
    const next = { ...within(3, 1), type: 'next to' as const };
    const told = [
      place(1),
      { ...place(2, 1), links: [within(2, 1), next] },
      { ...place(1), links: [within(2, 1)] },
    ];
    expect(nestingOf(told)).toEqual([{ inner: 2, outer: 1 }]);
  });
});
