import type { DisclosurePolicy } from '@waymark/contract';
import type { LinearSolver } from '../solver/linear-solver';
import type { Effort } from './effort';
import type { Figure } from './figures';
import { knowledgeOf, type Knowledge, type Variables } from './knowledge';
import { surroundingsOf, type Neighbourhood, type Reach, type Surroundings } from './neighbourhood';
import { hasMean, leavesMeanOpen } from './score-sums';
import { SolvedWorlds } from './solved-worlds';
import type { System } from './system';
import { movedBases, trueBases } from './moved-bases';
import { leavesOpen, Proven } from './witness';

type Amount = keyof Variables;
const amounts: readonly Amount[] = ['x', 'c', 'n'];
/** Where the solver looks for worlds: figures further away stay as they are. */
const room: Reach = { reach: 4, crowd: 250 };
const hall: Reach = { reach: 6, crowd: 1500 };
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
    if (!this.isProven(figure) && !this.isCountOpen(figure, surroundingsOf(figure, this.hood))) return false;
    return !hasMean(figure) || leavesMeanOpen(figure, surroundingsOf(figure, this.hood), this.policy);
  }

  /** Might withholding what is withheld now be enough? With a solver, by bounds alone: the proof comes after. */
  mayBeSafe(figure: Figure): boolean {
    if (!this.solver) return this.isSafe(figure);
    const near = surroundingsOf(figure, this.hood);
    return !this.isNarrow(figure, near, this.solver) && leavesMeanOpen(figure, near, this.policy);
  }

  private isCountOpen(figure: Figure, near: Surroundings): boolean {
    const { solver } = this;
    if (solver) {
      // The cheapest question first: most of what gives way to nothing is seen by chasing bounds alone.
      if (this.isNarrowByBounds(figure, near)) return false;
      if (this.solve(figure, surroundingsOf(figure, this.hood, room), true)) return true;
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
    const own = variables.get(figure.id);
    const { min_possible_values: least } = this.policy.audit;
    if (this.isNarrowIn(system, figure, own)) return true;
    if (!system.known() || !own) return false;
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

  private isNarrowByBounds(figure: Figure, near: Surroundings): boolean {
    const { system, variables } = knowledgeOf({ ...near, fixed: new Set() }, this.policy);
    return this.isNarrowIn(system, figure, variables.get(figure.id));
  }

  private isNarrowIn(system: System, figure: Figure, own: Variables | undefined): boolean {
    const known = system.known();
    if (!known || !own) return false;
    return this.wanted(figure)
      .flatMap((amount) => own[amount] ?? [])
      .some(
        (variable) =>
          (known.upper[variable] ?? 0) - (known.lower[variable] ?? 0) + 1 <
          this.policy.audit.min_possible_values,
      );
  }

  /** Worlds for what is withheld around, all at once or figure by figure; percentages with the bases held, then without. */
  private solve(figure: Figure, around: Surroundings, together: boolean): boolean {
    const { solver } = this;
    if (!solver || this.effort.isSpent()) return false;
    const tied = around.figures.some(({ members }) => members[0]?.rule === 'sample');
    if (!tied) this.askFor(figure, knowledgeOf(around, this.policy), around, solver, together);
    else {
      this.askFor(figure, knowledgeOf(around, this.policy, trueBases(around)), around, solver, together);
      if (this.wanted(figure).includes('n')) this.moveBases(figure, around, solver);
    }
    return this.isProven(figure);
  }

  /** The same with other numbers of people asked: first numbers that add up, then a world with them. */
  private moveBases(figure: Figure, around: Surroundings, solver: LinearSolver): void {
    const { min_possible_values: wanted } = this.policy.audit;
    const [cell] = figure.members;
    if (!cell) return;
    const here = cell.truth.x + cell.truth.c;
    const seen = this.seen(figure.id, 'n', here);
    for (let distance = 1; distance <= wanted * 2 && seen.size < wanted; distance += 1)
      for (const value of [here - distance, here + distance]) {
        if (seen.size >= wanted || seen.has(value) || value < 0 || this.effort.isSpent()) continue;
        const held = movedBases(figure.id, value, around, this.policy);
        if (!held) continue;
        const knowledge = knowledgeOf(around, this.policy, held);
        const worlds = new SolvedWorlds(knowledge.system, knowledge.truth, solver, this.effort);
        worlds.open(knowledge.truth.keys());
        const world = worlds.near((variable) => knowledge.truth[variable] ?? 0);
        worlds.close();
        if (world) this.record(knowledge, world);
      }
  }

  private askFor(
    figure: Figure,
    knowledge: Knowledge,
    around: Surroundings,
    solver: LinearSolver,
    together: boolean,
  ): void {
    const { system, truth, variables } = knowledge;
    const worlds = new SolvedWorlds(system, truth, solver, this.effort);
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
    worlds.open(aims);
    try {
      // Up and down by one, two, three in turn, half of the figures one way and half the other.
      const sought = new Set(aims);
      for (
        let round = 0;
        together && round < rounds && !hidden.every((other) => this.isProven(other));
        round += 1
      ) {
        const step = 1 + (round >> 1);
        const world = worlds.near((variable, lower, upper) => {
          if (!sought.has(variable)) return truth[variable] ?? 0;
          const up = ((Math.imul(variable + 1, 2654435761) >>> (12 + (round >> 1))) & 1) === round % 2;
          const here = truth[variable] ?? 0;
          const wish = up ? here + step : here - step;
          return wish < lower || wish > upper ? 2 * here - wish : wish;
        });
        if (world) this.record(knowledge, world);
      }
      const own = variables.get(figure.id);
      for (const amount of this.wanted(figure)) {
        const variable = own?.[amount] ?? null;
        if (variable !== null) this.single(figure, amount, variable, worlds, knowledge);
      }
    } finally {
      worlds.close();
    }
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
