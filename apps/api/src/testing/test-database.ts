import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { Config } from '../config';

/** Where a database is: the part of the configuration that says so. */
type Place = Pick<Config, 'databaseUrl' | 'schema' | 'dataFolder' | 'sqliteFile'>;

export interface TestDatabase {
  readonly place: Place;
  remove(): Promise<void>;
}

/** Room for a database of a spec's own: a temporary SQLite file or, where DATABASE_URL is set, a schema; or the one of `like`. */
export async function startTestDatabase(like?: Config): Promise<TestDatabase> {
  const dataFolder = like?.dataFolder ?? mkdtempSync(join(tmpdir(), 'waymark-spec-'));
  const databaseUrl = process.env['DATABASE_URL'] ?? null;
  const schema = like?.schema ?? (databaseUrl ? `spec_${randomBytes(6).toString('hex')}` : null);
  if (databaseUrl && schema && !like) await inPostgres(databaseUrl, `CREATE SCHEMA ${schema}`);
  return {
    place: { databaseUrl, schema, dataFolder, sqliteFile: join(dataFolder, 'spec.db') },
    remove: async () => {
      if (databaseUrl && schema) await inPostgres(databaseUrl, `DROP SCHEMA ${schema} CASCADE`);
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function inPostgres(url: string, sql: string): Promise<void> {
  const source = await new DataSource({ type: 'postgres', url }).initialize();
  await source.query(sql).finally(() => source.destroy());
}
