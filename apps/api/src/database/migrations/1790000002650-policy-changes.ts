import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const long = (name: string) => ({ name, type: 'text' });
const text = (name: string, length: number, isNullable = false) => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});

/** Versions of the disclosure policy that this installation decided itself. */
export class PolicyChanges1790000002650 implements MigrationInterface {
  name = 'PolicyChanges1790000002650';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'policy_change',
        columns: [
          {
            name: 'id',
            type: 'integer',
            isPrimary: true,
            isGenerated: true,
            generationStrategy: 'increment',
          },
          { name: 'organisation_id', type: 'integer' },
          { name: 'from_version', type: 'integer' },
          { name: 'to_version', type: 'integer', isNullable: true },
          long('policy'),
          long('differences'),
          long('reason'),
          text('proposed_by', 120),
          text('proposed_at', 30),
          long('approvals'),
          text('state', 20),
          text('settled_at', 30, true),
        ],
        uniques: [{ name: 'uq_policy_change_version', columnNames: ['to_version'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('policy_change');
  }
}
