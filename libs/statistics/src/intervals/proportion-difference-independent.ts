import { zFor } from '../distributions/normal-quantile';
import { type Maybe, refuseUnlessConfidence } from '../input-checks';
import { type Outcome, answer } from '../outcome';
import { refuseBadProportion, wilsonLimits } from './proportion-wilson';

export interface ProportionDifferenceInput {
  readonly numerator1: Maybe;
  readonly denominator1: Maybe;
  readonly numerator2: Maybe;
  readonly denominator2: Maybe;
  readonly confidence?: number;
}

/** First share minus second, each from -1 to 1. */
export interface DifferenceResult {
  readonly difference: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * How far apart are two shares of different people? Newcombe's hybrid score interval.
 *
 * Formula: d = p1 − p2; lower = d − √((p1−l1)² + (u2−p2)²), upper = d + √((u1−p1)² + (p2−l2)²), with
 * l and u the Wilson limits of each. Report later minus earlier, or site minus comparator.
 * Assumes two groups of different people (anonymous waves, two sites); never the same people twice.
 * Refuses what Wilson refuses, for either group.
 * Reference: Newcombe (1998) Stat Med 17:873-890, method 10. Oracle: proportion_difference_independent.
 * Example: 56 of 70 against 48 of 80 gives 0.20 (0.05 to 0.33).
 * Odd example: 0 of 10 against 0 of 20 gives 0 (-0.16 to 0.28).
 */
export function proportionDifferenceIndependent(input: ProportionDifferenceInput): Outcome<DifferenceResult> {
  const { numerator1, denominator1, numerator2, denominator2, confidence = 0.95 } = input;
  const bad =
    refuseBadProportion(numerator1, denominator1) ??
    refuseBadProportion(numerator2, denominator2) ??
    refuseUnlessConfidence(confidence);
  if (bad) return bad;
  const [x1, n1] = [numerator1 as number, denominator1 as number];
  const [x2, n2] = [numerator2 as number, denominator2 as number];
  const z = zFor(confidence);
  const [p1, p2] = [x1 / n1, x2 / n2];
  const [first, second] = [wilsonLimits(x1, n1, z), wilsonLimits(x2, n2, z)];
  const difference = p1 - p2;
  const down = Math.sqrt((p1 - first.lower) ** 2 + (second.upper - p2) ** 2);
  const up = Math.sqrt((first.upper - p1) ** 2 + (p2 - second.lower) ** 2);
  return answer({
    difference,
    lower: Math.max(-1, difference - down),
    upper: Math.min(1, difference + up),
  });
}
