import { tFor, tTwoSidedP } from '../distributions/student-t';
import { type Maybe, refuseUnlessConfidence, refuseUnlessNumbers } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';

export interface CellSummary {
  readonly n: Maybe;
  readonly mean: Maybe;
  readonly sd: Maybe;
}

export interface DidIndividualsInput {
  readonly treatedBefore: CellSummary;
  readonly treatedAfter: CellSummary;
  readonly comparisonBefore: CellSummary;
  readonly comparisonAfter: CellSummary;
  readonly confidence?: number;
}

export interface DidIndividualsResult {
  readonly changeTreated: number;
  readonly changeComparison: number;
  readonly estimate: number;
  readonly standardError: number;
  readonly df: number;
  readonly lower: number;
  readonly upper: number;
  readonly pValue: number;
  /** Always there: one place each way is a description, not an evaluation. */
  readonly flags: readonly 'site_level_variation_not_included'[];
}

/**
 * One place with the work, one without, different people before and after: how do their changes differ? A description.
 *
 * Formula: (treated after − before) − (comparison after − before); standard error √Σ sd²/n of the four groups;
 * Satterthwaite degrees of freedom. The interval covers the choice of people only, not the ups and downs of places, and
 * the flag that says so is always set.
 * Refuses fewer than two people in any group, missing figures, and groups without any spread.
 * Reference: Card & Krueger (1994) AER 84:772-793; Donald & Lang (2007) on why it is not enough. Oracle: did_2x2_individuals.
 * Example: Card and Krueger's restaurants: 2.75 (-0.80 to 6.31).
 */
export function did2x2Individuals(
  input: DidIndividualsInput,
): Outcome<DidIndividualsResult, { readonly estimate?: number }> {
  const { confidence = 0.95 } = input;
  const cells = [input.treatedBefore, input.treatedAfter, input.comparisonBefore, input.comparisonAfter];
  const bad = refuseUnlessConfidence(confidence);
  if (bad) return bad;
  for (const cell of cells) {
    if (typeof cell?.n === 'number' && cell.n < 2) {
      return refuse('too_few_observations', 'Each of the four groups needs at least two people.');
    }
    const wrong = refuseUnlessNumbers({ n: cell?.n, mean: cell?.mean, spread: cell?.sd });
    if (wrong) return wrong;
    if ((cell.sd as number) < 0) return refuse('invalid_input', 'A spread cannot be negative.');
  }
  const [tb, ta, cb, ca] = cells.map((cell) => cell.mean as number) as [number, number, number, number];
  const changeTreated = ta - tb;
  const changeComparison = ca - cb;
  const estimate = changeTreated - changeComparison;
  const parts = cells.map((cell) => (cell.sd as number) ** 2 / (cell.n as number));
  const variance = parts.reduce((a, b) => a + b, 0);
  if (!(variance > 0)) {
    return refuse('zero_variance', 'Within each group everyone is the same, so no interval can be given.', {
      estimate,
    });
  }
  const df = 1 / parts.reduce((s, v, i) => s + (v / variance) ** 2 / ((cells[i]?.n as number) - 1), 0);
  const standardError = Math.sqrt(variance);
  const half = tFor(confidence, df) * standardError;
  return answer({
    changeTreated,
    changeComparison,
    estimate,
    standardError,
    df,
    lower: estimate - half,
    upper: estimate + half,
    pValue: tTwoSidedP(estimate / standardError, df),
    flags: ['site_level_variation_not_included'],
  });
}
