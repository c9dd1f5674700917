import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './tree';

const half = { name: 'half', input: { numerator: 20, denominator: 40 }, expected: { proportion: 0.5 } };
const wrong = { name: 'wrong', input: half.input, expected: { proportion: 0.6 } };

/** `npm run oracle -- DIR` is how others hold the product against cases of their own: what it says about odd files is part of it. */
describe('npm run oracle', () => {
  const home = mkdtempSync(join(tmpdir(), 'waymark-oracle-'));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const oracle = (folder: string) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['.ci/oracle.mjs', folder], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: home },
    });
    return { status, stdout, stderr, last: stdout.trimEnd().split('\n').at(-1) };
  };
  const folder = (files: Readonly<Record<string, unknown>>) => {
    const made = mkdtempSync(join(home, 'cases-'));
    for (const [name, content] of Object.entries(files))
      writeFileSync(
        join(made, `${name}.json`),
        typeof content === 'string' ? content : JSON.stringify(content),
      );
    return made;
  };

  it('ends with nothing failed, and zero, where every case agrees', () => {
    const { status, last } = oracle(folder({ good: { method: 'proportion_wilson', cases: [half] } }));
    expect([status, last]).toEqual([0, '1 passed, 0 failed']);
  });

  it('goes through every odd file, names each with what is wrong, and still runs the rest', () => {
    const { status, stdout, stderr, last } = oracle(
      folder({
        broken: '{ "method": ',
        empty: 'null',
        listed: [],
        good: { method: 'proportion_wilson', cases: [half, wrong, null, { name: 'bare' }] },
        unknown: { method: 'crystal_ball', cases: [half] },
      }),
    );
    expect([status, last]).toEqual([1, '1 passed, 7 failed']);
    expect(stdout).toMatch(/FAILED broken\.json: not readable as JSON/);
    expect(stdout).toMatch(/FAILED empty\.json: not a case file/);
    expect(stdout).toMatch(/FAILED listed\.json: not a case file/);
    expect(stdout).toMatch(/FAILED proportion_wilson \/ wrong\n +proportion: expected 0\.6, got 0\.5\n/);
    expect(stdout).toMatch(/FAILED proportion_wilson \/ case 3: a case needs a "name"/);
    expect(stdout).toMatch(/FAILED proportion_wilson \/ case 4: a case needs a "name"/);
    expect(stdout).toMatch(/no function is registered for the method "crystal_ball"/);
    expect(stdout).toMatch(/FAILED crystal_ball \/ half/);
    expect(stderr).toBe('');
  });

  it('never passes on nothing', () => {
    const empty = oracle(folder({}));
    expect([empty.status, empty.last]).toEqual([1, '0 passed, 0 failed']);
    expect(empty.stderr).toMatch(/There is no case file/);
    const nowhere = oracle('not-there');
    expect(nowhere.status).toBe(1);
    expect(nowhere.stderr).toMatch(/There is no folder not-there\. Usage: npm run oracle -- DIR/);
    const none = oracle(folder({ none: { method: 'proportion_wilson', cases: [] } }));
    expect(none.last).toBe('0 passed, 0 failed');
    expect(none.status).toBe(1);
  });
});
