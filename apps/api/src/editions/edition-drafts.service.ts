import { Injectable } from '@nestjs/common';
import type { EditionTable } from '@waymark/contract';
import { type AuditedContext, basisOf, loadSolver, previewOf } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { UnitOfWork } from '../database/unit-of-work';
import { RecordsService } from '../measures/records.service';
import { auditTogether } from './audit-crew';
import { DraftSources } from './draft-sources.service';
import { scopeOf } from './edition-answer';
import { EditionEntity } from './edition.entity';
import { EditionsStore } from './editions.store';

/**
 * Decides drafts, place by place, and keeps what was decided of each under the hash of what it was decided from: a draft that
 * was stopped goes on with what is left, and with what has changed since. One draft at a time in a process; the others wait.
 */
@Injectable()
export class EditionDraftsService {
  private tail: Promise<void> = Promise.resolve();
  private readonly running = new Set<number>();

  constructor(
    private readonly store: EditionsStore,
    private readonly records: RecordsService,
    private readonly work: UnitOfWork,
    private readonly sources: DraftSources,
  ) {}

  isRunning(id: number): boolean {
    return this.running.has(id);
  }

  /** Begins, or goes on; answers at once. `failed` is told where it stops. */
  start(actor: Actor, id: number, failed: (reason: unknown) => void): void {
    if (this.running.has(id)) return;
    this.running.add(id);
    this.tail = this.tail
      .then(() => this.run(actor, id))
      .catch(failed)
      .finally(() => this.running.delete(id));
  }

  /** For specs and the command line: until nothing is being drafted. */
  settled(): Promise<void> {
    return this.tail;
  }

  private async run(actor: Actor, id: number): Promise<void> {
    const row = await this.store.edition(actor, id);
    if (!row || row.state !== 'draft') return;
    const { contextIds, siteIds, period } = scopeOf(row);
    const all = contextIds.length === 0 && siteIds.length === 0;
    const records = await this.records.records(
      actor,
      (context) =>
        context.organisationId === row.organisationId &&
        (all || contextIds.includes(context.id) || siteIds.includes(context.siteId)),
    );
    records.sort((one, other) => one.context.id - other.context.id);
    const ledger = await this.store.ledger(row.organisationId);
    const input = {
      contexts: await this.sources.drafts(actor, records, period),
      policy: this.sources.policy(),
      solver: await loadSolver(),
      ledger,
      edition: await this.store.nextNumber(row.organisationId),
      corrects: await this.corrected(row),
    };
    const { contexts, solver: _, ...options } = input;
    const kept = await this.store.audited(id);
    const audited: AuditedContext[] = [];
    for (const context of contexts) {
      const before = kept.get(context.place.id);
      if (before?.basis === basisOf(context, input)) audited.push(before);
      // somebody else's request comes first
      if (before) await new Promise((next) => setImmediate(next));
    }
    const done = new Set(audited.map(({ contextId }) => contextId));
    await this.work.run((m) => this.store.dropAudited(m, id, done));
    await this.note(actor, id, { of: contexts.length, done: audited.length, ledgerSize: ledger.length });
    const left = contexts.filter(({ place }) => !done.has(place.id));
    for await (const one of auditTogether(left, options)) {
      audited.push(one);
      await this.work.run((m) => this.store.keepAudited(m, id, one));
      if (!(await this.note(actor, id, { done: audited.length }))) return;
    }
    const preview = previewOf(input, audited);
    await this.note(actor, id, {
      policyVersion: input.policy.version,
      preview: JSON.stringify(preview),
      summary: JSON.stringify(preview.summary),
    });
  }

  /** Answers whether the draft is still wanted. */
  private note(actor: Actor, id: number, fields: Partial<EditionEntity>): Promise<boolean> {
    return this.work.run(async (m) => {
      const row = await this.store.edition(actor, id, m);
      if (row?.state !== 'draft') return false;
      await m.save(Object.assign(row, fields));
      return true;
    });
  }

  private async corrected(row: EditionEntity): Promise<EditionTable[] | undefined> {
    if (row.corrects === null) return undefined;
    const before = await this.store.numbered(row.organisationId, row.corrects);
    const files = before ? await this.store.files(before.id) : [];
    return files
      .filter(({ path }) => path.startsWith('tables/'))
      .map(({ body }) => JSON.parse(body) as EditionTable);
  }
}
