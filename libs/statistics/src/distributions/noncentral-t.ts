import { bisect } from './solve';
import { chiSquareQuantile } from './chi-square';
import { logGamma } from './loader';
import { normalCdf } from './normal';

/**
 * P(T <= t) for Student's t with `df` degrees of freedom and noncentrality `ncp`: the normal probability averaged over the
 * chi distribution of the standard deviation, by the trapezoid rule on its logarithm. The integrand falls off on both
 * sides like a normal curve, so the rule is exact to about 12 digits, without the limit of 37.6 on ncp of AS 243.
 */
export function noncentralTCdf(t: number, df: number, ncp: number): number {
  const spread = 1 / Math.sqrt(2 * df);
  const step = Math.min(spread, 0.5 / (1 + Math.abs(t)), 0.5 / (1 + Math.abs(ncp)), 0.25) / 2.5;
  const constant = Math.log(2) + (df / 2) * Math.log(df / 2) - logGamma(df / 2);
  const height = (u: number): number => constant + df * u - (df / 2) * Math.exp(2 * u);
  let total = 0;
  for (const direction of [1, -1]) {
    for (let k = direction === 1 ? 0 : 1; ; k++) {
      const u = direction * k * step;
      const weight = Math.exp(height(u));
      if (weight < 1e-18 && k > 0) break;
      total += weight * normalCdf(t * Math.exp(u) - ncp);
    }
  }
  return Math.min(1, total * step);
}

/**
 * Noncentralities at which the observed t is the upper and the lower `tail` point: the limits of Steiger and Fouladi.
 * Above |t| of 1000 the normal part no longer matters and the chi distribution alone gives them.
 */
export function noncentralityLimits(t: number, df: number, tail: number): readonly [number, number] {
  if (t < 0) {
    const [low, high] = noncentralityLimits(-t, df, tail);
    return [-high, -low];
  }
  if (t > 1000) {
    const at = (p: number): number => t * Math.sqrt(chiSquareQuantile(p, df) / df);
    return [at(tail), at(1 - tail)];
  }
  const limit = (p: number): number => {
    const excess = (ncp: number): number => noncentralTCdf(t, df, ncp) - p;
    let [low, high] = [t - 2, t + 2];
    while (excess(low) < 0) low -= 2 * (high - low);
    while (excess(high) > 0) high += 2 * (high - low);
    return bisect(excess, low, high);
  };
  return [limit(1 - tail), limit(tail)];
}
