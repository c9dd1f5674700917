import type { Meeting, Morning, PlanPage } from '@waymark/contract';
import { GOAL_REVIEW, PLAN_REVIEW } from './next-steps';

export interface MorningInput {
  readonly plans: readonly Pick<
    PlanPage,
    'contextId' | 'name' | 'life' | 'goals' | 'changes' | 'drift' | 'next'
  >[];
  readonly meetings: readonly Pick<Meeting, 'date' | 'decisions'>[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** What counts as news: so many days back, today included. */
export const NEWS_DAYS = 92;
/** What is due so many days ahead is told beforehand. */
export const SOON_DAYS = 30;

const DAY = 86_400_000;
const daysBack = (today: string, days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10);

type Step = PlanPage['next'][number];

/** The goals of a plan that wait for one and the same review are one thing to do, and not one for each. */
function gathered(steps: readonly Step[]): Step[] {
  const reviews = steps.filter(
    ({ sentence }) => sentence === PLAN_REVIEW || sentence.startsWith(GOAL_REVIEW),
  );
  const days = [...new Set(reviews.map(({ by }) => by))];
  const asked = days.flatMap((by): Step[] => {
    const ofDay = reviews.filter((one) => one.by === by);
    const goals = ofDay.filter(({ sentence }) => sentence !== PLAN_REVIEW).length;
    if (ofDay.length === 1) return ofDay;
    return [
      goals === ofDay.length
        ? { by, sentence: `${goals} goals are to be reviewed.` }
        : {
            by,
            sentence: `The review of this plan is due, with ${goals === 1 ? 'one goal' : `${goals} goals`}.`,
          },
    ];
  });
  return [...steps.filter((one) => !reviews.includes(one)), ...asked];
}

/** The open goals of a plan that come up for review, by their day. */
function reviewsAhead(
  goals: PlanPage['goals'],
  from: string,
  until: string,
): { by: string; sentence: string }[] {
  const days = goals
    .filter(({ archived, state }) => !archived && state === 'open')
    .flatMap(({ nextReview }) =>
      nextReview !== null && nextReview > from && nextReview <= until ? [nextReview] : [],
    );
  return [...new Set(days)].map((by) => {
    const n = days.filter((day) => day === by).length;
    return { by, sentence: n === 1 ? 'One goal comes up for review.' : `${n} goals come up for review.` };
  });
}

/**
 * One page for a morning: what is due, by its day, the longest overdue first; what comes up in the next month; what is missing; what changed in the last three
 * months, the latest first; and which plans drifted or are to be watched. Contexts stand in the order of the alphabet: nothing
 * is ranked.
 */
export function morningOf({ plans, meetings, today }: MorningInput): Morning {
  const since = daysBack(today, NEWS_DAYS - 1);
  const names = new Map(plans.map(({ contextId, name }) => [contextId, name]));
  const byName = (one: { name: string }, other: { name: string }) =>
    one.name.localeCompare(other.name, 'en-GB');
  const until = daysBack(today, -SOON_DAYS);
  const steps = plans.flatMap(({ contextId, name, drift, next }) =>
    gathered(next)
      .filter(({ sentence }) => sentence !== drift.sentence)
      .map(({ by, sentence }) => ({ contextId, name, by, sentence })),
  );
  const actions = meetings
    .flatMap(({ decisions }) => decisions)
    .flatMap(({ contextId, title, owner, due, state }) => {
      const name = names.get(contextId);
      if (name === undefined || due === null || due > until || state === 'done' || state === 'dropped')
        return [];
      const sentence =
        due > today
          ? `${title}: ${owner} is to do it.`
          : `${title}: ${owner} was to do it, and it is not marked as done.`;
      return [{ contextId, name, by: due, sentence }];
    });
  const finished = meetings
    .flatMap(({ decisions }) => decisions)
    .flatMap(({ contextId, title, owner, doneOn }) => {
      const name = names.get(contextId);
      if (name === undefined || doneOn === null || doneOn < since || doneOn > today) return [];
      return [{ contextId, name, date: doneOn, sentence: `Done by ${owner}: ${title}.` }];
    });
  const reviews = plans.flatMap(({ contextId, name, goals }) =>
    reviewsAhead(goals, today, until).map((ahead) => ({ contextId, name, ...ahead })),
  );
  const asked = [...steps, ...actions, ...reviews].flatMap((one) =>
    one.by === null ? [] : [{ ...one, by: one.by }],
  );
  const inOrder = asked.sort((one, other) => one.by.localeCompare(other.by) || byName(one, other));
  const changed = plans.flatMap(({ contextId, name, life, changes }) => [
    ...life
      .filter(({ date, kind }) => kind !== 'opened' && date >= since && date <= today)
      .map(({ date, title, said }) => ({
        contextId,
        name,
        date,
        sentence: said === '' ? `${title}.` : `${title}: ${said}`,
      })),
    ...changes
      .filter(({ date }) => date >= since && date <= today)
      .map(({ date, about, before, after, reason }) => ({
        contextId,
        name,
        date,
        sentence: `Moved: ${about}, from “${before}” to “${after}”. Why: ${reason}`,
      })),
  ]);
  return {
    today,
    since,
    contexts: plans.length,
    due: inOrder.filter(({ by }) => by <= today),
    soon: inOrder.filter(({ by }) => by > today),
    missing: steps
      .filter(({ by }) => by === null)
      .map(({ contextId, name, sentence }) => ({ contextId, name, sentence }))
      .sort(byName),
    changed: [...changed, ...finished].sort(
      (one, other) => other.date.localeCompare(one.date) || byName(one, other),
    ),
    drifted: plans
      .filter(({ drift }) => drift.state === 'drifted' || drift.state === 'watch')
      .map(({ contextId, name, drift: { state, sentence } }) => ({ contextId, name, state, sentence }))
      .sort(byName),
  };
}
