import {
  type NewAnswers,
  newAnswers,
  respondentCode,
  type YoungQuestion,
  type YoungSurveyDesk,
} from '@waymark/contract';
import { check, type Refusal } from '../../parts/form/check';
import { dayWords } from '../../parts/words';
import { newCode } from '../young/young-pending';

/** What holds for everybody who is asked in a round: typed once. */
export interface AskedValues {
  readonly round: string;
  readonly start: string;
  readonly end: string;
  readonly source: string;
  /** Codes of the sets of questions that are asked. */
  readonly indicators: readonly string[];
}

/** One person's answers, by item; an empty one was skipped. */
export interface PersonValues {
  readonly code: string;
  readonly answers: Readonly<Record<string, string>>;
  /** Made up on this device with the first answer: whatever is sent twice counts once. */
  readonly submissionId: string;
}

export const EMPTY_ASKED: AskedValues = {
  round: '',
  start: '',
  end: '',
  source: 'asked in person',
  indicators: [],
};
export const EMPTY_PERSON: PersonValues = { code: '', answers: {}, submissionId: '' };

export type Asking = Pick<YoungSurveyDesk, 'offers' | 'today'>;

export const questionsAsked = ({ offers }: Asking, { indicators }: AskedValues): readonly YoungQuestion[] =>
  offers.filter(({ code }) => indicators.includes(code)).flatMap(({ questions }) => questions);

export const answered = (
  questions: readonly YoungQuestion[],
  { answers }: PersonValues,
): { readonly item: string; readonly value: string }[] =>
  questions.flatMap(({ item }) => {
    const value = answers[item];
    return value ? [{ item, value }] : [];
  });

export const withAnswer = (before: PersonValues, item: string, value: string): PersonValues => ({
  ...before,
  submissionId: before.submissionId || newCode(),
  answers: { ...before.answers, [item]: value },
});

/** Years somebody who is young now may be born in, and days written as six or eight digits. */
const BIRTH = /(?<!\d)(?:19[89]\d|20[0-2]\d)(?!\d)|(?<!\d)(?:\d{6}|\d{8})(?!\d)/;
const INITIALS = /^[a-z]{1,2}-?\d+$|^\d+-?[a-z]{1,2}$/i;

/** Why a code may lead to whoever chose it; null where nothing speaks against it. */
export function codeTrouble(code: string): string | null {
  const text = code.trim();
  if (text === '' || !respondentCode.safeParse(text).success) return null;
  if (BIRTH.test(text))
    return 'This looks like a birthday or a year of birth. Ask for another code, such as oak-27.';
  if (INITIALS.test(text))
    return 'This looks like initials with a number. Ask for a word and a number instead, such as oak-27.';
  return null;
}

export type Composed =
  | { readonly ok: true; readonly answers: Omit<NewAnswers, 'batch'> }
  | { readonly ok: false; readonly asked: readonly Refusal[]; readonly person: readonly Refusal[] };

/** One person's answers as they are sent, or what is still to mend: in what holds for the round, and for this person. */
export function composeAnswers(desk: Asking, asked: AskedValues, person: PersonValues): Composed {
  const { round, start, end, source } = asked;
  const questions = questionsAsked(desk, asked);
  const checked = check(newAnswers, {
    // the outbox gives every sending a number of its own
    batch: 'not sent yet',
    round,
    start,
    end,
    source,
    submissions: [
      {
        submissionId: person.submissionId || newCode(),
        respondentCode: person.code.trim() === '' ? null : person.code,
        answers: answered(questions, person),
      },
    ],
  });
  const refusals = checked.ok ? [] : checked.refusals;
  const ofRound = refusals.filter(({ field }) => !field.startsWith('submissions'));
  if (end > desk.today && !ofRound.some(({ field }) => field === 'end'))
    ofRound.push({
      field: 'end',
      sentence: `Answers are taken up to today, ${dayWords(desk.today)}: choose today or a day before.`,
    });
  if (questions.length === 0) ofRound.push({ field: 'indicators', sentence: 'Choose what is asked.' });
  const ofPerson = refusals.flatMap(({ field, sentence }) =>
    field.endsWith('.respondentCode') ? [{ field: 'code', sentence }] : [],
  );
  const code = codeTrouble(person.code);
  if (code) ofPerson.push({ field: 'code', sentence: code });
  if (!checked.ok || ofRound.length > 0 || ofPerson.length > 0)
    return { ok: false, asked: ofRound, person: ofPerson };
  const { batch: _batch, ...answers } = checked.value;
  return { ok: true, answers };
}
