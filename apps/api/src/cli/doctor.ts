import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { DataSource } from 'typeorm';
import { type Config, ConfigError, readConfig } from '../config';
import { openReadOnly } from '../database/open-read-only';
import { lookAtAccounts } from '../doctor/accounts';
import { lookAtClock } from '../doctor/clock';
import { contents, lookAtDataFolder } from '../doctor/data-folder';
import { lookAtAudit, lookAtIntegrity, lookAtMigrations, lookForDatabase } from '../doctor/database';
import { lookAtFigures } from '../doctor/figures';
import { type Finding, good, looked, trouble } from '../doctor/finding';
import { lookAtProgram } from '../doctor/program';

const MARK = { good: 'good', note: 'note', trouble: 'TROUBLE' } as const;

/** Looks the installation over; changes nothing, whether or not the server runs. 1 where something has to be done. */
export async function doctor(args: readonly string[]): Promise<number> {
  let own: boolean;
  try {
    ({ own } = parseArgs({
      args: [...args],
      options: { own: { type: 'boolean', default: false } },
      strict: true,
    }).values);
  } catch (error) {
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\nUse: npm run waymark -- doctor [--own]\n`,
    );
    return 2;
  }
  const findings = await examine(own ? 'own' : 'demo');
  process.stdout.write(wordsOf(findings));
  return findings.some((it) => it.state === 'trouble') ? 1 : 0;
}

async function examine(mode: Config['mode']): Promise<Finding[]> {
  const read = configuration(mode);
  if ('finding' in read) return [read.finding];
  const { config } = read;
  return [
    good(
      'Configuration',
      `Complete; ${mode === 'own' ? 'your own work' : 'the demo'} in ${config.dataFolder}.`,
    ),
    ...(await looked('Program', () => lookAtProgram(config))),
    ...(await looked('Data folder', () => lookAtDataFolder(config))),
    ...(await stored(config)),
  ];
}

function configuration(mode: Config['mode']): { config: Config } | { finding: Finding } {
  try {
    return { config: readConfig(mode) };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return {
      finding: trouble(
        'Configuration',
        error.message
          .replace(/^Waymark cannot start:/, '')
          .replace(/\s+(- )?/g, ' ')
          .trim(),
        'Mend these environment variables: docs/operations.md names each. Nothing else was looked at.',
      ),
    };
  }
}

async function stored(config: Config): Promise<Finding[]> {
  const clock = (entry: string | null) => lookAtClock(Date.now(), written(config, entry));
  const absent = lookForDatabase(config);
  if (absent) return [...(await looked('Clock', () => clock(null))), absent];
  const opened = await openReadOnly(config).catch((error: unknown) =>
    error instanceof Error ? error : new Error(String(error)),
  );
  if (opened instanceof Error)
    return [
      ...(await looked('Clock', () => clock(null))),
      trouble(
        'Database',
        `It cannot be opened: ${opened.message.split('\n')[0]}.`,
        config.databaseUrl
          ? 'Check that PostgreSQL runs and that DATABASE_URL names it, with its user and password.'
          : `Check that ${config.sqliteFile} is the file Waymark made; if it is broken, put the last good backup in its place.`,
      ),
    ];
  try {
    return await inside(opened, config, clock);
  } finally {
    await opened.destroy();
  }
}

async function inside(
  source: DataSource,
  config: Config,
  clock: (entry: string | null) => Finding[],
): Promise<Finding[]> {
  const whole = await looked('Database', () => lookAtIntegrity(source));
  const readable = whole.every((it) => it.state !== 'trouble');
  const tables = readable ? await looked('Tables', () => lookAtMigrations(source)) : [];
  // what is said about a database whose tables are others would be noise
  if ([...tables, ...whole].some((it) => it.state === 'trouble'))
    return [...(await looked('Clock', () => clock(null))), ...whole, ...tables];
  return [
    ...(await looked('Clock', async () => {
      const rows = (await source.query('SELECT MAX(at) AS at FROM audit_entry')) as { at: string | null }[];
      return clock(rows[0]?.at ?? null);
    })),
    ...whole,
    ...tables,
    ...(await looked('Audit log', () => lookAtAudit(source, config))),
    ...(await looked('Figures', () => lookAtFigures(source))),
    ...(await looked('Accounts', () => lookAtAccounts(source, config))),
  ];
}

function written(config: Config, entry: string | null): { what: string; at: number }[] {
  const files = existsSync(config.dataFolder)
    ? contents(config.dataFolder).map((it) => ({ what: it.path, at: it.changed }))
    : [];
  return entry === null
    ? files
    : [{ what: 'the latest entry of the audit log', at: Date.parse(entry) }, ...files];
}

function wordsOf(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map((it) => it.about.length));
  const lines = findings.flatMap((it) => [
    `  ${MARK[it.state].padEnd(8)} ${it.about.padEnd(width)}  ${it.says}`,
    ...(it.cure ? [`  ${' '.repeat(8)} ${' '.repeat(width)}  -> ${it.cure}`] : []),
  ]);
  const troubles = findings.filter((it) => it.state === 'trouble').length;
  const end =
    troubles === 0
      ? 'Nothing has to be done.'
      : `${troubles} ${troubles === 1 ? 'thing needs' : 'things need'} doing: see the arrows.`;
  return `${lines.join('\n')}\n\n${end}\n`;
}
