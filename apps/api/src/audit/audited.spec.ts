import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Endpoint, endpoints } from '@waymark/contract';
import { getMetadataArgsStorage } from 'typeorm';
import { entities } from '../database/entities';
import { audited, auditedTable, unaudited } from './audited';
import { readKinds } from './read-event';

const every: readonly Endpoint[] = Object.values(endpoints);

const columnsOf = (entity: (typeof entities)[number]): string[] =>
  getMetadataArgsStorage()
    .columns.filter((it) => it.target === entity)
    .map((it) => it.options.name ?? it.propertyName);
const tables = new Map(
  entities.map((entity) => [
    getMetadataArgsStorage().tables.find((it) => it.target === entity)?.name ?? entity.name,
    columnsOf(entity),
  ]),
);

describe('what the audit log covers', () => {
  it('is said of every table: either each changed row is an entry, or there is a reason why not', () => {
    const both = [...Object.keys(audited), ...Object.keys(unaudited)];
    expect([...tables.keys()].filter((table) => !both.includes(table))).toEqual([]);
    expect(both.filter((table) => !tables.has(table))).toEqual([]);
    expect(new Set(both).size).toBe(both.length);
    for (const reason of Object.values(unaudited)) expect(reason.length).toBeGreaterThan(20);
  });

  it('names columns that are there', () => {
    for (const [table, rule] of Object.entries(audited)) {
      const there = tables.get(table) ?? [];
      const named = [...rule.plain, ...(rule.unwatched ?? []), ...(rule.reason ? [rule.reason] : [])];
      expect([table, named.filter((column) => !there.includes(column))]).toEqual([table, []]);
    }
  });

  it('never says the words somebody typed about people, a name, a secret or a code', () => {
    const private_ =
      /(^|_)(note|name_of|private|login|password|secret|token|salt|hash|subject|respondent|respondent_code|answered_by|explained_by|agreed_by|evidence)(_|$)/;
    for (const [table, { plain }] of Object.entries(audited))
      expect([table, plain.filter((column) => private_.test(column))]).toEqual([table, []]);
    expect(auditedTable('person')?.plain).not.toContain('name');
  });

  it('takes a table that nobody named for personal, all of it', () => {
    expect(auditedTable('voice_of_somebody')).toEqual({ kind: 'voice of somebody', plain: ['id'] });
  });
});

describe('what is taken away or looked at', () => {
  /** Downloads that hold no figure and nothing of anybody. */
  const plainFiles: Readonly<Record<string, string>> = {
    openApi: 'the description of the API',
    importTemplate: 'an empty table',
    mappingYaml: 'how a table is read, without its rows',
  };

  it('is declared by every download', () => {
    const silent = every.filter((it) => it.file && !it.audit).map((it) => it.name);
    expect(silent.sort()).toEqual(Object.keys(plainFiles).sort());
  });

  it('has a word for the log', () => {
    const declared = every.filter((it) => it.audit).map((it) => it.name);
    expect(Object.keys(readKinds).sort()).toEqual(declared.sort());
  });

  it('is declared by every answer about one person', () => {
    const about = every.filter(
      (it) => /\/(person|subject|voices?)(\/|$)/.test(it.path) && it.method === 'GET',
    );
    expect(about.filter((it) => !it.audit).map((it) => it.name)).toEqual([]);
  });

  it('is recorded by every command that writes figures to a file', () => {
    const folder = join(__dirname, '../cli');
    const writing = readdirSync(folder).filter((name) =>
      /writeFileSync|writeSync|createWriteStream/.test(readFileSync(join(folder, name), 'utf8')),
    );
    expect(writing.length).toBeGreaterThan(0);
    expect(writing.filter((name) => !/AuditLog/.test(readFileSync(join(folder, name), 'utf8')))).toEqual([]);
  });
});
