import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const whole = (name: string) => ({ name, type: 'integer' });
const text = (name: string, length: number) => ({ name, type: 'varchar', length: String(length) });

/** Reports while they are being written. */
export class ReportDrafts1790000000100 implements MigrationInterface {
  name = 'ReportDrafts1790000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'report_draft',
        columns: [
          {
            name: 'id',
            type: 'integer',
            isPrimary: true,
            isGenerated: true,
            generationStrategy: 'increment',
          },
          whole('organisation_id'),
          text('template', 20),
          whole('grant_id'),
          whole('context_id'),
          { name: 'texts', type: 'text' },
          text('created_at', 24),
          text('updated_at', 24),
        ],
        indices: [{ name: 'ix_report_draft_organisation', columnNames: ['organisation_id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('report_draft');
  }
}
