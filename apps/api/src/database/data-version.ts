import { Injectable } from '@nestjs/common';
import { Reader } from './reader';

/**
 * A word that changes whenever anything was committed, by this process or another. SQLite counts commits of other
 * connections for the reader; PostgreSQL names the set of transactions it can see. Both answer in a fraction of a millisecond.
 */
@Injectable()
export class DataVersion {
  constructor(private readonly reader: Reader) {}

  async current(): Promise<string> {
    const sql = this.reader.isPostgres
      ? 'SELECT pg_current_snapshot()::text AS data_version'
      : 'PRAGMA data_version';
    const [row] = (await this.reader.source.query(sql)) as { data_version: string | number }[];
    return String(row?.data_version);
  }
}
