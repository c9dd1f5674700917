import type { DisclosurePolicy } from '@waymark/contract';
import type { Stats } from '../../rollup/stats';
import type { Figure } from './figures';
import { knowledgeOf } from './knowledge';
import type { LinkedCell } from './linked-cell';
import type { Surroundings } from './neighbourhood';
import { findWorld } from './witness';

/**
 * Would the withheld figure still be open if `other` had been published one step higher or lower? Asked because whoever
 * knows the audit learns from a gap: were a year withheld only when it gives its quarters away, its absence alone would
 * give them away. So a figure is withheld one step around every value that would have had to be, and its absence always
 * leaves room for a value that tells nothing. Looks at the links of the two figures only.
 */
export function staysOpenNearby(
  hidden: Figure,
  other: Figure,
  family: Surroundings,
  policy: DisclosurePolicy,
): boolean {
  const shown = other.members.filter(({ decision }) => decision?.state === 'shown');
  const [first] = shown;
  if (!first || first.decision?.state !== 'shown') return true;
  const before = first.decision;
  const around = between(hidden, other, family);
  const open = shiftsOf(before.stats, first.rule, policy).every((stats) => {
    for (const member of shown) member.decision = { state: 'shown', stats };
    return isOpen(hidden, around, policy);
  });
  for (const member of shown) member.decision = before;
  return open;
}

function isOpen(hidden: Figure, family: Surroundings, policy: DisclosurePolicy): boolean {
  const { system, truth, variables } = knowledgeOf(family, policy);
  const known = system.known();
  const of = variables.get(hidden.id);
  // Nothing could have been published that way: there is nothing to learn from it.
  if (!known || !of) return true;
  const { min_possible_values: wanted, search_steps: steps } = policy.audit;
  const smallBase = hidden.members.some(
    ({ decision }) => decision?.state === 'withheld' && decision.cause === 'small base',
  );
  return [of.x, of.c, smallBase ? of.n : null].every((variable) => {
    if (variable === null) return true;
    const lower = known.lower[variable] ?? 0;
    const upper = known.upper[variable] ?? 0;
    if (upper - lower + 1 < wanted) return false;
    const centre = Math.min(upper, Math.max(lower, truth[variable] ?? 0));
    let found = 0;
    for (let distance = 0; distance <= wanted * 2 && found < wanted; distance += 1)
      for (const value of distance === 0 ? [centre] : [centre - distance, centre + distance])
        if (value >= lower && value <= upper && findWorld(system, variable, value, truth, steps)) found += 1;
    return found >= wanted;
  });
}

/** The two figures and whatever either is directly linked with; nothing is held fixed, since the truth may not fit. */
function between(a: Figure, b: Figure, { figures, links }: Surroundings): Surroundings {
  const touching = links.filter(({ whole, parts }) =>
    [a.id, b.id].some((id) => whole === id || parts.includes(id)),
  );
  const near = new Set([a.id, b.id, ...touching.flatMap(({ whole, parts }) => [whole, ...parts])]);
  return { figures: figures.filter(({ id }) => near.has(id)), links: touching, bases: [], fixed: new Set() };
}

/** The same figure, published one step to either side. */
function shiftsOf(stats: Stats, rule: LinkedCell['rule'], policy: DisclosurePolicy): Stats[] {
  const { base_rounding, percent_step } = policy.people_sample;
  const { rounding, withheld_to } = policy.events;
  const sides = [-1, 1];
  if (stats.kind === 'events')
    return sides
      .map((side) => ({ ...stats, events: stats.events + side * rounding }))
      .filter(({ events }) => events > withheld_to);
  if (stats.kind === 'stock')
    return sides
      .map((side) => ({ ...stats, stock: stats.stock + side * rounding }))
      .filter(({ stock }) => stock > withheld_to);
  if (stats.kind === 'moments')
    return sides.map((side) => ({ ...stats, n: stats.n + side * base_rounding })).filter(({ n }) => n > 0);
  if (stats.kind !== 'counts') return [];
  const { numerator, denominator } = stats;
  const made = (x: number, n: number): Stats => ({ kind: 'counts', numerator: x, denominator: n });
  const percent = Math.round((100 * numerator) / denominator / percent_step) * percent_step;
  const shifted = sides.flatMap((side) =>
    rule === 'share'
      ? [made(numerator + side * rounding, denominator), made(numerator, denominator + side * rounding)]
      : [
          made(((percent + side * percent_step) * denominator) / 100, denominator),
          made((percent * (denominator + side * base_rounding)) / 100, denominator + side * base_rounding),
        ],
  );
  return shifted.filter(
    (one) =>
      one.kind === 'counts' && one.numerator >= 0 && one.numerator <= one.denominator && one.denominator > 0,
  );
}
