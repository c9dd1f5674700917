import { rmSync, readFileSync, writeFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { OrganisationEntity } from '../access/organisation.entity';
import { UnitOfWork } from '../database/unit-of-work';
import { startTestApp, type TestApp } from '../testing/test-app';
import { AuditEntryEntity } from './audit-entry.entity';
import { headFile, readHead } from './audit-head';
import { readAuditKeys } from './audit-key';
import { type LogReport, verifyLog } from './verify-log';

let test: TestApp;
let source: DataSource;

async function begin(): Promise<void> {
  test = await startTestApp();
  source = test.app.get(DataSource);
  for (let i = 1; i <= 8; i++)
    await test.app.get(UnitOfWork).run((m) => m.insert(OrganisationEntity, { name: `Organisation ${i}` }));
  // the second line of defence goes first
  if (source.options.type === 'postgres') await source.query('ALTER TABLE audit_entry DISABLE TRIGGER USER');
  else
    for (const name of ['audit_entry_no_update', 'audit_entry_no_delete', 'audit_entry_no_replace'])
      await source.query(`DROP TRIGGER ${name}`);
}

const verify = (options: Parameters<typeof verifyLog>[3] = {}): Promise<LogReport> => {
  const keys = readAuditKeys(test.config.dataFolder);
  return verifyLog(source.manager, keys, readHead(headFile(test.config), keys), options);
};
const faults = async () => (await verify()).faults.map((it) => [it.kind, it.sequence]);
const sentences = async () => (await verify()).faults.map((it) => it.sentence);
const renumber = (from: number, to: number) =>
  source.query(`UPDATE audit_entry SET sequence = ${to} WHERE sequence = ${from}`);

/** Somebody who can write to the database, but has not the key: whatever they do to the log is seen, and where. */
describe('a log that somebody tampered with', () => {
  let asItWas: { rows: object[]; head: string };

  beforeAll(async () => {
    await begin();
    asItWas = {
      rows: await source.manager.find(AuditEntryEntity),
      head: readFileSync(headFile(test.config), 'utf8'),
    };
  });
  afterAll(() => test.stop());

  /** Each attack begins with the same whole log of eight entries. */
  beforeEach(async () => {
    await source.query('DELETE FROM audit_entry');
    await source.manager.insert(AuditEntryEntity, asItWas.rows);
    writeFileSync(headFile(test.config), asItWas.head);
  });

  it('is whole before', async () => {
    expect(await verify()).toMatchObject({ entries: 8, faults: [], untold: 0, reached: { sequence: 8 } });
  });

  it.each([
    ['actor_name', `'Somebody else'`],
    ['at', `'2020-01-01T00:00:00.000Z'`],
    ['changes', `'[]'`],
    ['organisation_id', '99'],
    ['reason', `'because'`],
    ['person_id', '12'],
  ])('shows an altered %s', async (column, value) => {
    await source.query(`UPDATE audit_entry SET ${column} = ${value} WHERE sequence = 5`);
    expect(await faults()).toEqual([['altered', 5]]);
    expect(await sentences()).toEqual([expect.stringContaining('Entry 5 was altered')]);
  });

  it('shows an entry whose seal was made to fit without the key', async () => {
    await source.query(`UPDATE audit_entry SET reason = 'x', hash = '${'a'.repeat(64)}' WHERE sequence = 5`);
    await source.query(`UPDATE audit_entry SET previous = '${'a'.repeat(64)}' WHERE sequence = 6`);
    expect(await faults()).toEqual([
      ['altered', 5],
      ['altered', 6],
    ]);
  });

  it.each([
    ['the first', '= 1', 'Entry 1 was removed.', 1],
    ['one in the middle', '= 4', 'Entry 4 was removed.', 4],
    ['several in the middle', 'IN (4, 5, 6)', 'Entries 4 to 6 were removed.', 4],
    ['the last', '= 8', 'Entry 8 was removed. The head file knows of them.', 8],
    ['the last three', '> 5', 'Entries 6 to 8 were removed. The head file knows of them.', 6],
    ['all of them', '> 0', 'Entries 1 to 8 were removed. The head file knows of them.', 1],
  ])('shows that %s was removed', async (_what, which, sentence, sequence) => {
    await source.query(`DELETE FROM audit_entry WHERE sequence ${which}`);
    expect(await sentences()).toEqual([sentence]);
    expect(await faults()).toEqual([['missing', sequence]]);
  });

  it('shows a removed entry whose place was closed up', async () => {
    await source.query('DELETE FROM audit_entry WHERE sequence = 6');
    await renumber(7, 6);
    await renumber(8, 7);
    expect(await sentences()).toEqual([
      'Entry 6 was moved here: it was written as entry 7.',
      'Entry 7 was moved here: it was written as entry 8.',
      'Entry 8 was removed. The head file knows of them.',
    ]);
  });

  it('shows two entries that changed places', async () => {
    await renumber(3, 100);
    await renumber(6, 3);
    await renumber(100, 6);
    expect(await sentences()).toEqual([
      'Entry 3 was moved here: it was written as entry 6.',
      'Entry 6 was moved here: it was written as entry 3.',
    ]);
  });

  it('shows an entry that was put in', async () => {
    const columns = source
      .getMetadata('audit_entry')
      .columns.map((it) => it.databaseName)
      .filter((name) => name !== 'sequence')
      .join(', ');
    await source.query(
      `INSERT INTO audit_entry (sequence, ${columns}) SELECT 9, ${columns} FROM audit_entry WHERE sequence = 2`,
    );
    expect(await sentences()).toEqual(['Entry 9 was moved here: it was written as entry 2.']);
    await source.query(`UPDATE audit_entry SET key_id = 'feedfeedfeedfeed' WHERE sequence = 9`);
    expect(await faults()).toEqual([['unknown key', 9]]);
  });

  it('is not fooled by a head file that somebody wrote, or took away', async () => {
    const path = headFile(test.config);
    const { seal } = JSON.parse(readFileSync(path, 'utf8')) as { seal: string };
    await source.query('DELETE FROM audit_entry WHERE sequence > 6');
    const [row] = (await source.query('SELECT hash, at FROM audit_entry WHERE sequence = 6')) as object[];
    writeFileSync(path, JSON.stringify({ sequence: 6, ...row, seal }));
    expect(await faults()).toEqual([['no anchor', 6]]);
    rmSync(path);
    expect(await faults()).toEqual([['no anchor', 6]]);
  });

  it('shows by a printed head what even the head file no longer knows', async () => {
    const printed = (await verify()).reached;
    await source.query('DELETE FROM audit_entry WHERE sequence > 6');
    rmSync(headFile(test.config));
    expect((await verify({ since: printed })).faults.map((it) => it.sentence)).toContain(
      'Entries 7 to 8 were removed. The head you gave knows of them.',
    );
    const other = { sequence: 3, hash: 'b'.repeat(64) };
    expect((await verify({ since: other })).faults.map((it) => it.sentence)).toContain(
      'Entry 3 is not the one that the head you gave knows: its seal is another.',
    );
  });
});

describe('a log that Waymark goes on writing', () => {
  beforeEach(begin);
  afterEach(() => test.stop());

  it('goes on from where it was checked last, and sees if that entry was changed since', async () => {
    const { reached } = await verify();
    await test.app.get(UnitOfWork).run((m) => m.insert(OrganisationEntity, { name: 'Later' }));
    expect(await verify({ from: reached })).toMatchObject({ entries: 1, faults: [] });
    await source.query(`UPDATE audit_entry SET hash = '${'c'.repeat(64)}' WHERE sequence = 8`);
    expect((await verify({ from: reached })).faults.length).toBeGreaterThan(0);
  });

  it('tells of rows that were changed past Waymark, as of somebody outside', async () => {
    await source.query(`UPDATE organisation SET name = 'Taken over' WHERE name = 'Organisation 1'`);
    expect((await verify()).untold).toBe(1);
    await test.app.get(UnitOfWork).run((m) => m.insert(OrganisationEntity, { name: 'Later' }));
    const rows = (await source.query(
      'SELECT action, capacity FROM audit_entry WHERE sequence > 8 ORDER BY sequence',
    )) as object[];
    expect(rows).toEqual([
      { action: 'change', capacity: 'outside Waymark' },
      { action: 'create', capacity: 'Waymark itself' },
    ]);
    expect((await verify()).faults).toEqual([]);
  });

  it('still shows a removed end after Waymark has gone on writing', async () => {
    await source.query('DELETE FROM audit_entry WHERE sequence > 6');
    await test.app.get(UnitOfWork).run((m) => m.insert(OrganisationEntity, { name: 'Later' }));
    expect(await sentences()).toEqual(['Entries 7 to 8 were removed.']);
  });
});
