export { weightedKappa, type KappaInput, type KappaResult } from './agreement/weighted-kappa';
export type { AttributeChart } from './control/attribute-chart';
export { runChart, type RunChartResult } from './control/run-chart';
export {
  spcInterpretation,
  type InterpretationInput,
  type InterpretationResult,
  type Rule,
} from './control/spc-interpretation';
export { spcPChart, type PChartInput } from './control/spc-p-chart';
export { spcRules, type Line, type RulesInput, type RulesResult } from './control/spc-rules';
export { spcUChart, type UChartInput } from './control/spc-u-chart';
export { spcXmr, type XmrInput, type XmrPhase, type XmrPhaseLimits } from './control/spc-xmr';
export {
  displayGates,
  gateTable,
  type Display,
  type GateInput,
  type GateResult,
  type GatedMethod,
} from './gates/display-gates';
export {
  benchmarkComparison,
  type BenchmarkInput,
  type BenchmarkResult,
  type Polarity,
} from './intervals/benchmark-comparison';
export {
  meanDifferenceWelch,
  meanDifferenceWelchFromMoments,
  type MeanDifferenceResult,
} from './intervals/mean-difference-welch';
export { meanTInterval, meanTIntervalFromMoments, type MeanResult } from './intervals/mean-t-interval';
export {
  proportionDifferenceIndependent,
  type DifferenceResult,
  type ProportionDifferenceInput,
} from './intervals/proportion-difference-independent';
export { proportionWilson, type ProportionInput, type ProportionResult } from './intervals/proportion-wilson';
export { rateByar } from './intervals/rate-byar';
export { rateExactPoisson, type RateInput, type RateResult } from './intervals/rate-exact-poisson';
export { rateRatioExact, type RateRatioInput, type RateRatioResult } from './intervals/rate-ratio-exact';
export {
  rateRatioUneven,
  type RateRatioUnevenInput,
  type RateRatioUnevenResult,
  type RatioPart,
} from './intervals/rate-ratio-uneven';
export { smallestAlphaExcludingZero } from './intervals/smallest-alpha-excluding-zero';
export { multiplicity, type MultiplicityResult } from './many/multiplicity';
export type { Outcome, Reason, Refusal } from './outcome';
export { netChangePaired, type NetChangeInput, type NetChangeResult } from './paired/net-change-paired';
export { pairedT, pairedTFromMoments, type PairedTResult } from './paired/paired-t';
export type { PairedInput } from './paired/pairs';
export { wilcoxonSignedRank, type SignedRankResult } from './paired/wilcoxon-signed-rank';
export { momentsFromSd, momentsOf, type Moments } from './summaries';
export {
  recentTrendFingertips,
  type RecentTrendInput,
  type RecentTrendResult,
} from './trend/recent-trend-fingertips';

export {
  krippendorffAlpha,
  type KrippendorffInput,
  type KrippendorffResult,
} from './agreement/krippendorff-alpha';
export type { Coefficient, Coefficients, EffectAtEnd } from './interrupted/coefficients';
export {
  itsOlsNeweyWest,
  type InterruptedInput,
  type NeweyWestResult,
} from './interrupted/its-ols-newey-west';
export {
  itsQuasiPoisson,
  type QuasiPoissonInput,
  type QuasiPoissonResult,
  type RatioCoefficient,
} from './interrupted/its-quasi-poisson';
export { itsRemlCar1, type RemlResult } from './interrupted/its-reml-car1';
export { dsr, type DsrInput, type DsrResult } from './intervals/dsr';
export { eValue, type EValueInput, type EValueResult } from './many/e-value';
export { attrition, type AttritionFlag, type AttritionResult } from './paired/attrition';
export { effectSizePaired, type EffectSizeResult } from './paired/effect-size-paired';
export { ordinalChange, type OrdinalChangeInput, type OrdinalChangeResult } from './paired/ordinal-change';
export {
  reliableChange,
  type ChangeCategory,
  type ReliableChangeInput,
  type ReliableChangeResult,
} from './paired/reliable-change';
export {
  did2x2Individuals,
  type CellSummary,
  type DidIndividualsInput,
  type DidIndividualsResult,
} from './sites/did-2x2-individuals';
export { didSites, type DidFlag, type DidSitesInput, type DidSitesResult } from './sites/did-sites';
export { funnelPlot, type FunnelClass, type FunnelInput, type FunnelResult } from './sites/funnel-plot';
export {
  metaRandomEffects,
  type MetaFlag,
  type MetaInput,
  type MetaResult,
} from './sites/meta-random-effects';
export {
  mannKendallTheilSen,
  type MannKendallInput,
  type MannKendallResult,
} from './trend/mann-kendall-theil-sen';
export {
  seasonalMannKendall,
  type SeasonalTrendInput,
  type SeasonalTrendResult,
} from './trend/seasonal-mann-kendall';
