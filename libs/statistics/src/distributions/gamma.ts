import { poissonDensity, logGamma } from './loader';
import { normalQuantile } from './normal-quantile';
import { solveIncreasing } from './solve';

/** Both tails of the gamma distribution with shape `a`: the small one is exact, not 1 minus the other. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Regularised incomplete gamma function. Series below the mean, continued fraction (Lentz) above;
 * both need about 9 sqrt(a) terms at worst.
 */
export function gammaTails(x: number, a: number): Tails {
  if (!(x > 0)) return { lower: 0, upper: 1 };
  const limit = 200 + 60 * Math.sqrt(Math.max(a, x));
  const density = poissonDensity(a, x);
  if (density === 0) return x < a ? { lower: 0, upper: 1 } : { lower: 1, upper: 0 };
  if (x < a + 1) {
    let term = 1;
    let total = 1;
    for (let n = 1; n < limit; n++) {
      term *= x / (a + n);
      total += term;
      if (term < total * 1e-17) break;
    }
    const lower = Math.min(1, density * total);
    return { lower, upper: 1 - lower };
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < limit; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / nonZero(an * d + b);
    c = nonZero(b + an / c);
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  const upper = Math.min(1, density * a * h);
  return { lower: 1 - upper, upper };
}

const nonZero = (value: number): number => (Math.abs(value) < 1e-300 ? 1e-300 : value);

/** The x below which a share `p` of the gamma distribution with shape `a` lies. */
export function gammaQuantile(p: number, a: number): number {
  if (p <= 0) return 0;
  const z = normalQuantile(p);
  if (a > 1e8) {
    // Cornish-Fisher, whose error is below the last digit of a double at this size.
    const root = Math.sqrt(a);
    return a + root * z + (z * z - 1) / 3 + (z * (z * z - 7)) / (36 * root);
  }
  const cube = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
  const small = Math.exp((Math.log(p) + logGamma(a + 1)) / a);
  const start = cube > 0.2 ? a * cube ** 3 : small;
  const upperHalf = p > 0.5;
  return solveIncreasing(
    (x) => {
      const tails = gammaTails(x, a);
      return upperHalf ? 1 - p - tails.upper : tails.lower - p;
    },
    (x) => (a / x) * poissonDensity(a, x),
    start,
    0,
    Infinity,
  );
}
