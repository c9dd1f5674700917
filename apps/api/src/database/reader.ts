import type { DataSource, EntityManager } from 'typeorm';
import { Stopped } from './stopped';

/**
 * Reads. On SQLite a second, read-only connection that sees committed rows only; on PostgreSQL the pool itself.
 * Nothing can be written through it on SQLite, whatever the SQL says.
 */
export class Reader {
  private stopped = false;

  constructor(private readonly opened: DataSource) {}

  get source(): DataSource {
    if (this.stopped) throw new Stopped();
    return this.opened;
  }

  get manager(): EntityManager {
    return this.source.manager;
  }

  get isPostgres(): boolean {
    return this.opened.options.type === 'postgres';
  }

  /** Nothing is read from now on. On PostgreSQL the connections are the writer's, who closes them. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (!this.isPostgres && this.opened.isInitialized) await this.opened.destroy();
  }
}
