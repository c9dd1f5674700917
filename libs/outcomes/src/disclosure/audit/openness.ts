import type { DisclosurePolicy } from '@waymark/contract';
import type { LinearSolver } from '../solver/linear-solver';
import type { Effort } from './effort';
import type { Figure } from './figures';
import { knowledgeOf, type Knowledge, type Variables } from './knowledge';
import { surroundingsOf, type Neighbourhood, type Reach, type Surroundings } from './neighbourhood';
import { leavesMeanOpen } from './score-sums';
import { SolvedWorlds } from './solved-worlds';
import { leavesOpen, Proven } from './witness';

type Amount = keyof Variables;
const amounts: readonly Amount[] = ['x', 'c', 'n'];
/** Where the solver looks for worlds: figures further away stay as they are. */
const room: Reach = { reach: 4, crowd: 250 };
const hall: Reach = { reach: 6, crowd: 700 };
/** Values of a single figure asked for. */
const tries = 6;
/** Worlds asked of the solver for everything in a room at once, before single figures are asked for. */
const rounds = 6;

/**
 * Which withheld figures of a family are open: at least so many values of each are proven by complete worlds. A world
 * speaks for every figure in it, so worlds are asked for that move many figures at once, and kept.
 */
export class Openness {
  private readonly proven = new Proven();

  constructor(
    private readonly hood: Neighbourhood,
    private readonly policy: DisclosurePolicy,
    private readonly solver: LinearSolver | null,
    private readonly effort: Effort,
  ) {}

  isSafe(figure: Figure): boolean {
    const near = surroundingsOf(figure, this.hood);
    return this.isCountOpen(figure, near) && leavesMeanOpen(figure, near, this.policy);
  }

  /** Might withholding what is withheld now be enough? With a solver, by bounds alone: the proof comes after. */
  mayBeSafe(figure: Figure): boolean {
    if (!this.solver) return this.isSafe(figure);
    const near = surroundingsOf(figure, this.hood);
    return !this.isNarrow(figure, near, this.solver) && leavesMeanOpen(figure, near, this.policy);
  }

  private isCountOpen(figure: Figure, near: Surroundings): boolean {
    if (this.isProven(figure)) return true;
    const { solver } = this;
    if (solver) {
      if (this.solve(figure, surroundingsOf(figure, this.hood, room), false)) return true;
      if (this.effort.isSpent() || this.isNarrow(figure, near, solver)) return false;
      if (this.solve(figure, surroundingsOf(figure, this.hood, hall), true)) return true;
    }
    return this.search(figure, near);
  }

  private wanted(figure: Figure): readonly Amount[] {
    const [cell] = figure.members;
    const counted = cell?.rule === 'sample' || cell?.rule === 'share';
    const smallBase = figure.members.some(
      ({ decision }) => decision?.state === 'withheld' && decision.cause === 'small base',
    );
    return amounts.filter((amount) => amount === 'x' || (counted && (amount === 'c' || smallBase)));
  }

  private seen(id: string, amount: Amount, truth: number): Set<number> {
    return this.proven.of(`${id}|${amount}`, truth);
  }

  private isProven(figure: Figure): boolean {
    const [cell] = figure.members;
    // What an earlier edition printed is out: no gap takes it back.
    if (!cell || figure.members.some(({ earlier }) => earlier)) return true;
    const { x, c } = cell.truth;
    const truth = { x, c, n: x + c };
    return this.wanted(figure).every(
      (amount) => this.seen(figure.id, amount, truth[amount]).size >= this.policy.audit.min_possible_values,
    );
  }

  private record({ variables, truth }: Knowledge, world: Float64Array): void {
    for (const [id, of] of variables)
      for (const amount of amounts) {
        const variable = of[amount];
        if (variable !== null && world[variable] !== truth[variable])
          this.seen(id, amount, truth[variable] ?? 0).add(world[variable] ?? 0);
      }
  }

  /**
   * Bounds over real numbers, with nothing around held fixed, are never too narrow: what they leave too few values is
   * narrow, and needs no search. First by chasing bounds, then by the solver.
   */
  private isNarrow(figure: Figure, near: Surroundings, solver: LinearSolver): boolean {
    const { system, truth, variables } = knowledgeOf({ ...near, fixed: new Set() }, this.policy);
    const known = system.known();
    const own = variables.get(figure.id);
    if (!known || !own) return false;
    const { min_possible_values: least } = this.policy.audit;
    const asked = this.wanted(figure).flatMap((amount) => own[amount] ?? []);
    if (asked.some((variable) => (known.upper[variable] ?? 0) - (known.lower[variable] ?? 0) + 1 < least))
      return true;
    // Worlds already found that lie far enough apart: over real numbers everything between them fits.
    const unclear = this.wanted(figure).flatMap((amount) => {
      const variable = own[amount];
      if (variable === null) return [];
      const seen = [...this.seen(figure.id, amount, truth[variable] ?? 0)];
      return Math.max(...seen) - Math.min(...seen) + 1 < least ? [variable] : [];
    });
    if (unclear.length === 0) return false;
    const worlds = new SolvedWorlds(system, truth, solver, this.effort);
    worlds.open();
    try {
      return unclear.some((variable) => worlds.isNarrow(variable, least));
    } finally {
      worlds.close();
    }
  }

  private solve(figure: Figure, around: Surroundings, alone: boolean): boolean {
    if (!this.solver || this.effort.isSpent()) return false;
    const knowledge = knowledgeOf(around, this.policy);
    const { system, truth, variables } = knowledge;
    const worlds = new SolvedWorlds(system, truth, this.solver, this.effort);
    const hidden = around.figures.filter(
      (other) =>
        !around.fixed.has(other.id) &&
        other.members.some(({ decision }) => decision?.state === 'withheld') &&
        !this.isProven(other),
    );
    const aims = hidden.flatMap((other) => {
      const of = variables.get(other.id);
      return of ? this.wanted(other).flatMap((amount) => of[amount] ?? []) : [];
    });
    worlds.open([...new Set(aims)]);
    // A percentage ties whole numbers to fractions: there, everything not sought had rather stay where it is.
    worlds.open(
      aims,
      around.figures.some(({ members }) => members[0]?.rule === 'sample'),
    );
    try {
      // Up and down by one, two, three in turn, half of the figures one way and half the other.
      const sought = new Set(aims);
      for (let round = 0; round < rounds && !hidden.every((other) => this.isProven(other)); round += 1) {
        const step = 1 + (round >> 1);
        const world = worlds.near((variable, lower, upper) => {
          if (!sought.has(variable)) return truth[variable] ?? 0;
          const up = (variable * 7919 + round * 104729) % 2 === round % 2;
          const here = truth[variable] ?? 0;
          const wish = up ? here + step : here - step;
          return wish < lower || wish > upper ? 2 * here - wish : wish;
        });
        if (world) this.record(knowledge, world);
      }
      const own = variables.get(figure.id);
      for (const amount of alone ? this.wanted(figure) : []) {
        const variable = own?.[amount] ?? null;
        if (variable !== null) this.single(figure, amount, variable, worlds, knowledge);
      }
    } finally {
      worlds.close();
    }
    return this.isProven(figure);
  }

  private single(
    figure: Figure,
    amount: Amount,
    variable: number,
    worlds: SolvedWorlds,
    knowledge: Knowledge,
  ): void {
    const { min_possible_values: wanted } = this.policy.audit;
    const here = knowledge.truth[variable] ?? 0;
    const seen = this.seen(figure.id, amount, here);
    if (seen.size >= wanted) return;
    const left = worlds.interval(variable);
    if (!left || left.upper - left.lower + 1 < wanted) return;
    const { lower, upper } = left;
    const near = Array.from({ length: wanted * 2 }, (_, index) => [here - index - 1, here + index + 1])
      .flat()
      .filter((value) => value >= lower && value <= upper && !seen.has(value));
    for (const value of near.slice(0, tries)) {
      if (seen.size >= wanted) return;
      const world = worlds.near((other) => knowledge.truth[other] ?? 0, { variable, value });
      if (world) this.record(knowledge, world);
    }
  }

  private search(figure: Figure, near: Surroundings): boolean {
    const knowledge = knowledgeOf(near, this.policy);
    const { system, truth, variables } = knowledge;
    const own = variables.get(figure.id);
    if (!own) return true;
    const limits = { wanted: this.policy.audit.min_possible_values, steps: this.policy.audit.search_steps };
    return this.wanted(figure).every((amount) => {
      const variable = own[amount];
      if (variable === null) return true;
      const seen = this.seen(figure.id, amount, truth[variable] ?? 0);
      return leavesOpen(system, variable, truth, seen, limits, (world) => this.record(knowledge, world));
    });
  }
}
