import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const whole = (name: string) => ({ name, type: 'integer' });
const long = (name: string) => ({ name, type: 'text' });
const text = (name: string, length: number, isNullable = false) => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});

/** What young people may read about a context, and the links by which they do. */
export class Young1790000002200 implements MigrationInterface {
  name = 'Young1790000002200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'young_words',
        columns: [
          { ...whole('context_id'), isPrimary: true },
          whole('organisation_id'),
          long('greeting'),
          long('choices'),
          text('changed_on', 10),
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'young_link',
        columns: [
          { ...whole('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
          whole('organisation_id'),
          whole('context_id'),
          text('token_hash', 64),
          text('expires_on', 10),
          text('note', 200),
          text('created_by', 120),
          text('created_at', 30),
          text('revoked_at', 30, true),
        ],
        indices: [
          { name: 'ix_young_link_token', columnNames: ['token_hash'], isUnique: true },
          { name: 'ix_young_link_context', columnNames: ['context_id'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('young_link');
    await runner.dropTable('young_words');
  }
}
