import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Config } from '../config';
import { readerOptions, writerOptions } from './data-source';

/** The database as it is: nothing is created or migrated. It may be in use by a running server. */
export function openReadOnly(config: Config): Promise<DataSource> {
  const asItIs = { ...writerOptions(config), migrationsRun: false } as DataSourceOptions;
  return new DataSource(readerOptions(config) ?? asItIs).initialize();
}
