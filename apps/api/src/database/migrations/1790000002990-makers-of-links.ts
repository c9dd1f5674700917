import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';

/** Who made a one-time link, by number: when they lose their role, the links they handed out stop working. */
export class MakersOfLinks1790000002990 implements MigrationInterface {
  name = 'MakersOfLinks1790000002990';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn(
      'one_time_link',
      new TableColumn({ name: 'made_by_id', type: 'integer', isNullable: true }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('one_time_link', 'made_by_id');
  }
}
