import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { AuditEvent } from '../audit/audit-event';
import type { AuditHead } from '../audit/audit-head';
import { AuditJournal } from '../audit/audit-journal';
import { Stopped } from './stopped';

interface Unit {
  readonly manager: EntityManager;
  /** What it was told for the audit log, besides the rows it changed. */
  readonly events: AuditEvent[];
}

/**
 * Every write goes through run(). TypeORM's SQLite driver has ONE connection for the whole process: a write made outside
 * a transaction while another request's transaction is open joins it, and is lost when that one rolls back. So writes queue;
 * on PostgreSQL they also wait for those of other processes. Whatever a unit looks at inside run() stands until it commits: of
 * two requests at once, the second sees what the first did. Nested calls join the transaction that is already open.
 *
 * Before it commits, a unit's changes become entries of the audit log in the same transaction: both are kept, or neither.
 */
@Injectable()
export class UnitOfWork {
  private tail: Promise<unknown> = Promise.resolve();
  private readonly current = new AsyncLocalStorage<Unit>();
  private stopped = false;

  constructor(
    private readonly writer: DataSource,
    private readonly journal: AuditJournal,
  ) {}

  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const joined = this.current.getStore();
    if (joined) return work(joined.manager);
    if (this.stopped) return Promise.reject(new Stopped());
    const go = () => this.audited(work);
    const result = this.tail.then(go, go);
    this.tail = result.catch(() => undefined);
    return result;
  }

  /** What was begun or waits is still done; whatever comes later is refused, before the connection is closed under it. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.tail;
  }

  /** Adds an event to the open unit, or keeps it in one of its own. */
  async note(event: AuditEvent): Promise<void> {
    await this.run(() => {
      this.current.getStore()?.events.push(event);
      return Promise.resolve();
    });
  }

  /**
   * After an erasure: what SQLite still keeps of it in the log of changes that lies beside the file is written over too. Of
   * PostgreSQL, docs/operations.md says what there is to do.
   */
  leaveNoTrace(): Promise<void> {
    if (this.current.getStore()) throw new Error('What is still open cannot be written over.');
    if (this.writer.options.type !== 'sqlite') return Promise.resolve();
    if (this.stopped) return Promise.reject(new Stopped());
    const go = async () => void (await this.writer.query('PRAGMA wal_checkpoint(TRUNCATE)'));
    const result = this.tail.then(go, go);
    this.tail = result.catch(() => undefined);
    return result;
  }

  private async audited<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    await this.journal.ready();
    let head: AuditHead | null = null;
    const result = await this.writer.transaction((manager) => {
      const unit: Unit = { manager, events: [] };
      return this.current.run(unit, async () => {
        await this.journal.alone(manager);
        const done = await work(manager);
        head = await this.journal.close(manager, unit.events);
        return done;
      });
    });
    if (head) this.journal.committed(head);
    return result;
  }
}
