import { type MigrationInterface, type QueryRunner, TableColumn } from 'typeorm';

/** A version of a document is what one person saved in one sitting, not each tick of a task. */
export class DocumentSittings1790000002921 implements MigrationInterface {
  name = 'DocumentSittings1790000002921';

  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns('plan_document', [
      new TableColumn({ name: 'number', type: 'integer', default: 1 }),
      new TableColumn({ name: 'saved_at', type: 'varchar', length: '24', default: "''" }),
    ]);
    // until now every save was a version
    await runner.query('UPDATE "plan_document" SET "number" = "version"');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns('plan_document', ['number', 'saved_at']);
  }
}
