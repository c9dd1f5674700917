import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../config';
import { beginDemo, demoIsWhole, discardHalfDemo } from './half-demo';

describe('a demo that was stopped while it was loaded', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'waymark-half-'));
  const place = { dataFolder, sqliteFile: join(dataFolder, 'demo.db'), databaseUrl: null };
  const mark = `${place.sqliteFile}.loading`;
  const parts = ['demo.db', 'demo.db-wal', 'demo.db-shm', 'demo.audit-head.json'];
  const there = () => parts.filter((name) => existsSync(join(dataFolder, name)));
  beforeEach(() => parts.forEach((name) => writeFileSync(join(dataFolder, name), 'half')));
  afterAll(() => rmSync(dataFolder, { recursive: true }));

  it('is thrown away at the next start, with all that belongs to it', () => {
    beginDemo(place);
    // by a process that is no more: it had this number, and another life
    writeFileSync(mark, readFileSync(mark, 'utf8').replace(/ .*/, ' earlier'));
    expect(discardHalfDemo(place)).toBe(true);
    expect(there()).toEqual([]);
    expect(discardHalfDemo(place)).toBe(false);
  });

  it('is kept while it is being loaded, by this process or by another', () => {
    beginDemo(place);
    expect(discardHalfDemo(place)).toBe(false);
    writeFileSync(mark, `${process.ppid} another`);
    expect(() => discardHalfDemo(place)).toThrow(ConfigError);
    expect(there()).toEqual(parts);
  });

  it('is whole once it says so, and stays', () => {
    beginDemo(place);
    demoIsWhole(place);
    expect(discardHalfDemo(place)).toBe(false);
    expect(there()).toEqual(parts);
  });

  it('is left to its owner where it lies on a database server', () => {
    writeFileSync(mark, `${process.pid} earlier`);
    expect(() => discardHalfDemo({ ...place, databaseUrl: 'postgres://somewhere' })).toThrow(
      /Empty the database/,
    );
    expect(there()).toEqual(parts);
  });
});
