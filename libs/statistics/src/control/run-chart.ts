import { binomialQuantile } from '../distributions/binomial';
import { type Maybe, hasInfinite, observed } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';
import { median as medianOf, roundHalfEven } from '../summaries';

export interface RunChartResult {
  readonly nPoints: number;
  readonly median: number;
  /** Points not on the median. */
  readonly nUseful: number;
  readonly longestRun: number;
  readonly longestRunMax: number;
  readonly crossings: number;
  readonly crossingsMin: number;
  readonly signal: boolean;
}

interface KnownPoints {
  readonly nPoints?: number;
  readonly median?: number | null;
  readonly nUseful?: number;
}

/**
 * Has the series moved, where there are too few points for limits? The run chart with Anhøj's two rules.
 *
 * The line is the median; points on it are dropped. A signal is a run on one side longer than round(log2 n) + 3, or
 * fewer crossings than the 5% point of a fair coin tossed n − 1 times. Missing periods are skipped.
 * The honest chart for 10 to 19 points, for skewed figures and for many zeros.
 * Refuses fewer than 10 points off the median: show the dots and the median only.
 * Reference: Anhøj & Olesen (2014) PLoS ONE 9:e113825; qicharts2. Oracle: run_chart.
 * Example: Montgomery's 40 loan costs: longest run 6 (8 allowed), 20 crossings (14 needed), no signal.
 * Odd example: thirteen points of which ten are 0 are too few.
 */
export function runChart(input: { readonly values: readonly Maybe[] }): Outcome<RunChartResult, KnownPoints> {
  if (hasInfinite(input.values)) return refuse('invalid_input', 'Every value must be finite.');
  const values = observed(input.values);
  const middle = medianOf(values);
  const sides = values.filter((v) => v !== middle).map((v) => v > (middle as number));
  const known = { nPoints: values.length, median: middle, nUseful: sides.length };
  if (middle === null || sides.length < 10) {
    const sentence =
      'A run chart is judged from ten points off the median; until then only the dots are shown.';
    return refuse('too_few_observations', sentence, known);
  }
  let crossings = 0;
  let run = 1;
  let longestRun = 1;
  for (let i = 1; i < sides.length; i++) {
    const same = sides[i] === sides[i - 1];
    run = same ? run + 1 : 1;
    if (!same) crossings++;
    longestRun = Math.max(longestRun, run);
  }
  const longestRunMax = roundHalfEven(Math.log2(sides.length)) + 3;
  const crossingsMin = binomialQuantile(0.05, sides.length - 1, 0.5);
  return answer({
    nPoints: values.length,
    median: middle,
    nUseful: sides.length,
    longestRun,
    longestRunMax,
    crossings,
    crossingsMin,
    signal: longestRun > longestRunMax || crossings < crossingsMin,
  });
}
