import { existsSync, lstatSync, readdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config';
import { type Finding, good, megabytes, note, trouble } from './finding';

const OTHERS = 0o077;
const LEAST_FREE = 200e6;
const DEPTH = 3;
const NAMED = 5;

interface Found {
  readonly path: string;
  readonly isFolder: boolean;
  readonly mode: number;
  readonly owner: number;
  readonly size: number;
  readonly changed: number;
}

/** The data folder and all in it, down to a few levels; links are not followed. */
export function contents(folder: string, depth = DEPTH): Found[] {
  const it = lstatSync(folder);
  const own: Found = {
    path: folder,
    isFolder: it.isDirectory(),
    mode: it.mode & 0o777,
    owner: it.uid,
    size: it.size,
    changed: it.mtimeMs,
  };
  if (!it.isDirectory() || depth === 0) return [own];
  return [own, ...readdirSync(folder).flatMap((name) => contents(join(folder, name), depth - 1))];
}

/** Only the person who runs Waymark may read the data folder, and it must have room. */
export function lookAtDataFolder(config: Config): Finding[] {
  const { dataFolder } = config;
  if (!existsSync(dataFolder))
    return [
      note(
        'Data folder',
        `There is no ${dataFolder} yet: Waymark has not been started here.`,
        config.mode === 'own' ? 'Start it: npm start -- --own' : 'Start it: npm start',
      ),
    ];
  return [...permissions(contents(dataFolder)), space(config)];
}

function permissions(found: readonly Found[]): Finding[] {
  // Windows keeps its permissions elsewhere; these numbers say nothing there
  if (process.platform === 'win32') return [note('Permissions', 'Cannot be read on Windows.')];
  const folder = found[0]?.path ?? '';
  const open = found.filter((it) => (it.mode & OTHERS) !== 0);
  const me = process.getuid?.();
  const strangers = found.filter((it) => me !== undefined && me !== 0 && it.owner !== me);
  const list = (its: readonly Found[]) =>
    its
      .slice(0, NAMED)
      .map((it) => `${it.path} (${it.mode.toString(8).padStart(4, '0')})`)
      .join(', ') + (its.length > NAMED ? ` and ${its.length - NAMED} more` : '');
  return [
    open.length === 0
      ? good('Permissions', `Nobody else on this computer can read ${folder}.`)
      : trouble(
          'Permissions',
          `Others on this computer can get at ${list(open)}.`,
          `Run: chmod -R go= ${JSON.stringify(folder)}`,
        ),
    ...(strangers.length === 0
      ? []
      : [
          trouble(
            'Owner',
            `Files of another user are in the data folder: ${list(strangers)}.`,
            `Run Waymark as one user only, and give that user all of it: sudo chown -R "$(id -un)" ${JSON.stringify(folder)}`,
          ),
        ]),
  ];
}

function space(config: Config): Finding {
  const { bavail, bsize } = statfsSync(config.dataFolder);
  const free = bavail * bsize;
  const database = contents(config.dataFolder, 1)
    .filter((it) => it.path.startsWith(config.sqliteFile))
    .reduce((sum, it) => sum + it.size, 0);
  // an import writes beside what stands, and a backup is a second copy
  const wanted = Math.max(LEAST_FREE, database * 2);
  return free >= wanted
    ? good(
        'Space',
        `${megabytes(free)} free${database > 0 ? `, the database has ${megabytes(database)}` : ''}.`,
      )
    : trouble(
        'Space',
        `Only ${megabytes(free)} free; a backup and a large import want ${megabytes(wanted)}.`,
        `Make room on the disk of ${config.dataFolder}, or move the folder and say where with WAYMARK_DATA.`,
      );
}
