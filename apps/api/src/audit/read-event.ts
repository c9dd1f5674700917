import type { Endpoint } from '@waymark/contract';
import type { Actor } from '../access/actor';
import type { AuditEvent } from './audit-event';

/** Parts of a query that say which figures, and can hold no name. */
const PLAIN = [
  'view',
  'periods',
  'part',
  'indicator',
  'row',
  'breakdown',
  'grantId',
  'grants',
  'areas',
  'from',
  'to',
  'format',
  'level',
  'kind',
  'action',
];

/** What was taken away or looked at, in words: one line for each entry of the contract that declares it. */
export const readKinds: Readonly<Partial<Record<string, string>>> = {
  aboutSubject: 'records under one pseudonym',
  agreements: 'agreements to take part',
  auditCsv: 'audit log',
  compareCsv: 'comparison',
  contextCsv: 'context page',
  dpiaHtml: 'impact assessment',
  dpiaPdf: 'impact assessment',
  exportSubject: 'records under one pseudonym',
  importProblems: 'problems of an import',
  indicatorCsv: 'indicator page',
  publishedCsv: 'edition',
  publishedManifest: 'edition',
  publishedTable: 'edition',
  reportHtml: 'report',
  reportPdf: 'report',
  requestsCsv: 'requests for information',
  seriesCsv: 'series',
  sharedFile: 'edition',
  timeCsv: 'series',
  voices: 'words of young people and residents',
};

/**
 * The entry of one answer that took figures away or showed personal data; one for each organisation it may concern.
 * Only what the path and the plain parts of the query say: a code typed into a search is not repeated.
 */
export function readEvents(
  entry: Endpoint,
  actor: Actor,
  params: Readonly<Record<string, unknown>>,
  query: Readonly<Record<string, unknown>>,
): AuditEvent[] {
  if (!entry.audit) return [];
  const id = params['id'];
  const details = Object.fromEntries(
    PLAIN.flatMap((name) => {
      const value = query[name];
      return typeof value === 'string' && value !== '' ? [[name, value.slice(0, 200)]] : [];
    }),
  );
  const event: AuditEvent = {
    action: entry.audit,
    kind: readKinds[entry.name] ?? entry.summary.slice(0, 60),
    id: typeof id === 'string' ? id : typeof params['code'] === 'string' ? params['code'] : null,
    contextId: entry.path.startsWith('/contexts/:id') ? Number(id) : null,
    details: {
      ...details,
      ...(typeof params['code'] === 'string' && id ? { code: params['code'] } : {}),
      // which edition, and which file of it
      ...(typeof params['sha256'] === 'string' ? { edition: params['sha256'].slice(0, 12) } : {}),
      ...(typeof params['file'] === 'string' ? { file: params['file'] } : {}),
    },
  };
  if (event.contextId !== null) return [event];
  const organisations = actor.organisationIds.length > 0 ? actor.organisationIds : [null];
  return organisations.map((organisationId) => ({ ...event, organisationId }));
}
