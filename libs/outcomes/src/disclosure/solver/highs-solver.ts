import loadHighs from 'highs';
import type { LinearProgram, LinearSolver, OpenProgram } from './linear-solver';

/** Larger than any count there is: a variable that may be as large as this is not bounded at all. */
const unbounded = 1e12;
/** Steps of the simplex method before it gives up. Counted, not timed: a slow machine gives the same answers. */
const steps = 20_000;

type Highs = Awaited<ReturnType<typeof loadHighs>>;
let loading: Promise<LinearSolver> | undefined;

/**
 * HiGHS (Huangfu and Hall 2018), compiled to WebAssembly. Loaded once a process, from the package's own folder: bundlers
 * leave packages alone here, so that its binary lies beside it. One thread, simplex, no presolve: deterministic.
 */
export function loadSolver(): Promise<LinearSolver> {
  loading ??= loadHighs().then((highs) => ({
    name: `HiGHS ${highs.version.string}`,
    open: (program) => open(highs, program),
  }));
  return loading;
}

function open(highs: Highs, { lower, upper, rows, aimed }: LinearProgram): OpenProgram {
  const plain = lower.length;
  const columns = plain + 2 * aimed.length;
  const end = (value: number): number =>
    Math.abs(value) >= unbounded ? Math.sign(value) * highs.infinity : value;
  const colLower = new Float64Array(columns);
  const colUpper = new Float64Array(columns).fill(highs.infinity);
  for (let at = 0; at < plain; at += 1) {
    colLower[at] = end(lower[at] ?? 0);
    colUpper[at] = end(upper[at] ?? 0);
  }
  // x - over + under = target: what lies over and under costs.
  const aims = aimed.map(({ variable }, at) => ({
    terms: [
      { variable, coefficient: 1 },
      { variable: plain + 2 * at, coefficient: -1 },
      { variable: plain + 2 * at + 1, coefficient: 1 },
    ],
    lower: lower[variable] ?? 0,
    upper: lower[variable] ?? 0,
  }));
  const all = [...rows, ...aims];
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { terms } of all) {
    for (const { variable, coefficient } of terms) {
      indices.push(variable);
      values.push(coefficient);
    }
    starts.push(indices.length);
  }
  const model = highs.createModel({
    numCols: columns,
    numRows: all.length,
    colCost: new Float64Array(columns),
    colLower,
    colUpper,
    rowLower: Float64Array.from(all, (row) => end(row.lower)),
    rowUpper: Float64Array.from(all, (row) => end(row.upper)),
    matrix: {
      format: 'csr',
      numRows: all.length,
      numCols: columns,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  });
  model.options.set({
    output_flag: false,
    solver: 'simplex',
    presolve: 'off',
    simplex_iteration_limit: steps,
    random_seed: 1,
  });
  const status = highs.constants.modelStatus;
  const aimAt = { kind: 'range', from: plain, to: columns - 1 } as const;
  const wanted = Float64Array.from({ length: columns - plain }, (_, at) => aimed[at >> 1]?.weight ?? 0);
  const free = new Float64Array(columns - plain);
  let costly: 'aims' | number | null = null;
  const price = (of: 'aims' | number, cost: number): void => {
    if (typeof costly === 'number' && costly !== of) model.changeColCost(costly, 0);
    if (aimed.length > 0 && of !== costly && (of === 'aims' || costly === 'aims'))
      model.changeColsCost(aimAt, of === 'aims' ? wanted : free);
    if (typeof of === 'number') model.changeColCost(of, cost);
    costly = of;
  };
  const solved = (): number => {
    try {
      model.run();
    } catch {
      return status.unknown;
    }
    return model.getModelStatus();
  };
  return {
    extreme(variable, which) {
      price(variable, which === 'least' ? 1 : -1);
      const ended = solved();
      if (ended === status.infeasible) return 'impossible';
      if (ended === status.unbounded || ended === status.unboundedOrInfeasible)
        return which === 'least' ? -Infinity : Infinity;
      return ended === status.optimal ? model.getObjectiveValue() * (which === 'least' ? 1 : -1) : null;
    },
    towards(targets, held) {
      price('aims', 1);
      const at = Float64Array.from(aimed, (_, index) => targets[index] ?? 0);
      if (aimed.length > 0)
        model.changeRowsBounds(
          { kind: 'range', from: rows.length, to: rows.length + aimed.length - 1 },
          at,
          at,
        );
      if (held) model.changeColBounds(held.variable, held.value, held.value);
      const ended = solved();
      const point =
        ended === status.optimal ? Float64Array.from(model.getSolution().colValue).slice(0, plain) : null;
      if (held)
        model.changeColBounds(held.variable, colLower[held.variable] ?? 0, colUpper[held.variable] ?? 0);
      return point;
    },
    close: () => model.dispose(),
  };
}
