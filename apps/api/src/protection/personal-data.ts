import type { PersonalTable } from './personal-table';
import { publishedData } from './published-data';

/**
 * The register of processing, as the program itself uses it: the retention job, export and erasure of one person, the page and
 * the DPIA read this list and no other. A spec fails when a table has a column of words or codes and is not in it.
 */
export const personalData: Readonly<Record<string, PersonalTable>> = {
  answer: {
    what: 'Single answers to surveys',
    about: 'Young people, by a code they keep',
    kind: 'answers',
    columns: {
      respondent_code: 'pseudonym',
      submission_id: 'plain',
      value: 'plain',
      round: 'plain',
      source: 'plain',
    },
    from: ['end_date'],
    until: 'keep_until',
  },
  agreement: {
    what: 'Agreements to take part',
    about: 'Young people, by pseudonym',
    kind: 'agreements',
    columns: {
      subject: 'pseudonym',
      audience: 'plain',
      wording_version: 'plain',
      explained_by: 'staff',
      recorded_by: 'staff',
    },
    // an agreement that holds is not due: its clock starts when it ends
    from: ['withdrawn_on', 'expires_on'],
  },
  information_request: {
    what: 'Requests for information',
    about: 'Organisations that asked, by role',
    kind: 'requests',
    columns: {
      organisation: 'plain',
      asker_role: 'plain',
      asked_for: 'words',
      basis_claimed: 'plain',
      decided_by: 'staff',
      reason: 'words',
      told_words: 'words',
      recorded_by: 'staff',
    },
    from: ['decided_on', 'received_on'],
  },
  response: {
    what: 'Notes of responses',
    about: 'Work in places; words of the team',
    kind: 'words',
    columns: { title: 'kept words', owner_kind: 'kept words', note: 'words' },
    from: ['end_date'],
  },
  context_link: {
    what: 'Notes of links',
    about: 'Places; words of the team',
    kind: 'words',
    columns: { note: 'words' },
    from: ['end_date'],
  },
  grant_award: {
    what: 'What funders asked for',
    about: 'Grants; words of funders and the team',
    kind: 'words',
    columns: { identifier: 'plain', funder: 'plain', title: 'plain', asked_for: 'words' },
    from: ['end_date'],
  },
  context: {
    what: 'Notes on places and groups',
    about: 'Places and groups; words of the team',
    kind: 'words',
    columns: {
      kind: 'plain',
      pseudonym: 'plain',
      private_name: 'plain',
      goals: 'plain',
      headline_indicators: 'plain',
      note: 'words',
    },
    from: ['closed'],
  },
  site: {
    what: 'Notes on sites',
    about: 'Areas of work; words of the team',
    kind: 'figures',
    columns: { name: 'plain', area_name: 'plain', note: 'words' },
  },
  quality_answer: {
    what: 'Answers to figures that look odd',
    about: 'Figures; words of the team',
    kind: 'words',
    columns: { finding_key: 'plain', cells: 'plain', reason: 'words', answered_by: 'staff' },
    from: ['answered_at'],
    emptied: { reason: 'Words erased by the retention schedule.' },
  },
  series_break: {
    what: 'Reasons of breaks',
    about: 'Series; words of the team',
    kind: 'figures',
    columns: { reason: 'words', indicators: 'plain' },
  },
  series_phase: {
    what: 'Reasons of phases',
    about: 'Series; words of the team',
    kind: 'figures',
    columns: { breakdown: 'plain', reason: 'words', recorded_by: 'staff' },
  },
  observation: {
    what: 'Figures, with evidence beside levels',
    about: 'Places and groups; words of the team',
    kind: 'figures',
    columns: { breakdown: 'plain', source: 'plain', round: 'plain', figures: 'words' },
  },
  intake: {
    what: 'Who recorded figures when, and reasons of corrections',
    about: 'Staff; words of the team',
    kind: 'figures',
    columns: { batch: 'plain', reason: 'words', recorded_by: 'staff' },
  },
  rollup: {
    what: 'Sums made from figures',
    about: 'Places and groups',
    kind: 'figures',
    columns: {
      breakdown: 'plain',
      source: 'plain',
      round: 'plain',
      stats: 'plain',
      observation_ids: 'plain',
    },
  },
  paired_rollup: {
    what: 'Sums made from paired answers',
    about: 'Groups of at least the size the policy asks for outside',
    kind: 'figures',
    columns: { breakdown: 'plain', pairs: 'plain' },
  },
  report_draft: {
    what: 'Drafts of reports, with words of young people',
    about: 'Places; words of the team and of people who are quoted',
    kind: 'report drafts',
    columns: { texts: 'words' },
    from: ['updated_at'],
  },
  import_job: {
    what: 'Files that were sent',
    about: 'Files',
    kind: 'figures',
    columns: {
      file: 'plain',
      digest: 'plain',
      mapping: 'plain',
      mapping_use: 'plain',
      format: 'plain',
      kept_at: 'plain',
      format_label: 'plain',
      counts: 'plain',
      summary: 'plain',
      unused_columns: 'plain',
      message: 'plain',
    },
  },
  import_problem: {
    what: 'Cells of files that could not be read',
    about: 'Whatever a file held',
    kind: 'import problems',
    columns: { problem: 'words' },
    from: ['uploaded_at'],
    organisationBy: { column: 'import_id', table: 'import_job', key: 'intake_id' },
  },
  saved_mapping: {
    what: 'How files of one kind are read',
    about: 'Headings of files',
    kind: 'figures',
    columns: { name: 'plain', label: 'plain', mapping: 'plain', saved_by: 'staff' },
  },
  partnership: {
    what: 'Partnerships',
    about: 'Organisations',
    kind: 'figures',
    columns: { name: 'plain', ended_because: 'words' },
  },
  partnership_party: {
    what: 'Who agreed, and for which organisation, to what each side of a partnership may see',
    about: 'Staff of several organisations',
    kind: 'permissions',
    columns: { organisation: 'plain', party: 'plain', side: 'plain' },
    organisationBy: { column: 'partnership_id', table: 'partnership', key: 'id' },
  },
  partnership_values: {
    what: 'How a partnership sees itself against the values',
    about: 'The work; words of several organisations',
    kind: 'figures',
    columns: { body: 'words', written_by: 'staff' },
    organisationBy: { column: 'partnership_id', table: 'partnership', key: 'id' },
  },
  ...publishedData,
  meeting: {
    what: 'Meetings: who sat at the table by kind, and views brought',
    about: 'Kinds of partners, never persons; words of the team',
    kind: 'words',
    columns: { attendance: 'plain', views: 'words', note: 'words' },
    from: ['held_on'],
    emptied: { views: '[]' },
  },
  decision: {
    what: 'Decisions of meetings',
    about: 'Work in places; words of the team',
    kind: 'figures',
    columns: { title: 'words', turn: 'words', settled_because: 'words' },
  },
  decision_code: {
    what: 'How two people coded a decision',
    about: 'Staff',
    kind: 'figures',
    columns: { coder: 'staff' },
  },
  assessment: {
    what: 'Assessments of contexts',
    about: 'Places and groups; words of the team',
    kind: 'figures',
    columns: { methods: 'plain', took_part: 'plain', findings: 'words', weighting: 'words', note: 'words' },
  },
  plan_goal: {
    what: 'Goals of plans',
    about: 'Places and groups; words of the team',
    kind: 'figures',
    columns: { statement: 'words', hope: 'words', sign: 'words', how_known: 'words', measures: 'plain' },
  },
  plan_change: {
    what: 'What was changed in a plan, and why',
    about: 'Plans; words of the team',
    kind: 'figures',
    columns: { about: 'plain', was: 'words', became: 'words', reason: 'words', changed_by: 'staff' },
  },
  plan_document: {
    what: 'Maps of guardians, action plans and reflections of a plan',
    about: 'Places and groups, roles of adults; words of the team',
    kind: 'figures',
    columns: { body: 'words', written_by: 'staff' },
  },
  plan_document_version: {
    what: 'What a document of a plan said before it was saved anew',
    about: 'Places and groups, roles of adults; words of the team',
    kind: 'figures',
    columns: { body: 'words', written_by: 'staff' },
  },
  values_list: {
    what: 'Values that an organisation holds itself to, in its own words',
    about: 'The work; words of the team',
    kind: 'figures',
    columns: { body: 'words', reason: 'words', written_by: 'staff' },
  },
  place_concern: {
    what: 'Concerns about places, by month and kind',
    about: 'Places; never a young person; words of the team',
    kind: 'figures',
    columns: { done: 'words', settled_because: 'words' },
  },
  concern_code: {
    what: 'How two people coded a concern',
    about: 'Staff',
    kind: 'figures',
    columns: { coder: 'staff' },
  },
  plan_review: {
    what: 'Reviews of plans',
    about: 'Places and groups; words of the team',
    kind: 'figures',
    columns: { goals: 'words', reflections: 'words', did_not_work: 'words' },
  },
  text_decision: {
    what: 'Decisions to keep marked words',
    about: 'Staff',
    kind: 'text decisions',
    columns: { what: 'plain', field: 'plain', kinds: 'plain', decided_by: 'staff' },
    from: ['decided_at'],
  },
  processing_purpose: {
    what: 'Purposes with their lawful basis',
    about: 'Decisions of the organisation',
    kind: 'permissions',
    columns: {
      title: 'plain',
      lawful_basis: 'plain',
      article9: 'plain',
      schedule1: 'plain',
      covers: 'words',
      condition_note: 'words',
      decided_by: 'staff',
      reason: 'words',
      recorded_by: 'staff',
    },
  },
  community_agreement: {
    what: 'Agreements that a place may be named',
    about: 'Communities, by who spoke for them',
    kind: 'permissions',
    columns: {
      agreed_by: 'plain',
      on_behalf_of: 'plain',
      evidence: 'words',
      covers: 'words',
      recorded_by: 'staff',
    },
  },
  sharing_agreement: {
    what: 'Agreements to share',
    about: 'Organisations',
    kind: 'permissions',
    columns: { partner: 'plain', reference: 'plain', what: 'words', recorded_by: 'staff' },
  },
  retention_term: {
    what: 'Retention terms of an organisation',
    about: 'Decisions of the organisation',
    kind: 'permissions',
    columns: { reason: 'words', decided_by: 'staff' },
  },
  erasure: {
    what: 'What was erased, as counts',
    about: 'Runs of the retention job',
    kind: 'permissions',
    columns: { done_by: 'staff', counts: 'plain', reason: 'plain', changed: 'plain' },
  },
};

/** Which of these tables hold rows that may become due. */
export const dueTables = Object.entries(personalData).filter(([, table]) => table.from !== undefined);

/** The column of a table in which a pseudonym stands. */
export const pseudonymColumn = ({ columns }: PersonalTable): string | null =>
  Object.entries(columns).find(([, holds]) => holds === 'pseudonym')?.[0] ?? null;

export const wordColumns = ({ columns }: PersonalTable): string[] =>
  Object.entries(columns).flatMap(([name, holds]) => (holds === 'words' ? [name] : []));

/** Where a code of a person may have been typed. */
export const searchedColumns = ({ columns }: PersonalTable): string[] =>
  Object.entries(columns).flatMap(([name, holds]) =>
    holds === 'words' || holds === 'kept words' ? [name] : [],
  );
