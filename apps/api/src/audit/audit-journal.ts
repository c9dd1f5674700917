import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../config';
import { CONFIG, LOG } from '../settings.module';
import { acting, type Acting } from './acting';
import { type AuditDraft, BEGINNING, chained, type Link } from './audit-chain';
import { AuditEntryEntity } from './audit-entry.entity';
import type { AuditEvent } from './audit-event';
import { type AuditHead, headFile, readHead, writeHead } from './audit-head';
import { type AuditKey, ensureAuditKey } from './audit-key';
import { auditedTable } from './audited';
import { installCapture } from './capture-triggers';
import { intakeEvent } from './intake-entry';
import {
  fieldChanges,
  netChanges,
  type NotedChange,
  numberIn,
  type Row,
  type TableShape,
} from './row-changes';

const AT_ONCE = 50;
const ITSELF: Acting = { actor: null, capacity: 'Waymark itself', requestId: null };
const OUTSIDE: Acting = { actor: null, capacity: 'outside Waymark', requestId: null };

/** Who did what no person did in Waymark. */
const NOBODY: Readonly<Record<string, string>> = {
  [ITSELF.capacity]: 'Waymark',
  [OUTSIDE.capacity]: 'somebody outside Waymark',
};

interface Pending {
  readonly id: number;
  readonly source: string;
  readonly act: string;
  readonly row_before: string | null;
  readonly row_after: string | null;
  /** Made by this very transaction. */
  readonly own: boolean | number;
}

/**
 * The one place that writes the audit log. The unit of work calls close() before it commits: whatever rows its transaction
 * changed, and whatever it was told, become entries of the same transaction. So no change is kept without its entry.
 */
@Injectable()
export class AuditJournal implements OnApplicationBootstrap {
  readonly key: AuditKey;
  private readonly headFile: string;
  /** The highest entry known to this process: the chain goes on from it even if the table lost it. */
  private head: AuditHead | null;
  private readiness: Promise<void> | null = null;

  constructor(
    private readonly writer: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.key = ensureAuditKey(config.dataFolder);
    this.headFile = headFile(config);
    const read = readHead(this.headFile, [this.key]);
    this.head = read.state === 'good' ? read.head : null;
  }

  /** Not in the constructor: migrations come first. */
  async onApplicationBootstrap(): Promise<void> {
    this.readiness ??= this.prepare();
    await this.readiness;
  }

  /** Before each transaction, and in its turn: triggers are in place, and what was changed behind the program's back is told first. */
  async ready(): Promise<void> {
    this.readiness ??= this.prepare();
    await this.readiness;
    if (this.isPostgres) return;
    const left = (await this.writer.query('SELECT 1 FROM audit_pending LIMIT 1')) as unknown[];
    if (left.length > 0) await this.tellOutside();
  }

  /** No other unit of work, of any process, is under way until this transaction ends. On SQLite the queue and its own lock see to it. */
  async alone(manager: EntityManager): Promise<void> {
    if (this.isPostgres) await this.lock(manager);
  }

  /** Turns what this transaction did into entries; answers the new head for committed(). */
  async close(manager: EntityManager, events: readonly AuditEvent[]): Promise<AuditHead | null> {
    const any = (await manager.query('SELECT 1 FROM audit_pending LIMIT 1')) as unknown[];
    if (any.length === 0 && events.length === 0) return null;
    await this.lock(manager);
    const pending = await this.take(manager);
    const mine = acting.getStore() ?? ITSELF;
    const drafts = [
      ...(await this.draftsOf(
        manager,
        pending.filter((it) => !it.own),
        OUTSIDE,
      )),
      ...(await this.draftsOf(
        manager,
        pending.filter((it) => it.own),
        mine,
      )),
    ];
    for (const event of events) drafts.push(this.draft(await this.placed(manager, event), mine));
    return this.append(manager, drafts);
  }

  /** The transaction is kept: the anchor outside the database moves on. */
  committed(head: AuditHead): void {
    if (this.head && this.head.sequence >= head.sequence) return;
    this.head = head;
    writeHead(this.headFile, head, this.key);
    // wherever the log goes, the head of the chain is kept as well: no name, no value, and what --since asks for
    if (this.config.auditHeads) this.log.info({ audit: `${head.sequence}:${head.hash}` }, 'audit log');
  }

  private get isPostgres(): boolean {
    return this.writer.options.type === 'postgres';
  }

  private async prepare(): Promise<void> {
    await this.writer.transaction(async (manager) => {
      await this.lock(manager);
      await installCapture(this.writer, manager);
    });
    const [row]: unknown[] = await this.writer.query('SELECT 1 FROM audit_entry LIMIT 1');
    // the demo is thrown away and made anew; elsewhere a log that is suddenly empty is a gap to be seen
    if (row === undefined && this.config.mode === 'demo') this.head = null;
    await this.tellOutside();
  }

  /** Changes by a migration, or by hand in the database: noted by the triggers, told as nobody's. */
  private async tellOutside(): Promise<void> {
    const head = await this.writer.transaction(async (manager) => {
      await this.lock(manager);
      const pending = await this.take(manager);
      return this.append(manager, await this.draftsOf(manager, pending, OUTSIDE));
    });
    if (head) this.committed(head);
  }

  /** One at a time, over all processes: the next entry follows the last. Held until the transaction ends. */
  private async lock(manager: EntityManager): Promise<void> {
    await manager.query(
      this.isPostgres
        ? `SELECT pg_advisory_xact_lock(hashtext('waymark audit ' || current_schema()))`
        : // a write, so that SQLite's own lock is held before anything is read
          'DELETE FROM audit_pending WHERE id < 0',
    );
  }

  private async take(manager: EntityManager): Promise<Pending[]> {
    const own = this.isPostgres ? 'unit = pg_current_xact_id()::text' : '1';
    const rows: Pending[] = await manager.query(
      `SELECT id, source, act, row_before, row_after, ${own} AS own FROM audit_pending ORDER BY id`,
    );
    const last = rows.at(-1);
    if (last) await manager.query(`DELETE FROM audit_pending WHERE id <= ${Number(last.id)}`);
    return rows;
  }

  private async append(manager: EntityManager, drafts: readonly AuditDraft[]): Promise<AuditHead | null> {
    if (drafts.length === 0) return null;
    const entries = chained(drafts, await this.last(manager), this.key);
    for (let i = 0; i < entries.length; i += AT_ONCE)
      await manager.insert(AuditEntryEntity, entries.slice(i, i + AT_ONCE));
    const { sequence, hash, at } = entries.at(-1) ?? { sequence: 0, hash: BEGINNING, at: '' };
    return { sequence, hash, at };
  }

  /** The end of the chain. If the table ends before the anchor does, numbers go on from the anchor: the gap stays to be seen. */
  private async last(manager: EntityManager): Promise<Link> {
    const [row]: Link[] = await manager.query(
      'SELECT sequence, hash FROM audit_entry ORDER BY sequence DESC LIMIT 1',
    );
    const there = row ?? { sequence: 0, hash: BEGINNING };
    return this.head && this.head.sequence > there.sequence ? this.head : there;
  }

  private async draftsOf(
    manager: EntityManager,
    pending: readonly Pending[],
    by: Acting,
  ): Promise<AuditDraft[]> {
    if (pending.length === 0) return [];
    const noted = pending.map((it): NotedChange => ({
      source: it.source,
      act: it.act,
      before: parsed(it.row_before),
      after: parsed(it.row_after),
    }));
    const drafts: AuditDraft[] = [];
    for (const change of netChanges(noted, (table) => this.shapeOf(table).keys)) {
      const event = await this.eventOf(manager, change);
      if (event) drafts.push(this.draft(event, by));
    }
    return drafts;
  }

  private async eventOf(manager: EntityManager, change: NotedChange): Promise<AuditEvent | null> {
    const { source, act } = change;
    const rule = auditedTable(source);
    if (!rule) return null;
    const shape = this.shapeOf(source);
    const row: Row = change.after ?? change.before ?? {};
    const changes = fieldChanges(change, shape, (field, value) => this.key.digest(field, value));
    const reason = rule.reason ? row[rule.reason] : null;
    if (act === 'update' && changes.length === 0 && change.before?.[rule.reason ?? ''] === reason)
      return null;
    const event: AuditEvent = {
      action: act === 'insert' ? 'create' : act === 'delete' ? 'remove' : 'change',
      kind: rule.kind,
      id: shape.keys.map((key) => String(row[key])).join('/'),
      contextId: source === 'context' ? numberIn(row, 'id') : numberIn(row, 'context_id'),
      organisationId: await this.organisationOf(manager, source, row),
      changes,
      reason: typeof reason === 'string' ? reason : null,
    };
    if (source !== 'intake') return event;
    const told = await intakeEvent(manager, change);
    return told && { ...event, ...told };
  }

  /** An event in a context is its organisation's, where it does not say. */
  private async placed(manager: EntityManager, event: AuditEvent): Promise<AuditEvent> {
    if (event.organisationId !== undefined || event.contextId == null) return event;
    const [found]: { organisation_id: number }[] = await manager.query(
      `SELECT organisation_id FROM context WHERE id = ${Number(event.contextId)}`,
    );
    return { ...event, organisationId: found?.organisation_id ?? null };
  }

  private async organisationOf(manager: EntityManager, source: string, row: Row): Promise<number | null> {
    if (source === 'organisation') return numberIn(row, 'id');
    const named = auditedTable(source)?.organisationIn;
    if (!named) return numberIn(row, 'organisation_id');
    const place = named(row);
    if (!place || place.table === 'organisation') return place?.id ?? null;
    const [found]: { organisation_id: number | null }[] = await manager.query(
      `SELECT organisation_id FROM "${place.table}" WHERE id = ${Number(place.id)}`,
    );
    return found?.organisation_id ?? null;
  }

  private shapeOf(table: string): TableShape {
    const found = this.writer.entityMetadatas.find((it) => it.tableName === table);
    if (!found) return { keys: ['id'], booleans: [] };
    return {
      keys: found.primaryColumns.map((column) => column.databaseName),
      booleans: found.columns.filter((it) => it.type === 'boolean').map((it) => it.databaseName),
    };
  }

  private draft(event: AuditEvent, by: Acting): AuditDraft {
    const actor = event.actor === undefined ? by.actor : event.actor;
    return {
      at: new Date().toISOString(),
      personId: actor?.personId ?? null,
      actorName: actor?.name ?? NOBODY[by.capacity] ?? 'nobody signed in',
      role: actor?.role ?? null,
      capacity: by.capacity,
      action: event.action,
      kind: event.kind,
      objectId: event.id == null ? null : String(event.id).slice(0, 80),
      contextId: event.contextId ?? null,
      organisationId: event.organisationId ?? null,
      changes: JSON.stringify(event.changes ?? []),
      details: JSON.stringify(event.details ?? {}),
      reason: event.reason?.slice(0, 2000) ?? null,
      requestId: by.requestId?.slice(0, 40) ?? null,
    };
  }
}

function parsed(text: string | null): Row | null {
  return text === null ? null : (JSON.parse(text) as Row);
}
