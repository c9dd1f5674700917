import { Injectable } from '@nestjs/common';
import { Reader } from './reader';

interface Row {
  readonly data_version: string | number;
}
/** The part of the sqlite3 driver that is asked here. */
interface SqliteConnection {
  readonly databaseConnection: {
    all(sql: string, done: (error: Error | null, rows: readonly Row[]) => void): void;
  };
}

/**
 * A word that changes whenever anything was committed, by this process or another. SQLite counts commits of other
 * connections for the reader; PostgreSQL names the set of transactions it can see. Both answer in a fraction of a millisecond.
 */
@Injectable()
export class DataVersion {
  constructor(private readonly reader: Reader) {}

  async current(): Promise<string> {
    if (!this.reader.isPostgres) return this.counted();
    const [row] = (await this.reader.source.query(
      'SELECT pg_current_snapshot()::text AS data_version',
    )) as Row[];
    return String(row?.data_version);
  }

  /** Asked at every request, so without the query runner in between, which takes longer than the question. */
  private counted(): Promise<string> {
    const { databaseConnection } = this.reader.source.driver as unknown as SqliteConnection;
    return new Promise((answer, failed) => {
      databaseConnection.all('PRAGMA data_version', (error, rows) =>
        error ? failed(error) : answer(String(rows[0]?.data_version)),
      );
    });
  }
}
