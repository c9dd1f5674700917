/** `lower <= sum of coefficient * variable <= upper`; either end may be infinite. */
export interface LinearRow {
  readonly terms: readonly { readonly variable: number; readonly coefficient: number }[];
  readonly lower: number;
  readonly upper: number;
}

/** Bounds of every variable and rows between them: what is known about numbers nobody published. */
export interface LinearProgram {
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
  readonly rows: readonly LinearRow[];
  /** Variables that `towards` is to bring near a target, and how much it matters for each. */
  readonly aimed: readonly { readonly variable: number; readonly weight: number }[];
}

/** A program kept open for many questions: each starts where the last one ended. */
export interface OpenProgram {
  /**
   * Smallest or largest value of one variable over real numbers. `impossible` where nothing fits at all; null where the
   * solver gave up, which is never read as an answer.
   */
  extreme(variable: number, end: 'least' | 'most'): number | 'impossible' | null;
  /**
   * A point that fits and lies as near as it can to one target for each aimed variable, in order; null where the solver
   * gave up or nothing fits. `held` is kept at its value.
   */
  towards(
    targets: ArrayLike<number>,
    held?: { readonly variable: number; readonly value: number },
  ): Float64Array | null;
  close(): void;
}

/** A solver of linear programs. Once loaded it answers at once, and the same question always gets the same answer. */
export interface LinearSolver {
  readonly name: string;
  open(program: LinearProgram): OpenProgram;
}
