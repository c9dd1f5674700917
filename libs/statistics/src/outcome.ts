/**
 * What every method of this library returns: a result, or a refusal that says in plain words what
 * is needed. Nothing here throws on odd data, and nothing returns NaN or Infinity.
 */
export type Reason =
  | 'all_differences_zero'
  | 'approximation_invalid'
  | 'autocorrelation_at_upper_boundary'
  | 'did_not_converge'
  | 'duplicate_times'
  | 'fewer_than_10_events'
  | 'invalid_input'
  | 'missing_input'
  | 'missing_period_in_last_five'
  | 'no_baseline'
  | 'no_comparison'
  | 'no_data'
  | 'no_events'
  | 'no_events_after_intervention'
  | 'no_events_before_intervention'
  | 'no_observations_after_intervention'
  | 'no_observations_before_intervention'
  | 'no_pairable_values'
  | 'no_variation'
  | 'non_positive_variance'
  | 'not_identifiable'
  | 'out_of_range_value'
  | 'single_site'
  | 'too_few_observations'
  | 'too_few_periods'
  | 'too_few_sites'
  | 'unknown_method'
  | 'zero_denominator'
  | 'zero_or_full_numerator'
  | 'zero_standard_error'
  | 'zero_variance';

/** Why no figure is given. `sentence` is written for a manager, `reason` for code. */
export interface Refusal {
  readonly status: 'not_computable';
  readonly reason: Reason;
  readonly sentence: string;
}

/** A result `T`, or a refusal that may still carry the parts (`Known`) that could be told. */
export type Outcome<T, Known = unknown> = ({ readonly status: 'ok' } & T) | (Refusal & Known);

export function refuse(reason: Reason, sentence: string): Refusal;
export function refuse<Known extends object>(reason: Reason, sentence: string, known: Known): Refusal & Known;
export function refuse(reason: Reason, sentence: string, known: object = {}): Refusal {
  return { status: 'not_computable', reason, sentence, ...known };
}

/**
 * The one way a method hands out its result: it is refused instead if any number in it left the range a computer can
 * hold, so that no caller ever meets NaN or Infinity.
 */
export function answer<T extends object>(result: T): ({ readonly status: 'ok' } & T) | Refusal {
  return allFinite(result)
    ? { status: 'ok', ...result }
    : refuse('invalid_input', 'These figures are too large or too small to be computed with.');
}

function allFinite(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (value === null || typeof value !== 'object') return true;
  for (const key in value) if (!allFinite((value as Record<string, unknown>)[key])) return false;
  return true;
}
