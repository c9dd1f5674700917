import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const whole = (name: string, isNullable = false) => ({ name, type: 'integer', isNullable });
const text = (name: string, length: number, isNullable = false) => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});
const long = (name: string, isNullable = false) => ({ name, type: 'text', isNullable });
const yes = (name: string) => ({ name, type: 'boolean' });
const id = { ...whole('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' as const };

/** Meetings about contexts, what they decided, and how two people code each decision. */
export class Meetings1790000001500 implements MigrationInterface {
  name = 'Meetings1790000001500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'meeting',
        columns: [
          id,
          whole('organisation_id'),
          text('held_on', 10),
          text('kind', 40),
          long('attendance'),
          long('views'),
          long('note'),
          yes('archived'),
        ],
        indices: [{ name: 'ix_meeting_organisation', columnNames: ['organisation_id', 'held_on'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'meeting_context',
        columns: [
          { ...whole('meeting_id'), isPrimary: true },
          { ...whole('context_id'), isPrimary: true },
        ],
        indices: [{ name: 'ix_meeting_context', columnNames: ['context_id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'decision',
        columns: [
          id,
          whole('organisation_id'),
          whole('meeting_id'),
          whole('context_id'),
          text('title', 200),
          text('owner', 40),
          text('due', 10, true),
          text('state', 20),
          text('done_on', 10, true),
          text('orientation', 20),
          text('approach', 20, true),
          long('turn', true),
          whole('response_id', true),
          text('settled_orientation', 20, true),
          text('settled_approach', 20, true),
          text('settled_because', 400),
          yes('archived'),
        ],
        indices: [
          { name: 'ix_decision_meeting', columnNames: ['meeting_id'] },
          { name: 'ix_decision_context', columnNames: ['context_id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'decision_code',
        columns: [
          id,
          whole('organisation_id'),
          whole('decision_id'),
          text('coder_key', 40),
          text('coder', 120),
          text('orientation', 20),
          text('approach', 20, true),
          text('coded_at', 24),
        ],
        indices: [{ name: 'ux_decision_code', columnNames: ['decision_id', 'coder_key'], isUnique: true }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['decision_code', 'decision', 'meeting_context', 'meeting'])
      await runner.dropTable(table);
  }
}
