import type { z } from 'zod';

/**
 * Words that somebody types into one field. Marked once, where the field is declared: before they are saved, such words are
 * looked through for names, phone numbers, postcodes and dates of birth.
 */
const freeTexts = new WeakSet<z.ZodType>();
const plainWords = new WeakMap<z.ZodType, string>();

/** A field in which sentences are written. Wrap it last: a method called afterwards makes another schema. */
export function freeText<S extends z.ZodType>(schema: S): S {
  freeTexts.add(schema);
  return schema;
}

/** A short string that is not looked through, and why: a code, a heading of a file, the name of a place or of staff. */
export function plainWord<S extends z.ZodType>(schema: S, why: string): S {
  plainWords.set(schema, why);
  return schema;
}

export const isFreeText = (schema: z.ZodType): boolean => freeTexts.has(schema);
export const whyPlain = (schema: z.ZodType): string | undefined => plainWords.get(schema);
