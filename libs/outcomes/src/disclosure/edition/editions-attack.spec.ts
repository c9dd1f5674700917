import * as fc from 'fast-check';
import type { Cause } from '../cell-rules';
import type { DisclosurePolicy, LedgerEntry } from '@waymark/contract';
import type { Series } from '../../table/series';
import { aSeries, events } from '../../testing/a-series';
import { aPlace, auditOptions } from '../../testing/an-edition';
import { causesIn } from '../../testing/breaches';
import { incidents } from '../../testing/sample-indicators';
import { savedFrom } from '../attack/saved-editions';
import { publishedKey } from '../attack/seen';
import { recover } from '../recover';
import { loadSolver } from '../solver/highs-solver';
import type { LinearSolver } from '../solver/linear-solver';
import { auditContext, type AuditedContext, type ContextDraft } from './audit-context';
import { tableOf } from './draft-edition';
import { canonical } from './seal-edition';

const { policy } = auditOptions();
/** More worlds where there is time: `ATTACK_WORLDS=2000 npx jest editions-attack`. */
const worlds = { numRuns: Number(process.env['ATTACK_WORLDS'] ?? 6), seed: 20260915 };
let solver: LinearSolver;
beforeAll(async () => {
  solver = await loadSolver();
});

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);
const line = (
  list: readonly number[],
  set: 'quarter' | 'half_year' | 'financial_year',
  breakdown = '',
): Series =>
  aSeries(
    incidents,
    list.map((n) => events(n)),
    { set, from: '2016-04-01', breakdown },
  );
const grouped = (list: readonly number[], size: number): number[] =>
  Array.from({ length: Math.floor(list.length / size) }, (_, at) =>
    sum(list.slice(at * size, (at + 1) * size)),
  );

interface Rules {
  readonly with_: DisclosurePolicy;
  /** Off: each edition is decided as if it were the first. */
  readonly remembers: boolean;
  /** Off: a row that nothing protects any more is named all the same, with its figures withheld. */
  readonly leavesOut: boolean;
}
const shipped: Rules = { with_: policy, remembers: true, leavesOut: true };

const naming = (audited: AuditedContext): AuditedContext => ({
  ...audited,
  drafts: audited.drafts.map((drafted) => ({
    ...drafted,
    decisions: drafted.decisions.map((one) =>
      one.state === 'withheld' ? { state: one.state, cause: one.cause, why: one.why } : one,
    ),
  })),
});

/** Publishes one edition after the other, and gives an attacker everything: which counts does it narrow that nobody printed? */
function stolen(
  editions: readonly (readonly Series[])[],
  { with_, remembers, leavesOut }: Rules = shipped,
): string[] {
  let ledger: readonly LedgerEntry[] = [];
  const files: string[] = [];
  const truths = new Map<string, number>();
  const causes = new Map<string, Cause>();
  editions.forEach((series, index) => {
    const draft: ContextDraft = {
      place: aPlace(),
      tables: series.map((one) => ({ grouping: 'as_collected', series: one })),
    };
    const audited = auditContext(
      draft,
      auditOptions({ policy: with_, solver, ledger: remembers ? ledger : [], edition: index + 1 }),
    );
    ledger = [...ledger, ...audited.entries];
    files.push(canonical(tableOf(draft, leavesOut ? audited : naming(audited))));
    for (const [key, cause] of causesIn(audited.drafts)) causes.set(key, cause);
    for (const one of audited.drafts)
      one.series.cells.forEach((cell) => {
        const key = publishedKey(one.series, cell.period, cell.round);
        if (cell.stats.kind === 'events') truths.set(key, cell.stats.events);
      });
  });
  const saved = savedFrom(files, [incidents]);
  // A cell that some edition shows is nobody's secret; a row that none names is not known to hold anything small.
  const listed = new Set(
    saved.flatMap((one) =>
      one.cells.flatMap((cell) =>
        cell.state === 'withheld' ? [publishedKey(one, cell.period, cell.round)] : [],
      ),
    ),
  );
  // Once on its own, once with bounds by linear programming, once told in full which rule withheld each cell.
  return [
    recover(saved, with_),
    recover(saved, with_, new Map(), solver),
    recover(saved, with_, causes, solver),
  ].flatMap((beliefs) =>
    beliefs
      .filter(({ key, of, supposed, min, max, possible }) => {
        const truth = truths.get(key) ?? Number.NaN;
        return (
          of === 'x' &&
          supposed !== 'shown' &&
          truth >= min &&
          truth <= max &&
          possible < 4 &&
          listed.has(key)
        );
      })
      .map(({ key, min, max }) => `${key}: ${min} to ${max}`),
  );
}

/** Quarters of three years, in two kinds and all. */
const world = fc.array(fc.tuple(fc.oneof(fc.nat(9), fc.nat(40)), fc.oneof(fc.nat(14), fc.nat(40))), {
  minLength: 12,
  maxLength: 12,
});
type World = readonly (readonly [number, number])[];
const ofKind = (quarters: World, kind: 'all' | 'noise' | 'other'): number[] =>
  quarters.map(([a, b]) => (kind === 'all' ? a + b : kind === 'noise' ? a : b));
const yearsOnly = (quarters: World): Series[] => [
  line(grouped(ofKind(quarters, 'all'), 4), 'financial_year'),
  line(grouped(ofKind(quarters, 'noise'), 4), 'financial_year', 'kind=noise'),
];
const everything = (quarters: World): Series[] =>
  (['all', 'noise', 'other'] as const).flatMap((kind) => {
    const breakdown = kind === 'all' ? '' : `kind=${kind}`;
    const list = ofKind(quarters, kind);
    return [
      line(list, 'quarter', breakdown),
      line(grouped(list, 2), 'half_year', breakdown),
      line(grouped(list, 4), 'financial_year', breakdown),
    ];
  });

describe('somebody who saved every edition', () => {
  it.each<[string, (quarters: World) => Series[][]]>([
    ['one edition with everything', (quarters) => [everything(quarters)]],
    [
      'years first, then quarters, half-years and the other kind',
      (quarters) => [yearsOnly(quarters), everything(quarters)],
    ],
    ['two years first, then three', (quarters) => [everything(quarters.slice(0, 8)), everything(quarters)]],
    [
      'all first, one kind next, the rest last',
      (quarters) => [
        [line(ofKind(quarters, 'all'), 'quarter')],
        [line(ofKind(quarters, 'noise'), 'quarter', 'kind=noise')],
        everything(quarters),
      ],
    ],
  ])('narrows no count below four values that none of them printed: %s', (_, editions) => {
    fc.assert(
      fc.property(world, (quarters) => {
        expect(stolen(editions(quarters))).toEqual([]);
      }),
      worlds,
    );
  });

  const list = [12, 14, 22, 13, 7, 7, 7, 7, 15, 11, 19, 12];
  const year: Series[] = [line(grouped(list, 4), 'financial_year')];
  const quarters: Series[] = [line(list, 'quarter')];

  it('would have the four sevens if an edition forgot the one before it', () => {
    expect(stolen([year, quarters], { ...shipped, remembers: false }).join()).toMatch(/7 to 7/);
    expect(stolen([year, quarters])).toEqual([]);
  });
  it('would have them from the word "withheld", if a row that nothing protects were named', () => {
    expect(stolen([year, quarters], { ...shipped, leavesOut: false }).join()).toMatch(/7 to 7/);
  });
  it('would have them without the audit, and by linear programming more than by chasing bounds', () => {
    const unaudited = { ...policy, audit: { ...policy.audit, min_possible_values: 1 } };
    expect(stolen([[...year, ...quarters]], { ...shipped, with_: unaudited })).not.toEqual([]);
    expect(stolen([[...year, ...quarters]])).toEqual([]);
  });
});
