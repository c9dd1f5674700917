import { z } from 'zod';
import { freeText } from '../free-text';

/** What people enter, in the shapes that several nouns share. */

export const id = z.int().positive();

/** Sentences that must be there; `ask` says which are asked for. */
export const words = (max: number, ask: string) =>
  freeText(
    z
      .string()
      .trim()
      .min(1, ask)
      .max(max, `Keep it under ${max.toLocaleString('en-GB')} characters.`),
  );

/** Sentences that may be left out. */
export const note = (max: number) =>
  freeText(
    z
      .string()
      .trim()
      .max(max, `Keep it under ${max.toLocaleString('en-GB')} characters.`),
  ).default('');

/** A short name for programs. */
export const code = z.string().regex(/^[a-z][a-z0-9-]{0,23}$/);
