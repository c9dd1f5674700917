import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { type Pace, USUAL_PACE } from './access/pace';
import { type HashCost, USUAL_COST } from './access/passwords';
import { withFiles } from './config-files';

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
  /** The address that people type, where a proxy ends TLS before Waymark. */
  WAYMARK_PUBLIC_URL: z
    .url({ protocol: /^https$/, error: 'must be an address such as https://waymark.example.org' })
    .refine((url) => new URL(url).pathname === '/', 'must be an address without a path')
    .optional(),
  /** How many proxies stand before Waymark: the address of who asks is taken from that many steps back. */
  WAYMARK_PROXIES: z.coerce
    .number()
    .int('must be a whole number')
    .min(0)
    .max(5, 'must be at most 5')
    .default(0),
  /** Seals the secrets of authenticator apps; without it, a key file in the data folder does. */
  WAYMARK_SECRET: z.string().min(32, 'must have at least 32 characters: openssl rand -hex 32').optional(),
  WAYMARK_SECRET_BEFORE: z.string().min(32, 'must be the whole WAYMARK_SECRET of before').optional(),
  /** Who signs in with a second factor: administrators and managers, or everyone. */
  WAYMARK_SECOND_FACTOR: z.enum(['managers', 'everyone'], 'must be managers or everyone').default('managers'),
  /** Copies each new head of the audit log into the log, which may be kept by somebody else. */
  WAYMARK_AUDIT_HEADS: z.literal('log', 'must be log, or left out').optional(),
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
  /** Where people reach Waymark by TLS; null: on this computer only, without. */
  readonly publicUrl: string | null;
  readonly proxies: number;
  readonly secret: string | null;
  /** The one before, while what it sealed is sealed anew. */
  readonly secretBefore: string | null;
  /** Who cannot act without a second factor: administrators and managers, or everyone. */
  readonly secondFactor: 'managers' | 'everyone';
  /** How fast somebody may ask. Not set from outside: specs choose another. */
  readonly pace: Pace;
  /** What hashing a password costs. Not set from outside: specs choose less. */
  readonly hashCost: HashCost;
  readonly logLevel: string;
  /** Whether each new head of the audit log is a line of the log too. */
  readonly auditHeads: boolean;
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
  given: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const { env, faults: unread } = withFiles(given);
  const home = env['WAYMARK_HOME'] ?? process.cwd();
  // an empty variable is one that is not set
  const parsed = environment.safeParse(
    Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')),
  );
  const faults = parsed.success ? [] : parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`);
  faults.unshift(...unread);
  if (parsed.success) faults.push(...openToOthers(parsed.data, mode));
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
    publicUrl: e.WAYMARK_PUBLIC_URL ? new URL(e.WAYMARK_PUBLIC_URL).origin : null,
    proxies: e.WAYMARK_PROXIES,
    secret: e.WAYMARK_SECRET ?? null,
    secretBefore: e.WAYMARK_SECRET_BEFORE ?? null,
    secondFactor: e.WAYMARK_SECOND_FACTOR,
    pace: USUAL_PACE,
    hashCost: USUAL_COST,
    logLevel: e.LOG_LEVEL,
    auditHeads: e.WAYMARK_AUDIT_HEADS === 'log',
    today: () => e.WAYMARK_TODAY ?? (mode === 'demo' ? DEMO_TODAY : inLondon.format(new Date())),
    home,
  };
}

/** What would let others in without TLS, or let anybody into the demo by accident. */
function openToOthers(
  { HOST, WAYMARK_PUBLIC_URL, WAYMARK_PROXIES }: z.infer<typeof environment>,
  mode: Config['mode'],
): string[] {
  if (WAYMARK_PUBLIC_URL !== undefined && WAYMARK_PROXIES === 0)
    return [
      'WAYMARK_PUBLIC_URL names a proxy, but WAYMARK_PROXIES says that there is none: everybody would share the limit of tries. Set WAYMARK_PROXIES=1',
    ];
  // a proxy on this very computer would lead everybody to it, though it listens to nobody else
  if (mode === 'demo' && WAYMARK_PUBLIC_URL !== undefined)
    return [
      'WAYMARK_PUBLIC_URL is set, but the demo signs anybody in without a password and is reached from this computer only. For real work add --own; for the demo leave WAYMARK_PUBLIC_URL out',
    ];
  if (LOOPBACK.has(HOST)) return [];
  if (mode === 'demo')
    return [
      `HOST is ${HOST}, but the demo signs anybody in without a password, so it listens on this computer only: leave HOST out`,
    ];
  if (WAYMARK_PUBLIC_URL === undefined)
    return [
      `HOST is ${HOST}, so others could reach Waymark without TLS. Let a proxy end TLS and say so: WAYMARK_PUBLIC_URL=https://waymark.example.org and WAYMARK_PROXIES=1. For this computer only, leave HOST out`,
    ];
  return [];
}

/** Only the person who runs Waymark may read its folder. */
export function prepareDataFolder(config: Config): void {
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
  if (config.databaseUrl) return;
  // SQLite would make its file readable by all, and gives the files beside it the permissions of the first
  closeSync(openSync(config.sqliteFile, 'a', 0o600));
  chmodSync(config.sqliteFile, 0o600);
}
