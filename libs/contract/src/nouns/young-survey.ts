import { z } from 'zod';
import { freeText, plainWord } from '../free-text';
import { answerItem, respondentCode } from './answer';
import { isoDate } from './period';

const id = z.int().positive();
const count = z.int().nonnegative();
const words = (max: number) => z.string().trim().max(max, `Keep it under ${max} characters.`);

/** As many questions as somebody answers on a telephone, standing up. */
export const MOST_YOUNG_QUESTIONS = 20;
/** As many answers as one round takes: what comes after is no crowd any more, but a program. */
export const MOST_YOUNG_SUBMISSIONS = 2000;

/** What the young person's own device makes up for one sending: it is sent again under the same, and taken back by it. */
export const submissionCode = z
  .string()
  .regex(
    /^[a-z2-9]{12}$/,
    'A code has twelve letters and digits, as it was shown when the answers were sent.',
  );

/** One question as it is asked: in the framework's own words, with the answers there are. */
export const youngQuestion = z.strictObject({
  item: answerItem,
  text: z.string(),
  answers: z.array(z.string()).min(2),
});
export type YoungQuestion = z.infer<typeof youngQuestion>;

/** A round of questions for whoever holds a link to the young people's page of a context. */
export const newYoungSurvey = z
  .strictObject({
    contextId: id,
    round: plainWord(
      words(80).min(3, 'Name the round, for example autumn 2026.'),
      'the name of a round, such as a season and a year',
    ),
    start: isoDate,
    end: isoDate,
    /** Each is asked with all of its questions: a part of them could not be scored. */
    indicators: z
      .array(plainWord(z.string().regex(/^[A-Z]{2,6}-\d{2,3}$/), 'a code of the framework'))
      .min(1, 'Choose what is asked.')
      .max(8, 'Choose eight at most: nobody answers more.')
      .refine((all) => new Set(all).size === all.length, 'Each of them can be chosen once.'),
    askVoice: z.boolean().default(true),
    askCode: z.boolean().default(false),
    /** Whom young people here can turn to, beside the help that is named everywhere. */
    help: freeText(words(400)).default(''),
    /** The recorded purpose with its lawful basis. That somebody takes part is their own choice, and another thing. */
    purposeId: id,
  })
  .refine(({ start, end }) => start <= end, { message: 'The round ends before it starts.', path: ['end'] });
export type NewYoungSurvey = z.infer<typeof newYoungSurvey>;

export const youngSurveyState = z.enum(['not yet', 'open', 'over', 'counted', 'withdrawn']);
export type YoungSurveyState = z.infer<typeof youngSurveyState>;

/** How a round stands, for the team: how many answered, and never what. */
export const youngSurvey = z.strictObject({
  id,
  contextId: id,
  round: z.string(),
  start: isoDate,
  end: isoDate,
  state: youngSurveyState,
  indicators: z.array(z.strictObject({ code: z.string(), title: z.string() })),
  questions: z.array(youngQuestion),
  askVoice: z.boolean(),
  askCode: z.boolean(),
  help: z.string(),
  purpose: z.string(),
  /** Sent so far; after counting, how many were counted. */
  submissions: count,
  withAnswers: count,
  createdBy: z.string(),
});
export type YoungSurvey = z.infer<typeof youngSurvey>;

/** Everything the team chooses a round from, and the rounds there are. */
export const youngSurveyDesk = z.strictObject({
  contextId: id,
  place: z.string(),
  offers: z.array(
    z.strictObject({
      code: z.string(),
      title: z.string(),
      measures: z.string(),
      level: z.string(),
      /** Whether it belongs to the level of this context: these are offered first. */
      fits: z.boolean(),
      sensitive: z.boolean(),
      questions: z.array(youngQuestion),
    }),
  ),
  purposes: z.array(z.strictObject({ id, title: z.string(), basis: z.string() })),
  surveys: z.array(youngSurvey),
  today: isoDate,
});
export type YoungSurveyDesk = z.infer<typeof youngSurveyDesk>;

/** What became of a round that was counted. */
export const youngCounted = z.strictObject({
  survey: youngSurvey,
  /** What could not be scored, in words. */
  remarks: z.array(z.string()),
});
export type YoungCounted = z.infer<typeof youngCounted>;

/** The questions, as whoever holds the link gets them. */
export const openSurvey = z.strictObject({
  id,
  end: isoDate,
  questions: z.array(youngQuestion),
  askVoice: z.boolean(),
  askCode: z.boolean(),
  help: z.string(),
});
export type OpenSurvey = z.infer<typeof openSurvey>;

export const youngAudience = z.enum(['team', 'reports']);
export type YoungAudience = z.infer<typeof youngAudience>;

/** One sending: any number of answers, some words, or both. Nothing of who sent it. */
export const youngSubmission = z
  .strictObject({
    surveyId: id,
    submissionId: submissionCode,
    /** Their own choice: a code they keep, so that this answer and their next can be joined. */
    respondentCode: respondentCode.nullable().default(null),
    answers: z
      .array(
        z.strictObject({
          item: answerItem,
          value: plainWord(z.string().trim().min(1).max(40), 'one of the answers of the question'),
        }),
      )
      .max(MOST_YOUNG_QUESTIONS)
      .default([]),
    voice: z
      .strictObject({
        words: freeText(words(600).min(3, 'Write a few words, or leave this empty.')),
        audience: youngAudience,
      })
      .nullable()
      .default(null),
  })
  .refine(({ answers, voice }) => answers.length > 0 || voice !== null, {
    message: 'Nothing is answered yet. Answer one question, or write something.',
    path: ['answers'],
  });
export type YoungSubmission = z.infer<typeof youngSubmission>;
