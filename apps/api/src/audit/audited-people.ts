import type { AuditedTable } from './audited-table';

/** The table that holds what a role is scoped to. */
const SCOPES: Readonly<Record<string, string>> = {
  organisation: 'organisation',
  site: 'site',
  partnership: 'partnership',
  grant: 'grant_award',
  edition: 'edition',
};

function scopeOf(row: Readonly<Record<string, unknown>>): { table: string; id: number } | null {
  const table = SCOPES[String(row['scope_kind'])];
  return table ? { table, id: Number(row['scope_id']) } : null;
}

/** Accounts, partnerships and what is decided about data of people. */
export const auditedPeople: Readonly<Record<string, AuditedTable>> = {
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
  partnership: {
    kind: 'partnership',
    plain: ['id', 'organisation_id', 'name', 'archived', 'sharing_id', 'terms', 'ended_on'],
    reason: 'ended_because',
  },
  // who agreed to what each may see, for whom, on which terms
  partnership_party: {
    kind: 'agreement to a partnership',
    plain: [
      'id',
      'partnership_id',
      'person_id',
      'side',
      'organisation',
      'party',
      'terms',
      'wording',
      'joined_on',
      'left_on',
    ],
    organisationIn: (row) => ({ table: 'partnership', id: Number(row['partnership_id']) }),
  },
  // which edition was opened to whoever holds the link, until when; never the secret itself
  share_link: {
    kind: 'share link',
    plain: ['id', 'organisation_id', 'edition_id', 'expires_on', 'created_at', 'revoked_at'],
    unwatched: ['opened'],
  },
  partnership_values: {
    kind: 'values review of a partnership',
    plain: ['id', 'partnership_id', 'version', 'held_on', 'closed_on'],
    unwatched: ['written_by'],
    organisationIn: (row) => ({ table: 'partnership', id: Number(row['partnership_id']) }),
  },
  partnership_context: {
    kind: 'context of a partnership',
    plain: ['partnership_id', 'context_id'],
    organisationIn: (row) => ({ table: 'partnership', id: Number(row['partnership_id']) }),
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
  young_words: {
    kind: 'words for young people',
    plain: ['context_id', 'organisation_id', 'changed_on'],
  },
  young_link: {
    kind: 'link for young people',
    plain: ['id', 'organisation_id', 'context_id', 'expires_on', 'revoked_at'],
    unwatched: ['created_by', 'created_at'],
  },
  young_survey: {
    kind: 'round of questions for young people',
    plain: [
      'id',
      'organisation_id',
      'context_id',
      'round',
      'start_date',
      'end_date',
      'indicators',
      'ask_voice',
      'ask_code',
      'purpose_id',
      'settled',
      'submissions',
      'with_answers',
    ],
    unwatched: ['created_by'],
  },
  // the rules outside are nobody's secret; who agreed is the entry's own actor
  policy_change: {
    kind: 'version of the disclosure policy',
    plain: [
      'id',
      'organisation_id',
      'from_version',
      'to_version',
      'policy',
      'differences',
      'state',
      'settled_at',
    ],
    unwatched: ['proposed_by', 'proposed_at'],
    reason: 'reason',
  },
  // whose words they are is never known here, and what they say is personal
  voice: {
    kind: 'words of somebody',
    plain: [
      'id',
      'organisation_id',
      'context_id',
      'who',
      'audience',
      'came',
      'state',
      'heard_on',
      'expires_on',
    ],
    unwatched: ['decided_by', 'traces'],
    reason: 'reason',
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
};
