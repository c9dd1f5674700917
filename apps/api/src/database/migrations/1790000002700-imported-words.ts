import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';

/** How many cells of a file hold words that may lead to a person: somebody looks at them before it is imported. */
export class ImportedWords1790000002700 implements MigrationInterface {
  name = 'ImportedWords1790000002700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn(
      'import_job',
      new TableColumn({ name: 'marked_words', type: 'integer', default: 0 }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('import_job', 'marked_words');
  }
}
