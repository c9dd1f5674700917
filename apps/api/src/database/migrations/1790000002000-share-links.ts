import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const whole = (name: string) => ({ name, type: 'integer' });
const text = (name: string, length: number, isNullable = false) => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});

/** Links by which somebody without an account reads one edition for a while. */
export class ShareLinks1790000002000 implements MigrationInterface {
  name = 'ShareLinks1790000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'share_link',
        columns: [
          { ...whole('id'), isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
          whole('organisation_id'),
          whole('edition_id'),
          text('token_hash', 64),
          text('passphrase_hash', 200, true),
          text('expires_on', 10),
          text('note', 200),
          text('created_by', 120),
          text('created_at', 30),
          text('revoked_at', 30, true),
          whole('opened'),
        ],
        indices: [
          { name: 'ix_share_link_token', columnNames: ['token_hash'], isUnique: true },
          { name: 'ix_share_link_edition', columnNames: ['edition_id'] },
        ],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('share_link');
  }
}
