import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Config, ConfigError } from '../config';
import { ListsService } from './lists.service';

const home = resolve(__dirname, '../../../..');
const shipped = readFileSync(join(home, 'data/protection/lawful-bases.v1.yaml'), 'utf8');

describe('lists of an installation', () => {
  let dataFolder: string;
  const lists = () => new ListsService({ home, dataFolder } as Config);
  const put = (name: string, text: string) => {
    mkdirSync(join(dataFolder, 'protection'), { recursive: true });
    writeFileSync(join(dataFolder, 'protection', name), text);
  };
  beforeEach(() => {
    dataFolder = mkdtempSync(join(tmpdir(), 'waymark-lists-'));
  });
  afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

  it('go before those that ship, under a higher version', () => {
    expect(lists().lists).toMatchObject({ version: 1, origin: 'product' });
    put(
      'lawful-bases.v2.yaml',
      shipped
        .replace('version: 1', 'version: 2')
        .replace('label: Consent', 'label: Consent, as our DPO reads it'),
    );
    expect(lists().lists).toMatchObject({ version: 2, origin: 'installation' });
    expect(lists().label('lawfulBases', 'consent')).toBe('Consent, as our DPO reads it');
  });

  it('stop the start where they cannot be read, with the file and every fault', () => {
    put('lawful-bases.v2.yaml', shipped);
    expect(lists).toThrow(ConfigError);
    expect(lists).toThrow(
      /lawful-bases\.v2\.yaml cannot be used:\n {2}- .*name the file after what it holds/,
    );
  });
});
