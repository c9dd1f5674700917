import { type Maybe, isNumber } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';
import { type Line, type RulesInput, type RulesResult, spcRules } from './spc-rules';

export interface InterpretationInput extends RulesInput {
  readonly target?: Maybe;
  readonly improvementDirection?: 'increase' | 'decrease' | 'neutral';
}

export type Rule = 'outside_limits' | 'trend' | 'two_of_three' | 'shift';

export interface InterpretationResult {
  readonly variation: 'common_cause' | 'improvement' | 'concern' | 'neutral_high' | 'neutral_low';
  /** Null without a target or without a good direction. */
  readonly assurance: 'consistently_hits' | 'consistently_misses' | 'hit_or_miss' | null;
  /** The rule that marks the latest point; null for common cause. */
  readonly rule: Rule | null;
  readonly latestIndex: number;
}

/**
 * What does the latest point say, in words? Only the latest observed point is judged: a long chart always signals somewhere.
 *
 * No rule marks it: common cause. Otherwise high or low (outside, two of three, shift: by side of the centre; trend: by
 * direction of movement; the first that applies of outside, trend, two of three, shift), turned into improvement or
 * concern by the direction that is good, or left neutral. A target beyond the limits decides assurance.
 * Refuses a series without any observed point.
 * Reference: NHS England Making Data Count, variation and assurance icons. Oracle: spc_interpretation.
 * Example: seven points above the centre, more is better: improvement. Odd example: a rising run below the centre is upward.
 */
export function spcInterpretation(input: InterpretationInput): Outcome<InterpretationResult> {
  const rules = spcRules(input);
  if (rules.status !== 'ok') return rules;
  const latest = input.values.findLastIndex(isNumber);
  if (latest === -1) return refuse('no_data', 'No period has a value yet.');
  const centre = at(input.centre, latest);
  const [upper, lower] = [at(input.upper, latest), at(input.lower, latest)];
  if (!isNumber(centre) || !isNumber(upper) || !isNumber(lower)) {
    return refuse('missing_input', 'The latest period needs a centre line and limits.');
  }
  const direction = input.improvementDirection ?? 'neutral';
  const rule = ruleAt(rules, latest);
  return answer({
    variation: variationOf(rule, input.values, latest, centre, direction),
    assurance: assuranceOf(input.target, upper, lower, direction),
    rule,
    latestIndex: latest,
  });
}

const at = (line: Line, i: number): Maybe => (typeof line === 'number' ? line : line[i]);

function ruleAt(rules: RulesResult, index: number): Rule | null {
  if (rules.outsideLimits.includes(index)) return 'outside_limits';
  if (rules.trend.includes(index)) return 'trend';
  if (rules.twoOfThree.includes(index)) return 'two_of_three';
  return rules.shift.includes(index) ? 'shift' : null;
}

function variationOf(
  rule: Rule | null,
  values: readonly Maybe[],
  latest: number,
  centre: number,
  direction: 'increase' | 'decrease' | 'neutral',
): InterpretationResult['variation'] {
  if (rule === null) return 'common_cause';
  const value = values[latest] as number;
  const high = rule === 'trend' ? value > (values[latest - 1] as number) : value > centre;
  if (direction === 'neutral') return high ? 'neutral_high' : 'neutral_low';
  return high === (direction === 'increase') ? 'improvement' : 'concern';
}

function assuranceOf(
  target: Maybe,
  upper: number,
  lower: number,
  direction: 'increase' | 'decrease' | 'neutral',
): InterpretationResult['assurance'] {
  if (!isNumber(target) || direction === 'neutral') return null;
  if (target > upper) return direction === 'increase' ? 'consistently_misses' : 'consistently_hits';
  if (target < lower) return direction === 'increase' ? 'consistently_hits' : 'consistently_misses';
  return 'hit_or_miss';
}
