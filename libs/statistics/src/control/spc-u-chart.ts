import type { Maybe } from '../input-checks';
import type { Outcome } from '../outcome';
import {
  type AttributeChart,
  type AttributeOptions,
  type KnownCentre,
  attributeChart,
} from './attribute-chart';

export interface UChartInput extends AttributeOptions {
  readonly counts: readonly Maybe[];
  /** Population, sessions or days in each period; all 1 makes a c chart. */
  readonly exposures: readonly Maybe[];
}

/**
 * Is this period's rate of incidents unusual? The u chart, with limits by period.
 *
 * Formula: centre = Σcounts/Σexposure; limits = centre ± 3 √(centre/exposure), not below 0. sigmaZ compares the spread
 * between neighbouring periods with chance; with `prime` (Laney's u') the limits are widened by it, never narrowed.
 * Assumes incidents happen independently. Values and limits are per unit of exposure.
 * Refuses negatives, no data, and a series without any event.
 * Reference: Montgomery, Introduction to SQC, 7e, 7.3; Laney (2002) Qual Eng 14:531-537. Oracle: spc_u_chart.
 * Example: Montgomery's 20 samples of 50: centre 0.074, limits 0 and 0.189. Odd example: no event at all has no limits.
 */
export function spcUChart(input: UChartInput): Outcome<AttributeChart, KnownCentre> {
  return attributeChart(input.counts, input.exposures, input, 'rate');
}
