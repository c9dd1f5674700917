import { auditedPeople } from './audited-people';
import type { AuditedTable } from './audited-table';
import { auditedWork } from './audited-work';

/** Tables whose every changed row becomes an entry. A table in neither list is audited, with all its columns personal. */
export const audited: Readonly<Record<string, AuditedTable>> = { ...auditedPeople, ...auditedWork };

/** Tables without an entry a row, each with the reason. */
export const unaudited: Readonly<Record<string, string>> = {
  audit_entry: 'the log itself, which the database keeps from being changed',
  audit_pending: 'changes on their way into the log',
  observation: 'append-only, told by the entry of its intake: a million rows are one act',
  answer: 'append-only, told by the entry of its intake; its erasure by the run of the retention job',
  young_submission:
    'sent by nobody who is known, and no log says when; that a round was counted or withdrawn is an entry of it',
  young_letter: 'words that wait, sent by nobody who is known; what somebody decides of them is an entry',
  paired_rollup: 'made from answers, and what is left of them',
  access_session: 'sign-ins and sign-outs are entries of their own; the rest is signs of life',
  access_attempt: 'counts of tries; a refusal and a lock-out are entries of their own',
  recovery_code: 'hashes only; that codes were made or used is an entry of its own',
  rollup: 'made from observations, and made again from them at any time',
  area: 'published statistics, told by the entry of their intake',
  area_population: 'published statistics, told by the entry of their intake',
  area_relation: 'published statistics, told by the entry of their intake',
  import_job:
    'how far a file has got; that its figures were taken in, or back, is told by the entry of its intake',
  edition_audit: 'what a draft decided so far; gone when it is released',
  edition_part: 'what a draft shows of a place; what of it is released is told by the entry of that',
  edition_file: 'the bytes of an edition, whose hash stands in the entry of its release',
  ledger_entry: 'made at a release, told by its entry; holds true counts',
  import_draft: 'a file that was sent to be looked at; nothing of it is kept after a week',
  import_problem: 'what a check found in a file that was sent; rows of files may hold anything',
};

/** What holds for a table: its own line, or everything personal. Null for those without an entry a row. */
export function auditedTable(table: string): AuditedTable | null {
  if (Object.hasOwn(unaudited, table)) return null;
  return Object.hasOwn(audited, table)
    ? (audited[table] ?? null)
    : { kind: table.replaceAll('_', ' '), plain: ['id'] };
}
