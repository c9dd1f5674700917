import { type Maybe, hasInfinite, isNumber } from '../input-checks';
import { type Refusal, refuse } from '../outcome';
import { changesBetween } from '../summaries';

/** Scores of the same people before and after, in the same order; null where one is missing. */
export interface PairedInput {
  readonly baseline: readonly Maybe[];
  readonly followup: readonly Maybe[];
}

export interface Pairs {
  readonly status: 'ok';
  readonly baseline: readonly number[];
  readonly followup: readonly number[];
  /** Follow-up minus baseline, always. */
  readonly changes: readonly number[];
  readonly missing: number;
}

/** Keeps the pairs in which both scores are there. Refuses lists that cannot be of the same people. */
export function completePairs(input: PairedInput): Pairs | Refusal {
  if (input.baseline.length !== input.followup.length) {
    const sentence = 'Baseline and follow-up must list the same people in the same order.';
    return refuse('invalid_input', sentence);
  }
  if (hasInfinite(input.baseline) || hasInfinite(input.followup)) {
    return refuse('invalid_input', 'Every score must be finite.');
  }
  const baseline: number[] = [];
  const followup: number[] = [];
  input.baseline.forEach((before, i) => {
    const after = input.followup[i];
    if (!isNumber(before) || !isNumber(after)) return;
    baseline.push(before);
    followup.push(after);
  });
  return {
    status: 'ok',
    baseline,
    followup,
    changes: changesBetween(baseline, followup),
    missing: input.baseline.length - baseline.length,
  };
}
