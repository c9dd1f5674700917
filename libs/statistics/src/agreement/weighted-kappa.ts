import { zFor } from '../distributions/normal-quantile';
import { type Maybe, hasInfinite, isMissing, isNumber, refuseUnlessConfidence } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';

export interface KappaInput {
  /** The level each rater gave to each unit, same order; null where a rater gave none. */
  readonly rater1: readonly Maybe[];
  readonly rater2: readonly Maybe[];
  /** All declared levels in order, used or not: 0 to 4 for a rubric. */
  readonly levels: readonly number[];
  readonly weights?: 'none' | 'linear' | 'quadratic';
  readonly confidence?: number;
}

export interface KappaResult {
  readonly n: number;
  /** Share of units on which both gave the very same level. */
  readonly observedAgreement: number;
  readonly kappa: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  readonly flags: readonly 'interval_approximate_below_30_units'[];
}

/**
 * Do two people score the rubric alike, beyond chance? Weighted kappa, quadratic weights by default.
 *
 * Formula: κ = (po − pe)/(1 − pe), po and pe being observed and expected agreement with weights 1 − |i−j|/(K−1) or
 * 1 − (i−j)²/(K−1)²; large-sample standard error of Fleiss, Cohen and Everitt; upper limit at most 1.
 * Two raters only (three or more, or gaps: Krippendorff's alpha). Flags fewer than 30 units.
 * Refuses no unit rated by both, a level that was not declared, and two raters who always gave one and the same level.
 * Reference: Cohen (1968) Psychol Bull 70:213-220; Fleiss, Cohen & Everitt (1969) 72:323-327. Oracle: weighted_kappa.
 * Example: Hout's 91 couples, unweighted: 0.129 (-0.005 to 0.264). Odd example: one rater who always says 2 gives 0.
 */
export function weightedKappa(input: KappaInput): Outcome<KappaResult> {
  const { rater1, rater2, levels, weights = 'quadratic', confidence = 0.95 } = input;
  const bad = refuseUnlessConfidence(confidence);
  if (bad) return bad;
  if (rater1.length !== rater2.length) {
    return refuse('invalid_input', 'Both raters must list the same units in the same order.');
  }
  if (hasInfinite(rater1) || hasInfinite(rater2) || new Set(levels).size !== levels.length) {
    return refuse('invalid_input', 'Levels must be finite and each named once.');
  }
  const place = new Map(levels.map((level, i) => [level, i]));
  const undeclared = (level: Maybe): boolean => !isMissing(level) && !place.has(level as number);
  if (rater1.some(undeclared) || rater2.some(undeclared)) {
    return refuse('out_of_range_value', 'A rating lies outside the levels of this rubric.');
  }
  const size = levels.length;
  const table = Array.from({ length: size }, () => new Float64Array(size));
  let n = 0;
  rater1.forEach((first, i) => {
    const second = rater2[i];
    if (!isNumber(first) || !isNumber(second)) return;
    n++;
    const row = table[place.get(first) as number] as Float64Array;
    const column = place.get(second) as number;
    row[column] = (row[column] as number) + 1;
  });
  if (n === 0) return refuse('no_data', 'No unit was rated by both.');
  return agreement(table, n, size, weights, confidence);
}

function agreement(
  table: readonly Float64Array[],
  n: number,
  size: number,
  kind: 'none' | 'linear' | 'quadratic',
  confidence: number,
): Outcome<KappaResult> {
  const weight = (i: number, j: number): number => {
    if (kind === 'none' || size === 1) return i === j ? 1 : 0;
    const distance = Math.abs(i - j) / (size - 1);
    return 1 - (kind === 'linear' ? distance : distance * distance);
  };
  const p = (i: number, j: number): number => (table[i]?.[j] as number) / n;
  const every = Array.from({ length: size }, (_, i) => i);
  const total = (term: (i: number) => number): number => every.reduce((s, i) => s + term(i), 0);
  const rows = every.map((i) => total((j) => p(i, j)));
  const columns = every.map((j) => total((i) => p(i, j)));
  const r = (i: number): number => rows[i] as number;
  const c = (j: number): number => columns[j] as number;
  const observedAgreement = total((i) => p(i, i));
  const po = total((i) => total((j) => weight(i, j) * p(i, j)));
  const pe = total((i) => total((j) => weight(i, j) * r(i) * c(j)));
  if (1 - pe < 1e-12) {
    return refuse('no_variation', 'Both raters gave every unit the same level, which says nothing.');
  }
  const kappa = (po - pe) / (1 - pe);
  const rowMean = every.map((i) => total((j) => weight(i, j) * c(j)));
  const columnMean = every.map((j) => total((i) => weight(i, j) * r(i)));
  const spread = total((i) =>
    total((j) => {
      const expected = (rowMean[i] as number) + (columnMean[j] as number);
      return p(i, j) * (weight(i, j) - expected * (1 - kappa)) ** 2;
    }),
  );
  const excess = spread - (kappa - pe * (1 - kappa)) ** 2;
  // Perfect agreement leaves only the rounding of the sums.
  const standardError = Math.sqrt((excess < 1e-13 ? 0 : excess) / n) / (1 - pe);
  const half = zFor(confidence) * standardError;
  return answer({
    n,
    observedAgreement,
    kappa,
    standardError,
    lower: kappa - half,
    upper: Math.min(1, kappa + half),
    flags: n < 30 ? ['interval_approximate_below_30_units'] : [],
  });
}
