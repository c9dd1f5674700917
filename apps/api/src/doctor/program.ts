import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config';
import { type Finding, good, trouble } from './finding';

/** Kept in step with "engines" of package.json. */
const OLDEST = [20, 19, 0] as const;

/** The program itself: Node.js, the built dashboard and the data that ships with Waymark. */
export function lookAtProgram(config: Config, node = process.versions.node): Finding[] {
  return [nodeVersion(node), ...files(config)];
}

function nodeVersion(node: string): Finding {
  const parts = node.split('.').map(Number);
  const step = OLDEST.findIndex((least, i) => (parts[i] ?? 0) !== least);
  const older = step >= 0 && (parts[step] ?? 0) < (OLDEST[step] ?? 0);
  return older
    ? trouble(
        'Node.js',
        `This is Node.js ${node}; Waymark needs ${OLDEST.join('.')} or newer.`,
        'Install a newer one from nodejs.org and start Waymark again.',
      )
    : good('Node.js', `Version ${node}.`);
}

function files({ home }: Config): Finding[] {
  const needed: readonly (readonly [string, string, string])[] = [
    [
      'Dashboard',
      'dist/apps/dashboard/index.html',
      'Run npm run build, or npm start, which builds what is missing.',
    ],
    ['Framework', 'data/framework', 'Copy the folder data/ back from the release you installed.'],
    ['Methods', 'docs/methods', 'Copy the folder docs/ back from the release you installed.'],
  ];
  return needed.map(([about, path, cure]) =>
    existsSync(join(home, path))
      ? good(about, `${path} is there.`)
      : trouble(about, `${path} is missing in ${home}.`, cure),
  );
}
