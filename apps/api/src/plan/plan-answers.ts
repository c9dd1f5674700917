import type {
  Assessment,
  NewPlanDocument,
  PlanChange,
  PlanDocument,
  PlanGoal,
  PlanReview,
} from '@waymark/contract';
import type { AssessmentEntity } from './assessment.entity';
import type { PlanChangeEntity, PlanGoalEntity } from './plan-goal.entity';
import type { PlanDocumentEntity } from './plan-document.entity';
import type { PlanReviewEntity } from './plan-review.entity';

/** Rows as the contract says them: lists are kept as JSON of the same schema. */
export function goalAnswer({ organisationId: _scope, ...row }: PlanGoalEntity): PlanGoal {
  return {
    ...row,
    side: row.side as PlanGoal['side'],
    state: row.state as PlanGoal['state'],
    measures: JSON.parse(row.measures) as PlanGoal['measures'],
  };
}

export function changeAnswer({ organisationId: _scope, ...row }: PlanChangeEntity): PlanChange {
  return { ...row, what: row.what as PlanChange['what'] };
}

export function assessmentAnswer({ organisationId: _scope, ...row }: AssessmentEntity): Assessment {
  return {
    ...row,
    guide: row.guide as Assessment['guide'],
    methods: JSON.parse(row.methods) as Assessment['methods'],
    tookPart: JSON.parse(row.tookPart) as Assessment['tookPart'],
    findings: JSON.parse(row.findings) as Assessment['findings'],
    weighting: JSON.parse(row.weighting) as Assessment['weighting'],
  };
}

export function reviewAnswer({ organisationId: _scope, ...row }: PlanReviewEntity): PlanReview {
  return {
    ...row,
    goals: JSON.parse(row.goals) as PlanReview['goals'],
    reflections: JSON.parse(row.reflections) as PlanReview['reflections'],
  };
}

/** The named lists of a change as they are stored; one that is left out stays left out. */
export function asJson<T extends object>(fields: T): { [K in keyof T]: string | undefined } {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      value === undefined ? undefined : JSON.stringify(value),
    ]),
  ) as { [K in keyof T]: string | undefined };
}

export function documentAnswer({
  id,
  contextId,
  version,
  number,
  closedOn,
  archived,
  by,
  body,
}: PlanDocumentEntity): PlanDocument {
  return {
    id,
    contextId,
    version,
    number,
    closedOn,
    archived,
    by,
    body: JSON.parse(body) as NewPlanDocument,
  };
}
