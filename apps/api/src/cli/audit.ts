import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { LocalActor } from '../access/local-actor';
import { auditCsv, auditHeading } from '../audit/audit-csv';
import type { Link } from '../audit/audit-chain';
import { headFile, readHead } from '../audit/audit-head';
import { readAuditKeys } from '../audit/audit-key';
import { AuditLog } from '../audit/audit-log.service';
import { AuditService } from '../audit/audit.service';
import { type LogReport, verifyLog } from '../audit/verify-log';
import { type Config, ConfigError, readConfig } from '../config';
import { openReadOnly } from '../database/open-read-only';
import { createApplication, makeLog } from '../http/application';

const USAGE = `Use: npm run waymark -- audit verify [--since NUMBER:SEAL] [--own]
     npm run waymark -- audit export --out FILE.csv [--own]
verify answers 0 where the log is whole and 1 where it is not. It prints the head of the log: keep that line elsewhere,
and --since with it shows later that nothing up to there was exchanged.`;
const FAULTS_SHOWN = 200;

const options = {
  since: { type: 'string' },
  out: { type: 'string' },
  own: { type: 'boolean', default: false },
} as const;

export async function audit(args: readonly string[]): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
  const { positionals, values } = parsed;
  const config = readConfig(values.own ? 'own' : 'demo');
  if (positionals.length === 1 && positionals[0] === 'verify') {
    const since = values.since === undefined ? null : linkOf(values.since);
    if (since === undefined)
      return refuse('--since needs a head as verify prints it: a number, a colon and 64 letters and digits.');
    return verify(config, since);
  }
  if (positionals.length === 1 && positionals[0] === 'export')
    return values.out ? exportLog(config, resolve(values.out)) : refuse('audit export needs --out FILE.csv.');
  return refuse('Say what to do with the audit log: verify it, or export it.');
}

async function verify(config: Config, since: Link | null): Promise<number> {
  if (!config.databaseUrl && !existsSync(config.sqliteFile)) {
    process.stderr.write(`There is no database at ${config.sqliteFile} yet, so there is no audit log.\n`);
    return 1;
  }
  const source = await openReadOnly(config).catch(sentence);
  if (typeof source === 'string') return unreadable(source);
  try {
    if (!(await source.createQueryRunner().hasTable('audit_entry'))) {
      process.stderr.write(
        'This database has no audit log yet: start Waymark once, which brings it up to date.\n',
      );
      return 1;
    }
    const keys = readAuditKeys(config.dataFolder);
    const report = await verifyLog(source.manager, keys, readHead(headFile(config), keys), { since });
    process.stdout.write(wordsOf(report));
    return report.faults.length === 0 ? 0 : 1;
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    return unreadable(sentence(error));
  } finally {
    await source.destroy();
  }
}

function sentence(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

function unreadable(why: string): number {
  process.stderr.write(
    `The audit log cannot be read: ${why}. npm run waymark -- doctor says what is wrong with the database.\n`,
  );
  return 1;
}

function wordsOf({ entries, reached, faults, untold }: LogReport): string {
  const lines =
    faults.length === 0
      ? [
          `The audit log is whole: ${entries} ${entries === 1 ? 'entry' : 'entries'}, each sealed and following the one before it.`,
        ]
      : [
          `The audit log is NOT whole. Of ${entries} entries read:`,
          ...faults.slice(0, FAULTS_SHOWN).map((it) => `  - ${it.sentence}`),
          ...(faults.length > FAULTS_SHOWN ? [`  ... and ${faults.length - FAULTS_SHOWN} more.`] : []),
          'Keep a copy of the database and of the data folder as they are now, and compare with a backup: docs/operations.md says how.',
        ];
  if (untold > 0)
    lines.push(
      `Rows changed past Waymark that are not in the log yet, and will be at its next write: ${untold}.`,
    );
  if (reached.sequence > 0) lines.push(`Head: ${reached.sequence}:${reached.hash}`);
  return `${lines.join('\n')}\n`;
}

async function exportLog(config: Config, file: string): Promise<number> {
  const app = await createApplication(config, makeLog(config));
  try {
    await app.init();
    const actor = await app.get(LocalActor).actor();
    const out = openSync(file, 'w', 0o600);
    let count = 0;
    try {
      writeSync(out, auditHeading);
      for await (const entries of app.get(AuditService).all(actor, {})) {
        writeSync(out, auditCsv(entries));
        count += entries.length;
      }
    } finally {
      closeSync(out);
    }
    await app.get(AuditLog).record({ action: 'export', kind: 'audit log', details: { entries: count } });
    process.stdout.write(`Written: ${file} (${count} ${count === 1 ? 'entry' : 'entries'})\n`);
    return 0;
  } finally {
    await app.close();
  }
}

/** Null cannot be what was meant, so a head that cannot be read is undefined. */
function linkOf(text: string): Link | undefined {
  const match = /^(\d{1,9}):([0-9a-f]{64})$/.exec(text.trim());
  return match ? { sequence: Number(match[1]), hash: match[2] ?? '' } : undefined;
}

function refuse(fault: string): number {
  process.stderr.write(`${fault}\n${USAGE}\n`);
  return 2;
}
