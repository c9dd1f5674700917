import type { Maybe } from '../input-checks';
import type { Outcome } from '../outcome';
import {
  type AttributeChart,
  type AttributeOptions,
  type KnownCentre,
  attributeChart,
} from './attribute-chart';

export interface PChartInput extends AttributeOptions {
  readonly numerators: readonly Maybe[];
  readonly denominators: readonly Maybe[];
}

/**
 * Is this period's share unusual, given how many were asked? The p chart, with limits by period.
 *
 * Formula: centre = Σx/Σn; limits = centre ± 3 √(centre(1 − centre)/n) within 0 to 1. sigmaZ compares the spread between
 * neighbouring periods with chance; with `prime` (Laney's p') the limits are widened by it, never narrowed.
 * Assumes different people each period, answering independently. Values and limits are 0 to 1.
 * Refuses numerators above denominators, negatives, no data, and a share that is always 0 or always 1.
 * Reference: Montgomery, Introduction to SQC, 7e, 7.2; Laney (2002) Qual Eng 14:531-537. Oracle: spc_p_chart.
 * Example: Montgomery's 30 samples of 50: centre 0.231, limits 0.052 and 0.410. Odd example: a period of nobody is a gap.
 */
export function spcPChart(input: PChartInput): Outcome<AttributeChart, KnownCentre> {
  return attributeChart(input.numerators, input.denominators, input, 'proportion');
}
