import { type Maybe, refuseUnlessNumbers } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';

/** Which way is good. `neutral` is a real third value: then nothing is ever called better or worse. */
export type Polarity = 'higher_is_better' | 'lower_is_better' | 'neutral';

export interface BenchmarkInput {
  readonly lower: Maybe;
  readonly upper: Maybe;
  readonly benchmark: Maybe;
  readonly polarity: Polarity;
}

export interface BenchmarkResult {
  readonly position: 'higher' | 'similar' | 'lower';
  readonly judgement: 'better' | 'worse' | 'higher' | 'similar' | 'lower';
}

/**
 * Are we different from England, or from the authority? Is the benchmark outside the interval?
 *
 * "higher" if the whole interval lies above the benchmark, "lower" if below, otherwise "similar"; touching is similar.
 * Assumes the benchmark is fixed. Two small places are compared by the interval of their difference, never so.
 * Refuses missing limits and limits in the wrong order.
 * Reference: OHID Fingertips technical guidance, comparison by confidence interval. Oracle: benchmark_comparison.
 * Example: 2% to 5% against 6%, lower is better: better. Odd example: neutral is only ever "higher" or "lower".
 */
export function benchmarkComparison(input: BenchmarkInput): Outcome<BenchmarkResult> {
  const { lower, upper, benchmark, polarity } = input;
  const bad = refuseUnlessNumbers({ 'lower limit': lower, 'upper limit': upper, benchmark });
  if (bad) return bad;
  const [low, high, mark] = [lower as number, upper as number, benchmark as number];
  if (low > high) return refuse('invalid_input', 'The lower limit must not exceed the upper one.');
  const position = low > mark ? 'higher' : high < mark ? 'lower' : 'similar';
  if (position === 'similar' || polarity === 'neutral') {
    return answer({ position, judgement: position });
  }
  const good = (position === 'higher') === (polarity === 'higher_is_better');
  return answer({ position, judgement: good ? 'better' : 'worse' });
}
