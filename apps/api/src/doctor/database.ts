import { existsSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { headFile, readHead } from '../audit/audit-head';
import { readAuditKeys } from '../audit/audit-key';
import { captureInPlace } from '../audit/capture-triggers';
import { verifyLog } from '../audit/verify-log';
import type { Config } from '../config';
import { migrations } from '../database/migrations/all';
import { type Finding, good, note, trouble } from './finding';

const RESTORE =
  'Stop Waymark, keep a copy of the data folder as it is, and put the last good backup in its place.';

/** Null where there is nothing to open; a finding says so. */
export function lookForDatabase(config: Config): Finding | null {
  if (config.databaseUrl || existsSync(config.sqliteFile)) return null;
  // the demo is thrown away and made anew
  return config.mode === 'own' && existsSync(headFile(config))
    ? trouble(
        'Database',
        `${config.sqliteFile} is gone, though an audit log was kept in it.`,
        `Put it back from your backup. If you removed it on purpose, remove ${headFile(config)} too.`,
      )
    : note('Database', `There is no ${config.sqliteFile} yet: it is made at the first start.`);
}

/** Whether tables are as this program expects them. */
export async function lookAtMigrations(source: DataSource): Promise<Finding[]> {
  const runner = source.createQueryRunner();
  try {
    const known = migrations.map((it) => new it().name);
    const done = (await runner.hasTable('migrations'))
      ? ((await source.query('SELECT name FROM migrations ORDER BY timestamp')) as { name: string }[]).map(
          (it) => it.name,
        )
      : [];
    const unknown = done.filter((name) => !known.includes(name));
    const pending = known.filter((name) => !done.includes(name));
    if (unknown.length > 0)
      return [
        trouble(
          'Tables',
          `The database was brought up to date by a newer Waymark (${unknown.join(', ')}).`,
          'Start that newer version. An older one must not write to this database.',
        ),
      ];
    return pending.length > 0
      ? [
          trouble(
            'Tables',
            `${pending.length} of ${known.length} changes of the tables are still to be made (${pending.join(', ')}).`,
            'Make a backup, then start Waymark once: it makes them by itself.',
          ),
        ]
      : [good('Tables', `All ${known.length} changes of the tables were made.`)];
  } finally {
    await runner.release();
  }
}

/** Whether the database is whole in itself. */
export async function lookAtIntegrity(source: DataSource): Promise<Finding[]> {
  if (source.options.type === 'postgres') {
    const [row] = (await source.query('SHOW server_version')) as { server_version: string }[];
    return [good('Database', `PostgreSQL ${row?.server_version ?? ''} answers.`)];
  }
  let said: { quick_check: string }[];
  try {
    said = (await source.query('PRAGMA quick_check(5)')) as { quick_check: string }[];
  } catch (error) {
    return [
      trouble(
        'Database',
        `SQLite cannot read the file: ${error instanceof Error ? error.message : String(error)}.`,
        RESTORE,
      ),
    ];
  }
  const broken = said.map((it) => it.quick_check).filter((it) => it !== 'ok');
  const loose = (await source.query('PRAGMA foreign_key_check')) as { table: string }[];
  return [
    broken.length === 0
      ? good('Database', 'SQLite finds the file whole.')
      : trouble('Database', `SQLite finds the file broken: ${broken.join('; ')}.`, RESTORE),
    ...(loose.length === 0
      ? []
      : [
          trouble(
            'Database',
            `${loose.length} rows of ${[...new Set(loose.map((it) => it.table))].join(', ')} point to rows that are not there.`,
            RESTORE,
          ),
        ]),
  ];
}

/** Whether the audit log is whole and every change still reaches it. */
export async function lookAtAudit(source: DataSource, config: Config): Promise<Finding[]> {
  const keys = readAuditKeys(config.dataFolder);
  if (keys.length === 0)
    return [
      trouble(
        'Audit log',
        `Its key is missing: there is no audit.key in ${config.dataFolder}.`,
        'Put the key back from your backup. Without it the log cannot be checked, and Waymark begins a new key at its next start.',
      ),
    ];
  const { faults, entries, untold } = await verifyLog(source.manager, keys, readHead(headFile(config), keys));
  const missing = await captureInPlace(source);
  return [
    faults.length === 0
      ? good(
          'Audit log',
          `Whole: ${entries === 1 ? '1 entry' : `${entries} entries`}, each sealed and following the one before it.`,
        )
      : trouble(
          'Audit log',
          `${faults[0]?.sentence ?? ''}${faults.length > 1 ? ` And ${faults.length - 1} more.` : ''}`,
          'npm run waymark -- audit verify names each; docs/operations.md says what to do.',
        ),
    ...(untold > 0
      ? [
          note(
            'Audit log',
            `Rows changed past Waymark that are not in the log yet: ${untold}.`,
            'They will be at its next write, as of somebody outside. Find out who has access to the database.',
          ),
        ]
      : []),
    missing.length === 0
      ? good('Audit log', 'Every audited table notes its changes, and the log refuses to be changed.')
      : trouble(
          'Audit log',
          `Triggers are missing: ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ` and ${missing.length - 5} more` : ''}.`,
          'Start Waymark once, which puts those of the tables back. If those of the log itself are missing, somebody took them away: check who has access to the database.',
        ),
  ];
}
