import type { Tails } from './gamma';
import { binomialDensity } from './loader';
import { normalQuantile } from './normal-quantile';
import { solveIncreasing } from './solve';

/**
 * Regularised incomplete beta function, both tails. Continued fraction (Lentz) on the side of the
 * mean where it converges. `y` is 1 - x, passed so that it need not be formed by subtraction.
 */
export function betaTails(x: number, a: number, b: number, y = 1 - x): Tails {
  if (!(x > 0)) return { lower: 0, upper: 1 };
  if (!(y > 0)) return { lower: 1, upper: 0 };
  const front = ((a * b) / (a + b)) * binomialDensity(a, a + b, x, y);
  if (front === 0) return x < a / (a + b) ? { lower: 0, upper: 1 } : { lower: 1, upper: 0 };
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, (front * fraction(x, a, b)) / a);
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, (front * fraction(y, b, a)) / b);
  return { lower: 1 - upper, upper };
}

function fraction(x: number, a: number, b: number): number {
  const limit = 200 + 60 * Math.sqrt(Math.max(a, b));
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < limit; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return h;
}

const nonZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);

/** The x below which a share p of Beta(a, b) lies. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  const centre = a / (a + b);
  const spread = Math.sqrt((centre * (1 - centre)) / (a + b + 1));
  const upperHalf = p > 0.5;
  return solveIncreasing(
    (x) => {
      const tails = betaTails(x, a, b);
      return upperHalf ? 1 - p - tails.upper : tails.lower - p;
    },
    (x) => (((a * b) / (a + b)) * binomialDensity(a, a + b, x, 1 - x)) / (x * (1 - x)),
    centre + normalQuantile(p) * spread,
    0,
    1,
  );
}
