import { type Endpoint, endpoints } from '@waymark/contract';
import { z } from 'zod';
import { DataSource, type EntityMetadata } from 'typeorm';
import { unaudited } from '../audit/audited';
import { entities } from '../database/entities';
import { personalData, pseudonymColumn } from './personal-data';
import { keyOf } from './personal-data.store';
import { staffData } from './staff-data';

/** Tables that hold no words and no codes of people, and why. */
const NOTHING_PERSONAL: Readonly<Record<string, string>> = {
  organisation: 'names of organisations',
  grant_context: 'numbers',
  import_draft: 'a file that waits to be mapped: erased by the import with the day it runs out',
  area: 'published statistics',
  area_relation: 'published statistics',
  area_population: 'published statistics',
};
const source = new DataSource({ type: 'sqlite', database: ':memory:', entities });
let tables: readonly EntityMetadata[];

beforeAll(async () => {
  await source.initialize();
  tables = source.entityMetadatas;
});
afterAll(() => source.destroy());

/** A column in which a sentence, a name or the code of a person would have room, or whose name says so. */
const risky = (table: EntityMetadata): string[] =>
  table.columns
    .filter(
      ({ type, length, databaseName }) =>
        type === 'text' ||
        type === 'simple-json' ||
        (type === 'varchar' && Number(length || 255) >= 60) ||
        /pseudonym|respondent|subject|person|code_of|name|note|reason|words/.test(databaseName),
    )
    .filter(({ isGenerated, type }) => !isGenerated && type !== 'integer')
    .map(({ databaseName }) => databaseName);

describe('the register of personal data', () => {
  it('finds rows of each table by the number they have', () => {
    for (const { tableName, columns } of tables) {
      const entry = personalData[tableName];
      // only rows that run out, or are looked through, are ever asked for
      const asked = entry?.from ?? Object.values(entry?.columns ?? {}).find((one) => one !== 'plain');
      if (asked === undefined || asked === 'staff') continue;
      expect([tableName, columns.map((one) => one.databaseName)]).toEqual([
        tableName,
        expect.arrayContaining([keyOf(tableName)]),
      ]);
    }
  });

  it('names every column in which words, names or codes of people have room', () => {
    const faults = tables.flatMap((table) => {
      const name = table.tableName;
      if (Object.hasOwn(staffData, name) || Object.hasOwn(NOTHING_PERSONAL, name)) return [];
      const entry = personalData[name];
      return risky(table)
        .filter((column) => !entry || !Object.hasOwn(entry.columns, column))
        .map((column) => `${name}.${column}: say in protection/personal-data.ts what it may hold`);
    });
    expect(faults).toEqual([]);
  });

  it('tells of people who work with Waymark from the tables of accounts that there are, and no other', () => {
    const names = tables.map(({ tableName }) => tableName);
    expect(Object.keys(staffData).filter((name) => !names.includes(name))).toEqual([]);
    expect(Object.keys(staffData).filter((name) => Object.hasOwn(personalData, name))).toEqual([]);
  });

  it('says how long a letterbox is kept, which is less than its kind', () => {
    for (const [name, { until, kind, keptFor }] of Object.entries(personalData))
      if (until && name !== kind && name !== 'answer')
        expect([name, typeof keptFor]).toEqual([name, 'string']);
  });

  it('names only tables and columns that there are', () => {
    for (const [name, entry] of Object.entries(personalData)) {
      const table = tables.find(({ tableName }) => tableName === name);
      const has = (column: string) =>
        (entry.organisationBy && entry.from?.includes(column)) ||
        table?.columns.some(({ databaseName }) => databaseName === column);
      const columns = [
        ...Object.keys(entry.columns),
        ...(entry.from ?? []),
        ...(entry.until ? [entry.until] : []),
      ];
      expect([name, columns.filter((column) => !has(column))]).toEqual([name, []]);
      // every query over the register is limited to organisations
      expect([name, Boolean(entry.organisationBy) || has('organisation_id')]).toEqual([name, true]);
    }
  });

  it('gives every table with a pseudonym a clock, so that nothing about a person is kept for good', () => {
    const known = Object.entries(personalData).filter(([, entry]) => pseudonymColumn(entry) !== null);
    expect(known.map(([name]) => name).sort()).toEqual(['agreement', 'answer', 'young_submission']);
    expect(known.filter(([, { from }]) => !from)).toEqual([]);
  });

  it('is not what the audit log leaves out unseen: an erased answer is told by its run', () => {
    expect(unaudited['answer']).toMatch(/retention/);
    expect(Object.hasOwn(unaudited, 'erasure')).toBe(false);
  });
});

/** Words that a field for a young person, a peer or somebody suspected would be called by. */
const NO_SUCH_FIELD =
  /(^|_)(fore_?names?|first_?names?|sur_?names?|last_?names?|full_?names?|nick_?names?|date_?of_?birth|dob|birth(day|date)|members?|peers|friends?|associates?|offenders?|suspects?|perpetrators?|victims?|nhs(_?number)?|upn|ethnicity|home_?address|postcode|phone(_?number)?)($|_)/i;
const snake = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
describe('peers who are not in contact, members of groups and offenders', () => {
  it('have no column to stand in', () => {
    const columns = tables.flatMap((table) =>
      table.columns.map(({ databaseName }) => `${table.tableName}.${databaseName}`),
    );
    expect(columns.filter((column) => fault(column.split('.')[1] ?? ''))).toEqual([]);
  });

  it('have no field to be sent in or out by', () => {
    const fields = Object.values(endpoints as Record<string, Endpoint>).flatMap((entry) =>
      [entry.params, entry.query, entry.body, entry.response].flatMap((schema) =>
        schema
          ? keysOf(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })).map(
              (key) => `${entry.name}: ${key}`,
            )
          : [],
      ),
    );
    expect(fields.length).toBeGreaterThan(300);
    expect(fields.filter((field) => fault(field.split(': ')[1] ?? ''))).toEqual([]);
  });

  it('would be noticed', () => {
    expect(
      ['firstName', 'peers', 'group_members', 'date_of_birth', 'offender', 'DOB'].filter(
        (one) => !fault(one),
      ),
    ).toEqual([]);
    expect(['name', 'remembers', 'title', 'peer', 'dobermann'].filter(fault)).toEqual([]);
  });
});

const fault = (name: string): boolean => NO_SUCH_FIELD.test(snake(name));

function keysOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(keysOf);
  if (schema === null || typeof schema !== 'object') return [];
  const { properties } = schema as { properties?: Record<string, unknown> };
  return [
    ...Object.keys(properties ?? {}),
    ...Object.values(schema as Record<string, unknown>).flatMap(keysOf),
  ];
}
