import { createHash } from 'node:crypto';
import type { DisclosurePolicy, EditionPlace, LedgerEntry, LedgerRefusal } from '@waymark/contract';
import type { Drafted } from '../audit/linked-cell';
import { keyOf } from '../audit/linked-cells';
import { nestingOf } from '../audit/nesting';
import { nothing, type Without } from '../linked-rules';
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
  /** For specs: rules to do without. */
  readonly without?: Without;
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
 * SHA-256 of everything a context is decided from: its place and true tables, those of the places it is nested with, the policy,
 * the solver, the number of the edition and what was published before. What was decided is kept under it and taken up again after a stop.
 */
export function basisOf(
  contexts: readonly ContextDraft[],
  { policy, solver, ledger, edition }: AuditOptions,
): string {
  const own = ledgerOf(contexts, ledger);
  const hash = createHash('sha256');
  hash.update(canonical({ policy, solver: solver?.name ?? null, own, edition }), 'utf8');
  for (const context of contexts) hash.update(canonical(context), 'utf8');
  return hash.digest('hex');
}

const ledgerOf = (contexts: readonly ContextDraft[], ledger: readonly LedgerEntry[]): LedgerEntry[] => {
  const ids = new Set(contexts.map(({ place }) => place.id));
  return ledger.filter(({ contextIds }) => contextIds.some((id) => ids.has(id)));
};

/** Times contexts are decided again because figures were refused. Each time more is withheld, so it ends. */
const turns = 12;

/** One context that lies in no other of the organisation, and in which none lies. */
export function auditContext(context: ContextDraft, options: AuditOptions): AuditedContext {
  const [audited] = auditContexts([context], options);
  if (!audited) throw new Error('a context was decided as none');
  return audited;
}

/**
 * Contexts that lie in each other, decided as a whole and beside everything ever published of them: first the rules and the audit,
 * knowing what earlier editions printed of the same numbers; then each new number against the ledger. What is refused is withheld
 * and all is decided again, until nothing is refused. Pure: the same input is always the same answer.
 */
export function auditContexts(contexts: readonly ContextDraft[], options: AuditOptions): AuditedContext[] {
  const { policy, solver, ledger, edition, without = nothing } = options;
  const ids = contexts.map(({ place }) => place.id);
  const own = ledgerOf(contexts, ledger);
  const input = {
    series: contexts.flatMap(({ tables }) => tables.map((one) => one.series)),
    contextLevel: contexts[0]?.place.level ?? 'location',
    levels: new Map(contexts.map(({ place }) => [place.id, place.level])),
    nesting: nestingOf(contexts.map(({ place }) => place)),
    without,
  };
  const refused = new Map<string, { candidate: Candidate; isolation: Isolation }>();
  const whys = (): Map<string, string> =>
    new Map([...refused].map(([key, { isolation }]) => [key, whyOf(isolation)]));
  const truth = byContext(contexts, decide({ ...input, policy: withoutAudit(policy) }));
  const remembered = without.has('facts') ? [] : own;
  const facts = truth.map((drafts, at) => factsOf(drafts, ids[at] ?? 0, remembered));
  const earlier = new Map(
    truth.flatMap((drafts, at) => {
      const known = (facts[at] ?? []).map((fact): Drafted => ({ series: fact, decisions: [] }));
      return [...earlierOf([...drafts, ...known], ids[at] ?? 0, remembered)];
    }),
  );
  for (let turn = 0; ; turn += 1) {
    const decided = byContext(
      contexts,
      decide({
        ...input,
        policy,
        solver,
        earlier,
        facts: facts.flat(),
        refused: turn < turns ? whys() : everyNew(truth, own, policy, ids, edition),
      }),
    );
    const candidates = decided.map((drafts, at) => {
      const out = rowsLeftOut(drafts);
      const named = drafts.filter((drafted) => !out.has(rowOf(drafted)));
      return candidatesOf(named, ids[at] ?? 0, edition, policy);
    });
    const before = refused.size;
    const printed = [...own];
    for (const candidate of turn < turns && own.length > 0 ? newToReaders(candidates.flat(), own) : []) {
      const isolation = refused.has(candidate.key)
        ? null
        : isolates(candidate.entry, printed, policy, without);
      if (isolation) refused.set(candidate.key, { candidate, isolation });
      else printed.push(candidate.entry);
    }
    if (refused.size > before) continue;
    const basis = basisOf(contexts, options);
    return decided.map((drafts, at) => ({
      contextId: ids[at] ?? 0,
      basis,
      drafts,
      refused: [...refused.values()]
        .filter(({ candidate }) => candidate.entry.contextIds.includes(ids[at] ?? 0))
        .map(({ candidate, isolation }) => refusalOf(candidate, isolation, drafts)),
      entries: (candidates[at] ?? []).map(({ entry }) => entry),
    }));
  }
}

/** What was decided of all, context by context: in the order in which their tables went in. */
function byContext(contexts: readonly ContextDraft[], drafts: readonly Drafted[]): (readonly Drafted[])[] {
  let from = 0;
  return contexts.map(({ tables }) => drafts.slice(from, (from += tables.length)));
}

const withoutAudit = (policy: DisclosurePolicy): DisclosurePolicy => ({
  ...policy,
  audit: { ...policy.audit, min_possible_values: 1 },
});

/** The last resort: everything that is not yet public stays withheld. */
function everyNew(
  truth: readonly (readonly Drafted[])[],
  ledger: readonly LedgerEntry[],
  policy: DisclosurePolicy,
  ids: readonly number[],
  edition: number,
): Map<string, string> {
  const all = truth.flatMap((drafts, at) => candidatesOf(drafts, ids[at] ?? 0, edition, policy));
  return new Map(newToReaders(all, ledger).map(({ key }) => [key, whyOf({ beside: [], what: 'unjudged' })]));
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
