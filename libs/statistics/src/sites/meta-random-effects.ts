import { chiSquareUpper } from '../distributions/chi-square';
import { normalTwoSidedP } from '../distributions/normal';
import { zFor } from '../distributions/normal-quantile';
import { tFor, tTwoSidedP } from '../distributions/student-t';
import { type Maybe, hasInfinite, isNumber, refuseUnlessConfidence } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';
import { sum } from '../summaries';

export interface MetaInput {
  /** One estimate a site and the variance (squared standard error) of each. */
  readonly estimates: readonly Maybe[];
  readonly variances: readonly Maybe[];
  readonly tau2Method?: 'REML' | 'DL';
  readonly interval?: 'wald' | 'hksj' | 'hksj_adhoc';
  readonly confidence?: number;
}

export type MetaFlag =
  'fewer_than_5_sites_heterogeneity_poorly_estimated' | 'two_sites_no_prediction_interval';

export interface MetaResult {
  readonly k: number;
  readonly kDropped: number;
  readonly estimate: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  readonly pValue: number;
  /** Variance between sites. */
  readonly tau2: number;
  readonly q: number;
  readonly qDf: number;
  readonly qPValue: number;
  /** Share of the spread that is between sites, 0 to 1. */
  readonly i2: number;
  readonly h2: number;
  /** Where a new site like these would lie; null below three sites. */
  readonly predictionLower: number | null;
  readonly predictionUpper: number | null;
  readonly weights: readonly number[];
  readonly fixedEffectEstimate: number;
  readonly flags: readonly MetaFlag[];
}

interface KnownSites {
  readonly k?: number;
  readonly estimate?: number;
}

/**
 * What do all sites say together, and how much do they differ? Random-effects meta-analysis.
 *
 * Weights 1/(v + τ²), τ² by REML (default) or DerSimonian-Laird; interval by Hartung-Knapp, never narrower than with
 * q = 1 (`hksj_adhoc`, default), plain Hartung-Knapp or Wald; prediction interval with t(k − 1) from three sites on.
 * Assumes each site's estimate and variance are sound; sites without both are dropped and counted.
 * Refuses no site, one site (shown as it is), a variance of 0 or less. Flags fewer than five.
 * Reference: Viechtbauer (2005); IntHout et al (2014) BMC MRM 14:25; Röver et al (2015); metafor 3.8. Oracle: meta_random_effects.
 * Example: BCG trials, REML and Wald: -0.71 (-1.07 to -0.36), τ² 0.31. Odd example: five alike keep an honest width.
 */
export function metaRandomEffects(input: MetaInput): Outcome<MetaResult, KnownSites> {
  const { tau2Method = 'REML', interval = 'hksj_adhoc', confidence = 0.95 } = input;
  const bad = refuseUnlessConfidence(confidence);
  if (bad) return bad;
  if (input.estimates.length !== input.variances.length) {
    return refuse('invalid_input', 'Each site needs an estimate and its variance.');
  }
  if (hasInfinite(input.estimates) || hasInfinite(input.variances)) {
    return refuse('invalid_input', 'Every figure must be finite.');
  }
  const sites = input.estimates.flatMap((y, i) => {
    const v = input.variances[i];
    return isNumber(y) && isNumber(v) ? [{ y, v }] : [];
  });
  const k = sites.length;
  if (k === 0) return refuse('no_data', 'No site has both an estimate and its variance.');
  if (sites.some(({ v }) => v <= 0)) {
    return refuse('non_positive_variance', 'Each variance must be above 0.');
  }
  if (k === 1) {
    const known = { k, estimate: sites[0]?.y as number };
    return refuse('single_site', 'One site cannot be pooled; it is shown as it is.', known);
  }
  const y = sites.map((site) => site.y);
  const v = sites.map((site) => site.v);
  const fixed = pooled(y, v, 0);
  const q = weightedSpread(y, fixed.w, fixed.mu);
  const w0 = sum(fixed.w);
  const dersimonianLaird = Math.max(0, (q - (k - 1)) / (w0 - sum(fixed.w.map((w) => w * (w / w0)))));
  const tau2 = tau2Method === 'DL' ? dersimonianLaird : remlTau2(y, v, dersimonianLaird);
  const { w, mu } = pooled(y, v, tau2);
  const total = sum(w);
  const scale = weightedSpread(y, w, mu) / (k - 1);
  const factor = interval === 'wald' ? 1 : interval === 'hksj' ? scale : Math.max(1, scale);
  if (!(factor > 0)) {
    return refuse('zero_variance', 'All sites agree exactly, so this interval would have no width.', { k });
  }
  const standardError = Math.sqrt(factor / total);
  const critical = interval === 'wald' ? zFor(confidence) : tFor(confidence, k - 1);
  const reach = critical * Math.sqrt(tau2 + standardError * standardError);
  const typical = ((k - 1) * w0) / (w0 * w0 - sum(fixed.w.map((x) => x * x)));
  const flags: MetaFlag[] = [];
  if (k < 5) flags.push('fewer_than_5_sites_heterogeneity_poorly_estimated');
  if (k === 2) flags.push('two_sites_no_prediction_interval');
  return answer({
    k,
    kDropped: input.estimates.length - k,
    estimate: mu,
    standardError,
    lower: mu - critical * standardError,
    upper: mu + critical * standardError,
    pValue: interval === 'wald' ? normalTwoSidedP(mu / standardError) : tTwoSidedP(mu / standardError, k - 1),
    tau2,
    q,
    qDf: k - 1,
    qPValue: chiSquareUpper(q, k - 1),
    i2: tau2 / (tau2 + typical),
    h2: tau2 / typical + 1,
    predictionLower: k >= 3 ? mu - reach : null,
    predictionUpper: k >= 3 ? mu + reach : null,
    weights: w.map((weight) => weight / total),
    fixedEffectEstimate: fixed.mu,
    flags,
  });
}

function pooled(y: readonly number[], v: readonly number[], tau2: number) {
  const w = v.map((variance) => 1 / (variance + tau2));
  return { w, mu: sum(y.map((value, i) => value * (w[i] as number))) / sum(w) };
}

const weightedSpread = (y: readonly number[], w: readonly number[], mu: number): number =>
  sum(y.map((value, i) => (w[i] as number) * (value - mu) ** 2));

/** Fisher scoring, halving a step that would go below 0, until τ² no longer moves. */
function remlTau2(y: readonly number[], v: readonly number[], start: number): number {
  let tau2 = start;
  for (let round = 0; round < 1000; round++) {
    const { w, mu } = pooled(y, v, tau2);
    const total = sum(w);
    const squares = sum(w.map((x) => x * x));
    const cubes = sum(w.map((x) => x * x * x));
    const fit = sum(y.map((value, i) => ((w[i] as number) * (value - mu)) ** 2));
    const trace = total - squares / total;
    const information = squares - (2 * cubes) / total + (squares / total) ** 2;
    const next = Math.max(0, tau2 + (fit - trace) / information);
    if (Math.abs(next - tau2) <= 1e-12 * (1e-12 + tau2)) return next;
    tau2 = next;
  }
  return tau2;
}
