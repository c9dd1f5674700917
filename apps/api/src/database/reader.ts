import type { DataSource, EntityManager } from 'typeorm';

/**
 * Reads. On SQLite a second, read-only connection that sees committed rows only; on PostgreSQL the pool itself.
 * Nothing can be written through it on SQLite, whatever the SQL says.
 */
export class Reader {
  constructor(readonly source: DataSource) {}

  get manager(): EntityManager {
    return this.source.manager;
  }

  get isPostgres(): boolean {
    return this.source.options.type === 'postgres';
  }
}
