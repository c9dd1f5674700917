import type { Domains, System } from './system';

/**
 * Is there a world in which the variable has this value and everything published is still true? A world that is found
 * is proof; when the search gives up after `steps`, the answer is no, so that doubt withholds.
 *
 * `truth` is one world that fits; the search stays as close to it as it can, starting from the variables next to the
 * one that moved, so that what has to give way gives way early.
 */
export function hasWorld(
  system: System,
  variable: number,
  value: number,
  truth: readonly number[],
  steps: number,
): boolean {
  const known = system.known();
  const start = known && system.assume(known, variable, value);
  if (!start) return false;
  let left = steps;
  const order = nearestFirst(system, variable);
  const search = (domains: Domains, from: number): boolean => {
    // Everything that need not move stays true; more often than not that is already a world.
    if (system.holds(closest(domains, truth))) return true;
    let at = from;
    while (at < order.length && isFixed(domains, order[at] as number)) at += 1;
    const chosen = order[at];
    if (chosen === undefined) return false;
    for (const guess of guesses(domains, chosen, truth[chosen] ?? 0)) {
      if (left <= 0) return false;
      left -= 1;
      const tighter = system.assume(domains, chosen, guess);
      if (tighter && search(tighter, at + 1)) return true;
    }
    return false;
  };
  return search(start, 0);
}

/**
 * Values the variable takes in worlds that fit, nearest the truth first, until there are `wanted` or none are left.
 * Only values near the truth are tried: if those do not fit, calling the count narrow errs on the safe side.
 */
export function possibleValues(
  system: System,
  variable: number,
  truth: readonly number[],
  wanted: number,
  steps: number,
): number[] {
  const known = system.known();
  if (!known) return [];
  const lower = known.lower[variable] ?? 0;
  const upper = known.upper[variable] ?? 0;
  // Bounds are never too narrow, so this many values are out of the question without any search.
  if (upper - lower + 1 < wanted) return [];
  const here = truth[variable] ?? 0;
  const found: number[] = [];
  for (let distance = 0; distance <= wanted * 2 && found.length < wanted; distance += 1)
    for (const value of distance === 0 ? [here] : [here - distance, here + distance]) {
      if (found.length >= wanted || value < lower || value > upper) continue;
      if (hasWorld(system, variable, value, truth, steps)) found.push(value);
    }
  return found;
}

const isFixed = ({ lower, upper }: Domains, variable: number): boolean => lower[variable] === upper[variable];

const closest = ({ lower, upper }: Domains, truth: readonly number[]): Float64Array =>
  lower.map((least, variable) => Math.min(upper[variable] ?? least, Math.max(least, truth[variable] ?? 0)));

/** The truth or the value next to it, then both sides of it by turns, then the ends. */
function guesses(domains: Domains, variable: number, truth: number): number[] {
  const lower = domains.lower[variable] ?? 0;
  const upper = domains.upper[variable] ?? 0;
  const centre = Math.min(upper, Math.max(lower, truth));
  const list = [centre];
  for (let distance = 1; distance <= 4; distance += 1) list.push(centre - distance, centre + distance);
  list.push(lower, upper);
  return [...new Set(list)].filter((value) => value >= lower && value <= upper);
}

/** Variables in order of how many constraints lie between them and the one that moves; unconnected ones left out. */
function nearestFirst(system: System, start: number): number[] {
  const order = new Set([start]);
  for (const variable of order) for (const other of system.besides(variable)) order.add(other);
  return [...order];
}
