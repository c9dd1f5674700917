/**
 * The building blocks of Loader (2000), "Fast and accurate computation of binomial probabilities":
 * they keep a density right to about 15 digits where the plain formula with log-gamma loses seven of
 * them at counts of a thousand million. All distributions here rest on these.
 */
const lanczos = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202,
  0.00003399464998481189, 0.00004652362892704858, -0.00009837447530487956, 0.0001580887032249125,
  -0.00021026444172410488, 0.00021743961811521265, -0.0001643181065367639, 0.00008441822398385275,
  -0.000026190838401581408, 0.0000036899182659531625,
] as const;
export const halfLog2Pi = 0.9189385332046728;

/** log of the gamma function for x > 0 (Lanczos, g = 607/128). */
export function logGamma(x: number): number {
  let series: number = lanczos[0];
  for (let i = 1; i < lanczos.length; i++) series += (lanczos[i] as number) / (x + i);
  const t = x + 607 / 128 + 0.5;
  return (x + 0.5) * Math.log(t) - t + halfLog2Pi + Math.log(series / x);
}

/** log(n!) minus Stirling's formula. */
export function stirlingError(n: number): number {
  if (n <= 15) return logGamma(n + 1) - (n + 0.5) * Math.log(n) + n - halfLog2Pi;
  const s = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - 691 / 360360 / s) / s) / s) / s) / s) / n;
}

/** x log(x/m) + m - x, without cancellation near x = m. */
export function deviance(x: number, m: number): number {
  if (Math.abs(x - m) < 0.1 * (x + m)) {
    let v = (x - m) / (x + m);
    let total = (x - m) * v;
    let term = 2 * x * v;
    v *= v;
    for (let j = 1; j < 1000; j++) {
      term *= v;
      const next = total + term / (2 * j + 1);
      if (next === total) break;
      total = next;
    }
    return total;
  }
  return x * Math.log(x / m) + m - x;
}

/** m^x e^-m / x!, for any x > 0. */
export function poissonDensity(x: number, m: number): number {
  if (m <= 0) return 0;
  if (x <= 0) return Math.exp(-m);
  return Math.exp(-stirlingError(x) - deviance(x, m)) / Math.sqrt(2 * Math.PI * x);
}

/** n!/(k!(n-k)!) p^k q^(n-k), for any 0 < k < n. `q` is passed so that 1 - p need not be formed. */
export function binomialDensity(k: number, n: number, p: number, q: number): number {
  if (p <= 0 || q <= 0) return 0;
  const exponent =
    stirlingError(n) - stirlingError(k) - stirlingError(n - k) - deviance(k, n * p) - deviance(n - k, n * q);
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
}
