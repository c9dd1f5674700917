import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm';

const whole = (name: string, isNullable = false) => ({ name, type: 'integer', isNullable });
const text = (name: string, length: number, isNullable = false) => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});
const long = (name: string, isNullable = false) => ({ name, type: 'text', isNullable });

const JOB_COLUMNS = [text('digest', 64, true), whole('mapping_version', true), long('mapping_use', true)];

/** Mappings of any table, files sent to be mapped, and which mapping an import was read by. */
export class Mappings1790000001300 implements MigrationInterface {
  name = 'Mappings1790000001300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'saved_mapping',
        columns: [
          { ...whole('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
          whole('organisation_id'),
          text('name', 60),
          whole('version'),
          text('label', 200),
          text('kind', 10),
          long('mapping'),
          { name: 'archived', type: 'boolean' },
          text('saved_at', 30),
          text('saved_by', 120),
        ],
        indices: [
          { name: 'ux_saved_mapping', columnNames: ['organisation_id', 'name', 'version'], isUnique: true },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'import_draft',
        columns: [
          { ...text('id', 36), isPrimary: true },
          long('organisation_ids'),
          whole('person_id', true),
          text('file', 200),
          { name: 'size', type: 'bigint' },
          text('digest', 64),
          text('state', 12),
          long('remarks'),
          long('problems'),
          long('sheets'),
          text('uploaded_at', 30),
          text('uploaded_by', 120),
          text('expires_at', 30),
        ],
      }),
    );
    await runner.addColumns(
      'import_job',
      JOB_COLUMNS.map((column) => new TableColumn(column)),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns(
      'import_job',
      JOB_COLUMNS.map(({ name }) => name),
    );
    await runner.dropTable('import_draft');
    await runner.dropTable('saved_mapping');
  }
}
