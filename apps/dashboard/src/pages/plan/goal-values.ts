import type { GoalMeasure, Grant, NewGoal, PlanGoal, Target } from '@waymark/contract';
import { numberOf } from '../../parts/form/numbers';

export interface TargetValues {
  grantId: string;
  start: string;
  end: string;
  at: Target['at'] | '';
  value: string;
}
export interface MeasureValues {
  indicator: string;
  date: string;
  method: string;
  n: string;
  targets: readonly TargetValues[];
}
export interface GoalValues {
  goal: string;
  side: NewGoal['side'] | '';
  statement: string;
  hope: string;
  sign: string;
  howKnown: string;
  measures: readonly MeasureValues[];
  state: PlanGoal['state'] | '';
  nextReview: string;
  reason: string;
}

export const NEW_GOAL: GoalValues = {
  goal: '',
  side: '',
  statement: '',
  hope: '',
  sign: '',
  howKnown: '',
  measures: [],
  state: 'open',
  nextReview: '',
  reason: '',
};
export const NEW_MEASURE: MeasureValues = { indicator: '', date: '', method: '', n: '', targets: [] };
export const NEW_TARGET: TargetValues = { grantId: '', start: '', end: '', at: 'at least', value: '' };

const measureValues = ({ indicator, baseline, targets }: GoalMeasure): MeasureValues => ({
  indicator,
  date: baseline?.date ?? '',
  method: baseline?.method ?? '',
  n: baseline?.n == null ? '' : String(baseline.n),
  targets: targets.map(({ grantId, period, at, value }) => ({
    grantId: grantId === null ? '' : String(grantId),
    ...period,
    at,
    value: String(value),
  })),
});

export const goalValues = (goal: PlanGoal): GoalValues => ({
  goal: goal.goal ?? '',
  side: goal.side,
  statement: goal.statement,
  hope: goal.hope,
  sign: goal.sign,
  howKnown: goal.howKnown,
  measures: goal.measures.map(measureValues),
  state: goal.state,
  nextReview: goal.nextReview ?? '',
  reason: '',
});

export const goalBody = ({ reason: _sentBeside, ...v }: GoalValues): object => ({
  goal: v.goal || null,
  side: v.side,
  statement: v.statement,
  hope: v.hope,
  sign: v.sign,
  howKnown: v.howKnown,
  state: v.state,
  nextReview: v.nextReview || null,
  measures: v.measures.map(({ indicator, date, method, n, targets }) => ({
    indicator,
    baseline: date === '' && method === '' && n === '' ? null : { date, method, n: numberOf(n) },
    targets: targets.map(({ grantId, start, end, at, value }) => ({
      grantId: grantId === '' ? null : Number(grantId),
      period: { start, end },
      at,
      value: numberOf(value),
    })),
  })),
});

/** Who set a target, in words: the funder of the grant, or the plan itself. */
export function funderOf(grants: readonly Grant[], grantId: number | null): string {
  if (grantId === null) return 'set by the plan';
  const grant = grants.find(({ id }) => id === grantId);
  return grant ? `for ${grant.funder} (${grant.title})` : 'for a grant beyond your reach';
}

/** A measure in one line, for showing two versions beside each other. */
export const measureWords = ({ indicator, date, method, n, targets }: MeasureValues): string =>
  [
    indicator,
    date && `baseline ${date}, ${method}${n ? `, n ${n}` : ''}`,
    ...targets.map(({ at, value, start, end }) => `${at} ${value} for ${start} to ${end}`),
  ]
    .filter(Boolean)
    .join('; ');
