import { type Refusal, refuse } from './outcome';

/** A number that may be absent. Absent is never zero. */
export type Maybe = number | null | undefined;

/** Above this a "count" is a mistake, and exact limits would take seconds. */
export const largestCount = 1e12;

export const isNumber = (value: Maybe): value is number =>
  typeof value === 'number' && Number.isFinite(value);

export const isMissing = (value: Maybe): boolean =>
  value === null || value === undefined || Number.isNaN(value);

export const isCount = (value: number): boolean =>
  Number.isInteger(value) && value >= 0 && value <= largestCount;

export const isConfidence = (value: number): boolean => value > 0 && value < 1;

/** Refuses missing or infinite inputs by name; null means all are numbers. */
export function refuseUnlessNumbers(inputs: Readonly<Record<string, Maybe>>): Refusal | null {
  for (const name in inputs) {
    const value = inputs[name];
    if (isNumber(value)) continue;
    if (isMissing(value)) return refuse('missing_input', `A value is needed for ${name}.`);
    return refuse('invalid_input', `The ${name} must be a finite number.`);
  }
  return null;
}

export function refuseUnlessConfidence(confidence: number): Refusal | null {
  return isConfidence(confidence)
    ? null
    : refuse('invalid_input', 'The confidence level must lie between 0 and 1, for example 0.95.');
}

export const observed = (values: readonly Maybe[]): number[] => values.filter(isNumber);

/** A list with an infinite entry is a mistake, not a list with a gap. */
export const hasInfinite = (values: readonly Maybe[]): boolean =>
  values.some((value) => value === Infinity || value === -Infinity);
