import type { LinearProgram, LinearRow, LinearSolver, OpenProgram } from '../solver/linear-solver';
import type { Effort } from './effort';
import { boundless, type Domains, type System } from './system';
import { mendedFrom } from './witness';

/** As near to a whole number as the solver's own tolerance. */
const whole = 1e-6;
/** How much more it matters that a sought figure moves than that another stays. */
const urgent = 8;
/** Targets further than this from the truth prove no more. */
const far = 6000;
/** How far a solver may be off before its answer counts as none. */
const tolerance = 1e-3;
/** Steps to mend a point that is no world in whole numbers. */
const mends = 60;

/**
 * Worlds found by a linear-programming solver. It works with real numbers and is not trusted: each point it answers with is
 * rounded to whole numbers and then checked against everything published, one constraint after the other, by our own
 * code. So a wrong answer, or none, can only ever make the audit withhold more.
 */
export class SolvedWorlds {
  private readonly known: Domains | null;
  private readonly free: number[] = [];
  private readonly at = new Map<number, number>();
  private program: OpenProgram | null = null;
  private aimed: readonly number[] = [];

  constructor(
    private readonly system: System,
    private readonly truth: readonly number[],
    private readonly solver: LinearSolver,
    private readonly effort: Effort,
  ) {
    this.known = system.known();
    this.known?.lower.forEach((lower, variable) => {
      if (lower < (this.known?.upper[variable] ?? lower)) this.at.set(variable, this.free.push(variable) - 1);
    });
  }

  /** Opens the program. These variables are to go where `near` wants them; all others had rather stay as they are. */
  open(variables: Iterable<number> = [], othersStay = false): void {
    const sought = new Set(variables);
    this.close();
    if (!this.known || this.free.length === 0) return;
    const weights =
      sought.size === 0
        ? []
        : this.free.map((variable) => (sought.has(variable) ? urgent : othersStay ? 1 : 0));
    this.aimed = this.free.filter((_, at) => (weights[at] ?? 0) > 0);
    this.program = this.solver.open(this.programOf(this.known, weights));
  }

  /** A world with the aimed variables as near as can be to what `target` wants of each; null where none was found. */
  near(
    target: (variable: number, lower: number, upper: number) => number,
    held?: { readonly variable: number; readonly value: number },
  ): Float64Array | null {
    const at = held && this.at.get(held.variable);
    if (!this.program || !this.known || (held && at === undefined)) return null;
    const targets = this.aimed.map((variable) => {
      const { lower, upper } = this.boundsOf(variable);
      return Math.min(upper, Math.max(lower, target(variable, lower, upper)));
    });
    const kept = held && at !== undefined ? { variable: at, value: held.value } : undefined;
    this.effort.spend();
    const point = this.program.towards(targets, kept);
    if (!point) return null;
    return this.checked(point);
  }

  /** Bounds over real numbers, rounded inwards: nothing that fits lies outside. Null where the solver gave up. */
  interval(variable: number): { readonly lower: number; readonly upper: number } | null {
    const at = this.at.get(variable);
    const { lower, upper } = this.boundsOf(variable);
    if (at === undefined) return { lower, upper };
    this.effort.spend();
    const least = this.program?.extreme(at, 'least') ?? null;
    const most = this.program?.extreme(at, 'most') ?? null;
    if (typeof least !== 'number' || typeof most !== 'number') return null;
    return {
      lower: Math.max(lower, Math.ceil(least - whole)),
      upper: Math.min(upper, Math.floor(most + whole)),
    };
  }

  /** Fewer whole numbers than `wanted` over real numbers; false where the solver gave up, since then nothing is shown. */
  isNarrow(variable: number, wanted: number): boolean {
    const at = this.at.get(variable);
    const { lower, upper } = this.boundsOf(variable);
    if (at === undefined) return upper - lower + 1 < wanted;
    this.effort.spend();
    const most = this.program?.extreme(at, 'most') ?? null;
    if (typeof most !== 'number') return false;
    const highest = Math.min(upper, Math.floor(most + whole));
    // The truth itself fits: often one end is enough.
    if (highest - (this.truth[variable] ?? 0) + 1 >= wanted) return false;
    const least = this.program?.extreme(at, 'least') ?? null;
    if (typeof least !== 'number') return false;
    return highest - Math.max(lower, Math.ceil(least - whole)) + 1 < wanted;
  }

  close(): void {
    this.program?.close();
    this.program = null;
  }

  /** What chasing bounds leaves of a variable, within reach of the truth. */
  private boundsOf(variable: number): { readonly lower: number; readonly upper: number } {
    const truth = this.truth[variable] ?? 0;
    const lower = this.known?.lower[variable] ?? truth;
    const upper = this.known?.upper[variable] ?? truth;
    return { lower: Math.max(lower, Math.min(truth, upper) - far), upper: Math.min(upper, truth + far) };
  }

  /** The point in whole numbers. Where that breaks something, it is mended from there, and checked like any world. */
  private checked(point: Float64Array): Float64Array | null {
    const { known } = this;
    if (!known) return null;
    const world = Float64Array.from(known.lower);
    for (const [index, variable] of this.free.entries()) {
      const value = point[index] ?? Number.NaN;
      const [lower, upper] = [known.lower[variable] ?? 0, known.upper[variable] ?? 0];
      if (!(value >= lower - tolerance && value <= upper + tolerance)) return null;
      world[variable] = value;
    }
    // What does not even fit over real numbers is no answer, and not worth mending.
    if (this.system.brokenBy(world, tolerance)) return null;
    for (const variable of this.free) {
      const rounded = Math.round(world[variable] ?? 0);
      world[variable] = Math.min(known.upper[variable] ?? 0, Math.max(known.lower[variable] ?? 0, rounded));
    }
    return this.system.brokenBy(world) ? mendedFrom(this.system, known, world, mends) : world;
  }

  /** Without variables that can only be one thing, and without rows that hold whatever happens. */
  private programOf({ lower, upper }: Domains, weights: readonly number[]): LinearProgram {
    const rows = this.system.constraints.flatMap((constraint): LinearRow[] => {
      let fixed = 0;
      let least = 0;
      let most = 0;
      const terms = constraint.terms.flatMap(({ variable, coefficient }) => {
        const low = coefficient * (lower[variable] ?? 0);
        const high = coefficient * (upper[variable] ?? 0);
        least += low < high ? low : high;
        most += low < high ? high : low;
        const at = this.at.get(variable);
        if (at !== undefined) return [{ variable: at, coefficient }];
        fixed += low;
        return [];
      });
      if (terms.length === 0 || (least >= constraint.lower && most <= constraint.upper)) return [];
      return [{ terms, lower: constraint.lower - fixed, upper: constraint.upper - fixed }];
    });
    return {
      lower: this.free.map((variable) => lower[variable] ?? 0),
      upper: this.free.map((variable) => Math.min(upper[variable] ?? boundless, boundless)),
      rows,
      aimed: weights.flatMap((weight, variable) => (weight > 0 ? [{ variable, weight }] : [])),
    };
  }
}
