import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/**
 * Every write goes through run(). TypeORM's SQLite driver has ONE connection for the whole process: a write made outside
 * a transaction while another request's transaction is open joins it, and is lost when that one rolls back. So on SQLite
 * writes queue; on PostgreSQL each has its own connection. Nested calls join the transaction that is already open.
 */
@Injectable()
export class UnitOfWork {
  private tail: Promise<unknown> = Promise.resolve();
  private readonly current = new AsyncLocalStorage<EntityManager>();

  constructor(private readonly writer: DataSource) {}

  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const joined = this.current.getStore();
    if (joined) return work(joined);
    const go = () => this.writer.transaction((manager) => this.current.run(manager, () => work(manager)));
    if (this.writer.options.type !== 'sqlite') return go();
    const result = this.tail.then(go, go);
    this.tail = result.catch(() => undefined);
    return result;
  }
}
