import { createHash } from 'node:crypto';
import type { DataSource, EntityManager, EntityMetadata } from 'typeorm';
import { auditedTable } from './audited';

const PREFIX = 'audit_capture_';
const ACTS = ['insert', 'update', 'delete'] as const;
type Act = (typeof ACTS)[number];

interface Trigger {
  readonly name: string;
  readonly table: string;
  readonly sql: string;
}

const quoted = (name: string) => `"${name}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** PostgreSQL: one function for all tables. A removed row leaves its plain columns only: erasing must not copy. */
const CAPTURE_FUNCTION = `CREATE OR REPLACE FUNCTION audit_capture() RETURNS trigger LANGUAGE plpgsql AS $body$
DECLARE personal text[] := TG_ARGV[0]::text[]; unwatched text[] := TG_ARGV[1]::text[];
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(OLD) - unwatched = to_jsonb(NEW) - unwatched THEN RETURN NULL; END IF;
  INSERT INTO audit_pending (unit, source, act, row_before, row_after) VALUES (
    pg_current_xact_id()::text, TG_TABLE_NAME, lower(TG_OP),
    CASE TG_OP WHEN 'INSERT' THEN NULL WHEN 'DELETE' THEN (to_jsonb(OLD) - personal)::text ELSE to_jsonb(OLD)::text END,
    CASE TG_OP WHEN 'DELETE' THEN NULL ELSE to_jsonb(NEW)::text END);
  RETURN NULL;
END $body$`;

/**
 * Every audited table has triggers that note each changed row, whichever way it was changed: through the ORM, by SQL of our
 * own, or behind the program's back. They are made at each start from the tables as they are, so no migration has to think of them.
 */
export async function installCapture(source: DataSource, manager: EntityManager): Promise<void> {
  const tables = source.entityMetadatas.filter((it) => auditedTable(it.tableName) !== null);
  if (source.options.type === 'postgres') await onPostgres(manager, tables);
  else await onSqlite(manager, tables);
}

async function onSqlite(manager: EntityManager, tables: readonly EntityMetadata[]): Promise<void> {
  const wanted = new Map(tables.flatMap(sqliteTriggers).map((it) => [it.name, it]));
  const there: { name: string; sql: string }[] = await manager.query(
    `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '${PREFIX}%'`,
  );
  const same = new Set(there.filter((it) => wanted.get(it.name)?.sql === it.sql).map((it) => it.name));
  for (const { name } of there)
    if (!same.has(name)) await manager.query(`DROP TRIGGER IF EXISTS ${quoted(name)}`);
  for (const { name, sql } of wanted.values()) if (!same.has(name)) await manager.query(sql);
}

async function onPostgres(manager: EntityManager, tables: readonly EntityMetadata[]): Promise<void> {
  const wanted = new Map(tables.map(postgresTrigger).map((it) => [it.name, it]));
  const there: { name: string; relation: string; mark: string | null }[] = await manager.query(
    `SELECT t.tgname AS name, c.relname AS relation, obj_description(t.oid, 'pg_trigger') AS mark
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE NOT t.tgisinternal AND n.nspname = current_schema() AND t.tgname LIKE '${PREFIX}%'`,
  );
  const same = new Set(
    there.filter((it) => mark(wanted.get(it.name)?.sql ?? '') === it.mark).map((it) => it.name),
  );
  if (same.size === wanted.size && there.length === wanted.size) return;
  await manager.query(CAPTURE_FUNCTION);
  for (const { name, relation } of there)
    if (!same.has(name)) await manager.query(`DROP TRIGGER ${quoted(name)} ON ${quoted(relation)}`);
  for (const { name, table, sql } of wanted.values()) {
    if (same.has(name)) continue;
    await manager.query(sql);
    await manager.query(`COMMENT ON TRIGGER ${quoted(name)} ON ${quoted(table)} IS ${literal(mark(sql))}`);
  }
}

/** Changes whenever the trigger or its function does. */
function mark(sql: string): string {
  return createHash('sha256').update(`${CAPTURE_FUNCTION}\n${sql}`).digest('hex').slice(0, 32);
}

function columnsOf(table: EntityMetadata) {
  const rule = auditedTable(table.tableName);
  const all = table.columns.map((column) => column.databaseName);
  const plain = new Set([
    ...(rule?.plain ?? []),
    ...(rule?.reason ? [rule.reason] : []),
    ...table.primaryColumns.map((column) => column.databaseName),
  ]);
  const unwatched = new Set(rule?.unwatched ?? []);
  return {
    all,
    plain: all.filter((name) => plain.has(name)),
    personal: all.filter((name) => !plain.has(name)),
    watched: all.filter((name) => !unwatched.has(name)),
    unwatched: [...unwatched],
  };
}

function sqliteTriggers(table: EntityMetadata): Trigger[] {
  const { all, plain, watched } = columnsOf(table);
  const blobs = new Set(table.columns.filter((c) => c.type === 'blob').map((c) => c.databaseName));
  const row = (which: 'OLD' | 'NEW', columns: readonly string[]) => {
    const value = (name: string) =>
      blobs.has(name) ? `hex(${which}.${quoted(name)})` : `${which}.${quoted(name)}`;
    return `json_object(${columns.map((name) => `${literal(name)}, ${value(name)}`).join(', ')})`;
  };
  const condition = watched.map((name) => `OLD.${quoted(name)} IS NOT NEW.${quoted(name)}`).join(' OR ');
  const values: Record<Act, string> = {
    insert: `NULL, ${row('NEW', all)}`,
    update: `${row('OLD', all)}, ${row('NEW', all)}`,
    delete: `${row('OLD', plain)}, NULL`,
  };
  return ACTS.map((act) => {
    const name = `${PREFIX}${table.tableName}_${act}`;
    const when = act === 'update' ? ` WHEN ${condition}` : '';
    return {
      name,
      table: table.tableName,
      sql: `CREATE TRIGGER ${quoted(name)} AFTER ${act.toUpperCase()} ON ${quoted(table.tableName)}${when} BEGIN INSERT INTO audit_pending (source, act, row_before, row_after) VALUES (${literal(table.tableName)}, '${act}', ${values[act]}); END`,
    };
  });
}

function postgresTrigger(table: EntityMetadata): Trigger {
  const { personal, unwatched } = columnsOf(table);
  const name = `${PREFIX}${table.tableName}`;
  const list = (names: readonly string[]) => literal(`{${names.join(',')}}`);
  return {
    name,
    table: table.tableName,
    sql: `CREATE TRIGGER ${quoted(name)} AFTER INSERT OR UPDATE OR DELETE ON ${quoted(table.tableName)} FOR EACH ROW EXECUTE FUNCTION audit_capture(${list(personal)}, ${list(unwatched)})`,
  };
}

/** Names of triggers that should be there and are not: those that note changes, and those that keep the log. */
export async function captureInPlace(source: DataSource): Promise<string[]> {
  const postgres = source.options.type === 'postgres';
  const tables = source.entityMetadatas.filter((it) => auditedTable(it.tableName) !== null);
  const wanted = postgres
    ? ['audit_entry_stays', 'audit_entry_whole', ...tables.map((it) => postgresTrigger(it).name)]
    : [
        'audit_entry_no_update',
        'audit_entry_no_delete',
        'audit_entry_no_replace',
        ...tables.flatMap((it) => sqliteTriggers(it).map((trigger) => trigger.name)),
      ];
  const there = (await source.query(
    postgres
      ? `SELECT t.tgname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = current_schema() AND t.tgenabled <> 'D'`
      : `SELECT name FROM sqlite_master WHERE type = 'trigger'`,
  )) as { name: string }[];
  const names = new Set(there.map((it) => it.name));
  return wanted.filter((name) => !names.has(name));
}
