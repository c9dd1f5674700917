import { z } from 'zod';
import { freeText } from '../free-text';
import {
  assessment,
  morning,
  newAssessment,
  newGoal,
  newReview,
  planGoal,
  planGuides,
  planPage,
  planReview,
} from '../nouns/plan';
import { patchOf } from '../patch-of';
import { byId } from './catalogue';
import { changed, onVersion } from './changed';
import { endpoint, planReaders, team } from './endpoint';

/** The plan of a context: assessment, goals, how each is measured, review. */
export const planEndpoints = {
  planGuides: endpoint({
    name: 'planGuides',
    method: 'GET',
    path: '/plan-guides',
    summary: 'What to look at in an assessment, and the questions before a review closes',
    roles: planReaders,
    response: planGuides,
  }),
  planPage: endpoint({
    name: 'planPage',
    method: 'GET',
    path: '/contexts/:id/plan',
    summary: 'The life and the plan of a context, and what it needs next',
    roles: planReaders,
    params: byId,
    response: planPage,
  }),
  morning: endpoint({
    name: 'morning',
    method: 'GET',
    path: '/morning',
    summary: 'What is due, what changed and which plans drifted, across the contexts in reach',
    roles: team,
    response: morning,
  }),
  addAssessment: endpoint({
    name: 'addAssessment',
    method: 'POST',
    path: '/contexts/:id/assessments',
    summary: 'Record an assessment of a context',
    roles: team,
    params: byId,
    body: newAssessment,
    response: assessment,
    status: 201,
  }),
  changeAssessment: endpoint({
    name: 'changeAssessment',
    method: 'PATCH',
    path: '/assessments/:id',
    summary: 'Change or archive an assessment',
    roles: team,
    params: byId,
    body: patchOf(newAssessment).extend(changed),
    response: assessment,
  }),
  addGoal: endpoint({
    name: 'addGoal',
    method: 'POST',
    path: '/contexts/:id/goals',
    summary: 'Set a goal for a context',
    roles: team,
    params: byId,
    body: newGoal,
    response: planGoal,
    status: 201,
  }),
  changeGoal: endpoint({
    name: 'changeGoal',
    method: 'PATCH',
    path: '/goals/:id',
    summary: 'Change a goal; moving a target, a baseline or a meaning needs a reason',
    roles: team,
    params: byId,
    body: patchOf(newGoal).extend({
      ...changed,
      /** Why a target, a baseline or a definition is moved: it stands in every report. */
      reason: freeText(z.string().trim().max(400, 'Keep the reason under 400 characters.')).default(''),
    }),
    response: planGoal,
  }),
  addReview: endpoint({
    name: 'addReview',
    method: 'POST',
    path: '/contexts/:id/reviews',
    summary: 'Begin a review of a plan',
    roles: team,
    params: byId,
    body: newReview,
    response: planReview,
    status: 201,
  }),
  changeReview: endpoint({
    name: 'changeReview',
    method: 'PATCH',
    path: '/reviews/:id',
    summary: 'Change or archive a review that is not closed',
    roles: team,
    params: byId,
    body: patchOf(newReview).extend(changed),
    response: planReview,
  }),
  closeReview: endpoint({
    name: 'closeReview',
    method: 'POST',
    path: '/reviews/:id/close',
    summary: 'Close a review once every goal is judged and every question was talked about',
    roles: team,
    params: byId,
    body: z.strictObject(onVersion),
    response: planReview,
    status: 200,
  }),
} as const;
