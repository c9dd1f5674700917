import { Injectable } from '@nestjs/common';
import type { RetentionKind } from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import { Reader } from '../database/reader';
import { dueTables, personalData, pseudonymColumn, searchedColumns, wordColumns } from './personal-data';
import type { PersonalTable } from './personal-table';

export interface DueRow {
  readonly table: string;
  readonly kind: RetentionKind;
  readonly id: number;
  readonly organisationId: number;
  /** The day the term counts from, and the day in the row itself after which it may go. */
  readonly from: string | null;
  readonly until: string | null;
  readonly contextId: number | null;
}

type Row = Readonly<Record<string, string | number | null>>;

/**
 * SQL over the register: names of tables and columns come from `personalData` and from nowhere else, values are always bound.
 * Every query is limited to organisations that the caller names.
 */
@Injectable()
export class PersonalDataStore {
  constructor(private readonly reader: Reader) {}

  /** Rows whose term has started, of one table; those already emptied are left out. */
  async clocks(organisationIds: readonly number[], table: string): Promise<DueRow[]> {
    const entry = this.entryOf(table);
    if (organisationIds.length === 0 || !entry.from) return [];
    const from = `COALESCE(${entry.from.map((column) => fromOf(entry, column)).join(', ')}, NULL)`;
    const emptied = schemaOfEmptied(entry);
    const context = CONTEXTS.has(table) ? 't.context_id' : 'NULL';
    const rows = await this.query(
      `SELECT t.${keyOf(table)} AS id, ${ownerOf(entry)} AS organisation, ${from} AS clock, ${
        entry.until ? `t.${entry.until}` : 'NULL'
      } AS until, ${context} AS context FROM ${table} t ${joinOf(entry)} WHERE ${ownerOf(entry)} IN (${this.marks(
        organisationIds.length,
      )}) AND ${from} IS NOT NULL${emptied ? ` AND NOT (${emptied})` : ''} ORDER BY 1`,
      organisationIds,
    );
    return rows.map((row) => ({
      table,
      kind: entry.kind,
      id: Number(row['id']),
      organisationId: Number(row['organisation']),
      from: dayOf(row['clock']),
      until: dayOf(row['until']),
      contextId: row['context'] === null || row['context'] === undefined ? null : Number(row['context']),
    }));
  }

  async count(organisationIds: readonly number[], table: string): Promise<number> {
    const entry = this.entryOf(table);
    if (organisationIds.length === 0) return 0;
    const [row] = await this.query(
      `SELECT COUNT(*) AS held FROM ${table} t ${joinOf(entry)} WHERE ${ownerOf(entry)} IN (${this.marks(organisationIds.length)})`,
      organisationIds,
    );
    return Number(row?.['held'] ?? 0);
  }

  /** Rows of one person in every table that knows pseudonyms, whole. */
  async ofPerson(organisationId: number, pseudonym: string): Promise<ReadonlyMap<string, Row[]>> {
    const found = new Map<string, Row[]>();
    for (const [table, entry] of Object.entries(personalData)) {
      const column = pseudonymColumn(entry);
      if (column === null) continue;
      const rows = await this.query(
        `SELECT t.* FROM ${table} t WHERE t.organisation_id = ${this.mark(1)} AND LOWER(t.${column}) = ${this.mark(2)} ORDER BY t.id`,
        [organisationId, pseudonym.toLowerCase()],
      );
      if (rows.length > 0) found.set(table, rows);
    }
    return found;
  }

  /** Texts elsewhere in which the code stands as a word of its own. */
  async mentions(
    organisationId: number,
    pseudonym: string,
  ): Promise<{ table: string; id: number; column: string }[]> {
    const whole = new RegExp(
      `(?<![\\p{L}\\d])${pseudonym.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\d])`,
      'iu',
    );
    const found: { table: string; id: number; column: string }[] = [];
    for (const [table, entry] of Object.entries(personalData))
      for (const column of searchedColumns(entry)) {
        const rows = await this.query(
          `SELECT t.${keyOf(table)} AS id, t.${column} AS words FROM ${table} t ${joinOf(entry)} WHERE ${ownerOf(entry)} = ${this.mark(1)} AND LOWER(t.${column}) LIKE ${this.mark(2)} ESCAPE '!' ORDER BY 1`,
          [organisationId, `%${pseudonym.toLowerCase().replace(/[!%_]/g, '!$&')}%`],
        );
        for (const row of rows)
          if (whole.test(String(row['words']))) found.push({ table, id: Number(row['id']), column });
      }
    return found;
  }

  /** Erases rows, or empties their words. */
  async erase(
    manager: EntityManager,
    table: string,
    ids: readonly number[],
    how: 'rows' | 'words',
  ): Promise<void> {
    const entry = this.entryOf(table);
    for (let at = 0; at < ids.length; at += 500) {
      const some = ids.slice(at, at + 500);
      if (how === 'rows') {
        await manager.query(
          `DELETE FROM ${table} WHERE ${keyOf(table)} IN (${this.marks(some.length)})`,
          some,
        );
        continue;
      }
      const columns = wordColumns(entry);
      const set = columns.map((column, index) => `${column} = ${this.mark(index + 1)}`).join(', ');
      const marks = some.map((_, index) => this.mark(columns.length + index + 1)).join(', ');
      await manager.query(`UPDATE ${table} SET ${set} WHERE ${keyOf(table)} IN (${marks})`, [
        ...columns.map((column) => entry.emptied?.[column] ?? ''),
        ...some,
      ]);
    }
  }

  private entryOf(table: string): PersonalTable {
    const entry = personalData[table];
    if (!entry) throw new Error(`${table} is not in the register of personal data`);
    return entry;
  }

  private query(sql: string, values: readonly (string | number)[]): Promise<Row[]> {
    return this.reader.source.query(sql, [...values]) as Promise<Row[]>;
  }

  private mark(at: number): string {
    return this.reader.isPostgres ? `$${at}` : '?';
  }

  private marks(count: number): string {
    return Array.from({ length: count }, (_, at) => this.mark(at + 1)).join(', ');
  }
}

/** Tables with a clock that belong to one context: their figures are looked at again afterwards. */
const CONTEXTS = new Set(['answer', 'response', 'quality_answer', 'report_draft']);

/** Tables whose rows have another number than `id`. */
const KEYS: Readonly<Record<string, string>> = { import_job: 'intake_id', young_words: 'context_id' };
export const keyOf = (table: string): string => KEYS[table] ?? 'id';
const ownerOf = ({ organisationBy }: PersonalTable): string =>
  organisationBy ? 'o.organisation_id' : 't.organisation_id';
const joinOf = ({ organisationBy }: PersonalTable): string =>
  organisationBy
    ? `JOIN ${organisationBy.table} o ON o.${organisationBy.key} = t.${organisationBy.column}`
    : '';
/** The day a file was sent stands in the row of the file. */
const fromOf = ({ organisationBy }: PersonalTable, column: string): string =>
  organisationBy ? `o.${column}` : `t.${column}`;

/** Words that are empty already are not due a second time. */
function schemaOfEmptied(entry: PersonalTable): string | null {
  if (entry.kind !== 'words') return null;
  return wordColumns(entry)
    .map((column) => `t.${column} = '${(entry.emptied?.[column] ?? '').replace(/'/g, "''")}'`)
    .join(' AND ');
}

/** The calendar day of a day or of a moment. */
const dayOf = (value: string | number | null | undefined): string | null =>
  typeof value === 'string' && value.length >= 10 ? value.slice(0, 10) : null;

/** Names of the tables with a clock. */
export const clockedTables: readonly string[] = dueTables.map(([table]) => table);
