import { type AuditEntry, auditActionWords } from '@waymark/contract';
import { csvOf } from '@waymark/ingest';

const COLUMNS = [
  'sequence',
  'at (UTC)',
  'who',
  'person',
  'role',
  'by way of',
  'did',
  'kind',
  'number',
  'called today',
  'context',
  'organisation',
  'changes',
  'details',
  'reason',
  'request',
  'seal',
];

export const auditHeading = csvOf([COLUMNS]);

/** Rows of the download, to follow the heading. */
export function auditCsv(entries: readonly AuditEntry[]): string {
  return csvOf(
    entries.map((it) => [
      it.sequence,
      it.at,
      it.actor.name,
      it.actor.personId,
      it.actor.role,
      it.actor.capacity,
      auditActionWords[it.action].replace(/:$/, ''),
      it.object.kind,
      it.object.id,
      it.object.label,
      it.contextId,
      it.organisationId,
      it.changes
        .map((c) =>
          c.personal ? `${c.field}: changed` : `${c.field}: ${c.before ?? '-'} -> ${c.after ?? '-'}`,
        )
        .join('; '),
      it.details.map((d) => `${d.name}: ${d.value}`).join('; '),
      it.reason,
      it.requestId,
      it.hash,
    ]),
    { more: true },
  );
}
