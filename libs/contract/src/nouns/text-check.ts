import { z } from 'zod';
import { plainWord } from '../free-text';

/** What was found in a text that may lead to a person. */
export const findingOfText = z.enum([
  'name',
  'phone number',
  'postcode',
  'date of birth',
  'e-mail address',
  'personal number',
  'social media name',
]);
export type FindingOfText = z.infer<typeof findingOfText>;

/** One stretch of a text. `start` and `end` are offsets in UTF-16 units, end excluded. */
export const textFinding = z.strictObject({
  /** Stands for this kind and these words: sent back when somebody decides to keep them. Tells nothing about them. */
  key: z.string(),
  kind: findingOfText,
  start: z.int().nonnegative(),
  end: z.int().positive(),
  words: z.string(),
  advice: z.string(),
});
export type TextFinding = z.infer<typeof textFinding>;

export const textToCheck = z.strictObject({
  text: plainWord(z.string().max(5000), 'checked, and stored nowhere'),
});
export const checkedText = z.strictObject({ text: z.string(), findings: z.array(textFinding) });
export type CheckedText = z.infer<typeof checkedText>;

/** The header in which a client sends the keys of findings that somebody looked at and decided to keep. */
export const KEPT_WORDS_HEADER = 'waymark-kept-words';

/** That somebody kept words which had been marked: where, of which kinds, who and when. Never the words. */
export const textDecision = z.strictObject({
  id: z.int().positive(),
  what: z.string(),
  field: z.string(),
  kinds: z.array(findingOfText),
  by: z.string(),
  at: z.string(),
});
export type TextDecision = z.infer<typeof textDecision>;
