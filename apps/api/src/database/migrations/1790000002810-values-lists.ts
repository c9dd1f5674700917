import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const whole = (name: string) => ({ name, type: 'integer' });
const text = (name: string, length: number) => ({ name, type: 'varchar', length: String(length) });

/** Values that an organisation holds itself to, in its own words, with every change. */
export class ValuesLists1790000002810 implements MigrationInterface {
  name = 'ValuesLists1790000002810';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'values_list',
        columns: [
          { ...whole('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
          whole('organisation_id'),
          whole('version'),
          { name: 'body', type: 'text' },
          text('reason', 400),
          text('written_by', 120),
          text('since', 10),
        ],
        indices: [{ name: 'ux_values_list', columnNames: ['organisation_id', 'version'], isUnique: true }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('values_list');
  }
}
