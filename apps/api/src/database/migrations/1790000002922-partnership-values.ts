import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const whole = (name: string) => ({ name, type: 'integer' });
const text = (name: string, length: number) => ({ name, type: 'varchar', length: String(length) });

/** Reviews of values that several organisations write together. */
export class PartnershipValues1790000002922 implements MigrationInterface {
  name = 'PartnershipValues1790000002922';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'partnership_values',
        columns: [
          { ...whole('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
          whole('partnership_id'),
          whole('version'),
          text('held_on', 10),
          { name: 'body', type: 'text' },
          text('written_by', 120),
          { ...text('closed_on', 10), isNullable: true },
        ],
        indices: [{ name: 'ix_partnership_values', columnNames: ['partnership_id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('partnership_values');
  }
}
