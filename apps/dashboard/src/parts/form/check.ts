import type { CheckedText } from '@waymark/contract';
import { z } from 'zod';

/** One sentence for one field. Field names are dotted paths, as in the contract and in the server's refusals. */
export interface Refusal {
  readonly field: string;
  readonly sentence: string;
  /** Words that may lead to a person, where the field was refused for them. */
  readonly marked?: CheckedText | undefined;
}

export type Checked<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** Words for what the contract refuses without words of its own. */
const plainWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null || issue.input === '') return 'Fill this in.';
      return issue.expected === 'number' || issue.expected === 'int'
        ? 'Use a number, such as 12.'
        : 'Check this.';
    case 'invalid_value':
    case 'invalid_union':
      return 'Choose one.';
    case 'too_big':
      return issue.origin === 'string'
        ? `Keep this to ${issue.maximum} characters or fewer.`
        : issue.origin === 'array'
          ? `Choose ${issue.maximum} at most.`
          : `Use ${issue.maximum} or less.`;
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? 'Fill this in.'
        : `Use ${issue.minimum} or more.`;
    default:
      return 'Check this.';
  }
};

/** Sentences that name no field, and say nothing to whoever hears them alone in a list. */
export const namesNoField = (sentence: string): boolean =>
  /^(Fill this in|Choose one|Choose \d|Check this|Use |Keep (this|it) )/.test(sentence);

/** Holds a form against the contract, before anything is sent: the first sentence of each field. */
export function check<S extends z.ZodType>(schema: S, input: unknown): Checked<z.output<S>> {
  const result = schema.safeParse(input, { error: plainWords, reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  const refusals = new Map<string, Refusal>();
  for (const issue of result.error.issues) {
    const field = issue.path.join('.');
    if (!refusals.has(field)) refusals.set(field, { field, sentence: sentenceOf(issue) });
  }
  return { ok: false, refusals: [...refusals.values()] };
}

/** What is not there yet is asked for; the contract's "use a whole number" is for what is there. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  const empty = issue.input === null || issue.input === undefined || issue.input === '';
  return empty && (issue.code === 'invalid_type' || issue.code === 'invalid_format')
    ? 'Fill this in.'
    : issue.message;
}

/** The sentence for a field; a refusal of a part counts for the whole where the form has no field for the part. */
export function sentenceFor(refusals: readonly Refusal[], field: string): string | undefined {
  return refusals.find((r) => r.field === field || r.field.startsWith(`${field}.`))?.sentence;
}
