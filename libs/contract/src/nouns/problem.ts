import { z } from 'zod';
import { textFinding } from './text-check';

/** RFC 9457 problem document: what every refusal looks like. */
export const problemDocument = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** One sentence: what is wrong and how to mend it. */
  detail: z.string(),
  /** For forms: which field, and its sentence. */
  errors: z.array(
    z.strictObject({
      field: z.string(),
      sentence: z.string(),
      /** Where words of the field may lead to a person: what was found, and the text it was found in. */
      marked: z.strictObject({ text: z.string(), findings: z.array(textFinding) }).optional(),
    }),
  ),
  requestId: z.string(),
  /** Where this was saved when it was sent before, and made something: its id. */
  made: z.int().optional(),
});
export type ProblemDocument = z.infer<typeof problemDocument>;

/**
 * The header that names one change a client wants made: a UUID of its own. Sent again because no answer came back, the change is
 * made once, and the second answer is a refusal with the title below.
 */
export const ONCE_HEADER = 'waymark-once';
export const SAVED_BEFORE = 'Saved before';
