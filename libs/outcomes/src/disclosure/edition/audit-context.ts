import { createHash } from 'node:crypto';
import type { DisclosurePolicy, EditionPlace, LedgerEntry, LedgerRefusal } from '@waymark/contract';
import { keyOf, type Drafted } from '../audit/linked-cells';
import { decide } from '../release';
import type { LinearSolver } from '../solver/linear-solver';
import type { TrueSeries } from './edition-tables';
import { isolates, type Isolation } from './differencing';
import { rowOf, rowsLeftOut } from './rows-left-out';
import { canonical } from './seal-edition';
import { candidatesOf, earlierOf, factsOf, newToReaders, type Candidate } from './ledger';

export interface ContextDraft {
  readonly place: EditionPlace;
  readonly tables: readonly TrueSeries[];
}
export interface AuditOptions {
  readonly policy: DisclosurePolicy;
  readonly solver: LinearSolver | null;
  readonly ledger: readonly LedgerEntry[];
  /** The number the edition would get. */
  readonly edition: number;
}
/** What was decided about one context: team only. `entries` go into the ledger when the edition is released. */
export interface AuditedContext {
  readonly contextId: number;
  /** Hash of all it was decided from (`basisOf`): while that is the same, so is the answer. */
  readonly basis: string;
  readonly drafts: readonly Drafted[];
  readonly refused: readonly LedgerRefusal[];
  readonly entries: readonly LedgerEntry[];
}

/**
 * SHA-256 of everything a context is decided from: its place and true tables, the policy, the solver, the number of the
 * edition and what was published of it before. What was decided is kept under it and taken up again after a stop.
 */
export function basisOf(context: ContextDraft, { policy, solver, ledger, edition }: AuditOptions): string {
  const own = ledger.filter(({ contextIds }) => contextIds.includes(context.place.id));
  const all = canonical({ context, policy, solver: solver?.name ?? null, own, edition });
  return createHash('sha256').update(all, 'utf8').digest('hex');
}

/** Times a context is decided again because figures were refused. Each time more is withheld, so it ends. */
const turns = 12;

/**
 * One context, decided as a whole and beside everything ever published of it: first the rules and the audit, knowing what
 * earlier editions printed of the same numbers; then each new number against the ledger. What is refused is withheld and all
 * is decided again, until nothing is refused. Pure: the same input is always the same answer.
 */
export function auditContext(context: ContextDraft, options: AuditOptions): AuditedContext {
  const { place, tables } = context;
  const { policy, solver, ledger, edition } = options;
  const series = tables.map((one) => one.series);
  const own = ledger.filter(({ contextIds }) => contextIds.includes(place.id));
  const refused = new Map<string, { candidate: Candidate; isolation: Isolation }>();
  const whys = (): Map<string, string> =>
    new Map([...refused].map(([key, { isolation }]) => [key, whyOf(isolation)]));
  const truth = decide({ series, contextLevel: place.level, policy: withoutAudit(policy) });
  const facts = factsOf(truth, place.id, own);
  const known = facts.map((fact): Drafted => ({ series: fact, decisions: [] }));
  const earlier = earlierOf([...truth, ...known], place.id, own);
  for (let turn = 0; ; turn += 1) {
    const drafts = decide({
      series,
      contextLevel: place.level,
      policy,
      solver,
      earlier,
      facts,
      refused: turn < turns ? whys() : everyNew(truth, own, policy, place.id, edition),
    });
    const out = rowsLeftOut(drafts);
    const candidates = candidatesOf(
      drafts.filter((drafted) => !out.has(rowOf(drafted))),
      place.id,
      edition,
      policy,
    );
    const before = refused.size;
    const printed = [...own];
    for (const candidate of turn < turns && own.length > 0 ? newToReaders(candidates, own) : []) {
      const isolation = refused.has(candidate.key) ? null : isolates(candidate.entry, printed, policy);
      if (isolation) refused.set(candidate.key, { candidate, isolation });
      else printed.push(candidate.entry);
    }
    if (refused.size === before)
      return {
        contextId: place.id,
        basis: basisOf(context, options),
        drafts,
        refused: [...refused.values()].map(({ candidate, isolation }) =>
          refusalOf(candidate, isolation, drafts),
        ),
        entries: candidates.map(({ entry }) => entry),
      };
  }
}

const withoutAudit = (policy: DisclosurePolicy): DisclosurePolicy => ({
  ...policy,
  audit: { ...policy.audit, min_possible_values: 1 },
});

/** The last resort: everything that is not yet public stays withheld. */
function everyNew(
  drafts: readonly Drafted[],
  ledger: readonly LedgerEntry[],
  policy: DisclosurePolicy,
  contextId: number,
  edition: number,
): Map<string, string> {
  const fresh = newToReaders(candidatesOf(drafts, contextId, edition, policy), ledger);
  return new Map(fresh.map(({ key }) => [key, whyOf({ beside: [], what: 'unjudged' })]));
}

const editionsIn = ({ beside }: Isolation): number[] =>
  [...new Set(beside.map(({ edition }) => edition))].sort((a, b) => a - b);

function whyOf(isolation: Isolation): string {
  const editions = editionsIn(isolation);
  if (isolation.what === 'unjudged')
    return 'There are too many earlier figures to hold it against, so it is withheld unjudged.';
  const named = `edition${editions.length === 1 ? '' : 's'} ${editions.join(' and ')}`;
  return isolation.what === 'a handful'
    ? `Held against ${named}, it would leave a handful of people or events standing alone.`
    : `Held against ${named}, it would tell how the figure changed: who was added, withdrew or was erased.`;
}

function refusalOf(
  { key, entry }: Candidate,
  isolation: Isolation,
  drafts: readonly Drafted[],
): LedgerRefusal {
  const label = drafts
    .flatMap(({ series }) => series.cells.map((cell) => ({ key: keyOf(series, cell), cell })))
    .find((one) => one.key === key)?.cell.period.label;
  return {
    contextId: entry.contextIds[0] ?? 0,
    indicator: entry.indicator,
    breakdown: entry.breakdown,
    period: { start: entry.start, end: entry.end, label: label ?? `${entry.start} to ${entry.end}` },
    editions: editionsIn(isolation),
    isolates: whyOf(isolation),
  };
}
