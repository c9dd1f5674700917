import type { DataSource } from 'typeorm';
import type { Config } from '../config';
import { type Finding, good, note, trouble } from './finding';

interface Row {
  readonly administrators: number | string;
  readonly guarded: number | string;
  readonly demo: number | string;
}

/** Somebody must be able to administer, with a second factor; the demo's accounts have no place in real work. */
export async function lookAtAccounts(source: DataSource, config: Config): Promise<Finding[]> {
  if (config.mode === 'demo')
    return [note('Accounts', 'The demo lets anybody in on this computer, as it says.')];
  const acting = `p.state = 'active' AND EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.role = 'administrator' AND m.ended_at IS NULL)`;
  const [row] = (await source.query(
    `SELECT SUM(CASE WHEN ${acting} THEN 1 ELSE 0 END) AS administrators,
       SUM(CASE WHEN ${acting} AND p.totp_secret IS NOT NULL THEN 1 ELSE 0 END) AS guarded,
       SUM(CASE WHEN p.demo = true THEN 1 ELSE 0 END) AS demo FROM person p`,
  )) as Row[];
  const administrators = Number(row?.administrators ?? 0);
  const guarded = Number(row?.guarded ?? 0);
  const demo = Number(row?.demo ?? 0);
  return [
    administrators === 0
      ? trouble(
          'Accounts',
          'There is no administrator who can sign in.',
          'Start Waymark with npm start -- --own: an empty database prints a one-time link for the first administrator.',
        )
      : guarded === 0
        ? trouble(
            'Accounts',
            `None of ${administrators} ${administrators === 1 ? 'administrator' : 'administrators'} has a second factor.`,
            'Sign in as an administrator and set one up under Account.',
          )
        : good(
            'Accounts',
            `${guarded} of ${administrators} ${administrators === 1 ? 'administrator has' : 'administrators have'} a second factor.`,
          ),
    ...(demo > 0
      ? [
          trouble(
            'Accounts',
            `${demo} demo accounts are in your own database. They cannot sign in here, and have no place in it.`,
            'Find out how they came there: a demo database must not be used for real work. Begin anew with npm start -- --own.',
          ),
        ]
      : []),
  ];
}
