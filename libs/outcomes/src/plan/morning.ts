import type { Meeting, Morning, PlanPage } from '@waymark/contract';

export interface MorningInput {
  readonly plans: readonly Pick<PlanPage, 'contextId' | 'name' | 'life' | 'changes' | 'drift' | 'next'>[];
  readonly meetings: readonly Pick<Meeting, 'date' | 'decisions'>[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** What counts as news: so many days back, today included. */
export const NEWS_DAYS = 92;

const DAY = 86_400_000;
const daysBack = (today: string, days: number): string =>
  new Date(Date.parse(`${today}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10);

/**
 * One page for a morning: what is due, by its day, the longest overdue first; what is missing; what changed in the last three
 * months, the latest first; and which plans drifted or are to be watched. Contexts stand in the order of the alphabet: nothing
 * is ranked.
 */
export function morningOf({ plans, meetings, today }: MorningInput): Morning {
  const since = daysBack(today, NEWS_DAYS - 1);
  const names = new Map(plans.map(({ contextId, name }) => [contextId, name]));
  const byName = (one: { name: string }, other: { name: string }) =>
    one.name.localeCompare(other.name, 'en-GB');
  const steps = plans.flatMap(({ contextId, name, drift, next }) =>
    next
      .filter(({ sentence }) => sentence !== drift.sentence)
      .map(({ by, sentence }) => ({ contextId, name, by, sentence })),
  );
  const actions = meetings
    .flatMap(({ decisions }) => decisions)
    .flatMap(({ contextId, title, owner, due, state }) => {
      const name = names.get(contextId);
      if (name === undefined || due === null || due > today || state === 'done' || state === 'dropped')
        return [];
      return [
        {
          contextId,
          name,
          by: due,
          sentence: `${title}: ${owner} was to do it, and it is not marked as done.`,
        },
      ];
    });
  const finished = meetings
    .flatMap(({ decisions }) => decisions)
    .flatMap(({ contextId, title, owner, doneOn }) => {
      const name = names.get(contextId);
      if (name === undefined || doneOn === null || doneOn < since || doneOn > today) return [];
      return [{ contextId, name, date: doneOn, sentence: `Done by ${owner}: ${title}.` }];
    });
  const due = [...steps, ...actions].flatMap((one) => (one.by === null ? [] : [{ ...one, by: one.by }]));
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
    due: due.sort((one, other) => one.by.localeCompare(other.by) || byName(one, other)),
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
