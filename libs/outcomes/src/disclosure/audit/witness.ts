import type { Domain, System } from './system';

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
  const pinned = [...system.domains];
  pinned[variable] = { lower: value, upper: value };
  const start = system.propagate(pinned);
  if (!start) return false;
  let left = steps;
  const order = nearestFirst(system, variable);
  const search = (domains: Domain[], at: number): boolean => {
    let next = at;
    while (next < order.length && isFixed(domains[order[next] as number])) next += 1;
    const chosen = order[next];
    if (chosen === undefined) return true;
    for (const guess of guesses(domains[chosen] as Domain, truth[chosen] ?? 0)) {
      if (left <= 0) return false;
      left -= 1;
      const tried = [...domains];
      tried[chosen] = { lower: guess, upper: guess };
      const tighter = system.propagate(tried, [chosen]);
      if (tighter && search(tighter, next + 1)) return true;
    }
    return false;
  };
  return search(start, 0);
}

/**
 * Values the variable takes in worlds that fit, nearest the truth first, until there are `wanted` or none are left.
 * Domains that stay wide after propagation are probed at growing distance, so that a large count needs few questions.
 */
export function possibleValues(
  system: System,
  variable: number,
  truth: readonly number[],
  wanted: number,
  steps: number,
): number[] {
  const bounds = system.propagate(system.domains)?.[variable];
  if (!bounds) return [];
  const here = truth[variable] ?? 0;
  const found: number[] = [];
  // Beyond this distance a value close to the truth would have been found, if there were any.
  const farthest = wanted * 4;
  for (let distance = 0; distance <= farthest && found.length < wanted; distance += 1)
    for (const value of distance === 0 ? [here] : [here - distance, here + distance]) {
      if (found.length >= wanted || value < bounds.lower || value > bounds.upper) continue;
      if (hasWorld(system, variable, value, truth, steps)) found.push(value);
    }
  return found;
}

const isFixed = (domain: Domain | undefined): boolean => !domain || domain.lower === domain.upper;

/** The truth or the value next to it, then both sides of it by turns, then the ends. */
function guesses({ lower, upper }: Domain, truth: number): number[] {
  const centre = Math.min(upper, Math.max(lower, truth));
  const list = [centre];
  for (let distance = 1; distance <= 4; distance += 1) list.push(centre - distance, centre + distance);
  list.push(lower, upper);
  return [...new Set(list)].filter((value) => value >= lower && value <= upper);
}

/** Variables in order of how many constraints lie between them and the one that moves; unconnected ones left out. */
function nearestFirst(system: System, start: number): number[] {
  const seen = new Set([start]);
  const order = [start];
  for (let index = 0; index < order.length; index += 1)
    for (const constraint of system.touching[order[index] as number] ?? [])
      for (const { variable } of system.constraints[constraint]?.terms ?? [])
        if (!seen.has(variable)) {
          seen.add(variable);
          order.push(variable);
        }
  return order;
}
