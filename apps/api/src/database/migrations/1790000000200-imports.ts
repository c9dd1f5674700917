import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const whole = (name: string, isNullable = false) => ({ name, type: 'integer', isNullable });
const text = (name: string, length: number, isNullable = false) => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});
const long = (name: string, isNullable = false) => ({ name, type: 'text', isNullable });

/** Files that were sent, and what is wrong with them. */
export class Imports1790000000200 implements MigrationInterface {
  name = 'Imports1790000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'import_job',
        columns: [
          { ...whole('intake_id'), isPrimary: true },
          whole('organisation_id', true),
          text('file', 200),
          text('kept_at', 400, true),
          text('mapping', 60, true),
          text('format', 60),
          text('format_label', 200),
          text('state', 12),
          { name: 'progress', type: 'double precision' },
          long('counts'),
          whole('problem_count'),
          long('summary'),
          long('unused_columns'),
          long('message', true),
          text('uploaded_at', 30),
          text('alive_at', 30),
          text('committed_at', 30, true),
          text('undone_at', 30, true),
        ],
        indices: [{ name: 'ix_import_job_organisation', columnNames: ['organisation_id'] }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'import_problem',
        columns: [
          {
            name: 'id',
            type: 'integer',
            isPrimary: true,
            isGenerated: true,
            generationStrategy: 'increment',
          },
          whole('import_id'),
          long('problem'),
        ],
        indices: [{ name: 'ix_import_problem_import', columnNames: ['import_id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('import_problem');
    await runner.dropTable('import_job');
  }
}
