/**
 * Least squares for a handful of columns, by Householder reflections (Golub & Van Loan, 5.3). Never forms X'X,
 * so times such as 2016.5 lose no digits. Cost is n p²; memory n p. Columns and response are left as they are.
 */
export interface LeastSquaresFit {
  readonly coefficients: readonly number[];
  readonly residualSumOfSquares: number;
  /** (X'X)⁻¹, by row. */
  readonly unscaledCovariance: readonly (readonly number[])[];
  /** log |X'X|. */
  readonly logDeterminant: number;
}

/** Null when the columns cannot be told apart, or there are fewer rows than columns. */
export function leastSquares(
  columns: readonly Float64Array[],
  response: Float64Array,
): LeastSquaresFit | null {
  const p = columns.length;
  const n = response.length;
  if (n < p) return null;
  const scales = columns.map(norm);
  if (scales.some((scale) => !(scale > 0) || !Number.isFinite(scale))) return null;
  const q = columns.map((column, j) => column.map((value) => value / (scales[j] as number)));
  const y = response.slice();
  const diagonal: number[] = [];
  for (let j = 0; j < p; j++) {
    const column = q[j] as Float64Array;
    const length = norm(column.subarray(j));
    if (length < 1e-10) return null;
    const alpha = (column[j] as number) > 0 ? -length : length;
    diagonal.push(alpha);
    column[j] = (column[j] as number) - alpha;
    const squared = 2 * length * (length + Math.abs((column[j] as number) + alpha));
    for (const target of [...q.slice(j + 1), y]) reflect(column, target, j, squared);
  }
  const r = (i: number, j: number): number =>
    i === j ? (diagonal[j] as number) : ((q[j] as Float64Array)[i] as number);
  const inverse = invertUpper(r, p);
  const entry = (i: number, j: number): number => inverse[i]?.[j] as number;
  const every = Array.from({ length: p }, (_, i) => i);
  const sumOver = (term: (k: number) => number): number => every.reduce((s, k) => s + term(k), 0);
  const unscale = (i: number): number => 1 / (scales[i] as number);
  const coefficients = every.map((i) => sumOver((k) => entry(i, k) * (y[k] as number)) * unscale(i));
  const unscaledCovariance = every.map((i) =>
    every.map((j) => sumOver((k) => entry(i, k) * entry(j, k)) * unscale(i) * unscale(j)),
  );
  let residualSumOfSquares = 0;
  for (let i = p; i < n; i++) residualSumOfSquares += (y[i] as number) ** 2;
  const logDeterminant = sumOver(
    (k) => 2 * (Math.log(Math.abs(diagonal[k] as number)) + Math.log(scales[k] as number)),
  );
  return { coefficients, residualSumOfSquares, unscaledCovariance, logDeterminant };
}

function norm(vector: Float64Array): number {
  let largest = 0;
  for (const value of vector) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return 0;
  let total = 0;
  for (const value of vector) total += (value / largest) ** 2;
  return largest * Math.sqrt(total);
}

function reflect(v: Float64Array, target: Float64Array, from: number, squared: number): void {
  let dot = 0;
  for (let i = from; i < v.length; i++) dot += (v[i] as number) * (target[i] as number);
  const factor = (2 * dot) / squared;
  for (let i = from; i < v.length; i++) target[i] = (target[i] as number) - factor * (v[i] as number);
}

function invertUpper(r: (i: number, j: number) => number, p: number): number[][] {
  const inverse = Array.from({ length: p }, () => new Array<number>(p).fill(0));
  for (let j = 0; j < p; j++) {
    for (let i = j; i >= 0; i--) {
      let value = i === j ? 1 : 0;
      for (let k = i + 1; k <= j; k++) value -= r(i, k) * (inverse[k]?.[j] as number);
      (inverse[i] as number[])[j] = value / r(i, i);
    }
  }
  return inverse;
}
