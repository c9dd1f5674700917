import type { DisclosurePolicy } from '@waymark/contract';
import { countsRoundedFrom } from '../rounding';
import { limitsOf } from './knowledge';
import type { LinkedCell } from './linked-cell';
import type { Surroundings } from './neighbourhood';
import { boundless, System } from './system';
import { findWorld } from './witness';

/** How many were truly asked, by figure. */
export const trueBases = ({ figures }: Surroundings): Map<string, number> =>
  new Map(
    figures.flatMap(({ id, members }): [string, number][] =>
      members[0]?.rule === 'sample' ? [[id, baseOf(members[0])]] : [],
    ),
  );

/**
 * Numbers of people asked that add up, with one of them at this value; null where none were found. Percentages are left to
 * whoever looks for a world with them, except that a shown one keeps its base among numbers of which some whole part is
 * that percentage: a step outside would be tried in vain.
 */
export function movedBases(
  figure: string,
  value: number,
  { figures, links, bases, fixed }: Surroundings,
  policy: DisclosurePolicy,
): Map<string, number> | null {
  const system = new System();
  const truth: number[] = [];
  const at = new Map<string, number>();
  for (const { id, members } of figures) {
    const [cell] = members;
    if (cell?.rule !== 'sample') continue;
    const variable = system.variable();
    at.set(id, variable);
    truth.push(baseOf(cell));
    for (const member of members) {
      const { lower, upper } = fixed.has(id)
        ? { lower: baseOf(cell), upper: baseOf(cell) }
        : around(member, policy);
      system.between(variable, lower, upper);
    }
  }
  for (const { whole, parts, complete } of links) {
    const total = at.get(whole);
    const added = parts.flatMap((part) => at.get(part) ?? []);
    if (total !== undefined && added.length === parts.length) system.add(total, added, complete);
  }
  for (const group of bases) {
    const [first, ...others] = group.flatMap((id) => at.get(id) ?? []);
    for (const other of others) if (first !== undefined) system.add(other, [first], true);
  }
  const variable = at.get(figure);
  const world =
    variable === undefined ? null : findWorld(system, variable, value, truth, policy.audit.search_steps);
  return world && new Map([...at].map(([id, of]) => [id, world[of] ?? 0]));
}

const baseOf = ({ truth }: LinkedCell): number => truth.x + truth.c;

/** Bases next to the true one, without a gap, that print the same. */
function around(cell: LinkedCell, policy: DisclosurePolicy): { lower: number; upper: number } {
  const { decision, earlier } = cell;
  const { base, count, complement } = limitsOf(cell, policy);
  const printed = { lower: earlier?.n?.lower ?? 0, upper: earlier?.n?.upper ?? boundless };
  const within = (lower: number, upper: number) => ({
    lower: Math.max(lower, printed.lower),
    upper: Math.min(upper, printed.upper),
  });
  if (decision?.state === 'withheld')
    return decision.cause === 'small base' ? within(0, base - 1) : within(0, boundless);
  const stats = decision?.stats;
  if (stats?.kind !== 'counts') return within(0, boundless);
  const { base_rounding, percent_step } = policy.people_sample;
  const rounded = countsRoundedFrom(stats.denominator, base_rounding);
  const percent = Math.round((100 * stats.numerator) / stats.denominator / percent_step) * percent_step;
  const fits = (n: number): boolean => {
    const least = Math.max(count, Math.ceil((n * (2 * percent - percent_step)) / 200));
    const most = Math.min(n - complement, Math.ceil((n * (2 * percent + percent_step)) / 200) - 1);
    return least <= most;
  };
  let [lower, upper] = [baseOf(cell), baseOf(cell)];
  while (lower - 1 >= Math.max(base, rounded.lower) && fits(lower - 1)) lower -= 1;
  while (upper + 1 <= rounded.upper && fits(upper + 1)) upper += 1;
  return within(lower, upper);
}
