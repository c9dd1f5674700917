import { newAssessment, newGoal, newMeeting, newReview } from '@waymark/contract';
import { type EntityManager, In } from 'typeorm';
import type { ContextEntity } from '../catalogue/context.entity';
import { GrantEntity } from '../catalogue/grant.entity';
import { ConcernCodeEntity, ConcernEntity } from '../concerns/concern.entity';
import { DecisionCodeEntity, DecisionEntity } from '../meetings/decision.entity';
import { MeetingContextEntity, MeetingEntity } from '../meetings/meeting.entity';
import { AssessmentEntity } from '../plan/assessment.entity';
import { PlanDocumentEntity } from '../plan/plan-document.entity';
import { PlanChangeEntity, PlanGoalEntity } from '../plan/plan-goal.entity';
import { PlanReviewEntity } from '../plan/plan-review.entity';
import { type DemoDecision, type DemoPlan, documentsOf, partiesOf } from './plan-files';

/** Two coders who work in the demo's partnerships; invented, like everybody in it. */
const CODERS = ['Ines (invented)', 'Tom (invented)'] as const;
const AUTHOR = 'Ines (invented)';

/** What a plan is written with: the contexts it may name by code. */
export type DemoContexts = ReadonlyMap<string, Pick<ContextEntity, 'id' | 'organisationId'>>;

/** The invented plan of one context: assessments, goals, meetings, reviews, documents and concerns. */
export async function addDemoPlan(
  m: EntityManager,
  plan: DemoPlan,
  context: Pick<ContextEntity, 'id' | 'organisationId'>,
  contexts: DemoContexts,
): Promise<void> {
  const scope = { organisationId: context.organisationId, contextId: context.id };
  const kept = { ...scope, version: 1, archived: false };
  for (const { tookPart, findings, ...fields } of plan.assessments) {
    const it = newAssessment.parse({
      ...fields,
      tookPart: partiesOf(tookPart),
      findings: Object.entries(findings).map(([prompt, text]) => ({ prompt, text })),
    });
    await m.insert(AssessmentEntity, {
      ...it,
      ...kept,
      methods: JSON.stringify(it.methods),
      tookPart: JSON.stringify(it.tookPart),
      findings: JSON.stringify(it.findings),
      weighting: JSON.stringify(it.weighting),
    });
  }
  const goals = await addGoals(m, plan, kept);
  for (const { goal, day, ...change } of plan.changes)
    await m.insert(PlanChangeEntity, {
      ...change,
      ...scope,
      goalId: idOf(goals, goal),
      date: day,
      by: AUTHOR,
    });
  for (const meeting of plan.meetings) await addMeeting(m, meeting, scope, contexts);
  for (const { day, closed, next, goals: words, reflections, didNotWork } of plan.reviews) {
    const it = newReview.parse({
      date: day,
      didNotWork,
      nextReview: next,
      goals: Object.entries(words).map(([code, [progress, why]]) => ({
        goalId: idOf(goals, code),
        progress,
        why,
      })),
      reflections: Object.entries(reflections).map(([question, answer]) => ({ question, answer })),
    });
    await m.insert(PlanReviewEntity, {
      ...it,
      ...kept,
      goals: JSON.stringify(it.goals),
      reflections: JSON.stringify(it.reflections),
      closedOn: closed,
    });
  }
  for (const { body, closedOn } of documentsOf(plan))
    await m.insert(PlanDocumentEntity, {
      ...kept,
      number: 1,
      savedAt: '',
      kind: body.kind,
      date: body.date,
      body: JSON.stringify(body),
      by: AUTHOR,
      closedOn,
    });
  for (const concern of plan.concerns) await addConcern(m, concern, scope);
}

type Scope = { readonly organisationId: number; readonly contextId: number };

function idOf(goals: ReadonlyMap<string, number>, code: string): number {
  const id = goals.get(code);
  if (id === undefined)
    throw new Error(`data/demo/plans names the goal ${code}, which its plan does not have`);
  return id;
}

async function addGoals(
  m: EntityManager,
  { goals }: DemoPlan,
  kept: Scope & { version: number; archived: boolean },
): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>();
  const wanted = goals.flatMap(({ measures }) =>
    measures.flatMap(({ targets }) => targets.map((t) => t.grant)),
  );
  const grants = await m.find(GrantEntity, {
    where: { organisationId: kept.organisationId, identifier: In(wanted) },
  });
  const grantIds = new Map(grants.map(({ identifier, id }) => [identifier, id]));
  for (const { measures, ...fields } of goals) {
    const it = newGoal.parse({
      ...fields,
      measures: measures.map(({ targets, ...measure }) => ({
        ...measure,
        targets: targets.map(({ grant, start, end, at, value }) => ({
          grantId: idOf(grantIds, grant),
          period: { start, end },
          at,
          value,
        })),
      })),
    });
    const saved = await m.save(
      m.create(PlanGoalEntity, { ...it, ...kept, measures: JSON.stringify(it.measures) }),
    );
    ids.set(it.goal ?? it.statement, saved.id);
  }
  return ids;
}

async function addMeeting(
  m: EntityManager,
  sent: DemoPlan['meetings'][number],
  scope: Scope,
  contexts: DemoContexts,
): Promise<void> {
  const { decisions, day, also, attendance, ...fields } = sent;
  const others = also.map((code) => {
    const other = contexts.get(code);
    if (other?.organisationId !== scope.organisationId)
      throw new Error(`data/demo/plans: ${code} is no context of the organisation that met`);
    return other.id;
  });
  const it = newMeeting.parse({
    ...fields,
    date: day,
    contextIds: [scope.contextId, ...others],
    attendance: partiesOf(attendance).map(({ party, people }) => ({ party, present: people })),
  });
  const meeting = await m.save(
    m.create(MeetingEntity, {
      organisationId: scope.organisationId,
      date: it.date,
      kind: it.kind,
      attendance: JSON.stringify(it.attendance),
      views: JSON.stringify(it.views),
      note: '',
      archived: false,
    }),
  );
  await m.insert(
    MeetingContextEntity,
    it.contextIds.map((contextId) => ({ meetingId: meeting.id, contextId })),
  );
  for (const decision of decisions) await addDecision(m, decision, { ...scope, meetingId: meeting.id, day });
}

async function addDecision(
  m: EntityManager,
  { tag, turn, codes, settled, done, state, ...fields }: DemoDecision,
  { day, ...scope }: Scope & { readonly meetingId: number; readonly day: string },
): Promise<void> {
  const row = m.create(DecisionEntity, {
    ...fields,
    ...scope,
    ...tag,
    state: state ?? (done === null ? 'planned' : 'done'),
    doneOn: done,
    turn: turn && JSON.stringify(turn),
    responseId: null,
    settledOrientation: settled?.tag.orientation ?? null,
    settledApproach: settled?.tag.approach ?? null,
    settledBecause: settled?.reason ?? '',
    archived: false,
  });
  const { id } = await m.save(row);
  for (const [i, code] of codes.entries())
    await m.insert(DecisionCodeEntity, {
      ...code,
      organisationId: scope.organisationId,
      decisionId: id,
      coderKey: `demo ${i + 1}`,
      coder: CODERS[i] ?? AUTHOR,
      codedAt: `${day}T12:00:00.000Z`,
    });
}

async function addConcern(m: EntityManager, row: DemoPlan['concerns'][number], scope: Scope): Promise<void> {
  const [month, kind, source, first, second, outcome, done, settled = null, because = ''] = row;
  const concern = m.create(ConcernEntity, {
    ...scope,
    month,
    kind,
    source,
    done,
    outcome,
    settledIntention: settled,
    settledBecause: because,
    archived: false,
  });
  const { id } = await m.save(concern);
  for (const [i, intention] of [first, second].entries())
    await m.insert(ConcernCodeEntity, {
      organisationId: scope.organisationId,
      concernId: id,
      coderKey: `demo ${i + 1}`,
      coder: CODERS[i] ?? AUTHOR,
      intention,
      codedAt: `${month}-28T12:00:00.000Z`,
    });
}
