import { z } from 'zod';
import { isoDate } from './period';

/**
 * What one person answered to one question. `LOC-01` is the only question of an indicator, or its score where the scoring was
 * done elsewhere; `IND-01.3` is the third of several.
 */
export const answerItem = z
  .string()
  .regex(
    /^[A-Z]{2,6}-\d{2,3}(\.\d{1,2})?$/,
    'Name the indicator and the number of the question, like IND-01.3; LOC-01 alone where there is one question.',
  );

/** A code that a young person keeps, so that two waves can be joined. Never a name, an address or a date of birth. */
export const respondentCode = z
  .string()
  .trim()
  .regex(
    /^(?=.*\d)[A-Za-z0-9-]{3,24}$/,
    'A respondent code has 3 to 24 letters, digits or hyphens, one of them a digit. It is never a name.',
  )
  .refine(
    (code) => !/^\d{1,4}-\d{1,2}-\d{1,4}$/.test(code),
    'A date is not a code: it can point to a person.',
  );

export const submission = z.strictObject({
  /** As the questionnaire numbered it: sent again, it is recognised and counted once. */
  submissionId: z.string().trim().min(1, 'Every submission needs its number.').max(80),
  respondentCode: respondentCode.nullable().default(null),
  answers: z
    .array(
      z.strictObject({
        item: answerItem,
        value: z.string().trim().min(1, 'Leave an unanswered question out.').max(40),
      }),
    )
    .min(1, 'A submission without any answer is left out.')
    .max(100),
});
export type Submission = z.infer<typeof submission>;

/** A round of answers in one context. */
export const newAnswers = z
  .strictObject({
    batch: z.string().min(8).max(64),
    round: z.string().trim().min(1, 'Name the round, for example spring 2026.').max(80),
    start: isoDate,
    end: isoDate,
    source: z.string().trim().min(1, 'Name the questionnaire.').max(140),
    /** The day from which the answers may be erased; without it, three years after the round. The sums stay. */
    keepUntil: isoDate.optional(),
    submissions: z.array(submission).min(1).max(2000),
  })
  .refine((round) => round.start <= round.end, {
    message: 'The round ends before it starts.',
    path: ['end'],
  });
export type NewAnswers = z.infer<typeof newAnswers>;

/** What became of a round that was sent. */
export const answersTaken = z.strictObject({
  intakeId: z.int().positive(),
  submissions: z.int().nonnegative(),
  created: z.int().nonnegative(),
  unchanged: z.int().nonnegative(),
  /** Indicators whose figure of this round was made or made anew. */
  indicators: z.array(z.string()),
  /** What could not be scored, in words. */
  remarks: z.array(z.string()),
});
export type AnswersTaken = z.infer<typeof answersTaken>;

/** A round with answers, without the answers: they are kept for scoring and pairing and shown to nobody. */
export const answerRound = z.strictObject({
  round: z.string(),
  start: isoDate,
  end: isoDate,
  source: z.string(),
  submissions: z.int().nonnegative(),
  withCode: z.int().nonnegative(),
  keepUntil: isoDate,
});
export type AnswerRound = z.infer<typeof answerRound>;
