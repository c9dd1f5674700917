import { z } from 'zod';
import { inquiryPage, inquiryQuery } from '../nouns/inquiry';
import { newSeriesPhase, seriesPhase } from '../nouns/phase';
import { timePage, timeQuery } from '../nouns/time';
import { changeOf } from '../patch-of';
import { byId } from './catalogue';
import { contextReaders, endpoint, managers, team } from './endpoint';

const seriesOfContext = byId.extend({ code: z.string().max(12) });

/** Change over time: one series by itself, and the question whether it changed when the work began. */
export const changeEndpoints = {
  timePage: endpoint({
    name: 'timePage',
    method: 'GET',
    path: '/contexts/:id/indicators/:code/time',
    summary: 'One series of a context over its whole time, with its control or run chart',
    roles: contextReaders,
    params: seriesOfContext,
    query: timeQuery,
    response: timePage,
  }),
  timeCsv: endpoint({
    name: 'timeCsv',
    method: 'GET',
    path: '/contexts/:id/indicators/:code/time.csv',
    summary: 'The same series as CSV, with centre, limits and marks beside each figure',
    roles: contextReaders,
    params: seriesOfContext,
    query: timeQuery,
    file: ['text/csv'],
    audit: 'export',
  }),
  inquiry: endpoint({
    name: 'inquiry',
    method: 'GET',
    path: '/contexts/:id/inquiry',
    summary: 'Did it change when the work began? The whole question is in the query',
    roles: contextReaders,
    params: byId,
    query: inquiryQuery,
    response: inquiryPage,
  }),
  phases: endpoint({
    name: 'phases',
    method: 'GET',
    path: '/contexts/:id/phases',
    summary: 'Phases of the series of a context, archived ones too',
    roles: team,
    params: byId,
    response: z.array(seriesPhase),
  }),
  addPhase: endpoint({
    name: 'addPhase',
    method: 'POST',
    path: '/contexts/:id/phases',
    summary: 'Start a phase of a series, with a reason',
    roles: managers,
    params: byId,
    body: newSeriesPhase,
    response: seriesPhase,
    status: 201,
  }),
  changePhase: endpoint({
    name: 'changePhase',
    method: 'PATCH',
    path: '/phases/:id',
    summary: 'Change or archive a phase',
    roles: managers,
    params: byId,
    body: changeOf(newSeriesPhase),
    response: seriesPhase,
  }),
} as const;
