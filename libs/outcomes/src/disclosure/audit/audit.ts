import type { DisclosurePolicy } from '@waymark/contract';
import { withheld } from '../cell-rules';
import { groupBy } from './group-by';
import { knowledgeOf, type Knowledge } from './knowledge';
import { collect, keyOf, linksOf, sameBases, type Drafted, type Link, type LinkedCell } from './linked-cells';
import { leavesMeanOpen } from './score-sums';
import { possibleValues } from './witness';

/** Cells that hang together: nothing outside them tells anything about them. */
interface Family {
  readonly cells: readonly LinkedCell[];
  readonly links: readonly Link[];
  readonly bases: readonly (readonly string[])[];
}

const why =
  'Shown beside the figures it adds up with, it would let a reader work out a withheld count to within a few.';

/**
 * The audit of linked figures, to a fixed point. A withheld count is safe when at least `min_possible_values` worlds
 * are found that agree with everything published and differ in it: found worlds are proof, and where none are found in
 * time, one more figure is withheld. `unpublished` holds the finer cells behind series that went up a grain.
 */
export function auditLinked(
  drafts: readonly Drafted[],
  unpublished: readonly Drafted[],
  policy: DisclosurePolicy,
): readonly Drafted[] {
  const { cells, lines } = collect([...drafts, ...unpublished]);
  const links = linksOf(cells, lines);
  const bases = sameBases(cells);
  const hidden = new Set<string>();
  for (const family of familiesOf(cells, links, bases))
    if (family.cells.some(isWithheld) && family.cells.some(isShown))
      for (const key of settle(family, policy)) hidden.add(key);
  if (hidden.size === 0) return drafts;
  return drafts.map(({ series, decisions }) => ({
    series,
    decisions: decisions.map((decision, index) => {
      const cell = series.cells[index];
      return cell && decision.state === 'shown' && hidden.has(keyOf(series, cell))
        ? withheld('linked', why)
        : decision;
    }),
  }));
}

const isWithheld = ({ decision }: LinkedCell): boolean => decision?.state === 'withheld';
const isShown = ({ decision }: LinkedCell): boolean => decision?.state === 'shown';

/** Withholds further cells until every withheld count of the family is safe; returns what it withheld. */
function settle(family: Family, policy: DisclosurePolicy): string[] {
  const hidden: string[] = [];
  const queue = family.cells.filter(isWithheld);
  let knows = knowledgeFor(family, policy);
  // Withholding more only widens what is possible, so a cell found safe stays safe.
  for (let cell = queue.shift(); cell; cell = queue.shift()) {
    while (!isSafe(cell, family, knows, policy)) {
      const candidates = neighbours(cell, family);
      if (candidates.length === 0) break;
      const chosen = candidates.slice(0, patience).find((other) => {
        const before = other.decision;
        other.decision = withheld('linked', why);
        const safe = isSafe(cell as LinkedCell, family, knowledgeFor(family, policy), policy);
        if (!safe) other.decision = before;
        return safe;
      });
      const next = chosen ?? (candidates[0] as LinkedCell);
      next.decision = withheld('linked', why);
      knows = knowledgeFor(family, policy);
      hidden.push(next.key);
      queue.push(next);
    }
  }
  return hidden;
}

/** Single further cells tried before the nearest is withheld anyway. */
const patience = 12;

const knowledgeFor = ({ cells, links, bases }: Family, policy: DisclosurePolicy): Knowledge =>
  knowledgeOf(cells, links, bases, policy);

function isSafe(cell: LinkedCell, family: Family, knows: Knowledge, policy: DisclosurePolicy): boolean {
  const { min_possible_values: wanted, search_steps: steps } = policy.audit;
  const variables = knows.variables.get(cell.key);
  if (!variables || cell.decision?.state !== 'withheld') return true;
  const { x, c, n } = variables;
  const smallBase = cell.decision.cause === 'small base';
  const open = [x, c, smallBase ? n : null].every(
    (variable) =>
      variable === null ||
      possibleValues(knows.system, variable, knows.truth, wanted, steps).length >= wanted,
  );
  return open && leavesMeanOpen(cell, family.cells, family.links, policy, steps);
}

/**
 * Shown cells that could be withheld to protect this one, best first: parts beside it in a breakdown (the headline of
 * all stays), then the margins it is part of, then what is further away; small ones before large ones.
 */
function neighbours(cell: LinkedCell, { cells, links, bases }: Family): LinkedCell[] {
  const byKey = new Map(cells.map((other) => [other.key, other]));
  const rank = new Map<string, number>([[cell.key, 0]]);
  let edge = [cell.key];
  for (let round = 0; edge.length > 0; round += 1) {
    const reached = new Map<string, number>();
    const offer = (key: string, order: number): void => {
      if (!rank.has(key) && (reached.get(key) ?? Infinity) > order) reached.set(key, order);
    };
    for (const key of edge) {
      for (const { kind, whole, parts } of links) {
        if (whole === key) parts.forEach((part) => offer(part, 10 * round + 4));
        if (!parts.includes(key)) continue;
        if (kind === 'breakdown') parts.forEach((part) => offer(part, 10 * round + 1));
        offer(whole, 10 * round + (kind === 'breakdown' ? 2 : 3));
        if (kind === 'time') parts.forEach((part) => offer(part, 10 * round + 5));
      }
      for (const group of bases)
        if (group.includes(key)) group.forEach((other) => offer(other, 10 * round + 6));
    }
    reached.forEach((order, key) => rank.set(key, order));
    edge = [...reached.keys()];
  }
  return [...rank.keys()]
    .map((key) => byKey.get(key) as LinkedCell)
    .filter(isShown)
    .sort(
      (a, b) =>
        (rank.get(a.key) ?? 0) - (rank.get(b.key) ?? 0) || sizeOf(a) - sizeOf(b) || (a.key < b.key ? -1 : 1),
    );
}

/** By what a reader sees, so that the choice tells nothing more. */
function sizeOf({ decision }: LinkedCell): number {
  const stats = decision?.state === 'shown' ? decision.stats : null;
  if (stats?.kind === 'counts') return stats.denominator;
  if (stats?.kind === 'moments') return stats.n;
  if (stats?.kind === 'events') return stats.events;
  return stats?.kind === 'stock' ? stats.stock : 0;
}

function familiesOf(
  cells: ReadonlyMap<string, LinkedCell>,
  links: readonly Link[],
  bases: readonly (readonly string[])[],
): Family[] {
  const parent = new Map([...cells.keys()].map((key) => [key, key]));
  const root = (key: string): string => {
    let at = key;
    while (parent.get(at) !== at) at = parent.get(at) ?? at;
    parent.set(key, at);
    return at;
  };
  const join = (a: string, b: string) => parent.set(root(a), root(b));
  for (const { whole, parts } of links) parts.forEach((part) => join(part, whole));
  for (const group of bases) group.slice(1).forEach((key) => join(key, group[0] ?? key));
  const linksBy = groupBy(links, ({ whole }) => root(whole));
  const basesBy = groupBy(bases, (group) => root(group[0] ?? ''));
  return [...groupBy(cells.values(), ({ key }) => root(key))].map(([key, own]) => ({
    cells: own,
    links: linksBy.get(key) ?? [],
    bases: basesBy.get(key) ?? [],
  }));
}
