import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const whole = (name: string, isNullable = false) => ({ name, type: 'integer', isNullable });
const text = (name: string, length: number, isNullable = false) => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});
const long = (name: string, isNullable = false) => ({ name, type: 'text', isNullable });
const id = { ...whole('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' as const };
const key = (name: string) => ({ ...whole(name), isPrimary: true });

/** Editions with their immutable files, and the ledger that later ones are held against. */
export class Editions1790000001900 implements MigrationInterface {
  name = 'Editions1790000001900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'edition',
        columns: [
          id,
          whole('organisation_id'),
          text('state', 12),
          text('title', 160),
          long('scope'),
          text('standing', 12),
          text('embargoed_until', 10, true),
          whole('corrects', true),
          long('why'),
          whole('number', true),
          text('sha256', 64, true),
          text('released_on', 10, true),
          whole('places_done'),
          whole('places'),
          whole('ledger_size'),
          long('preview', true),
          long('steps'),
          long('notices'),
        ],
        indices: [
          { name: 'ix_edition_organisation', columnNames: ['organisation_id', 'number'] },
          { name: 'ix_edition_sha256', columnNames: ['sha256'] },
        ],
      }),
    );
    await runner.createTable(
      new Table({ name: 'edition_audit', columns: [key('edition_id'), key('context_id'), long('body')] }),
    );
    await runner.createTable(
      new Table({
        name: 'edition_file',
        columns: [
          key('edition_id'),
          { ...text('path', 60), isPrimary: true },
          text('sha256', 64),
          whole('bytes'),
          long('body'),
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'ledger_entry',
        columns: [id, whole('organisation_id'), whole('edition_id'), long('body')],
        indices: [{ name: 'ix_ledger_entry_organisation', columnNames: ['organisation_id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['ledger_entry', 'edition_file', 'edition_audit', 'edition'])
      await runner.dropTable(table);
  }
}
