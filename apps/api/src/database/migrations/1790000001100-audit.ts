import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const whole = (name: string, isNullable = false) => ({ name, type: 'integer', isNullable });
const words = (name: string, isNullable = false) => ({ name, type: 'text', isNullable });
const text = (name: string, length: number, isNullable = false) => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});

const REFUSED = 'the audit log is append-only';

/** The audit log, the changes on their way into it, and triggers that refuse to change or remove an entry. */
export class Audit1790000001100 implements MigrationInterface {
  name = 'Audit1790000001100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'audit_entry',
        columns: [
          { ...whole('sequence'), isPrimary: true },
          text('at', 24),
          whole('person_id', true),
          text('actor_name', 120),
          text('role', 20, true),
          text('capacity', 80),
          text('action', 40),
          text('kind', 60),
          text('object_id', 80, true),
          whole('context_id', true),
          whole('organisation_id', true),
          words('changes'),
          words('details'),
          words('reason', true),
          text('request_id', 40, true),
          text('key_id', 16),
          text('previous', 64),
          text('hash', 64),
        ],
        indices: [
          { name: 'ix_audit_entry_organisation', columnNames: ['organisation_id', 'sequence'] },
          { name: 'ix_audit_entry_object', columnNames: ['kind', 'object_id'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'audit_pending',
        columns: [
          { ...whole('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
          text('unit', 40, true),
          text('source', 63),
          text('act', 6),
          words('row_before', true),
          words('row_after', true),
        ],
      }),
    );
    if (runner.connection.options.type === 'postgres') {
      await runner.query(
        `CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN RAISE EXCEPTION '${REFUSED}'; END $body$`,
      );
      await runner.query(
        'CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_refuse()',
      );
      await runner.query(
        'CREATE TRIGGER audit_entry_whole BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()',
      );
      return;
    }
    for (const act of ['UPDATE', 'DELETE'])
      await runner.query(
        `CREATE TRIGGER audit_entry_no_${act.toLowerCase()} BEFORE ${act} ON audit_entry BEGIN SELECT RAISE(ABORT, '${REFUSED}'); END`,
      );
    // INSERT OR REPLACE removes a row without its DELETE triggers
    await runner.query(
      `CREATE TRIGGER audit_entry_no_replace BEFORE INSERT ON audit_entry WHEN EXISTS (SELECT 1 FROM audit_entry WHERE sequence = NEW.sequence) BEGIN SELECT RAISE(ABORT, '${REFUSED}'); END`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    // those that note changes of other tables are made at each start, and speak of a table that goes
    if (runner.connection.options.type === 'postgres')
      await runner.query('DROP FUNCTION IF EXISTS audit_capture() CASCADE');
    else {
      const capture = (await runner.query(
        `SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit_capture_%'`,
      )) as { name: string }[];
      for (const { name } of capture) await runner.query(`DROP TRIGGER "${name}"`);
    }
    await runner.dropTable('audit_pending');
    await runner.dropTable('audit_entry');
    if (runner.connection.options.type === 'postgres') await runner.query('DROP FUNCTION audit_refuse()');
  }
}
