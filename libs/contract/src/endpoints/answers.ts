import { z } from 'zod';
import { answerRound, answersTaken, newAnswers } from '../nouns/answer';
import { byId } from './catalogue';
import { endpoint, team } from './endpoint';

/** Answers of single people: sent in by the team, scored and paired, and never given out again. */
export const answersEndpoints = {
  addAnswers: endpoint({
    name: 'addAnswers',
    method: 'POST',
    path: '/contexts/:id/answers',
    summary: 'Send a round of answers: all or none; figures and pairs are made from them',
    roles: team,
    params: byId,
    body: newAnswers,
    response: answersTaken,
    status: 201,
  }),
  answerRounds: endpoint({
    name: 'answerRounds',
    method: 'GET',
    path: '/contexts/:id/answers',
    summary: 'Rounds with answers: how many, how many under a code, how long they are kept',
    roles: team,
    params: byId,
    response: z.array(answerRound),
  }),
  undoAnswers: endpoint({
    name: 'undoAnswers',
    method: 'POST',
    path: '/contexts/:id/answers/:intakeId/undo',
    summary: 'Take the last sending of a round back: figures and pairs are as they were',
    roles: team,
    params: z.strictObject({
      id: z.coerce.number().int().positive(),
      intakeId: z.coerce.number().int().positive(),
    }),
    response: z.array(answerRound),
  }),
} as const;
