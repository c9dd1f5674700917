import type { Domains, System } from './system';

/**
 * A world in which the variable has this value and everything published is still true. A world that is found is proof;
 * when the search gives up after `steps`, there is none, so that doubt withholds.
 *
 * `truth` is one world that fits; the search stays as close to it as it can, starting from the variables next to the
 * one that moved, so that what has to give way gives way early.
 */
export function findWorld(
  system: System,
  variable: number,
  value: number,
  truth: readonly number[],
  steps: number,
): Float64Array | null {
  const known = system.known();
  const start = known && system.assume(known, variable, value);
  if (!start) return null;
  let left = steps;
  const order = nearestFirst(system, variable);
  const search = (domains: Domains, from: number): Float64Array | null => {
    // Everything that need not move stays true; more often than not that is already a world.
    const world = closest(domains, truth);
    if (system.holds(world)) return world;
    let at = from;
    while (at < order.length && isFixed(domains, order[at] as number)) at += 1;
    const chosen = order[at];
    if (chosen === undefined) return null;
    for (const guess of guesses(domains, chosen, truth[chosen] ?? 0)) {
      if (left <= 0) return null;
      left -= 1;
      const tighter = system.assume(domains, chosen, guess);
      const found = tighter && search(tighter, at + 1);
      if (found) return found;
    }
    return null;
  };
  return search(start, 0);
}

/**
 * Values seen in worlds found so far, variable by variable. One world proves a value of everything in it, and stays a
 * world when less is published.
 */
export class Proven {
  private readonly seen: Set<number>[];

  constructor(private readonly truth: readonly number[]) {
    this.seen = truth.map((value) => new Set([value]));
  }

  /**
   * Are `wanted` values of the variable proven? Looks for more worlds near the truth until they are: if values nearby do
   * not fit, calling the count narrow errs on the safe side.
   */
  leavesOpen(system: System, variable: number, wanted: number, steps: number): boolean {
    const seen = this.seen[variable];
    const known = system.known();
    if (!known || !seen) return false;
    const [lower, upper, here] = [
      known.lower[variable] ?? 0,
      known.upper[variable] ?? 0,
      this.truth[variable] ?? 0,
    ];
    // Bounds are never too narrow, so fewer values than this need no search.
    if (upper - lower + 1 < wanted) return false;
    for (let distance = 1; distance <= wanted * 2 && seen.size < wanted; distance += 1)
      for (const value of [here - distance, here + distance]) {
        if (seen.size >= wanted || seen.has(value) || value < lower || value > upper) continue;
        findWorld(system, variable, value, this.truth, steps)?.forEach((found, index) =>
          this.seen[index]?.add(found),
        );
      }
    return seen.size >= wanted;
  }
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
