import type { DataSourceOptions } from 'typeorm';
import type { Config } from '../config';
import { entities } from './entities';
import { migrations } from './migrations/all';

/** sqlite3's own constant: this connection cannot write. */
const OPEN_READONLY = 1;

export function writerOptions(
  config: Pick<Config, 'databaseUrl' | 'schema' | 'sqliteFile'>,
): DataSourceOptions {
  const both = { entities, migrations, synchronize: false, migrationsRun: true };
  if (config.databaseUrl)
    return {
      ...both,
      type: 'postgres',
      url: config.databaseUrl,
      poolSize: 10,
      ...(config.schema
        ? { schema: config.schema, extra: { options: `-c search_path=${config.schema}` } }
        : {}),
    };
  return { ...both, type: 'sqlite', database: config.sqliteFile, enableWAL: true, busyTimeout: 5000 };
}

/** Null on PostgreSQL, where every read has its own connection anyway. */
export function readerOptions(config: Config): DataSourceOptions | null {
  if (config.databaseUrl) return null;
  return {
    name: 'reader',
    type: 'sqlite',
    database: config.sqliteFile,
    entities,
    synchronize: false,
    flags: OPEN_READONLY,
    busyTimeout: 5000,
  } as DataSourceOptions;
}
