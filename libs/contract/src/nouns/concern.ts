import { z } from 'zod';
import { freeText } from '../free-text';
import { id, note } from './entered';
import { codingState } from './meeting';

/** A month, `YYYY-MM`: a day would say too much of who was there. */
export const month = z
  .string()
  .regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/, 'Write the month as year-month, for example 2024-04.');

export const concernKind = z.enum([
  'harassment',
  'violence or threat',
  'exploitation',
  'selling of alcohol or drugs',
  'unsafe place or feature',
  'exclusion or unfair treatment',
  'missing support',
  'other',
]);
export type ConcernKind = z.infer<typeof concernKind>;

export const concernSource = z.enum([
  'young people',
  'families',
  'residents',
  'business',
  'school',
  'youth work',
  'social care',
  'police',
  'health',
  'transport',
  'other',
]);
export type ConcernSource = z.infer<typeof concernSource>;

/** With which intention it was raised: for young people's safety, or to have them watched, moved or punished. */
export const intention = z.enum(['caring', 'not caring', 'cannot tell']);
export type Intention = z.infer<typeof intention>;

export const concernOutcome = z.enum(['open', 'place made safer', 'no change', 'handed on', 'nothing found']);
export type ConcernOutcome = z.infer<typeof concernOutcome>;

const concernFields = {
  month,
  kind: concernKind,
  source: concernSource,
  /** What was done about the place. */
  done: note(600),
  outcome: concernOutcome.default('open'),
};
export const newConcern = z.strictObject(concernFields);
export type NewConcern = z.infer<typeof newConcern>;

export const concern = z.strictObject({
  ...concernFields,
  id,
  /** Goes up with every change, so that two people editing lose nothing. */
  version: id,
  contextId: id,
  coding: codingState,
  /** What counts: settled, or agreed by two; null while it is neither. */
  intention: intention.nullable(),
  codedByMe: z.boolean(),
  codes: z.array(z.strictObject({ coder: z.string(), intention })),
  settledBecause: z.string(),
  archived: z.boolean(),
});
export type Concern = z.infer<typeof concern>;

export const settledIntention = z.strictObject({
  intention,
  reason: freeText(
    z
      .string()
      .trim()
      .min(1, 'Say what settled it: the reason is kept beside both codes.')
      .max(400, 'Keep it under 400 characters.'),
  ),
});
export type SettledIntention = z.infer<typeof settledIntention>;

/** A half-year of concerns, as LOC-07 counts them: those on whose intention two people agree or have settled. */
export const caringShare = z.strictObject({
  start: z.string(),
  end: z.string(),
  caring: z.int().min(0),
  coded: z.int().min(0),
  /** Not yet agreed or settled, or nobody can tell: counted apart, never as not caring. */
  open: z.int().min(0),
});
export type CaringShare = z.infer<typeof caringShare>;

export const concernsPage = z.strictObject({
  contextId: id,
  name: z.string(),
  concerns: z.array(concern),
  /** Every month from the first concern to the last, with how many were raised: a month without any is 0, and known to be. */
  calendar: z.array(z.strictObject({ month, raised: z.int().min(0), open: z.int().min(0) })),
  halfYears: z.array(caringShare),
});
export type ConcernsPage = z.infer<typeof concernsPage>;
