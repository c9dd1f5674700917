import type { Domains, System } from './system';

/**
 * A world in which the variable has this value and everything published is still true. A world that is found is proof;
 * when the search gives up after `steps`, there is none, so that doubt withholds.
 *
 * `truth` is one world that fits. Everything that need not move stays as it is there; where that breaks a constraint,
 * one of its variables after the other is moved as far as mends it, and what that breaks is mended in turn.
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
  return start && mendedFrom(system, start, truth, steps);
}

/** A world within these domains as near to the guide as mending one broken constraint after the other leaves it. */
export function mendedFrom(
  system: System,
  start: Domains,
  guide: ArrayLike<number>,
  steps: number,
): Float64Array | null {
  let left = steps;
  const mend = (domains: Domains): Float64Array | null => {
    const world = closest(domains, guide);
    const broken = system.brokenBy(world);
    if (!broken) return world;
    for (const { variable: moved, coefficient } of broken.terms) {
      const now = world[moved] ?? 0;
      const mended = within(
        domains,
        moved,
        now + Math.sign(broken.short / coefficient) * Math.ceil(Math.abs(broken.short / coefficient)),
      );
      if (mended === now) continue;
      if (left <= 0) return null;
      left -= 1;
      const tighter = system.assume(domains, moved, mended);
      const found = tighter && mend(tighter);
      if (found) return found;
    }
    return null;
  };
  return mend(start);
}

/** Values that counts were seen to take in worlds found so far, by name. A world stays one when less is published. */
export class Proven {
  private readonly values = new Map<string, Set<number>>();

  of(name: string, truth: number): Set<number> {
    const known = this.values.get(name);
    if (known) return known;
    const first = new Set([truth]);
    this.values.set(name, first);
    return first;
  }
}

/**
 * Are `wanted` values of the variable proven? Looks for more worlds near the truth until they are: if values nearby do
 * not fit, calling the count narrow errs on the safe side. Each world found is told, whole, to `proves`.
 */
export function leavesOpen(
  system: System,
  variable: number,
  truth: readonly number[],
  seen: ReadonlySet<number>,
  limits: { readonly wanted: number; readonly steps: number },
  proves: (world: Float64Array) => void,
): boolean {
  const { wanted, steps } = limits;
  if (seen.size >= wanted) return true;
  const known = system.known();
  if (!known) return false;
  const [lower, upper, here] = [known.lower[variable] ?? 0, known.upper[variable] ?? 0, truth[variable] ?? 0];
  // Bounds are never too narrow, so fewer values than this need no search.
  if (upper - lower + 1 < wanted) return false;
  for (let distance = 1; distance <= wanted * 2 && seen.size < wanted; distance += 1)
    for (const value of [here - distance, here + distance]) {
      if (seen.size >= wanted || seen.has(value) || value < lower || value > upper) continue;
      const world = findWorld(system, variable, value, truth, steps);
      if (world) proves(world);
    }
  return seen.size >= wanted;
}

const closest = ({ lower, upper }: Domains, guide: ArrayLike<number>): Float64Array =>
  lower.map((least, variable) => Math.min(upper[variable] ?? least, Math.max(least, guide[variable] ?? 0)));

const within = ({ lower, upper }: Domains, variable: number, value: number): number =>
  Math.min(upper[variable] ?? value, Math.max(lower[variable] ?? value, value));
