import { chiSquareQuantile } from './chi-square';
import { gammaTails } from './gamma';
import { logGamma } from './loader';
import { normalCdf } from './normal';
import { bisect } from './solve';

/**
 * P(T <= t) for Student's t with `df` degrees of freedom and noncentrality `ncp`, by the trapezoid rule, which is exact to
 * about 10 digits for integrands that fall off like a normal curve. Small t: the normal probability averaged over the
 * logarithm of the standard deviation; large t: the chi probability averaged over the normal part. Unlike AS 243 it has no
 * limit of 37.6 on ncp.
 */
export function noncentralTCdf(t: number, df: number, ncp: number): number {
  if (t < 0) return 1 - noncentralTCdf(-t, df, -ncp);
  return t > 50 ? overNormalPart(t, df, ncp) : overLogDeviation(t, df, ncp);
}

function overLogDeviation(t: number, df: number, ncp: number): number {
  const step = Math.min(1 / Math.sqrt(2 * df), 1 / (1 + t), 0.25) / 3;
  const constant = Math.log(2) + (df / 2) * Math.log(df / 2) - logGamma(df / 2);
  let total = 0;
  for (const direction of [1, -1]) {
    for (let k = direction === 1 ? 0 : 1; k < 1e5; k++) {
      const u = direction * k * step;
      const weight = Math.exp(constant + df * u - (df / 2) * Math.exp(2 * u));
      if (weight < 1e-17 && k > 0) break;
      total += weight * normalCdf(t * Math.exp(u) - ncp);
    }
  }
  return Math.min(1, total * step);
}

function overNormalPart(t: number, df: number, ncp: number): number {
  const step = 0.1;
  let total = 0;
  for (let k = -90; k <= 90; k++) {
    const z = k * step;
    const least = Math.max(0, (z + ncp) / t);
    total += Math.exp((-z * z) / 2) * gammaTails((df * least * least) / 2, df / 2).upper;
  }
  return Math.min(1, (total * step) / Math.sqrt(2 * Math.PI));
}

/** Noncentralities at which the observed t is the upper and the lower `tail` point (Steiger and Fouladi). */
export function noncentralityLimits(t: number, df: number, tail: number): readonly [number, number] {
  if (t < 0) {
    const [low, high] = noncentralityLimits(-t, df, tail);
    return [-high, -low];
  }
  if (t > 1e5) {
    // The normal part moves the limits by less than a part in 10^10 here: the chi distribution alone gives them.
    const at = (p: number): number => t * Math.sqrt(chiSquareQuantile(p, df) / df);
    return [at(tail), at(1 - tail)];
  }
  const limit = (p: number): number => {
    const excess = (ncp: number): number => noncentralTCdf(t, df, ncp) - p;
    let [low, high] = [t - 2, t + 2];
    for (let round = 0; round < 60 && excess(low) < 0; round++) low -= 2 * (high - low);
    for (let round = 0; round < 60 && excess(high) > 0; round++) high += 2 * (high - low);
    return bisect(excess, low, high, 1e-11 * (1 + t));
  };
  return [limit(1 - tail), limit(tail)];
}
