/** How rows of a table become entries. Columns are named as in the database. */
export interface AuditedTable {
  /** What one row is, in the words of the glossary. */
  readonly kind: string;
  /**
   * Columns whose values an entry may say. Every other column is personal: an entry says that it changed, with keyed
   * digests. So a column that somebody adds tomorrow is personal until it is named here.
   */
  readonly plain: readonly string[];
  /** Columns whose changes are not worth an entry: signs of life and progress. */
  readonly unwatched?: readonly string[];
  /** The column that says why. */
  readonly reason?: string;
  /** Where the organisation is found when the row does not say: in the row of another table, by its number. */
  readonly organisationIn?: (row: Readonly<Record<string, unknown>>) => { table: string; id: number } | null;
}

/** The table that holds what a role is scoped to. */
const SCOPES: Readonly<Record<string, string>> = {
  organisation: 'organisation',
  site: 'site',
  partnership: 'partnership',
  grant: 'grant_award',
};

function scopeOf(row: Readonly<Record<string, unknown>>): { table: string; id: number } | null {
  const table = SCOPES[String(row['scope_kind'])];
  return table ? { table, id: Number(row['scope_id']) } : null;
}

/** Tables whose every changed row becomes an entry. A table in neither list is audited, with all its columns personal. */
export const audited: Readonly<Record<string, AuditedTable>> = {
  organisation: { kind: 'organisation', plain: ['id', 'name'] },
  // who works here; what they are called and how they sign in is personal
  person: { kind: 'account', plain: ['id', 'state', 'demo'], unwatched: ['totp_step'] },
  membership: {
    kind: 'role of a person',
    plain: ['id', 'person_id', 'role', 'scope_kind', 'scope_id', 'given_at', 'ended_at'],
    organisationIn: scopeOf,
  },
  one_time_link: {
    kind: 'one-time link',
    plain: [
      'id',
      'kind',
      'role',
      'scope_kind',
      'scope_id',
      'person_id',
      'second_factor_too',
      'made_at',
      'expires_at',
      'used_at',
      'withdrawn_at',
    ],
    organisationIn: scopeOf,
  },
  partnership: { kind: 'partnership', plain: ['id', 'organisation_id', 'name', 'archived'] },
  partnership_context: {
    kind: 'context of a partnership',
    plain: ['partnership_id', 'context_id'],
    organisationIn: (row) => ({ table: 'partnership', id: Number(row['partnership_id']) }),
  },
  site: {
    kind: 'site',
    plain: ['id', 'organisation_id', 'name', 'area_code', 'area_name', 'archived'],
  },
  context: {
    kind: 'context',
    plain: [
      'id',
      'organisation_id',
      'site_id',
      'code',
      'level',
      'setting',
      'kind',
      'pseudonym',
      'opened',
      'closed',
      'size_band',
      'age_band',
      'goals',
      'headline_indicators',
      'next_review',
      'archived',
    ],
  },
  context_link: {
    kind: 'link',
    plain: ['id', 'organisation_id', 'type', 'from_context_id', 'to_context_id', 'start_date', 'end_date'],
  },
  grant_award: {
    kind: 'grant',
    plain: [
      'id',
      'organisation_id',
      'identifier',
      'funder',
      'title',
      'start_date',
      'end_date',
      'amount_gbp',
      'asked_for',
      'archived',
    ],
  },
  grant_context: {
    kind: 'context of a grant',
    plain: ['grant_id', 'context_id'],
    organisationIn: (row) => ({ table: 'grant_award', id: Number(row['grant_id']) }),
  },
  response: {
    kind: 'response',
    plain: [
      'id',
      'organisation_id',
      'context_id',
      'title',
      'start_date',
      'end_date',
      'orientation',
      'approach',
      'owner_kind',
      'state',
      'archived',
    ],
  },
  series_break: {
    kind: 'series break',
    plain: ['id', 'organisation_id', 'context_id', 'break_date', 'kind', 'indicators', 'archived'],
    reason: 'reason',
  },
  series_phase: {
    kind: 'phase of a series',
    plain: [
      'id',
      'organisation_id',
      'context_id',
      'indicator',
      'breakdown',
      'phase_date',
      'response_id',
      'archived',
    ],
    unwatched: ['recorded_by', 'recorded_at'],
    reason: 'reason',
  },
  quality_answer: {
    kind: 'answer to a figure that looks odd',
    plain: ['id', 'organisation_id', 'context_id', 'area_code', 'action'],
    unwatched: ['answered_by', 'answered_at'],
    reason: 'reason',
  },
  meeting: { kind: 'meeting', plain: ['id', 'organisation_id', 'held_on', 'kind', 'archived'] },
  meeting_context: {
    kind: 'context of a meeting',
    plain: ['meeting_id', 'context_id'],
    organisationIn: (row) => ({ table: 'meeting', id: Number(row['meeting_id']) }),
  },
  decision: {
    kind: 'decision',
    plain: [
      'id',
      'organisation_id',
      'meeting_id',
      'context_id',
      'due',
      'state',
      'done_on',
      'orientation',
      'approach',
      'response_id',
      'settled_orientation',
      'settled_approach',
      'archived',
    ],
  },
  decision_code: {
    kind: 'coding of a decision',
    plain: ['id', 'organisation_id', 'decision_id', 'orientation', 'approach'],
    unwatched: ['coded_at'],
  },
  saved_mapping: {
    kind: 'saved mapping',
    plain: ['id', 'organisation_id', 'name', 'version', 'label', 'kind', 'archived'],
    unwatched: ['saved_at', 'saved_by'],
  },
  report_draft: {
    kind: 'report draft',
    plain: ['id', 'organisation_id', 'template', 'grant_id', 'context_id'],
    unwatched: ['created_at', 'updated_at'],
  },
  processing_purpose: {
    kind: 'purpose of processing',
    plain: [
      'id',
      'organisation_id',
      'title',
      'covers',
      'lawful_basis',
      'article9',
      'schedule1',
      'decided_on',
      'review_on',
      'list_version',
      'replaces',
      'ended_on',
    ],
    unwatched: ['recorded_by', 'recorded_at'],
    reason: 'reason',
  },
  community_agreement: {
    kind: 'agreement of a community',
    plain: ['id', 'organisation_id', 'context_id', 'agreed_on', 'expires_on', 'withdrawn_on'],
    unwatched: ['recorded_by', 'recorded_at'],
  },
  sharing_agreement: {
    kind: 'sharing agreement',
    plain: [
      'id',
      'organisation_id',
      'partner',
      'reference',
      'purpose_id',
      'starts_on',
      'ends_on',
      'ended_on',
    ],
    unwatched: ['recorded_by', 'recorded_at'],
  },
  agreement: {
    kind: 'agreement to take part',
    plain: [
      'id',
      'organisation_id',
      'purpose',
      'audience',
      'wording_version',
      'agreed_on',
      'expires_on',
      'people',
      'withdrawn_on',
    ],
    unwatched: ['recorded_by', 'recorded_at'],
  },
  information_request: {
    kind: 'request for information',
    plain: [
      'id',
      'organisation_id',
      'received_on',
      'organisation',
      'basis_claimed',
      'decision',
      'decided_on',
      'told',
    ],
    unwatched: ['recorded_by', 'recorded_at'],
    reason: 'reason',
  },
  retention_term: {
    kind: 'retention term',
    plain: ['id', 'organisation_id', 'kind', 'months', 'decided_at'],
    reason: 'reason',
  },
  erasure: {
    kind: 'run of the retention job',
    plain: ['id', 'organisation_id', 'cause', 'as_of', 'done_at', 'counts', 'reason', 'changed'],
  },
  text_decision: {
    kind: 'words kept although they were marked',
    plain: ['id', 'organisation_id', 'what', 'field', 'kinds', 'decided_at'],
  },
  // figures become visible by their intake and by nothing else: its entry tells what came in (intake-entry.ts)
  intake: {
    kind: 'intake',
    plain: ['id', 'organisation_id', 'kind', 'visible'],
    unwatched: ['batch', 'recorded_by', 'recorded_at'],
  },
};

/** Tables without an entry a row, each with the reason. */
export const unaudited: Readonly<Record<string, string>> = {
  audit_entry: 'the log itself, which the database keeps from being changed',
  audit_pending: 'changes on their way into the log',
  observation: 'append-only, told by the entry of its intake: a million rows are one act',
  answer: 'append-only, told by the entry of its intake; its erasure by the run of the retention job',
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
