import { z } from 'zod';
import { newVoice, voice, voiceDecision, voiceKey } from '../nouns/voice';
import {
  newYoungSurvey,
  submissionCode,
  youngCounted,
  youngSubmission,
  youngSurvey,
  youngSurveyDesk,
} from '../nouns/young-survey';
import { byId } from './catalogue';
import { endpoint, team } from './endpoint';

const token = z.string().min(20).max(100);

/** What young people are asked through their page and what they write there, and how the team deals with it. */
export const youngSurveyEndpoints = {
  youngSurveys: endpoint({
    name: 'youngSurveys',
    method: 'GET',
    path: '/contexts/:id/young-surveys',
    summary: 'Rounds of questions on the young people’s page: how many answered, and what can be asked',
    roles: team,
    params: byId,
    response: youngSurveyDesk,
  }),
  addYoungSurvey: endpoint({
    name: 'addYoungSurvey',
    method: 'POST',
    path: '/young-surveys',
    summary: 'Open a round of questions on the young people’s page, for some days',
    roles: team,
    body: newYoungSurvey,
    response: youngSurvey,
    status: 201,
  }),
  countYoungSurvey: endpoint({
    name: 'countYoungSurvey',
    method: 'POST',
    path: '/young-surveys/:id/count',
    summary: 'Close a round and count its answers: they become figures by the usual scoring',
    roles: team,
    params: byId,
    response: youngCounted,
    status: 200,
  }),
  withdrawYoungSurvey: endpoint({
    name: 'withdrawYoungSurvey',
    method: 'POST',
    path: '/young-surveys/:id/withdraw',
    summary: 'Withdraw a round: its answers are erased and become nothing',
    roles: team,
    params: byId,
    response: youngSurvey,
    status: 200,
  }),
  sendYoung: endpoint({
    name: 'sendYoung',
    method: 'POST',
    path: '/young/answers',
    summary: 'Send answers and words through the young people’s page; the same sending counts once',
    roles: 'anyone',
    body: z.strictObject({ token, sent: youngSubmission }),
    response: z.strictObject({ thanks: z.literal(true) }),
    status: 200,
  }),
  takeBackYoung: endpoint({
    name: 'takeBackYoung',
    method: 'POST',
    path: '/young/take-back',
    summary: 'Take back what was sent under a code: words at any time, answers until they are counted',
    roles: 'anyone',
    body: z.strictObject({ token, submissionId: submissionCode }),
    response: z.strictObject({ answers: z.boolean(), words: z.boolean() }),
    status: 200,
  }),
  voices: endpoint({
    name: 'voices',
    method: 'GET',
    path: '/contexts/:id/voices',
    summary: 'Words of young people and residents about a context, with who may read each',
    roles: team,
    audit: 'personal-read',
    params: byId,
    response: z.array(voice),
  }),
  addVoice: endpoint({
    name: 'addVoice',
    method: 'POST',
    path: '/contexts/:id/voices',
    summary: 'Write down what somebody told the team, with who may read it',
    roles: team,
    params: byId,
    body: newVoice,
    response: voice,
    status: 201,
  }),
  decideVoice: endpoint({
    name: 'decideVoice',
    method: 'POST',
    path: '/voices/:key/decide',
    summary: 'Decide about words: they may be quoted, stay with the team, are removed or taken back',
    roles: team,
    params: z.strictObject({ key: voiceKey }),
    body: voiceDecision,
    response: voice,
    status: 200,
  }),
} as const;
