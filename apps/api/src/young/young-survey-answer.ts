import type { Framework, Indicator, YoungQuestion, YoungSurvey, YoungSurveyState } from '@waymark/contract';
import { answerWords } from '@waymark/outcomes';
import type { YoungSurveyEntity } from './young-survey.entity';

type Catalogue = Pick<Framework, 'indicators'>;

/** Whether an indicator's own questions can be asked of young people here: they are ours to print, and its scoring is ours. */
export const canBeAsked = ({ items, aggregation, role }: Indicator): boolean =>
  items.length > 0 && (aggregation === 'counts' || aggregation === 'moments') && role !== 'off_by_default';

export const questionsOf = ({ code, items }: Pick<Indicator, 'code' | 'items'>): YoungQuestion[] =>
  items.map(({ text, answers }, at) => ({
    item: `${code}.${at + 1}`,
    text,
    answers: [...answerWords(answers)],
  }));

/** Those of the round, in the order of the framework. */
export function askedIn({ indicators }: YoungSurveyEntity, catalogue: Catalogue): Indicator[] {
  const codes = JSON.parse(indicators) as string[];
  return catalogue.indicators.filter(({ code }) => codes.includes(code));
}

export function stateOf({ settled, start, end }: YoungSurveyEntity, today: string): YoungSurveyState {
  if (settled) return settled;
  if (today < start) return 'not yet';
  return today > end ? 'over' : 'open';
}

/** What is waiting in the letterbox of a round. */
export interface Waiting {
  readonly submissions: number;
  readonly withAnswers: number;
}

export function surveyAnswer(
  row: YoungSurveyEntity,
  catalogue: Catalogue,
  about: { readonly today: string; readonly waiting: Waiting; readonly purpose: string },
): YoungSurvey {
  const asked = askedIn(row, catalogue);
  const { submissions, withAnswers } = row.settled ? row : about.waiting;
  return {
    id: row.id,
    contextId: row.contextId,
    round: row.round,
    start: row.start,
    end: row.end,
    state: stateOf(row, about.today),
    indicators: asked.map(({ code, title }) => ({ code, title })),
    questions: asked.flatMap(questionsOf),
    askVoice: row.askVoice,
    askCode: row.askCode,
    help: row.help,
    purpose: about.purpose,
    submissions,
    withAnswers,
    createdBy: row.createdBy,
  };
}
