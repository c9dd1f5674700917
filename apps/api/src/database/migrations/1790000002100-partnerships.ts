import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm';

const whole = (name: string) => ({ name, type: 'integer' });
const text = (name: string, length: number, isNullable = false) => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});

/** What a partnership rests on, and who agreed to what each may see. One without an agreement to share lets nobody in. */
export class Partnerships1790000002100 implements MigrationInterface {
  name = 'Partnerships1790000002100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns('partnership', [
      new TableColumn({ name: 'sharing_id', type: 'integer', isNullable: true }),
      new TableColumn({ name: 'terms', type: 'integer', default: 1 }),
      new TableColumn({ name: 'ended_on', type: 'varchar', length: '10', isNullable: true }),
      new TableColumn({ name: 'ended_because', type: 'varchar', length: '400', default: "''" }),
    ]);
    await runner.createTable(
      new Table({
        name: 'partnership_party',
        columns: [
          { ...whole('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
          whole('partnership_id'),
          whole('person_id'),
          text('side', 10),
          text('organisation', 120),
          text('party', 40),
          whole('terms'),
          whole('wording'),
          text('joined_on', 10),
          text('left_on', 10, true),
        ],
        indices: [{ name: 'ix_partnership_party', columnNames: ['partnership_id', 'person_id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('partnership_party');
    await runner.dropColumns('partnership', ['sharing_id', 'terms', 'ended_on', 'ended_because']);
  }
}
