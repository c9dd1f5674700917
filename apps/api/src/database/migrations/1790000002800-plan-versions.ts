import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm';

const whole = (name: string) => ({ name, type: 'integer' });
const counted = ['meeting', 'decision', 'place_concern'];

/** Two people editing see each other: a version on what had none, and what a document said before it was saved anew. */
export class PlanVersions1790000002800 implements MigrationInterface {
  name = 'PlanVersions1790000002800';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of counted)
      await runner.addColumn(table, new TableColumn({ ...whole('version'), default: 1 }));
    await runner.createTable(
      new Table({
        name: 'plan_document_version',
        columns: [
          { ...whole('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
          whole('organisation_id'),
          whole('document_id'),
          whole('version'),
          { name: 'body', type: 'text' },
          { name: 'written_by', type: 'varchar', length: '120' },
          { name: 'stood_until', type: 'varchar', length: '10' },
        ],
        indices: [
          { name: 'ux_plan_document_version', columnNames: ['document_id', 'version'], isUnique: true },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('plan_document_version');
    for (const table of counted) await runner.dropColumn(table, 'version');
  }
}
