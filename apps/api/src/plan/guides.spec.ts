import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Config } from '../config';
import { GuidesService } from './guides.service';

const home = resolve(__dirname, '../../../..');

describe('the values a partnership holds itself to', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'waymark-values-'));
  afterAll(() => rmSync(dataFolder, { recursive: true }));
  const codes = () =>
    new GuidesService({ home, dataFolder } as Config).templates.values.values.map(({ code }) => code);
  const shipped = readFileSync(join(home, 'data/values/values.v1.yaml'), 'utf8');
  const own = (text: string) => writeFileSync(join(dataFolder, 'values.yaml'), text);

  it('are the list that ships, until there is one of its own in the data folder', () => {
    expect(codes()).toContain('ecological');
    expect(codes()).not.toContain('joy');
    own(`${shipped}  - { code: joy, label: Joy, ask: Where was there joy? }\n`);
    expect(codes()).toEqual(expect.arrayContaining(['ecological', 'joy']));
  });

  it('stop the start with the file and the fault where the own list cannot be used', () => {
    own(`${shipped}  - { code: ecological, label: Again, ask: Twice? }\n`);
    expect(codes).toThrow(/values\.yaml[\s\S]*“ecological” stands there twice/);
  });
});
