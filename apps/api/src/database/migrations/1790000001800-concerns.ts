import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const whole = (name: string) => ({ name, type: 'integer' });
const text = (name: string, length: number, isNullable = false) => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});
const id = { ...whole('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' as const };

/** The register of concerns about places, and how two people code each. */
export class Concerns1790000001800 implements MigrationInterface {
  name = 'Concerns1790000001800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'place_concern',
        columns: [
          id,
          whole('organisation_id'),
          whole('context_id'),
          text('month', 7),
          text('kind', 40),
          text('source', 20),
          { name: 'done', type: 'text' },
          text('outcome', 20),
          text('settled_intention', 12, true),
          text('settled_because', 400),
          { name: 'archived', type: 'boolean' },
        ],
        indices: [{ name: 'ix_place_concern_context', columnNames: ['context_id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'concern_code',
        columns: [
          id,
          whole('organisation_id'),
          whole('concern_id'),
          text('coder_key', 40),
          text('coder', 120),
          text('intention', 12),
          text('coded_at', 24),
        ],
        indices: [{ name: 'ux_concern_code', columnNames: ['concern_id', 'coder_key'], isUnique: true }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['concern_code', 'place_concern']) await runner.dropTable(table);
  }
}
