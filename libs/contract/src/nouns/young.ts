import { z } from 'zod';
import { freeText } from '../free-text';
import { isoDate } from './period';
import { openSurvey } from './young-survey';

const id = z.int().positive();
const words = (max: number) => z.string().trim().max(max, `Keep it under ${max} characters.`);

/** Figures reach this page released and from an edition, never typed: “8 of 10 of you” may be eight people everybody knows. */
const withoutFigures = <S extends z.ZodType<string>>(schema: S) =>
  schema.refine(
    (text) => !/\d\s*(%|per ?cent\b|percent\b|(out )?of (the |you |all )?\d)/i.test(text),
    'Leave figures out: what came out of a survey is shown by itself, once it is released.',
  );

/** Where something on the young people's page comes from: a view brought to a meeting (by its place in the list), a decision, a response. */
export const youngSource = z
  .string()
  .regex(/^(view-\d{1,9}-\d{1,2}|decision-\d{1,9}|response-\d{1,9})$/, 'That is nothing of this context.');

/** What young people said, what was done, what comes next. */
export const youngSection = z.enum(['said', 'done', 'next']);
export type YoungSection = z.infer<typeof youngSection>;

/** One thing that the team lets young people read, told in words that a twelve-year-old understands. */
export const youngChoice = z.strictObject({
  source: youngSource,
  words: freeText(withoutFigures(words(300).min(1, 'Tell it in plain words, for somebody of twelve.'))),
  /** What the team answered, for what young people said. */
  answer: freeText(withoutFigures(words(300))).default(''),
});
export type YoungChoice = z.infer<typeof youngChoice>;

export const newYoungWords = z.strictObject({
  greeting: freeText(words(400)).default(''),
  choices: z
    .array(youngChoice)
    .max(40, 'Choose forty at most: nobody reads more.')
    .refine(
      (all) => new Set(all.map(({ source }) => source)).size === all.length,
      'Each of them can be chosen once.',
    )
    .default([]),
});
export type NewYoungWords = z.infer<typeof newYoungWords>;

/** Something the team may tick, in its own words, and how it stands on the page. `changed`: its words are others than when it was ticked. */
export const youngOffer = z.strictObject({
  source: youngSource,
  section: youngSection,
  date: isoDate.nullable(),
  original: z.string(),
  originalAnswer: z.string(),
  state: z.enum(['not chosen', 'shown', 'changed']),
  words: z.string(),
  answer: z.string(),
});
export type YoungOffer = z.infer<typeof youngOffer>;

export const newYoungLink = z.strictObject({
  contextId: id,
  /** The last day on which it opens, a year ahead at most. */
  expires: isoDate,
  note: freeText(words(200)).default(''),
});
export type NewYoungLink = z.infer<typeof newYoungLink>;

export const youngLink = z.strictObject({
  id,
  contextId: id,
  expires: isoDate,
  note: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
  revokedAt: z.string().nullable(),
});
export type YoungLink = z.infer<typeof youngLink>;

/** What a manager works with: everything that could be shown, what is, and the links that lead to it. */
export const youngDesk = z.strictObject({
  contextId: id,
  /** The name that young people see. */
  place: z.string(),
  greeting: z.string(),
  offers: z.array(youngOffer),
  links: z.array(youngLink),
});
export type YoungDesk = z.infer<typeof youngDesk>;

const told = z.strictObject({ date: isoDate.nullable(), words: z.string() });

/** What young people read, without an account. */
export const youngPage = z.strictObject({
  place: z.string(),
  greeting: z.string(),
  said: z.array(told.extend({ answer: z.string() })),
  done: z.array(told),
  /** `under way` since its date; `late`: promised for its date, which has passed. */
  next: z.array(told.extend({ state: z.enum(['planned', 'under way', 'late']) })),
  /** What the team is asking just now; null where nothing is asked. */
  survey: openSurvey.nullable(),
  /** What came out of earlier rounds, from figures that were released and in their words only. */
  heard: z.array(z.strictObject({ question: z.string(), sentence: z.string(), when: z.string() })),
  expires: isoDate,
  /** True in the demo: nothing of it is real. */
  invented: z.boolean(),
});
export type YoungPage = z.infer<typeof youngPage>;
