import { betaTails } from './beta';
import { logGamma } from './loader';
import { normalTwoSidedP } from './normal';
import { normalQuantile } from './normal-quantile';
import { solveIncreasing } from './solve';

/** From here on t and normal agree to every digit of a double. */
const asGoodAsNormal = 1e12;

/** Two-sided p-value of a t statistic with `df` (any positive number) degrees of freedom. */
export function tTwoSidedP(t: number, df: number): number {
  const square = t * t;
  if (square === 0) return 1;
  if (df > asGoodAsNormal) return normalTwoSidedP(t);
  return betaTails(df / (df + square), df / 2, 0.5, square / (df + square)).lower;
}

const density = (t: number, df: number): number =>
  Math.exp(logGamma((df + 1) / 2) - logGamma(df / 2) - ((df + 1) / 2) * Math.log1p((t * t) / df)) /
  Math.sqrt(df * Math.PI);

/** t for a two-sided interval: 2.262 at 0.95 and 9 degrees of freedom. */
export function tFor(confidence: number, df: number): number {
  const alpha = 1 - confidence;
  const z = -normalQuantile(alpha / 2);
  if (df > asGoodAsNormal) return z;
  const start = z + (z * (z * z + 1)) / (4 * df);
  // Solved on the log of the tail, which is nearly straight however heavy the tail.
  return solveIncreasing(
    (t) => Math.log(alpha) - Math.log(tTwoSidedP(t, df)),
    (t) => (2 * density(t, df)) / tTwoSidedP(t, df),
    start,
    0,
    Infinity,
  );
}
