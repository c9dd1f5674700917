import { chiSquareQuantile } from '../distributions/chi-square';
import { zFor } from '../distributions/normal-quantile';
import { type Maybe, hasInfinite, isNumber } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';
import { quantile, sum } from '../summaries';

export interface FunnelInput {
  readonly numerators: readonly Maybe[];
  /** People for a proportion, exposure for a rate. */
  readonly denominators: readonly Maybe[];
  readonly type: 'proportion' | 'rate';
  /** What sites are compared with; the pooled figure if not given. */
  readonly target?: Maybe;
}

export type FunnelClass = 'high_998' | 'high_95' | 'in_control' | 'low_95' | 'low_998';

/** One entry a site that was kept, in the order given. Shares 0 to 1, or events per unit of exposure. */
export interface FunnelResult {
  readonly target: number;
  readonly nSites: number;
  readonly nDropped: number;
  /** Place of each kept site in the lists given. */
  readonly siteIndex: readonly number[];
  readonly value: readonly number[];
  readonly lower95: readonly number[];
  readonly upper95: readonly number[];
  readonly lower998: readonly number[];
  readonly upper998: readonly number[];
  readonly classUnadjusted: readonly FunnelClass[];
  readonly overdispersionPhi: number;
  readonly tau2: number;
  readonly zUnadjustedTransformed: readonly number[];
  readonly zAdjusted: readonly number[];
  readonly adjustedLower95: readonly number[];
  readonly adjustedUpper95: readonly number[];
  readonly adjustedLower998: readonly number[];
  readonly adjustedUpper998: readonly number[];
  readonly classAdjusted: readonly FunnelClass[];
  readonly flags: readonly 'fewer_than_10_sites'[];
}

interface Site {
  readonly index: number;
  readonly x: number;
  readonly n: number;
}

/**
 * Which sites differ from the rest by more than chance, and by more than sites usually differ? Funnel limits, never a ranking.
 *
 * Proportion: target ± z √(target(1 − target)/n) within 0 to 1. Rate: Poisson limits of the expected events. For
 * overdispersion values are transformed (arcsine or square root), z-scores Winsorised at 10% and 90%, and a variance τ²
 * between sites added (Spiegelhalter). z is 1.96 at 95% and 3.09 at 99.8%.
 * Assumes sites that could in principle be alike. Sites without a denominator are dropped and counted; fewer than 10 are flagged.
 * Refuses fewer than three sites, numerators that cannot be, and a target that allows no variation.
 * Reference: Spiegelhalter (2005) Stat Med 24:1185-1202 and Qual Saf Health Care 14:347-351. Oracle: funnel_plot.
 * Example: 40 charities, pooled 23.6%: one at 15% lies low_998 unadjusted and low_95 once spread is allowed for.
 */
export function funnelPlot(input: FunnelInput): Outcome<FunnelResult, { readonly nSites?: number }> {
  const { numerators, denominators, type } = input;
  if (numerators.length !== denominators.length) {
    return refuse('invalid_input', 'Each site needs a numerator and a denominator.');
  }
  if (hasInfinite(numerators) || hasInfinite(denominators)) {
    return refuse('invalid_input', 'Every figure must be finite.');
  }
  const negative = (value: Maybe): boolean => isNumber(value) && value < 0;
  if (numerators.some(negative) || denominators.some(negative)) {
    return refuse('invalid_input', 'Counts and denominators cannot be negative.');
  }
  const sites: Site[] = numerators.flatMap((x, index) => {
    const n = denominators[index];
    return isNumber(x) && isNumber(n) && n > 0 ? [{ index, x, n }] : [];
  });
  if (type === 'proportion' && sites.some(({ x, n }) => x > n)) {
    return refuse('invalid_input', 'A numerator cannot exceed its denominator.');
  }
  const nSites = sites.length;
  if (nSites < 3) {
    return refuse('too_few_sites', 'A funnel needs at least three sites.', { nSites });
  }
  const target = isNumber(input.target)
    ? input.target
    : sum(sites.map((site) => site.x)) / sum(sites.map((site) => site.n));
  if (target < 0 || (type === 'proportion' && target > 1)) {
    return refuse('invalid_input', 'The target must be a possible value.');
  }
  if (target === 0 || (type === 'proportion' && target === 1)) {
    return refuse('zero_variance', 'The pooled figure is 0 or 100%, so sites cannot be told apart.');
  }
  return answer({ nDropped: numerators.length - nSites, ...limitsOf(sites, target, type) });
}

const z95 = zFor(0.95);
const z998 = zFor(0.998);

function limitsOf(sites: readonly Site[], target: number, type: 'proportion' | 'rate') {
  const value = sites.map(({ x, n }) => x / n);
  const plain = type === 'proportion' ? proportionLimits : rateLimits;
  const limit = (z: number, tail: number, side: -1 | 1): number[] =>
    sites.map(({ n }) => plain(target, n, z, tail, side));
  const [lower95, upper95] = [limit(z95, 0.025, -1), limit(z95, 0.025, 1)];
  const [lower998, upper998] = [limit(z998, 0.001, -1), limit(z998, 0.001, 1)];
  const scale = type === 'proportion' ? arcsine(target) : squareRoot(target);
  const s = sites.map(({ n }) => scale.error(n));
  const z = value.map((v, i) => (scale.forward(v) - scale.centre) / (s[i] as number));
  const { phi, tau2 } = overdispersion(z, s);
  const widened = s.map((error) => Math.sqrt(error * error + tau2));
  const adjusted = (steps: number): number[] =>
    widened.map((error) => scale.back(scale.centre + steps * error));
  const [adjustedLower95, adjustedUpper95] = [adjusted(-z95), adjusted(z95)];
  const [adjustedLower998, adjustedUpper998] = [adjusted(-z998), adjusted(z998)];
  return {
    target,
    nSites: sites.length,
    siteIndex: sites.map((site) => site.index),
    value,
    lower95,
    upper95,
    lower998,
    upper998,
    classUnadjusted: classes(value, lower95, upper95, lower998, upper998),
    overdispersionPhi: phi,
    tau2,
    zUnadjustedTransformed: z,
    zAdjusted: value.map((v, i) => (scale.forward(v) - scale.centre) / (widened[i] as number)),
    adjustedLower95,
    adjustedUpper95,
    adjustedLower998,
    adjustedUpper998,
    classAdjusted: classes(value, adjustedLower95, adjustedUpper95, adjustedLower998, adjustedUpper998),
    flags: sites.length < 10 ? (['fewer_than_10_sites'] as const) : [],
  };
}

function proportionLimits(target: number, n: number, z: number, _: number, side: -1 | 1): number {
  const limit = target + side * z * Math.sqrt((target * (1 - target)) / n);
  return Math.min(1, Math.max(0, limit));
}

function rateLimits(target: number, exposure: number, _: number, tail: number, side: -1 | 1): number {
  const expected = target * exposure;
  const events = side === -1 ? expected : expected + 1;
  const quantileOfEvents = chiSquareQuantile(side === -1 ? tail : 1 - tail, 2 * events);
  return (target * quantileOfEvents) / (2 * expected);
}

interface Scale {
  readonly centre: number;
  readonly forward: (value: number) => number;
  readonly back: (transformed: number) => number;
  readonly error: (size: number) => number;
}

const arcsine = (target: number): Scale => ({
  centre: Math.asin(Math.sqrt(target)),
  forward: (value) => Math.asin(Math.sqrt(value)),
  back: (angle) => Math.sin(Math.min(Math.PI / 2, Math.max(0, angle))) ** 2,
  error: (n) => 1 / (2 * Math.sqrt(n)),
});

const squareRoot = (target: number): Scale => ({
  centre: 1,
  forward: (value) => Math.sqrt(value / target),
  back: (root) => target * Math.max(0, root) ** 2,
  error: (exposure) => 1 / (2 * Math.sqrt(target * exposure)),
});

function overdispersion(z: readonly number[], s: readonly number[]) {
  const low = quantile(z, 0.1) as number;
  const high = quantile(z, 0.9) as number;
  const phi = sum(z.map((score) => Math.min(high, Math.max(low, score)) ** 2)) / z.length;
  const k = z.length;
  const w = s.map((error) => 1 / (error * error));
  const total = sum(w);
  const spread = total - sum(w.map((weight) => weight * (weight / total)));
  return { phi, tau2: Math.max(0, (k * phi - (k - 1)) / spread) };
}

function classes(
  value: readonly number[],
  lower95: readonly number[],
  upper95: readonly number[],
  lower998: readonly number[],
  upper998: readonly number[],
): FunnelClass[] {
  return value.map((v, i) => {
    if (v > (upper998[i] as number)) return 'high_998';
    if (v < (lower998[i] as number)) return 'low_998';
    if (v > (upper95[i] as number)) return 'high_95';
    return v < (lower95[i] as number) ? 'low_95' : 'in_control';
  });
}
