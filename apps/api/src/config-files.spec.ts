import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from './config';

describe('secrets given as files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-secrets-'));
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are read, without the line end that editors leave behind', () => {
    const config = readConfig('own', {
      DATABASE_URL_FILE: file('url', 'postgres://waymark:x@database/waymark\n'),
      WAYMARK_SECRET_FILE: file('secret', `${'a1'.repeat(32)}\n`),
    });
    expect(config.databaseUrl).toBe('postgres://waymark:x@database/waymark');
    expect(config.secret).toBe('a1'.repeat(32));
  });

  it.each([
    ['is not there', () => ({ DATABASE_URL_FILE: join(folder, 'nowhere') }), 'cannot be read (ENOENT)'],
    ['is empty', () => ({ WAYMARK_SECRET_FILE: file('empty', '\n') }), 'which is empty'],
    [
      'is given twice',
      () => ({ DATABASE_URL: 'postgres://x', DATABASE_URL_FILE: file('url', 'postgres://y') }),
      'both given',
    ],
    [
      'holds something else',
      () => ({ DATABASE_URL_FILE: file('other', 'mysql://very-secret@x') }),
      'postgres://',
    ],
  ])('stop the start where one %s, and never print what is in them', (_, env, words) => {
    expect(() => readConfig('own', env())).toThrow(words);
    expect(() => readConfig('own', env())).not.toThrow('very-secret');
  });
});
