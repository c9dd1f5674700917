/**
 * The thin layer between the case files (snake_case, `input` and `options` apart) and the functions of
 * this library (camelCase, one object). Only tests and `npm run oracle` use it; the product does not.
 */
import type { JsonObject, OracleMethod } from './oracle-check';
import { krippendorffAlpha } from './agreement/krippendorff-alpha';
import { weightedKappa } from './agreement/weighted-kappa';
import { runChart } from './control/run-chart';
import { spcInterpretation } from './control/spc-interpretation';
import { spcPChart } from './control/spc-p-chart';
import { spcRules } from './control/spc-rules';
import { spcUChart } from './control/spc-u-chart';
import { spcXmr } from './control/spc-xmr';
import { displayGates } from './gates/display-gates';
import { itsOlsNeweyWest } from './interrupted/its-ols-newey-west';
import { itsQuasiPoisson } from './interrupted/its-quasi-poisson';
import { itsRemlCar1 } from './interrupted/its-reml-car1';
import { benchmarkComparison } from './intervals/benchmark-comparison';
import { dsr } from './intervals/dsr';
import { meanDifferenceWelch } from './intervals/mean-difference-welch';
import { meanTInterval } from './intervals/mean-t-interval';
import { proportionDifferenceIndependent } from './intervals/proportion-difference-independent';
import { proportionWilson } from './intervals/proportion-wilson';
import { rateByar } from './intervals/rate-byar';
import { rateExactPoisson } from './intervals/rate-exact-poisson';
import { rateRatioExact } from './intervals/rate-ratio-exact';
import { eValue } from './many/e-value';
import { multiplicity } from './many/multiplicity';
import { attrition } from './paired/attrition';
import { effectSizePaired } from './paired/effect-size-paired';
import { netChangePaired } from './paired/net-change-paired';
import { ordinalChange } from './paired/ordinal-change';
import { pairedT } from './paired/paired-t';
import { reliableChange } from './paired/reliable-change';
import { wilcoxonSignedRank } from './paired/wilcoxon-signed-rank';
import { did2x2Individuals } from './sites/did-2x2-individuals';
import { didSites } from './sites/did-sites';
import { funnelPlot } from './sites/funnel-plot';
import { metaRandomEffects } from './sites/meta-random-effects';
import { mannKendallTheilSen } from './trend/mann-kendall-theil-sen';
import { recentTrendFingertips } from './trend/recent-trend-fingertips';
import { seasonalMannKendall } from './trend/seasonal-mann-kendall';

/** Field names of the files that the plain rule would not give. */
const irregular: Readonly<Record<string, string>> = {
  nBelow05Raw: 'n_below_0.05_raw',
  nBelow05Holm: 'n_below_0.05_holm',
  nBelow05Bh: 'n_below_0.05_bh',
  residualLag1Autocorrelation: 'residual_lag1_autocorrelation',
  h2: 'h2',
  i2: 'i2',
  tau2: 'tau2',
};

const toSnake = (name: string): string =>
  irregular[name] ??
  (/^(sin|cos)\d+$/.test(name) ? name : null) ??
  name.replace(/([a-z])(\d)/g, '$1_$2').replace(/([A-Z])/g, (letter) => `_${letter.toLowerCase()}`);

const toCamel = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [rename(name), renamed(item, rename)]),
  );
}

/** Most methods need nothing but the change of names. */
function direct<Input>(method: (input: Input) => object): OracleMethod {
  return (input, options) =>
    renamed(method(renamed({ ...input, ...options }, toCamel) as Input), toSnake) as JsonObject;
}

export const oracleMethods: Readonly<Record<string, OracleMethod>> = {
  attrition: direct(attrition),
  benchmark_comparison: direct(benchmarkComparison),
  did_2x2_individuals: direct(did2x2Individuals),
  did_sites: direct(didSites),
  display_gates: (input) => displayGates(input as never) as unknown as JsonObject,
  dsr: direct(dsr),
  e_value: direct(eValue),
  effect_size_paired: direct(effectSizePaired),
  funnel_plot: direct(funnelPlot),
  its_ols_newey_west: direct(itsOlsNeweyWest),
  its_quasi_poisson: direct(itsQuasiPoisson),
  its_reml_car1: direct(itsRemlCar1),
  krippendorff_alpha: direct(krippendorffAlpha),
  mann_kendall_theil_sen: direct(mannKendallTheilSen),
  mean_difference_welch: direct(meanDifferenceWelch),
  mean_t_interval: direct(meanTInterval),
  meta_random_effects: direct(metaRandomEffects),
  multiplicity: direct(multiplicity),
  net_change_paired: direct(netChangePaired),
  ordinal_change: direct(ordinalChange),
  paired_t: direct(pairedT),
  proportion_difference_independent: direct(proportionDifferenceIndependent),
  proportion_wilson: direct(proportionWilson),
  rate_byar: direct(rateByar),
  rate_exact_poisson: direct(rateExactPoisson),
  rate_ratio_exact: direct(rateRatioExact),
  recent_trend_fingertips: direct(recentTrendFingertips),
  reliable_change: direct(reliableChange),
  run_chart: direct(runChart),
  seasonal_mann_kendall: direct(seasonalMannKendall),
  spc_interpretation: direct(spcInterpretation),
  spc_p_chart: direct(spcPChart),
  spc_rules: direct(spcRules),
  spc_u_chart: direct(spcUChart),
  spc_xmr: direct(spcXmr),
  weighted_kappa: direct(weightedKappa),
  wilcoxon_signed_rank: direct(wilcoxonSignedRank),
};
