import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, root } from './tree';

interface Lock {
  readonly packages: Record<string, { license?: string; integrity?: string }>;
}

/** What `.ci/dependencies.mjs --check` finds fault with; nothing where all is well. */
function faults(...args: readonly string[]): string[] {
  try {
    execFileSync(process.execPath, [join(root, '.ci/dependencies.mjs'), '--check', ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return [];
  } catch (failure) {
    return (failure as { stderr: string }).stderr.trim().split('\n');
  }
}

describe('the list of dependencies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-lock-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const changed = (change: (lock: Lock) => void): string => {
    const lock = JSON.parse(read('package-lock.json')) as Lock;
    change(lock);
    const path = join(folder, 'package-lock.json');
    writeFileSync(path, JSON.stringify(lock));
    return path;
  };

  it('is current: every package of the running product, under a licence that is allowed, with its digest', () => {
    expect(faults()).toEqual([]);
  });

  it.each([
    [
      'a licence that asks for more',
      (p: { license?: string }) => (p.license = 'AGPL-3.0-only'),
      /helmet .* AGPL-3\.0-only/,
    ],
    ['no licence', (p: { license?: string }) => delete p.license, /helmet .* not stated/],
    ['half a licence', (p: { license?: string }) => (p.license = 'MIT AND GPL-3.0-only'), /helmet .* GPL/],
    ['no digest', (p: { integrity?: string }) => delete p.integrity, /helmet .* no digest/],
  ])('would tell of %s', (_, change, words) => {
    const lock = changed(({ packages }) => void change(packages['node_modules/helmet'] ?? {}));
    expect(faults('--lock', lock)).toContainEqual(expect.stringMatching(words));
  });

  it('would tell of another version', () => {
    const lock = changed(({ packages }) => {
      Object.assign(packages['node_modules/helmet'] ?? {}, { version: '8.3.1' });
    });
    expect(faults('--lock', lock)).toEqual([expect.stringContaining('is not current')]);
  });
});
