import type { EditionPlace } from '@waymark/contract';
import type { AuditOptions, ContextDraft } from '../disclosure/edition/audit-context';
import type { Series } from '../table/series';
import { externalPolicy } from './external-policy';

/** A place of an edition for specs. */
export const aPlace = (changes: Partial<EditionPlace> = {}): EditionPlace => ({
  id: 1,
  level: 'location',
  setting: 'neighbourhood',
  kind: 'park',
  pseudonym: 'The park',
  site: 'North',
  siteId: 1,
  organisation: 'Northside',
  opened: '2016-04-01',
  closed: null,
  goals: [],
  headlineIndicators: [],
  grants: [],
  responses: [],
  breaks: [],
  links: [],
  ...changes,
});

export const aContextDraft = (...series: readonly Series[]): ContextDraft => ({
  place: aPlace(),
  tables: series.map((one) => ({ grouping: 'as_collected', series: one })),
});

export const auditOptions = (changes: Partial<AuditOptions> = {}): AuditOptions => ({
  policy: externalPolicy(),
  solver: null,
  ledger: [],
  edition: 1,
  ...changes,
});
