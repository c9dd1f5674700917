import { Inject, Injectable } from '@nestjs/common';
import type { AuditChain, AuditChange, AuditEntry, AuditFilters, AuditPage, Role } from '@waymark/contract';
import type { Actor } from '../access/actor';
import type { Config } from '../config';
import { Reader } from '../database/reader';
import { CONFIG } from '../settings.module';
import type { Link } from './audit-chain';
import type { AuditEntryEntity } from './audit-entry.entity';
import { headFile, readHead } from './audit-head';
import { readAuditKeys } from './audit-key';
import { AuditStore } from './audit.store';
import { verifyLog } from './verify-log';

/** A log shorter than this is read whole every time; a longer one every ten minutes, and in between what was added. */
const SHORT = 5000;
const ALL_AGAIN_AFTER_MS = 10 * 60_000;
const FAULTS_TOLD = 20;
const CSV_AT_ONCE = 1000;

/** Reads the log for those who may, and says whether it is whole. */
@Injectable()
export class AuditService {
  /** Up to here the log was found whole, and when all of it was read last. */
  private whole: { readonly reached: Link; readonly entries: number; readonly at: number } | null = null;

  constructor(
    private readonly store: AuditStore,
    private readonly reader: Reader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async page(
    actor: Actor,
    { before, limit, ...filters }: AuditFilters & { before?: number | undefined; limit: number },
  ): Promise<AuditPage> {
    const found = await this.store.page(actor, filters, before, limit + 1);
    const rows = found.slice(0, limit);
    return {
      entries: await this.told(actor, rows),
      next: found.length > limit ? (rows.at(-1)?.sequence ?? null) : null,
      ...(await this.store.choices(actor)),
    };
  }

  /** All that the filters leave, latest first, some at a time. */
  async *all(actor: Actor, filters: AuditFilters): AsyncGenerator<AuditEntry[]> {
    for (let before: number | undefined; ;) {
      const rows = await this.store.page(actor, filters, before, CSV_AT_ONCE);
      if (rows.length === 0) return;
      yield await this.told(actor, rows);
      before = rows.at(-1)?.sequence;
    }
  }

  /** `verifiedAt` is when all of it was read last. */
  async chain(): Promise<AuditChain> {
    const fresh = this.whole && Date.now() - this.whole.at < ALL_AGAIN_AFTER_MS;
    const known = fresh && this.whole && this.whole.entries >= SHORT ? this.whole : null;
    const keys = readAuditKeys(this.config.dataFolder);
    const head = readHead(headFile(this.config), keys);
    const report = await verifyLog(
      this.reader.manager,
      keys,
      head,
      known && known.reached.sequence > 0 ? { from: known.reached } : {},
    );
    const entries = report.entries + (known?.entries ?? 0);
    const isWhole = report.faults.length === 0;
    const at = known?.at ?? Date.now();
    this.whole = isWhole ? { reached: report.reached, entries, at } : null;
    return {
      state: isWhole ? 'whole' : 'broken',
      verifiedTo: report.reached.sequence,
      verifiedAt: new Date(at).toISOString(),
      entries,
      hash: report.reached.sequence > 0 ? report.reached.hash : null,
      faults: report.faults.slice(0, FAULTS_TOLD).map((it) => it.sentence),
    };
  }

  private async told(actor: Actor, rows: readonly AuditEntryEntity[]): Promise<AuditEntry[]> {
    const names = await this.store.names(actor, rows);
    return rows.map((row) => entryOf(row, names));
  }
}

function entryOf(row: AuditEntryEntity, names: ReadonlyMap<string, string>): AuditEntry {
  const reference = row.objectId === null ? row.kind : `${row.kind} ${row.objectId}`;
  const details = JSON.parse(row.details) as Record<string, string | number | boolean>;
  return {
    sequence: row.sequence,
    at: row.at,
    actor: {
      personId: row.personId,
      name: row.actorName,
      role: row.role as Role | null,
      capacity: row.capacity,
    },
    action: row.action as AuditEntry['action'],
    object: {
      kind: row.kind,
      id: row.objectId,
      reference,
      label: names.get(reference) ?? null,
      place:
        row.kind === 'context' || row.contextId === null
          ? null
          : (names.get(`context ${row.contextId}`) ?? null),
    },
    contextId: row.contextId,
    organisationId: row.organisationId,
    changes: JSON.parse(row.changes) as AuditChange[],
    details: Object.entries(details).map(([name, value]) => ({
      name,
      value: typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value),
    })),
    reason: row.reason,
    requestId: row.requestId,
    hash: row.hash,
  };
}
