// Named once: Jest's sandbox looks a global up anew at every use, which made the inner loop below twenty times slower there.
const { ceil, floor } = Math;

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
  /** 1 for each constraint that waits to be looked at; all 0 between two questions. */
  private queued: Uint8Array | undefined;

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
    if (lower > domain.lower) domain.lower = lower;
    if (upper < domain.upper) domain.upper = upper;
  }

  constrain(terms: readonly Term[], lower: number, upper: number): void {
    const index = this.constraints.push({ terms, lower, upper }) - 1;
    this.queued = undefined;
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
    const queued = (this.queued ??= new Uint8Array(this.constraints.length));
    for (const index of queue) queued[index] = 1;
    // Stopping early only leaves bounds wider: a world that is found is still checked in full.
    let patience = this.rounds * (this.constraints.length + 1);
    let at = 0;
    let sound = true;
    for (; sound && at < queue.length && patience > 0; at += 1, patience -= 1) {
      const index = queue[at] as number;
      queued[index] = 0;
      const { terms, lower, upper } = this.constraints[index] as Constraint;
      const changed = tightenOne(terms, lower, upper, domains);
      if (changed)
        for (const variable of changed)
          for (const next of this.touching[variable] ?? nothing) {
            if (queued[next] === 1) continue;
            queued[next] = 1;
            queue.push(next);
          }
      sound = changed !== null;
    }
    for (; at < queue.length; at += 1) queued[queue[at] as number] = 0;
    return sound;
  }
}

const nothing: number[] = [];

/** Variables whose domain became smaller; null where one became empty. */
function tightenOne(terms: readonly Term[], lower: number, upper: number, domains: Domains): number[] | null {
  const { lower: lowest, upper: highest } = domains;
  let least = 0;
  let most = 0;
  for (const { variable, coefficient } of terms) {
    const low = coefficient * (lowest[variable] as number);
    const high = coefficient * (highest[variable] as number);
    least += coefficient > 0 ? low : high;
    most += coefficient > 0 ? high : low;
  }
  if (least > upper || most < lower) return null;
  if (least >= lower && most <= upper) return nothing;
  const changed: number[] = [];
  for (const { variable, coefficient } of terms) {
    const oldLower = lowest[variable] as number;
    const oldUpper = highest[variable] as number;
    if (oldLower === oldUpper) continue;
    const positive = coefficient > 0;
    const small = coefficient * (positive ? oldLower : oldUpper);
    const large = coefficient * (positive ? oldUpper : oldLower);
    // What this term may be, given the widest the others can be.
    const from = (lower - (most - large)) / coefficient;
    const to = (upper - (least - small)) / coefficient;
    const newLower = ceil(positive ? from : to);
    const newUpper = floor(positive ? to : from);
    const raised = newLower > oldLower ? newLower : oldLower;
    const lowered = newUpper < oldUpper ? newUpper : oldUpper;
    if (raised > lowered) return null;
    if (raised === oldLower && lowered === oldUpper) continue;
    lowest[variable] = raised;
    highest[variable] = lowered;
    changed.push(variable);
    least += coefficient * (positive ? raised : lowered) - small;
    most += coefficient * (positive ? lowered : raised) - large;
  }
  return changed;
}
