import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { headFile } from '../audit/audit-head';
import { type Config, ConfigError } from '../config';

type Place = Pick<Config, 'dataFolder' | 'sqliteFile' | 'databaseUrl'>;

/** Tells this process from an earlier one that had the same number. */
const HERE = randomUUID();
const markOf = ({ sqliteFile }: Place): string => `${sqliteFile}.loading`;

/** From now on the demo is half there: whoever finds it so after a stop throws it away. */
export function beginDemo(place: Place): void {
  writeFileSync(markOf(place), `${process.pid} ${HERE}`, { mode: 0o600 });
}

export function demoIsWhole(place: Place): void {
  rmSync(markOf(place), { force: true });
}

/**
 * A demo that was stopped, or lost its computer, while it was loaded holds places without figures and figures without
 * editions. Nobody worked in it yet, so it goes, and is loaded anew. Answers whether there was one. Called before the
 * database is opened, in demo mode only.
 */
export function discardHalfDemo(place: Place): boolean {
  const mark = markOf(place);
  if (!existsSync(mark)) return false;
  const [pid = '', process_ = ''] = readFileSync(mark, 'utf8').split(' ');
  if (process_ === HERE) return false;
  if (isAlive(Number(pid)))
    throw new ConfigError(
      `The demo is being loaded by another process (number ${pid}): wait until it is ready. If nothing of Waymark runs, delete ${mark} and ${place.sqliteFile}, and start again.`,
    );
  if (place.databaseUrl !== null)
    throw new ConfigError(
      `The demo was stopped while it was being loaded. Empty the database that DATABASE_URL names, delete ${mark}, and start again.`,
    );
  for (const file of [
    place.sqliteFile,
    `${place.sqliteFile}-wal`,
    `${place.sqliteFile}-shm`,
    headFile(place),
  ])
    rmSync(file, { force: true });
  rmSync(mark, { force: true });
  return true;
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // somebody else's process: there, and not ours to ask
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
