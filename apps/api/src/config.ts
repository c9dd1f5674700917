import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';

/** Everything the process may be told from outside. The only reader of process.env. */
const environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      'must begin with postgres:// (leave it out to keep everything in one SQLite file)',
    )
    .optional(),
  /** Schema inside PostgreSQL; specs use one each. */
  DB_SCHEMA: z
    .string()
    .regex(/^[a-z_][a-z0-9_]*$/, 'must be small letters, digits and underscores')
    .optional(),
  WAYMARK_DATA: z.string().min(1).optional(),
  WAYMARK_TODAY: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-09-15')
    .optional(),
  PORT: z.coerce
    .number()
    .int('must be a whole number')
    .min(0)
    .max(65535, 'must be at most 65535')
    .default(3333),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

export interface Config {
  readonly mode: 'demo' | 'own';
  readonly databaseUrl: string | null;
  readonly schema: string | null;
  /** Folder of the SQLite file and of uploads under way. */
  readonly dataFolder: string;
  readonly sqliteFile: string;
  readonly port: number;
  readonly host: string;
  readonly logLevel: string;
  /** Fixed in the demo, whose figures end on a known day. */
  readonly today: () => string;
  /** Folder that holds data/, docs/ and the built dashboard. */
  readonly home: string;
}

/** The demo's own today: its last wave lies a few months back. */
const DEMO_TODAY = '2026-09-15';
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);

const inLondon = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

export class ConfigError extends Error {}

/**
 * Reads the environment once and fails with every fault at once.
 * `mode` comes from the command line: the demo and real work never share a file.
 */
export function readConfig(
  mode: 'demo' | 'own',
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const home = env['WAYMARK_HOME'] ?? process.cwd();
  // an empty variable is one that is not set
  const parsed = environment.safeParse(
    Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')),
  );
  const faults = parsed.success ? [] : parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`);
  if (parsed.success && !LOOPBACK.has(parsed.data.HOST))
    faults.push(
      `HOST is ${parsed.data.HOST}, but without accounts Waymark listens on this computer only: leave HOST out, or set it to 127.0.0.1`,
    );
  if (!parsed.success || faults.length > 0)
    throw new ConfigError(`Waymark cannot start:\n${faults.map((f) => `  - ${f}`).join('\n')}`);
  const e = parsed.data;
  const chosen = e.WAYMARK_DATA;
  const dataFolder = chosen
    ? isAbsolute(chosen)
      ? chosen
      : resolve(home, chosen)
    : mode === 'demo'
      ? join(home, '.waymark')
      : join(homedir(), '.waymark');
  return {
    mode,
    databaseUrl: e.DATABASE_URL ?? null,
    schema: e.DB_SCHEMA ?? null,
    dataFolder,
    sqliteFile: join(dataFolder, mode === 'demo' ? 'demo.db' : 'waymark.db'),
    port: e.PORT,
    host: e.HOST,
    logLevel: e.LOG_LEVEL,
    today: () => e.WAYMARK_TODAY ?? (mode === 'demo' ? DEMO_TODAY : inLondon.format(new Date())),
    home,
  };
}

/** Only the person who runs Waymark may read its folder. */
export function prepareDataFolder(config: Config): void {
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
}
