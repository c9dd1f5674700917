import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const id = {
  name: 'id',
  type: 'integer',
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment' as const,
};
const whole = (name: string, isNullable = false) => ({ name, type: 'integer', isNullable });
const text = (name: string, length: number, isNullable = false) => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});
const day = (name: string, isNullable = false) => text(name, 10, isNullable);
const words = (name: string) => ({ name, type: 'text' });
const recorded = [text('recorded_by', 120), text('recorded_at', 24)];

/** Purposes, agreements, requests, place names, sharing, retention and decisions about marked words. */
export class DataProtection1790000001200 implements MigrationInterface {
  name = 'DataProtection1790000001200';

  private readonly tables = [
    new Table({
      name: 'processing_purpose',
      columns: [
        id,
        whole('organisation_id'),
        text('title', 120),
        words('covers'),
        text('lawful_basis', 60),
        text('article9', 60),
        text('schedule1', 60, true),
        words('condition_note'),
        text('decided_by', 120),
        day('decided_on'),
        day('review_on'),
        whole('list_version'),
        whole('replaces', true),
        words('reason'),
        day('ended_on', true),
        ...recorded,
      ],
      indices: [{ name: 'ix_processing_purpose_organisation', columnNames: ['organisation_id'] }],
    }),
    new Table({
      name: 'community_agreement',
      columns: [
        id,
        whole('organisation_id'),
        whole('context_id'),
        text('agreed_by', 160),
        text('on_behalf_of', 160),
        day('agreed_on'),
        day('expires_on'),
        words('evidence'),
        words('covers'),
        day('withdrawn_on', true),
        ...recorded,
      ],
      indices: [{ name: 'ix_community_agreement_context', columnNames: ['context_id'] }],
    }),
    new Table({
      name: 'sharing_agreement',
      columns: [
        id,
        whole('organisation_id'),
        text('partner', 160),
        text('reference', 80),
        whole('purpose_id'),
        words('what'),
        day('starts_on'),
        day('ends_on'),
        day('ended_on', true),
        ...recorded,
      ],
      indices: [{ name: 'ix_sharing_agreement_organisation', columnNames: ['organisation_id'] }],
    }),
    new Table({
      name: 'agreement',
      columns: [
        id,
        whole('organisation_id'),
        text('subject', 40, true),
        text('purpose', 20),
        words('audience'),
        text('wording_version', 60),
        text('explained_by', 120),
        text('capacity', 20),
        day('agreed_on'),
        day('expires_on'),
        whole('people', true),
        day('withdrawn_on', true),
        ...recorded,
      ],
      indices: [{ name: 'ix_agreement_subject', columnNames: ['organisation_id', 'subject'] }],
    }),
    new Table({
      name: 'information_request',
      columns: [
        id,
        whole('organisation_id'),
        day('received_on'),
        text('organisation', 160),
        text('asker_role', 120),
        words('asked_for'),
        text('basis_claimed', 60),
        text('decision', 20),
        day('decided_on', true),
        text('decided_by', 120),
        words('reason'),
        text('told', 20, true),
        words('told_words'),
        ...recorded,
      ],
      indices: [{ name: 'ix_information_request_organisation', columnNames: ['organisation_id'] }],
    }),
    new Table({
      name: 'retention_term',
      columns: [
        id,
        whole('organisation_id'),
        text('kind', 20),
        whole('months'),
        words('reason'),
        text('decided_by', 120),
        text('decided_at', 24),
      ],
      indices: [{ name: 'ix_retention_term_organisation', columnNames: ['organisation_id'] }],
    }),
    new Table({
      name: 'erasure',
      columns: [
        id,
        whole('organisation_id'),
        text('cause', 12),
        day('as_of'),
        text('done_by', 120),
        text('done_at', 24),
        words('counts'),
        text('reason', 60),
        words('changed'),
      ],
      indices: [{ name: 'ix_erasure_organisation', columnNames: ['organisation_id'] }],
    }),
    new Table({
      name: 'text_decision',
      columns: [
        id,
        whole('organisation_id'),
        text('what', 60),
        text('field', 80),
        words('kinds'),
        text('decided_by', 120),
        text('decided_at', 24),
      ],
      indices: [{ name: 'ix_text_decision_organisation', columnNames: ['organisation_id'] }],
    }),
  ];

  async up(runner: QueryRunner): Promise<void> {
    for (const table of this.tables) await runner.createTable(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...this.tables].reverse()) await runner.dropTable(table);
  }
}
