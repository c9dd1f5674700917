import { z } from 'zod';
import { isoDate } from '../nouns/period';
import { takenOver, takeOverPage } from '../nouns/take-over';
import { byId } from './catalogue';
import { endpoint, team } from './endpoint';

/** What meetings, concerns and ratings already count, as observations of a half-year. */
export const takeOverEndpoints = {
  takeOver: endpoint({
    name: 'takeOver',
    method: 'GET',
    path: '/contexts/:id/take-over',
    summary: 'Counts of meetings and concerns by half-year, beside what is recorded of them',
    roles: team,
    params: byId,
    response: takeOverPage,
  }),
  takeOverHalfYear: endpoint({
    name: 'takeOverHalfYear',
    method: 'POST',
    path: '/contexts/:id/take-over',
    summary:
      'Record the counts of one half-year; a second time changes nothing, and a changed count corrects',
    roles: team,
    params: byId,
    body: z.strictObject({ start: isoDate }),
    response: takenOver,
    status: 200,
  }),
} as const;
