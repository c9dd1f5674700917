import { isCount } from '../rounding';
import { refuse, type Refusal } from './refusal';

export interface CellInput {
  readonly numerator: number;
  readonly denominator: number;
  /** Contexts, groups or organisations a pooled figure rests on; null for one context. */
  readonly units: number | null;
}
export interface CellOptions {
  /** Counts above zero and below this are small. */
  readonly threshold: number;
  readonly minDenominator: number;
  readonly minUnits: number;
}
export type CellReason = 'small_denominator' | 'small_count' | 'small_complement' | 'too_few_units';
export interface CellDecision {
  readonly status: 'ok';
  readonly showCount: boolean;
  readonly showPercentage: boolean;
  readonly showInterval: boolean;
  readonly reasons: readonly CellReason[];
  readonly warnings: readonly 'all_share_attribute'[];
}

/**
 * May a percentage of people be shown by the rule for exact tables? A small complement tells as much as a small count,
 * and an interval stands and falls with its percentage, because the two together give both counts back.
 *
 * Units: whole people. Refuses negative, broken or contradictory counts. Source: DfE, Characteristics of children in
 * need (1 to 5 suppressed); NHS England, HES disclosure control. Oracle: oracle/sdc_cell_decision.json.
 * Plain: 23 of 60 is shown. Odd: 58 of 60 is hidden, because 2 of 60 would be.
 */
export function cellDecision(input: CellInput, options: CellOptions): CellDecision | Refusal {
  const { numerator: x, denominator: n, units } = input;
  if (!isCount(x) || !isCount(n) || x > n || (units !== null && !isCount(units)))
    return refuse(
      'invalid_input',
      'Give whole numbers, with no more in the numerator than in the denominator.',
    );
  const small = (count: number): boolean => count > 0 && count < options.threshold;
  const reasons: CellReason[] = [];
  if (n < options.minDenominator) reasons.push('small_denominator');
  if (small(x)) reasons.push('small_count');
  if (small(n - x)) reasons.push('small_complement');
  if (units !== null && units < options.minUnits) reasons.push('too_few_units');
  const show = reasons.length === 0;
  return {
    status: 'ok',
    showCount: show,
    showPercentage: show,
    showInterval: show,
    reasons,
    warnings: n > 0 && x === n ? ['all_share_attribute'] : [],
  };
}
