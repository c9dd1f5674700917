import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ImportOutcome, importOutcome } from '@waymark/contract';
import { builtBinary, builtEnvironment, builtHome } from '../stage/served';

const HEADING = 'context,indicator,period_start,period_end,numerator,denominator,source,round';
const line = (numerator: string, round = 'extra wave') =>
  `A-garages,LOC-01,2026-09-01,2026-09-14,${numerator},62,extra survey,${round}`;

/** The command as a script would use it: JSON and nothing else on standard output, and an exit code that tells. */
describe('importing from the command line, over the demo', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-terminal-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const file = (name: string, ...lines: string[]): string => {
    const path = join(folder, name);
    writeFileSync(path, [HEADING, ...lines].join('\r\n'));
    return path;
  };
  const waymark = (...args: string[]) =>
    new Promise<{ code: number; out: string }>((done) =>
      execFile(
        process.execPath,
        [builtBinary, 'import', ...args],
        { cwd: builtHome, env: builtEnvironment(join(folder, 'data')) },
        (error, out) => done({ code: typeof error?.code === 'number' ? error.code : 0, out }),
      ),
    );
  const json = async (...args: string[]): Promise<{ code: number; out: ImportOutcome }> => {
    const { code, out } = await waymark(...args, '--json');
    return { code, out: importOutcome.parse(JSON.parse(out)) };
  };

  it('looks first, imports once, and changes nothing the second time', async () => {
    const path = file('wave.csv', line('40'), line('41', 'another'));
    expect(await json(path, '--dry-run')).toMatchObject({ code: 0, out: { created: 2, rejected: 0 } });
    expect(await json(path)).toMatchObject({ code: 0, out: { created: 2, changed: 0, problems: [] } });
    expect(await json(path)).toMatchObject({ code: 0, out: { created: 0, changed: 0, unchanged: 2 } });
  });

  it('corrects, and takes the correction back by its number', async () => {
    const { code, out } = await waymark(file('corrected.csv', line('38')));
    expect(code).toBe(0);
    const [, number = ''] = /--undo (\d+)/.exec(out) ?? [];
    expect(await waymark('--undo', number)).toMatchObject({ code: 0 });
    expect(await json(file('wave.csv', line('40')))).toMatchObject({ out: { changed: 0, unchanged: 1 } });
  });

  it('ends with 1 where anything was refused, and says what and where', async () => {
    expect(await json(file('bad.csv', line('forty')))).toMatchObject({
      code: 1,
      out: {
        created: 0,
        rejected: 1,
        problems: [{ file: 'bad.csv', row: 2, column: 'numerator', value: 'forty' }],
      },
    });
    expect(await json(join(folder, 'not-there.csv'))).toMatchObject({
      code: 1,
      out: { problems: [{ code: 'no-such-file' }] },
    });
  });
});
