import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const whole = (name: string) => ({ name, type: 'integer' });
const text = (name: string, length: number, isNullable = false) => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});

/** Documents of a context that are kept in versions. */
export class PlanDocuments1790000001700 implements MigrationInterface {
  name = 'PlanDocuments1790000001700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'plan_document',
        columns: [
          { ...whole('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
          whole('organisation_id'),
          whole('context_id'),
          whole('version'),
          text('kind', 30),
          text('held_on', 10),
          { name: 'body', type: 'text' },
          text('written_by', 120),
          text('closed_on', 10, true),
          { name: 'archived', type: 'boolean' },
        ],
        indices: [{ name: 'ix_plan_document_context', columnNames: ['context_id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('plan_document');
  }
}
