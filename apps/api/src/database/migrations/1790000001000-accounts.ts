import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

const id = {
  name: 'id',
  type: 'integer',
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment',
} as const;
const whole = (name: string, isNullable = false) => ({ name, type: 'integer', isNullable });
const text = (name: string, length: number, isNullable = false) => ({
  name,
  type: 'varchar',
  length: String(length),
  isNullable,
});
const moment = (name: string, isNullable = false) => text(name, 30, isNullable);
const yesNo = (name: string) => ({ name, type: 'boolean' });
const key = (name: string, type: string, length?: string) => ({
  name,
  type,
  isPrimary: true,
  ...(length ? { length } : {}),
});

const tables: Table[] = [
  new Table({
    name: 'membership',
    columns: [
      id,
      whole('person_id'),
      text('role', 20),
      text('scope_kind', 20),
      whole('scope_id'),
      text('given_by', 120),
      moment('given_at'),
      moment('ended_at', true),
    ],
    indices: [
      { name: 'ix_membership_person', columnNames: ['person_id'] },
      { name: 'ix_membership_scope', columnNames: ['scope_kind', 'scope_id'] },
    ],
  }),
  new Table({
    name: 'recovery_code',
    columns: [id, whole('person_id'), text('code_hash', 100), moment('used_at', true)],
    indices: [{ name: 'ix_recovery_code_person', columnNames: ['person_id'] }],
  }),
  new Table({
    name: 'access_session',
    columns: [
      id,
      whole('person_id'),
      text('token_hash', 64),
      text('earlier_hash', 64, true),
      moment('rotated_at'),
      text('role', 20),
      text('step', 20),
      text('device', 60),
      moment('started_at'),
      moment('last_seen_at'),
      moment('ended_at', true),
    ],
    indices: [
      { name: 'ux_access_session_token', columnNames: ['token_hash'], isUnique: true },
      { name: 'ix_access_session_earlier', columnNames: ['earlier_hash'] },
      { name: 'ix_access_session_person', columnNames: ['person_id'] },
    ],
  }),
  new Table({
    name: 'one_time_link',
    columns: [
      id,
      text('kind', 12),
      text('token_hash', 64),
      text('role', 20, true),
      text('scope_kind', 20, true),
      whole('scope_id', true),
      text('for_whom', 120),
      whole('person_id', true),
      yesNo('second_factor_too'),
      text('made_by', 120),
      moment('made_at'),
      moment('expires_at'),
      moment('used_at', true),
      moment('withdrawn_at', true),
    ],
    indices: [{ name: 'ux_one_time_link_token', columnNames: ['token_hash'], isUnique: true }],
  }),
  new Table({
    name: 'access_attempt',
    columns: [key('key', 'varchar', '64'), whole('tries'), moment('since'), moment('locked_until', true)],
  }),
  new Table({
    name: 'partnership',
    columns: [id, whole('organisation_id'), text('name', 120), yesNo('archived')],
    indices: [{ name: 'ix_partnership_organisation', columnNames: ['organisation_id'] }],
  }),
  new Table({
    name: 'partnership_context',
    columns: [key('partnership_id', 'integer'), key('context_id', 'integer')],
    indices: [{ name: 'ix_partnership_context_context', columnNames: ['context_id'] }],
  }),
];

const person = new Table({
  name: 'person',
  columns: [
    id,
    text('name', 120),
    text('login', 120, true),
    text('password_hash', 200, true),
    moment('password_changed_at', true),
    text('state', 12),
    yesNo('demo'),
    text('totp_secret', 200, true),
    text('totp_begun', 200, true),
    whole('totp_step', true),
    text('recovery_salt', 60, true),
  ],
  indices: [{ name: 'ux_person_login', columnNames: ['login'], isUnique: true }],
});
const personBefore = new Table({ name: 'person', columns: [id, text('name', 120), text('role', 20)] });

/**
 * People sign in. Whoever was the administrator of a database keeps being it, in every organisation there is, and chooses
 * a password by the link that the next start prints.
 */
export class Accounts1790000001000 implements MigrationInterface {
  name = 'Accounts1790000001000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.createTable(table);
    const people = (await runner.query('SELECT name, role FROM person ORDER BY id')) as {
      name: string;
      role: string;
    }[];
    await runner.dropTable('person');
    await runner.createTable(person);
    for (const [index, { name, role }] of people.entries()) {
      const login = index === 0 ? 'administrator' : `administrator-${index + 1}`;
      await runner.manager
        .createQueryBuilder()
        .insert()
        .into('person', ['name', 'login', 'state', 'demo'])
        .values({ name, login, state: 'active', demo: false })
        .execute();
      await runner.manager.query(
        `INSERT INTO membership (person_id, role, scope_kind, scope_id, given_by, given_at)
         SELECT p.id, '${role === 'administrator' ? role : 'practitioner'}', 'organisation', o.id, 'the first set-up', '2026-01-01T00:00:00.000Z'
         FROM person p CROSS JOIN organisation o WHERE p.login = '${login}'`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const people = (await runner.query(
      `SELECT name FROM person p WHERE EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.role = 'administrator') ORDER BY id`,
    )) as { name: string }[];
    await runner.dropTable('person');
    await runner.createTable(personBefore);
    for (const { name } of people)
      await runner.manager
        .createQueryBuilder()
        .insert()
        .into('person', ['name', 'role'])
        .values({ name, role: 'administrator' })
        .execute();
    for (const table of [...tables].reverse()) await runner.dropTable(table);
  }
}
