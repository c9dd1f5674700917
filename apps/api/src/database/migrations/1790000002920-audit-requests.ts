import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** Whether a change that is sent again was saved before is looked up by the name it was sent under. */
export class AuditRequests1790000002920 implements MigrationInterface {
  name = 'AuditRequests1790000002920';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex(
      'audit_entry',
      new TableIndex({ name: 'ix_audit_entry_request', columnNames: ['request_id'] }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('audit_entry', 'ix_audit_entry_request');
  }
}
