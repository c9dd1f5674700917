import type {
  Assessment,
  Drift,
  PlanGoal,
  PlanPage,
  PlanReview,
  ReflectionQuestion,
} from '@waymark/contract';

export interface StepsInput {
  readonly assessments: readonly Assessment[];
  readonly goals: readonly PlanGoal[];
  readonly reviews: readonly PlanReview[];
  readonly nextReview: string | null;
  readonly drift: Pick<Drift, 'state' | 'sentence'>;
  readonly closed: string | null;
  /** What is done about the context and has not ended, by title. */
  readonly running: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

type Step = PlanPage['next'][number];

/** How the review of a plan and of one goal are asked for: a list over many plans knows both by it. */
export const PLAN_REVIEW = 'The review of this plan is due.';
export const GOAL_REVIEW = 'Review ';

/** More goals than this and a plan has no first thing. */
export const MANY_GOALS = 5;

/**
 * What a plan lacks or is due for, in the order of the framework: assessment, goals, how they are measured, review. A closed
 * context asks for nothing more but an end of what still runs about it.
 */
export function nextSteps(input: StepsInput): Step[] {
  const { closed } = input;
  if (closed !== null && closed <= input.today)
    return input.running.map((title) => ({
      by: closed,
      sentence: `The context is closed, and “${title}” still runs: say when it ended, or record it where it goes on.`,
    }));
  const open = input.goals.filter(({ archived, state }) => !archived && state === 'open');
  const step = (sentence: string, by: string | null = null): Step => ({ by, sentence });
  const unmeasured = open.filter(({ measures }) => measures.length === 0);
  const unknown = open.filter(({ sign, howKnown }) => sign === '' || howKnown === '');
  const noBaseline = open.filter(({ measures }) => measures.some(({ baseline }) => !baseline));
  const draft = input.reviews.find(({ archived, closedOn }) => !archived && closedOn === null);
  return [
    ...(input.assessments.some(({ archived }) => !archived)
      ? []
      : [step('Assess the context first: what is there of needs, guardianship and environment?')]),
    ...(open.length === 0 ? [step('Choose a few goals for this context.')] : []),
    ...(open.length > MANY_GOALS
      ? [
          step(
            `${open.length} goals are open. More than ${MANY_GOALS} and none comes first: which must change before the others can?`,
          ),
        ]
      : []),
    ...unknown.map(({ statement }) => step(`Say what will show “${statement}”, and how you will know.`)),
    ...unmeasured.map(({ statement }) => step(`Choose an indicator for “${statement}”.`)),
    ...noBaseline.map(({ statement }) => step(`Give “${statement}” a baseline: date, method and how many.`)),
    ...open
      .filter(({ nextReview }) => nextReview !== null && nextReview <= input.today)
      .map(({ statement, nextReview }) => step(`${GOAL_REVIEW}“${statement}”.`, nextReview)),
    ...(input.nextReview !== null && input.nextReview <= input.today
      ? [step(PLAN_REVIEW, input.nextReview)]
      : []),
    ...(draft ? [step('A review has been begun and is not closed.', draft.date)] : []),
    ...(input.drift.state === 'drifted' || input.drift.state === 'watch' ? [step(input.drift.sentence)] : []),
  ];
}

/** Why a review cannot be closed yet: every open goal is judged and every question was talked about. */
export function reviewLacks(
  review: Pick<PlanReview, 'goals' | 'reflections'>,
  openGoals: readonly Pick<PlanGoal, 'id' | 'statement'>[],
  questions: readonly ReflectionQuestion[],
): string[] {
  const judged = new Set(review.goals.map(({ goalId }) => goalId));
  const answered = new Set(review.reflections.map(({ question }) => question));
  return [
    ...openGoals
      .filter(({ id }) => !judged.has(id))
      .map(({ statement }) => `Say how far “${statement}” has come, or that you cannot say.`),
    ...questions.filter(({ code }) => !answered.has(code)).map(({ theme, ask }) => `${theme}: ${ask}`),
  ];
}
