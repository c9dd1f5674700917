import type {
  Assessment,
  LifeEvent,
  PlanChange,
  PlanDocument,
  PlanGoal,
  PlanReview,
} from '@waymark/contract';

/**
 * A plan as partners read it, and what partnerships/what-each-sees.ts tells both sides beforehand: without how many people
 * something rests on, without notes, without what the team said to each other, and without what is only begun or put away.
 */
export function partnersAssessments(all: readonly Assessment[], reached: ReadonlySet<number>): Assessment[] {
  return all
    .filter(({ archived }) => !archived)
    .map((one) => ({
      ...one,
      tookPart: [],
      note: '',
      weighting: one.weighting.map((line) => ({
        ...line,
        contextId: line.contextId !== null && reached.has(line.contextId) ? line.contextId : null,
      })),
    }));
}

/** Which funder a target was promised to is between the two. */
export function partnersGoals(all: readonly PlanGoal[]): PlanGoal[] {
  return all
    .filter(({ archived }) => !archived)
    .map((goal) => ({
      ...goal,
      measures: goal.measures.map(({ indicator, baseline, targets }) => ({
        indicator,
        baseline: baseline && { ...baseline, n: null },
        targets: targets.map((target) => ({ ...target, grantId: null })),
      })),
    }));
}

export function partnersReviews(all: readonly PlanReview[]): PlanReview[] {
  return all
    .filter(({ archived, closedOn }) => !archived && closedOn !== null)
    .map((review) => ({ ...review, reflections: [], didNotWork: '' }));
}

export function partnersChanges(all: readonly PlanChange[]): PlanChange[] {
  return all
    .filter(({ what }) => what !== 'baseline')
    .map((change) => ({ ...change, about: change.about.replace(/^(target of \S+) for .*$/, '$1'), by: '' }));
}

export function partnersLife(all: readonly LifeEvent[]): LifeEvent[] {
  return all.map((event) =>
    event.kind === 'assessed'
      ? {
          ...event,
          said: event.said.replace(/^(\d+ people took part|Nobody is recorded as having taken part)\. ?/, ''),
        }
      : event,
  );
}

/** Maps of guardians and ratings of parity; plans after incidents and reviews of values stay with the team. */
export function partnersDocuments(all: readonly PlanDocument[]): PlanDocument[] {
  return all.flatMap((one) => {
    if (one.archived) return [];
    if (one.body.kind === 'parity rating') return [{ ...one, by: '' }];
    if (one.body.kind === 'guardianship map') return [{ ...one, by: '', body: { ...one.body, note: '' } }];
    return [];
  });
}
