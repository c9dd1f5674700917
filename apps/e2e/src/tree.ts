import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const root = resolve(__dirname, '../../..');

/** Every file that git tracks or would track, with forward slashes. */
export function files(): string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((name) => name !== '' && existsSync(join(root, name)));
}

export const read = (name: string): string => readFileSync(join(root, name), 'utf8');

export const sources = (): string[] => files().filter((name) => /^(apps|libs)\/.*\.tsx?$/.test(name));
