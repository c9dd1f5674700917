/** Larger than any count the contract lets in, small enough that sums of products stay exact. */
export const boundless = 1e13;

export interface Term {
  readonly variable: number;
  readonly coefficient: number;
}
/** `lower <= sum of coefficient * variable <= upper`, in whole numbers; either end may be infinite. */
export interface Constraint {
  readonly terms: readonly Term[];
  readonly lower: number;
  readonly upper: number;
}

/** What every variable may still be, both ends included. */
export interface Domains {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

export const copyOf = ({ lower, upper }: Domains): Domains => ({
  lower: lower.slice(),
  upper: upper.slice(),
});

/**
 * What is known about whole numbers nobody published: a domain for each and linear constraints between them. Built
 * once, then asked. The audit asks it for worlds (`witness.ts`), the attacker for bounds (`recover.ts`).
 */
export class System {
  private readonly first: { lower: number; upper: number }[] = [];
  readonly constraints: Constraint[] = [];
  private readonly touching: number[][] = [];
  private root: Domains | null | undefined;

  /** How often each constraint may be looked at again: ranges can be chased one step at a time for long on chains. */
  constructor(private readonly rounds = 20) {}

  variable(lower = 0, upper = boundless): number {
    this.touching.push([]);
    return this.first.push({ lower, upper }) - 1;
  }

  /** Narrows one variable for good. */
  between(variable: number, lower: number, upper = boundless): void {
    const domain = this.first[variable];
    if (!domain) return;
    domain.lower = Math.max(domain.lower, lower);
    domain.upper = Math.min(domain.upper, upper);
  }

  constrain(terms: readonly Term[], lower: number, upper: number): void {
    const index = this.constraints.push({ terms, lower, upper }) - 1;
    for (const { variable } of terms) this.touching[variable]?.push(index);
  }

  /** whole = sum of parts; or, with a rest nobody counted, whole >= sum of parts. */
  add(whole: number, parts: readonly number[], complete: boolean): void {
    const terms = parts.map((variable) => ({ variable, coefficient: -1 }));
    this.constrain([{ variable: whole, coefficient: 1 }, ...terms], 0, complete ? 0 : Infinity);
  }

  /** Domains before anything is assumed, tightened by every constraint; null if the constraints contradict each other. */
  known(): Domains | null {
    if (this.root !== undefined) return this.root;
    const domains = {
      lower: Float64Array.from(this.first, ({ lower }) => lower),
      upper: Float64Array.from(this.first, ({ upper }) => upper),
    };
    const sound = this.first.every(({ lower, upper }) => lower <= upper);
    this.root = sound && this.tighten(domains, this.constraints.keys()) ? domains : null;
    return this.root;
  }

  /** Domains if this variable had this value; null if it cannot. */
  assume(domains: Domains, variable: number, value: number): Domains | null {
    if (value < (domains.lower[variable] ?? 0) || value > (domains.upper[variable] ?? 0)) return null;
    const next = copyOf(domains);
    next.lower[variable] = value;
    next.upper[variable] = value;
    return this.tighten(next, this.touching[variable] ?? []) ? next : null;
  }

  /** Variables that share a constraint with this one. */
  besides(variable: number): number[] {
    return (this.touching[variable] ?? []).flatMap((index) =>
      (this.constraints[index]?.terms ?? []).map((term) => term.variable),
    );
  }

  /** The first constraint these values break by more than `slack`, and how much its sum is short (over, if negative); null if none. */
  brokenBy(
    values: ArrayLike<number>,
    slack = 0,
  ): { readonly terms: readonly Term[]; readonly short: number } | null {
    for (const { terms, lower, upper } of this.constraints) {
      let sum = 0;
      for (const { variable, coefficient } of terms) sum += coefficient * (values[variable] ?? Number.NaN);
      if (!(sum >= lower - slack)) return { terms, short: lower - sum };
      if (!(sum <= upper + slack)) return { terms, short: upper - sum };
    }
    return null;
  }

  /**
   * Tightens in place until nothing tightens any further; false if something is left without a value. Every world that
   * fits stays inside: bounds are never too narrow.
   */
  private tighten(domains: Domains, from: Iterable<number>): boolean {
    const queue = [...from];
    const queued = new Set(queue);
    // Stopping early only leaves bounds wider: a world that is found is still checked in full.
    let patience = this.rounds * (this.constraints.length + 1);
    for (let at = 0; at < queue.length && patience > 0; at += 1, patience -= 1) {
      const index = queue[at] as number;
      queued.delete(index);
      const { terms, lower, upper } = this.constraints[index] as Constraint;
      const changed = tightenOne(terms, lower, upper, domains);
      if (!changed) return false;
      for (const variable of changed)
        for (const next of this.touching[variable] ?? [])
          if (!queued.has(next)) {
            queued.add(next);
            queue.push(next);
          }
    }
    return true;
  }
}

const nothing: number[] = [];

/** Variables whose domain became smaller; null where one became empty. */
function tightenOne(terms: readonly Term[], lower: number, upper: number, domains: Domains): number[] | null {
  let least = 0;
  let most = 0;
  for (const { variable, coefficient } of terms) {
    const low = coefficient * (domains.lower[variable] as number);
    const high = coefficient * (domains.upper[variable] as number);
    least += coefficient > 0 ? low : high;
    most += coefficient > 0 ? high : low;
  }
  if (least > upper || most < lower) return null;
  if (least >= lower && most <= upper) return nothing;
  const changed: number[] = [];
  for (const { variable, coefficient } of terms) {
    const oldLower = domains.lower[variable] as number;
    const oldUpper = domains.upper[variable] as number;
    const small = coefficient * (coefficient > 0 ? oldLower : oldUpper);
    const large = coefficient * (coefficient > 0 ? oldUpper : oldLower);
    // What this term may be, given the widest the others can be.
    const from = (lower - (most - large)) / coefficient;
    const to = (upper - (least - small)) / coefficient;
    const newLower = Math.max(oldLower, Math.ceil(Math.min(from, to)));
    const newUpper = Math.min(oldUpper, Math.floor(Math.max(from, to)));
    if (newLower > newUpper) return null;
    if (newLower === oldLower && newUpper === oldUpper) continue;
    domains.lower[variable] = newLower;
    domains.upper[variable] = newUpper;
    changed.push(variable);
    least += coefficient * (coefficient > 0 ? newLower : newUpper) - small;
    most += coefficient * (coefficient > 0 ? newUpper : newLower) - large;
  }
  return changed;
}
