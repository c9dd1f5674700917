import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';

/** Under which rules a draft of an edition was made. */
export class EditionPolicy1790000002660 implements MigrationInterface {
  name = 'EditionPolicy1790000002660';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn(
      'edition',
      new TableColumn({ name: 'policy_version', type: 'integer', isNullable: true }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('edition', 'policy_version');
  }
}
