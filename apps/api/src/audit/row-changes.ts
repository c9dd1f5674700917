import type { AuditChange } from '@waymark/contract';
import { auditedTable } from './audited';

export type Row = Readonly<Record<string, unknown>>;

/** What a trigger noted. */
export interface NotedChange {
  readonly source: string;
  readonly act: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

/** What has to be known of a table besides its rows. */
export interface TableShape {
  readonly keys: readonly string[];
  readonly booleans: readonly string[];
}

/**
 * One row through a whole transaction: as it was at its beginning and at its end. A row that came and went leaves nothing,
 * one that was changed five times is one change. `keys` names the primary key's columns of a table.
 */
export function netChanges(
  noted: readonly NotedChange[],
  keys: (table: string) => readonly string[],
): NotedChange[] {
  const rows = new Map<string, NotedChange>();
  for (const it of noted) {
    const row = it.after ?? it.before ?? {};
    const key = JSON.stringify([it.source, ...keys(it.source).map((column) => row[column])]);
    const first = rows.get(key);
    rows.set(key, first ? { ...it, before: first.before } : it);
  }
  return [...rows.values()].flatMap((it) =>
    it.before === null && it.after === null
      ? []
      : [{ ...it, act: it.before === null ? 'insert' : it.after === null ? 'delete' : 'update' }],
  );
}

/** The fields that differ. Personal ones by keyed digest; null stays null, since absence is no value. */
export function fieldChanges(
  { source, before, after }: NotedChange,
  { keys, booleans }: TableShape,
  digest: (field: string, value: string) => string,
): AuditChange[] {
  const rule = auditedTable(source);
  const plain = new Set([...(rule?.plain ?? []), ...keys]);
  const silent = new Set([...(rule?.unwatched ?? []), ...keys]);
  const columns = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort();
  const text = (row: Row | null, column: string) => textOf(row?.[column], booleans.includes(column));
  return columns.flatMap((column) => {
    if (silent.has(column) || column === rule?.reason) return [];
    const [was, is] = [text(before, column), text(after, column)];
    if (was === is) return [];
    const personal = !plain.has(column);
    const shown = (value: string | null) =>
      value === null ? null : personal ? digest(`${source}.${column}`, value) : value.slice(0, 2000);
    return [{ field: column.replaceAll('_', ' '), personal, before: shown(was), after: shown(is) }];
  });
}

/** SQLite and PostgreSQL write the same value in their own ways; an entry reads alike on both. */
function textOf(value: unknown, isBoolean: boolean): string | null {
  if (value === null || value === undefined) return null;
  if (isBoolean) return value === true || value === 1 ? 'yes' : 'no';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export function numberIn(row: Row, column: string): number | null {
  const value = row[column];
  return typeof value === 'number' ? value : null;
}
