/** Numbers by chance that are the same each time: what simulated truths are made of. */
export interface Chance {
  readonly uniform: () => number;
  readonly normal: () => number;
  /** So many of `n` at chance `p`. */
  readonly binomial: (n: number, p: number) => number;
  readonly poisson: (mean: number) => number;
  /** Gamma with mean 1: the smaller the shape, the more it varies. */
  readonly gamma: (shape: number) => number;
}

/** Mulberry32: small, and even enough for thousands of draws. */
export function chance(seed: number): Chance {
  let state = seed | 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const binomial = (n: number, p: number): number => {
    let found = 0;
    for (let i = 0; i < n; i++) if (uniform() < p) found++;
    return found;
  };
  const poisson = (mean: number): number => {
    const least = Math.exp(-mean);
    let found = -1;
    for (let product = 1; product > least; product *= uniform()) found++;
    return found;
  };
  /** Marsaglia and Tsang (2000). */
  const gamma = (shape: number): number => {
    if (shape < 1) return (gamma(shape + 1) * (shape + 1) * uniform() ** (1 / shape)) / shape;
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape;
    }
  };
  return { uniform, normal, binomial, poisson, gamma };
}
