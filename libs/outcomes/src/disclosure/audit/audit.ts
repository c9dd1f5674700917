import type { DisclosurePolicy } from '@waymark/contract';
import { withheld } from '../cell-rules';
import { familiesOf, type Family, type Figure } from './figures';
import { knowledgeOf } from './knowledge';
import { collect, keyOf, linksOf, sameBases, type Drafted } from './linked-cells';
import { candidatesFor, isShown, neighbourhoodOf, surroundingsOf, type Surroundings } from './neighbourhood';
import { staysOpenNearby } from './nearby';
import { leavesMeanOpen } from './score-sums';
import { leavesOpen, Proven } from './witness';

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

/** Withheld by its own rule, not for the sake of another figure. */
const isByRule = ({ members }: Figure): boolean =>
  members.some(
    ({ decision }) =>
      decision?.state === 'withheld' && decision.cause !== 'linked' && decision.cause !== 'grain',
  );

/** Single further figures tried before the nearest is withheld anyway. */
const patience = 4;
/** Ranks below this share a sum: parts of one breakdown, and the wholes they are part of. */
const direct = 4;

/** Withholds further figures of the family until every withheld count in it is safe. */
function settle(family: Family, policy: DisclosurePolicy): void {
  const hood = neighbourhoodOf(family);
  const proven = new Proven();
  const queue = family.figures.filter(isWithheld);
  const hide = (figure: Figure): void => {
    withhold(figure);
    queue.push(figure);
  };
  // Withholding more only widens what is possible, so a figure found safe stays safe.
  for (let at = 0; at < queue.length; at += 1) {
    const own = queue[at] as Figure;
    const around = surroundingsOf(own, hood);
    while (!isSafe(own, around, proven, policy)) {
      const candidates = candidatesFor(own, hood);
      const [nearest] = candidates;
      if (!nearest) break;
      hide(candidates.slice(0, patience).find((other) => protects(other, own, around, policy)) ?? nearest);
    }
    if (policy.audit.min_possible_values > 1 && isByRule(own))
      for (const other of candidatesFor(own, hood, direct))
        if (isShown(other) && !staysOpenNearby(own, other, around, policy)) hide(other);
  }
}

function protects(other: Figure, figure: Figure, around: Surroundings, policy: DisclosurePolicy): boolean {
  const before = other.members.map(({ decision }) => decision);
  withhold(other);
  const safe = isSafe(figure, around, new Proven(), policy);
  other.members.forEach((member, index) => (member.decision = before[index] ?? null));
  return safe;
}

/** The same number goes wherever it stands. */
function withhold({ members }: Figure): void {
  for (const member of members) if (member.decision?.state === 'shown') member.decision = linked;
}

function isSafe(figure: Figure, around: Surroundings, proven: Proven, policy: DisclosurePolicy): boolean {
  const { system, truth, variables } = knowledgeOf(around, policy);
  const own = variables.get(figure.id);
  if (!own) return true;
  const limits = { wanted: policy.audit.min_possible_values, steps: policy.audit.search_steps };
  const amounts = ['x', 'c', 'n'] as const;
  const seen = (id: string, amount: (typeof amounts)[number], variable: number): Set<number> =>
    proven.of(`${id}|${amount}`, truth[variable] ?? 0);
  const proves = (world: Float64Array): void =>
    variables.forEach((of, id) =>
      amounts.forEach((amount) => {
        const variable = of[amount];
        if (variable !== null) seen(id, amount, variable).add(world[variable] ?? 0);
      }),
    );
  const smallBase = figure.members.some(
    ({ decision }) => decision?.state === 'withheld' && decision.cause === 'small base',
  );
  const open = amounts.every((amount) => {
    const variable = own[amount];
    if (variable === null || (amount === 'n' && !smallBase)) return true;
    return leavesOpen(system, variable, truth, seen(figure.id, amount, variable), limits, proves);
  });
  return open && leavesMeanOpen(figure, around, policy);
}
