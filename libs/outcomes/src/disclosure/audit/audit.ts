import type { DisclosurePolicy } from '@waymark/contract';
import { withheld } from '../cell-rules';
import { familiesOf, type Family, type Figure } from './figures';
import { knowledgeOf, type Knowledge } from './knowledge';
import { collect, keyOf, linksOf, sameBases, type Drafted } from './linked-cells';
import { staysOpenNearby } from './nearby';
import { leavesMeanOpen } from './score-sums';
import { Proven } from './witness';

const linked = withheld(
  'linked',
  'Shown beside the figures it adds up with, it would let a reader work out a withheld count to within a few.',
);

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
  for (const family of familiesOf(cells, links, sameBases(cells)))
    if (family.figures.some(isWithheld) && family.figures.some(isShown)) settle(family, policy);
  return drafts.map(({ series, decisions }) => ({
    series,
    decisions: decisions.map((decision, index) => {
      const cell = series.cells[index];
      const settled = cell && cells.get(keyOf(series, cell))?.decision;
      return decision.state === 'shown' && settled?.state === 'withheld' ? settled : decision;
    }),
  }));
}

const isWithheld = ({ members }: Figure): boolean =>
  members.some(({ decision }) => decision?.state === 'withheld');
const isShown = ({ members }: Figure): boolean => members.some(({ decision }) => decision?.state === 'shown');

/** Withholds further figures of the family until every withheld count in it is safe. */
function settle(family: Family, policy: DisclosurePolicy): void {
  const queue = family.figures.filter(isWithheld);
  let knows = knowledgeOf(family, policy);
  const proven = new Proven(knows.truth);
  const hide = (figure: Figure): void => {
    withhold(figure);
    knows = knowledgeOf(family, policy);
    queue.push(figure);
  };
  // Withholding more only widens what is possible, so a figure found safe stays safe.
  for (let figure = queue.shift(); figure; figure = queue.shift()) {
    const own: Figure = figure;
    while (!isSafe(own, family, knows, proven, policy)) {
      const candidates = neighbours(own, family);
      const [nearest] = candidates;
      if (!nearest) break;
      hide(candidates.slice(0, patience).find((other) => protects(other, own, family, policy)) ?? nearest);
    }
    if (policy.audit.min_possible_values > 1 && isByRule(own))
      for (const other of neighbours(own, family, direct))
        if (isShown(other) && !staysOpenNearby(own, other, family, policy)) hide(other);
  }
}

/** Withheld by its own rule, not for the sake of another figure. */
const isByRule = ({ members }: Figure): boolean =>
  members.some(
    ({ decision }) =>
      decision?.state === 'withheld' && decision.cause !== 'linked' && decision.cause !== 'grain',
  );

/** Rank of the figures that share a sum with one another: parts of one breakdown, and the wholes they are part of. */
const direct = 4;

/** Single further figures tried before the nearest is withheld anyway. */
const patience = 4;

function protects(other: Figure, figure: Figure, family: Family, policy: DisclosurePolicy): boolean {
  const before = other.members.map(({ decision }) => decision);
  withhold(other);
  const knows = knowledgeOf(family, policy);
  const safe = isSafe(figure, family, knows, new Proven(knows.truth), policy);
  other.members.forEach((member, index) => (member.decision = before[index] ?? null));
  return safe;
}

/** The same number goes wherever it stands. */
function withhold({ members }: Figure): void {
  for (const member of members) if (member.decision?.state === 'shown') member.decision = linked;
}

function isSafe(
  figure: Figure,
  family: Family,
  knows: Knowledge,
  proven: Proven,
  policy: DisclosurePolicy,
): boolean {
  const { min_possible_values: wanted, search_steps: steps } = policy.audit;
  const variables = knows.variables.get(figure.id);
  if (!variables) return true;
  const { x, c, n } = variables;
  const smallBase = figure.members.some(
    ({ decision }) => decision?.state === 'withheld' && decision.cause === 'small base',
  );
  const open = [x, c, smallBase ? n : null].every(
    (variable) => variable === null || proven.leavesOpen(knows.system, variable, wanted, steps),
  );
  return open && leavesMeanOpen(figure, family, policy);
}

/**
 * Shown figures that could be withheld to protect this one, best first: parts beside it in a breakdown (the headline of
 * all stays), then the margins it is part of, then what is further away; small ones before large ones.
 */
function neighbours(figure: Figure, { figures, links, bases }: Family, farthest = Infinity): Figure[] {
  const rank = new Map<string, number>([[figure.id, 0]]);
  let edge = [figure.id];
  for (let round = 0; edge.length > 0; round += 10) {
    const reached = new Map<string, number>();
    const offer = (ids: readonly string[], order: number): void =>
      ids.forEach((id) => {
        if (!rank.has(id)) reached.set(id, Math.min(reached.get(id) ?? Infinity, round + order));
      });
    for (const id of edge) {
      for (const { kind, whole, parts } of links) {
        if (whole === id) offer(parts, 4);
        if (!parts.includes(id)) continue;
        offer(parts, kind === 'breakdown' ? 1 : 5);
        offer([whole], kind === 'breakdown' ? 2 : 3);
      }
      for (const group of bases) if (group.includes(id)) offer(group, 6);
    }
    reached.forEach((order, id) => rank.set(id, order));
    edge = [...reached.keys()];
  }
  const order = (a: Figure, b: Figure): number =>
    (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0) || sizeOf(a) - sizeOf(b) || (a.id < b.id ? -1 : 1);
  const near = ({ id }: Figure): boolean => (rank.get(id) ?? Infinity) < farthest;
  return figures.filter((other) => near(other) && isShown(other)).sort(order);
}

/** By what a reader sees, so that the choice tells nothing more. */
function sizeOf({ members }: Figure): number {
  const shown = members.find(({ decision }) => decision?.state === 'shown')?.decision;
  const stats = shown?.state === 'shown' ? shown.stats : null;
  if (stats?.kind === 'counts') return stats.denominator;
  if (stats?.kind === 'moments') return stats.n;
  if (stats?.kind === 'events') return stats.events;
  return stats?.kind === 'stock' ? stats.stock : 0;
}
