/** Larger than any count the contract lets in, small enough that sums of products stay exact. */
export const boundless = 1e13;

/** `lower <= sum of coefficient * variable <= upper`, in whole numbers; either end may be infinite. */
export interface Constraint {
  readonly terms: readonly { readonly variable: number; readonly coefficient: number }[];
  readonly lower: number;
  readonly upper: number;
}

export interface Domain {
  readonly lower: number;
  readonly upper: number;
}

/**
 * What is known about whole numbers nobody published: a domain for each and linear constraints between them. Built
 * once, then asked. The audit asks it for worlds (`witness.ts`), the attacker for bounds (`recover.ts`).
 */
export class System {
  readonly domains: Domain[] = [];
  readonly constraints: Constraint[] = [];
  readonly touching: number[][] = [];

  variable(lower = 0, upper = boundless): number {
    this.domains.push({ lower, upper });
    this.touching.push([]);
    return this.domains.length - 1;
  }

  constrain(terms: Constraint['terms'], lower: number, upper: number): void {
    const index = this.constraints.push({ terms, lower, upper }) - 1;
    for (const { variable } of terms) this.touching[variable]?.push(index);
  }

  /** whole = sum of parts; or, with a rest nobody counted, whole >= sum of parts. */
  add(whole: number, parts: readonly number[], complete: boolean): void {
    const terms = parts.map((variable) => ({ variable, coefficient: -1 }));
    this.constrain([{ variable: whole, coefficient: 1 }, ...terms], 0, complete ? 0 : Infinity);
  }

  /**
   * Tightens domains until no constraint tightens any further; null if they contradict each other. Every world that
   * fits stays inside: bounds are never too narrow.
   */
  propagate(domains: readonly Domain[], changed?: readonly number[]): Domain[] | null {
    const now = [...domains];
    const queue = changed
      ? [...new Set(changed.flatMap((variable) => this.touching[variable] ?? []))]
      : this.constraints.map((_, index) => index);
    const queued = new Set(queue);
    // Whole-number ranges can be chased one step at a time for ever on long chains; stopping early only keeps them wider.
    let patience = 200 * (this.constraints.length + 1);
    for (let index = queue.shift(); index !== undefined && patience > 0; index = queue.shift()) {
      patience -= 1;
      queued.delete(index);
      const tightened = tighten(this.constraints[index] as Constraint, now);
      if (!tightened) return null;
      for (const variable of tightened)
        for (const next of this.touching[variable] ?? [])
          if (!queued.has(next)) {
            queued.add(next);
            queue.push(next);
          }
    }
    return now;
  }

  /** Do these values break any constraint or domain? */
  holds(values: readonly number[]): boolean {
    return (
      this.domains.every(({ lower, upper }, index) => {
        const value = values[index] ?? Number.NaN;
        return value >= lower && value <= upper;
      }) &&
      this.constraints.every(({ terms, lower, upper }) => {
        const sum = terms.reduce(
          (total, { variable, coefficient }) => total + coefficient * (values[variable] ?? 0),
          0,
        );
        return sum >= lower && sum <= upper;
      })
    );
  }
}

/** Variables whose domain became smaller; null where one became empty. */
function tighten({ terms, lower, upper }: Constraint, domains: Domain[]): number[] | null {
  let least = 0;
  let most = 0;
  for (const { variable, coefficient } of terms) {
    const domain = domains[variable] as Domain;
    least += coefficient > 0 ? coefficient * domain.lower : coefficient * domain.upper;
    most += coefficient > 0 ? coefficient * domain.upper : coefficient * domain.lower;
  }
  if (least > upper || most < lower) return null;
  if (least >= lower && most <= upper) return [];
  const changed: number[] = [];
  for (const { variable, coefficient } of terms) {
    const domain = domains[variable] as Domain;
    const small = coefficient > 0 ? coefficient * domain.lower : coefficient * domain.upper;
    const large = coefficient > 0 ? coefficient * domain.upper : coefficient * domain.lower;
    // What this term may be, given the widest the others can be.
    const from = (lower - (most - large)) / coefficient;
    const to = (upper - (least - small)) / coefficient;
    const newLower = Math.max(domain.lower, Math.ceil(Math.min(from, to)));
    const newUpper = Math.min(domain.upper, Math.floor(Math.max(from, to)));
    if (newLower > newUpper) return null;
    if (newLower === domain.lower && newUpper === domain.upper) continue;
    domains[variable] = { lower: newLower, upper: newUpper };
    changed.push(variable);
    least += (coefficient > 0 ? coefficient * newLower : coefficient * newUpper) - small;
    most += (coefficient > 0 ? coefficient * newUpper : coefficient * newLower) - large;
  }
  return changed;
}
