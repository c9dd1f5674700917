import { type MigrationInterface, type QueryRunner, Table, TableColumn } from 'typeorm';

const whole = (name: string, isNullable = false) => ({ name, type: 'integer', isNullable });
const text = (name: string, length: number, isNullable = false) => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});

/** Neighbours and upper tiers of areas; the older numbers and the vintage of area codes. */
export class AreaRelations1790000000700 implements MigrationInterface {
  name = 'AreaRelations1790000000700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('area', new TableColumn(text('la_number', 3, true)));
    await runner.addColumn('area', new TableColumn(text('vintage', 20, true)));
    await runner.createTable(
      new Table({
        name: 'area_relation',
        columns: [
          { ...whole('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
          text('area_code', 9),
          text('name', 120),
          text('series', 12),
          text('rank', 2),
          whole('year'),
          text('other_code', 9),
          text('other_name', 120),
          text('note', 40),
          whole('intake_id'),
          whole('replaced_by', true),
        ],
        indices: [
          { name: 'ix_area_relation_area', columnNames: ['area_code', 'series'] },
          { name: 'ix_area_relation_intake', columnNames: ['intake_id'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('area_relation');
    await runner.dropColumn('area', 'vintage');
    await runner.dropColumn('area', 'la_number');
  }
}
