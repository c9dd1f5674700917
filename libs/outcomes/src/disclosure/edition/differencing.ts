import type { DisclosurePolicy, LedgerEntry } from '@waymark/contract';
import { nothing, type Without } from '../linked-rules';
import { atomsOf } from './atoms';
import { meansLeft, type Scored, scoresLeft, sumOf } from './moved-means';

// Named once: in Jest's sandbox every use of a global is looked up anew.
const { abs } = Math;

/** Earlier figures one new figure is held against at once. */
const most = 3;
/** Combinations looked at for one figure before it is refused unjudged: doubt never loosens an answer. */
const patience = 100_000;

export interface Isolation {
  /** The figures it takes, besides the new one. */
  readonly beside: readonly LedgerEntry[];
  /** `a handful` stands alone; `unjudged` where there was too much to hold it against. */
  readonly what: 'a handful' | 'a change of a handful' | 'unjudged';
}

interface Held {
  readonly entry: LedgerEntry;
  readonly atoms: ReadonlySet<number>;
}
interface Left {
  /** Copies of every atomic group after adding and subtracting. */
  readonly copies: ReadonlyMap<number, number>;
  readonly count: number;
  readonly lower: number;
  readonly upper: number;
  /** Sum of the scores of those left, where the figures are means. */
  readonly sum: { readonly lower: number; readonly upper: number } | null;
  readonly beside: readonly LedgerEntry[];
}

/**
 * Does this figure, with up to three printed before, leave one copy of some set of groups whose true count is small, and
 * which a reader could narrow to fewer than the policy's number of values? Also asked of the same group printed again with
 * another count: the difference is who was added, withdrew or was erased.
 *
 * Source: Eurostat handbook on statistical disclosure control, 4.6; the kernel beside it is `kernels/differencing.ts`,
 * which judges exact counts. Here figures are ranges, so a difference that rounding leaves open is allowed. Means are held
 * against means: sums of scores are added and taken away as counts are, and what is left must leave room for the mean of a handful.
 */
export function isolates(
  candidate: LedgerEntry,
  earlier: readonly LedgerEntry[],
  policy: DisclosurePolicy,
  without: Without = nothing,
): Isolation | null {
  const alike = withinReach(
    candidate,
    earlier.filter(
      ({ indicator, of }) =>
        indicator === candidate.indicator &&
        of === candidate.of &&
        !(of === 'mean' && without.has('moved mean')),
    ),
  );
  if (alike.length === 0) return null;
  const [own, ...others] = atomsOf([candidate, ...alike], without);
  if (!own) return null;
  const pool = distinct(
    alike.map((entry, index): Held => ({ entry, atoms: others[index] ?? new Set<number>() })),
  );
  const start: Left = {
    copies: new Map([...own].map((atom) => [atom, 1])),
    count: candidate.count,
    lower: candidate.lower,
    upper: candidate.upper,
    sum: sumIn(candidate),
    beside: [],
  };
  return search(start, pool, policy, candidate, without);
}

/** What shares people with the figure, or with what does, up to three steps: nothing else can take anything away. */
function withinReach(candidate: LedgerEntry, earlier: readonly LedgerEntry[]): LedgerEntry[] {
  const meets = (a: LedgerEntry, b: LedgerEntry): boolean =>
    a.start <= b.end && a.end >= b.start && a.contextIds.some((id) => b.contextIds.includes(id));
  let reached: LedgerEntry[] = [];
  let edge: readonly LedgerEntry[] = [candidate];
  for (let step = 0; step < most && edge.length > 0; step += 1) {
    const from = edge;
    edge = earlier.filter((one) => !reached.includes(one) && from.some((other) => meets(one, other)));
    reached = [...reached, ...edge];
  }
  return reached;
}

/** The same group with the same count and range, printed in several editions, is one figure. */
function distinct(pool: readonly Held[]): Held[] {
  const seen = new Map<string, Held>();
  for (const held of pool) {
    const { count, lower, upper, score } = held.entry;
    const face = [count, lower, upper, JSON.stringify(score ?? null)].join('|');
    seen.set(`${[...held.atoms].sort((a, b) => a - b).join()}|${face}`, held);
  }
  return [...seen.values()];
}

function search(
  start: Left,
  pool: readonly Held[],
  policy: DisclosurePolicy,
  candidate: LedgerEntry,
  without: Without,
): Isolation | null {
  const atOnce = without.has('three together') ? most - 1 : most;
  const few = smallestOf(policy);
  const byCount = [...pool].sort((a, b) => a.entry.count - b.entry.count);
  let looked = 0;
  const step = (left: Left): Isolation | null => {
    if (left.beside.length >= atOnce) return null;
    // The last one must leave few: nearly all of them can be told by their count alone.
    const last = left.beside.length === atOnce - 1;
    const others = last
      ? new Set([-left.count, left.count].flatMap((near) => within(byCount, near - few, near + few)))
      : pool;
    for (const held of others) {
      if (left.beside.includes(held.entry)) continue;
      for (const sign of signsFor(left, held)) {
        if (last && abs(left.count + sign * held.entry.count) > few) continue;
        looked += 1;
        if (looked > patience) return { beside: [], what: 'unjudged' };
        const next = combine(left, held, sign);
        const again = next.copies.size === 0 && without.has('same group again');
        const what = again ? null : standsAlone(next, policy, candidate);
        if (what) return { beside: next.beside, what };
        const found = next.copies.size > 0 ? step(next) : null;
        if (found) return found;
      }
    }
    return null;
  };
  return step(start);
}

/** Those with a count from `lowest` to `highest`, of a list in order of count. */
function within(byCount: readonly Held[], lowest: number, highest: number): readonly Held[] {
  const firstFrom = (count: number): number => {
    let [from, to] = [0, byCount.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((byCount[middle]?.entry.count ?? 0) < count) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  return byCount.slice(firstFrom(lowest), firstFrom(highest + 1));
}

/** Only what overlaps can take away; the sign that takes away more than it adds, or both where it is not clear. */
function signsFor({ copies }: Left, { atoms }: Held): readonly (1 | -1)[] {
  let above = 0;
  let below = 0;
  for (const atom of atoms) {
    const now = copies.get(atom) ?? 0;
    if (now > 0) above += 1;
    if (now < 0) below += 1;
  }
  if (above > 0 && below > 0) return [-1, 1];
  if (above > 0) return [-1];
  return below > 0 ? [1] : [];
}

function combine(left: Left, { entry, atoms }: Held, sign: 1 | -1): Left {
  const copies = new Map(left.copies);
  for (const atom of atoms) {
    const now = (copies.get(atom) ?? 0) + sign;
    if (now === 0) copies.delete(atom);
    else copies.set(atom, now);
  }
  return {
    copies,
    count: left.count + sign * entry.count,
    lower: left.lower + (sign > 0 ? entry.lower : -entry.upper),
    upper: left.upper + (sign > 0 ? entry.upper : -entry.lower),
    sum: addedUp(left.sum, sumIn(entry), sign),
    beside: [...left.beside, entry],
  };
}

const smallestOf = ({ events, sensitive }: DisclosurePolicy): number =>
  Math.max(events.withheld_to, sensitive.min_count - 1);

const scored = ({ count, score }: LedgerEntry): Scored | null => (score ? { people: count, score } : null);

function sumIn(entry: LedgerEntry): Left['sum'] {
  const of = scored(entry);
  return of && sumOf(of);
}

const addedUp = (sum: Left['sum'], more: Left['sum'], sign: 1 | -1): Left['sum'] =>
  sum &&
  more && {
    lower: sum.lower + (sign > 0 ? more.lower : -more.upper),
    upper: sum.upper + (sign > 0 ? more.upper : -more.lower),
  };

function standsAlone(left: Left, policy: DisclosurePolicy, candidate: LedgerEntry): Isolation['what'] | null {
  const { min_possible_values: values } = policy.audit;
  const smallest = smallestOf(policy);
  const directions = new Set(left.copies.values());
  const [direction = Math.sign(left.count)] = directions;
  if (directions.size > 1 || (direction !== 1 && direction !== -1)) return null;
  const count = left.count * direction;
  const few = count > 0 && count <= smallest;
  const what = left.copies.size === 0 ? 'a change of a handful' : 'a handful';
  if (candidate.of === 'mean') return few && isMeanNarrow(left, direction, policy, candidate) ? what : null;
  // Nothing left of the groups: the same people counted twice, and the counts differ by those who came or went.
  if (left.copies.size === 0) return few && left.upper - left.lower + 1 < values ? what : null;
  const [lower, upper] = direction > 0 ? [left.lower, left.upper] : [-left.upper, -left.lower];
  return few && upper - Math.max(0, lower) + 1 < values ? what : null;
}

/** Could a reader narrow the mean score of those left to fewer than the policy's number of whole points? */
function isMeanNarrow(
  { sum, count, copies, beside }: Left,
  direction: 1 | -1,
  policy: DisclosurePolicy,
  candidate: LedgerEntry,
): boolean {
  const { min_possible_values: values } = policy.audit;
  const { score_step: step } = policy.people_sample;
  const own = scored(candidate);
  if (!sum || !own) return false;
  const left = direction > 0 ? sum : { lower: -sum.upper, upper: -sum.lower };
  const people = Math.abs(count);
  if (meansLeft(left, people, own.score.scale, step) < values) return true;
  const other = copies.size === 0 && beside.length === 1 && beside[0] ? scored(beside[0]) : null;
  if (!other || people !== 1) return false;
  return (direction > 0 ? scoresLeft(other, own, step) : scoresLeft(own, other, step)) < values;
}
