import { Injectable } from '@nestjs/common';
import type { EditionManifest, EditionOverview, EditionTable, LedgerEntry, Period } from '@waymark/contract';
import {
  basisOf,
  type ContextDraft,
  type ContextOutline,
  loadSolver,
  PreviewInParts,
} from '@waymark/outcomes';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { UnitOfWork } from '../database/unit-of-work';
import { auditTogether, type Waiting } from './audit-crew';
import type { AuditJob, AuditRules } from './audit-worker';
import { DraftSources } from './draft-sources.service';
import { scopeOf } from './edition-answer';
import { EditionEntity } from './edition.entity';
import { EditionsStore } from './editions.store';

/**
 * Decides drafts, place by place, and keeps what was decided of each under the hash of what it was decided from: a draft that
 * was stopped goes on with what is left, and with what has changed since. One draft at a time in a process; the others wait.
 * Places are read one at a time, and what was decided of them lies in the database until the preview is put together.
 */
@Injectable()
export class EditionDraftsService {
  private tail: Promise<void> = Promise.resolve();
  private readonly running = new Set<number>();

  constructor(
    private readonly store: EditionsStore,
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
    const { organisationId } = row;
    const scope = scopeOf(row);
    const ledger = await this.store.ledger(organisationId);
    const rules = { policy: this.sources.policy(), edition: await this.store.nextNumber(organisationId) };
    // whoever drafts for one site sees no more by it: what is decided of a place does not depend on who asked
    const whole: Actor = { name: actor.name, role: actor.role, organisationIds: [organisationId] };
    const places = new PlacesOfDraft(this.sources, { actor: whole, period: scope.period, ledger });
    const ids = await this.sources.placesIn(actor, { organisationId, scope });
    const groups = await this.sources.together(whole, ids);
    const { left, done } = await this.leftOf({ id, ids, groups }, places, rules);
    await this.work.run((m) => this.store.dropAudited(m, id, done));
    const count = (): number => ids.filter((contextId) => done.has(contextId)).length;
    await this.note(actor, id, { of: ids.length, done: count(), ledgerSize: ledger.length });
    for await (const together of auditTogether(left, rules)) {
      for (const one of together.filter(({ contextId }) => ids.includes(contextId))) {
        done.add(one.contextId);
        // one that was thrown away meanwhile keeps nothing
        const kept = (m: EntityManager) => this.store.keepAudited(m, id, one);
        if (!(await this.note(actor, id, { done: count() }, kept))) return;
      }
    }
    const inScope = ids.flatMap((contextId) => places.outlines.get(contextId) ?? []);
    const overview = await this.parts(actor, row, inScope);
    if (!overview) return;
    await this.note(actor, id, {
      policyVersion: rules.policy.version,
      preview: JSON.stringify(overview),
      summary: JSON.stringify(overview.summary),
    });
  }

  /** The preview, written down place by place in order of their id; null where the draft is not wanted any more. */
  private async parts(
    actor: Actor,
    row: EditionEntity,
    outlines: readonly ContextOutline[],
  ): Promise<EditionOverview | null> {
    const { id } = row;
    await this.work.run((m) => this.store.dropParts(m, id));
    const corrected = await this.corrected(row);
    const parts = new PreviewInParts(corrected !== null);
    for (const outline of outlines) {
      const { id: contextId } = outline.place;
      const decided = (await this.store.audited(id, contextId)) ?? undefined;
      const part = parts.add(outline, decided, await corrected?.table(contextId));
      if (part && !(await this.note(actor, id, {}, (m) => this.store.keepPart(m, id, part)))) return null;
      // somebody else's request comes first
      await new Promise((next) => setImmediate(next));
    }
    const there = new Set(outlines.map(({ place }) => place.id));
    for (const contextId of corrected?.places.filter((one) => !there.has(one)) ?? []) {
      const before = await corrected?.table(contextId);
      if (before) parts.leftOut(before);
    }
    return parts.made();
  }

  /** What is decided already, and from the figures of now; and the places that are left. */
  private async leftOf(
    draft: {
      readonly id: number;
      readonly ids: readonly number[];
      readonly groups: readonly (readonly number[])[];
    },
    places: PlacesOfDraft,
    rules: AuditRules,
  ): Promise<{ readonly left: Waiting[]; readonly done: Set<number> }> {
    const solver = await loadSolver();
    const left: Waiting[] = [];
    const done = new Set<number>();
    for (const group of draft.groups) {
      const { contexts, ledger } = await places.read(group);
      const basis = basisOf(contexts, { ...rules, ledger, solver });
      const wanted = group.filter((contextId) => draft.ids.includes(contextId));
      let kept = true;
      for (const contextId of wanted)
        kept &&= (await this.store.audited(draft.id, contextId))?.basis === basis;
      if (kept) for (const contextId of wanted) done.add(contextId);
      else left.push({ cells: cellsIn(contexts), load: () => places.read(group) });
      // somebody else's request comes first
      await new Promise((next) => setImmediate(next));
    }
    return { left, done };
  }

  /** Answers whether the draft is still wanted. */
  private note(
    actor: Actor,
    id: number,
    fields: Partial<EditionEntity>,
    also?: (manager: EntityManager) => Promise<void>,
  ): Promise<boolean> {
    return this.work.run(async (m) => {
      const row = await this.store.edition(actor, id, m);
      if (row?.state !== 'draft') return false;
      await also?.(m);
      await m.save(Object.assign(row, fields));
      return true;
    });
  }

  private async corrected(row: EditionEntity): Promise<Corrected | null> {
    const before = row.corrects === null ? null : await this.store.numbered(row.organisationId, row.corrects);
    const manifest = before && (await this.store.file(before.id, 'edition.json'));
    if (!before || !manifest) return null;
    return {
      places: (JSON.parse(manifest.body) as EditionManifest).contexts.map(({ id }) => id),
      table: async (contextId) => {
        const file = await this.store.file(before.id, `tables/${contextId}.json`);
        return file ? (JSON.parse(file.body) as EditionTable) : undefined;
      },
    };
  }
}

/** The edition that a draft corrects, read place by place. */
interface Corrected {
  readonly places: readonly number[];
  readonly table: (contextId: number) => Promise<EditionTable | undefined>;
}

/** Places of one draft, read as they are asked for; of each the outline as it was read last, in order of their id. */
class PlacesOfDraft {
  readonly outlines = new Map<number, ContextOutline>();
  private readonly printed = new Map<number, LedgerEntry[]>();

  constructor(
    private readonly sources: DraftSources,
    private readonly of: {
      readonly actor: Actor;
      readonly period: Period;
      readonly ledger: readonly LedgerEntry[];
    },
  ) {
    for (const entry of of.ledger)
      for (const contextId of entry.contextIds) {
        const own = this.printed.get(contextId);
        if (own) own.push(entry);
        else this.printed.set(contextId, [entry]);
      }
  }

  async read(group: readonly number[]): Promise<AuditJob> {
    const { actor, period } = this.of;
    const contexts: ContextDraft[] = [];
    for (const contextId of group) {
      const context = await this.sources.draft(actor, contextId, period);
      const { place, tables } = context;
      this.outlines.set(contextId, { place, tables: tables.map(({ grouping }) => ({ grouping })) });
      contexts.push(context);
    }
    return { contexts, ledger: [...new Set(group.flatMap((id) => this.printed.get(id) ?? []))] };
  }
}

const cellsIn = (contexts: readonly ContextDraft[]): number =>
  contexts.reduce(
    (all, { tables }) => tables.reduce((cells, { series }) => cells + series.cells.length, all),
    0,
  );
