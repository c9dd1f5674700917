import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { GridWindow, ImportDraft } from '@waymark/contract';
import { type Grid, openTable, readGrid, windowOf } from '@waymark/ingest';
import type { Request } from 'express';
import type { Logger } from 'pino';
import type { Actor } from '../access/actor';
import type { Config } from '../config';
import { Conflict, NotFound } from '../http/refusals';
import { wholeFilesOnly } from './import-words';
import { CONFIG, LOG } from '../settings.module';
import type { ImportDraftEntity } from './mapping.entity';
import { MappingsStore } from './mappings.store';
import { exists, receive } from './upload-folder';

const KEPT_FOR_MS = 7 * 86_400_000;
const SWEEP_EVERY_MS = 3_600_000;
/** Files held in memory while they are looked at; the one looked at longest ago goes first. */
const MOST_HELD = 3;

interface Held {
  readonly reading: Promise<Grid | null>;
  rows: number;
  estimate: number | null;
}

/** Files sent to be mapped: kept in the data folder for a week, read once, looked at as often as wanted. */
@Injectable()
export class DraftsService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly held = new Map<string, Held>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
    private readonly store: MappingsStore,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.sweep();
    this.timer = setInterval(() => void this.sweep().catch(() => undefined), SWEEP_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await Promise.all([...this.held.values()].map(({ reading }) => reading));
  }

  async list(actor: Actor): Promise<ImportDraft[]> {
    return (await this.store.drafts())
      .filter((draft) => mayUse(actor, draft))
      .map((draft) => this.wire(draft));
  }

  async draft(actor: Actor, id: string): Promise<ImportDraft> {
    return this.wire(await this.mine(actor, id));
  }

  /** Streams the file to disk and begins to read it. */
  async add(actor: Actor, name: string, body: Request): Promise<ImportDraft> {
    if (actor.siteIds) throw wholeFilesOnly();
    const { id, size, digest } = await receive(body, this.folder);
    const now = Date.now();
    const draft: ImportDraftEntity = {
      id,
      organisationIds: [...actor.organisationIds],
      personId: actor.personId ?? null,
      file: name,
      size,
      digest,
      state: 'reading',
      remarks: [],
      problems: [],
      sheets: [],
      uploadedAt: new Date(now).toISOString(),
      uploadedBy: actor.name.slice(0, 120),
      expiresAt: new Date(now + KEPT_FOR_MS).toISOString(),
    };
    await this.store.addDraft(draft);
    this.hold(draft);
    return this.wire(draft);
  }

  async remove(actor: Actor, id: string): Promise<void> {
    await this.forget(await this.mine(actor, id));
  }

  async cells(actor: Actor, id: string, sheet: number, from: number, rows: number): Promise<GridWindow> {
    const { grid } = await this.read(actor, id);
    const window = windowOf(grid, sheet, from, rows);
    if (!window) throw new NotFound('sheet');
    return window;
  }

  /** The file in memory; waits for a reading under way. Where it lies, for whoever imports it. */
  async read(
    actor: Actor,
    id: string,
  ): Promise<{ grid: Grid; file: { name: string; path: string; digest: string } }> {
    const draft = await this.mine(actor, id);
    const grid = await this.hold(draft).reading;
    if (!grid) {
      const now = await this.mine(actor, id);
      const first = now.problems[0];
      throw new Conflict(first?.fix ?? 'This file could not be read. Send it again.');
    }
    return { grid, file: { name: draft.file, path: this.pathOf(id), digest: draft.digest } };
  }

  /** Removes what nobody came back for. */
  async sweep(): Promise<void> {
    for (const draft of await this.store.expired(new Date().toISOString())) await this.forget(draft);
  }

  private async forget(draft: ImportDraftEntity): Promise<void> {
    await this.held.get(draft.id)?.reading;
    this.held.delete(draft.id);
    await rm(this.pathOf(draft.id), { force: true });
    await this.store.removeDraft(draft.id);
  }

  private hold(draft: ImportDraftEntity): Held {
    const there = this.held.get(draft.id);
    this.held.delete(draft.id);
    const held: Held = there ?? { rows: 0, estimate: null, reading: Promise.resolve(null) };
    const now = there ?? Object.assign(held, { reading: this.open(draft, held) });
    this.held.set(draft.id, now);
    for (const id of this.held.keys()) {
      if (this.held.size <= MOST_HELD) break;
      this.held.delete(id);
    }
    return now;
  }

  private async open(draft: ImportDraftEntity, held: Held): Promise<Grid | null> {
    try {
      return await this.look(draft, held);
    } catch (error) {
      const { name, stack } = error instanceof Error ? error : new Error(String(error));
      this.log.error({ draft: draft.id, name, stack: stack?.split('\n').slice(1, 12) }, 'draft not read');
      this.held.delete(draft.id);
      await this.store.changeDraft(draft.id, { state: 'unreadable' });
      return null;
    }
  }

  private async look(draft: ImportDraftEntity, held: Held): Promise<Grid | null> {
    if (!(await exists(this.pathOf(draft.id)))) throw new Error('The file of a draft is gone.');
    const opened = await openTable(this.pathOf(draft.id), draft.file);
    if (!opened.ok) {
      await this.store.changeDraft(draft.id, { state: 'unreadable', problems: opened.problems });
      return null;
    }
    held.estimate = opened.table.rowsEstimate;
    const grid = await readGrid(opened.table, (rows) => (held.rows = rows));
    const breach = grid.problems.find((problem) => problem.severity === 'error');
    const isEmpty = grid.sheets.every((sheet) => sheet.rows.length === 0);
    await this.store.changeDraft(draft.id, {
      state: breach && isEmpty ? 'unreadable' : 'ready',
      remarks: [...grid.remarks],
      problems: grid.problems.slice(0, 100),
      sheets: grid.sheets.map(({ name, numbers, width }) => ({
        name,
        rows: numbers.at(-1) ?? 0,
        columns: width,
      })),
    });
    return breach && isEmpty ? null : grid;
  }

  private async mine(actor: Actor, id: string): Promise<ImportDraftEntity> {
    const draft = await this.store.draft(id);
    if (!draft || !mayUse(actor, draft)) throw new NotFound('file');
    return draft;
  }

  private get folder(): string {
    return join(this.config.dataFolder, 'drafts');
  }

  private pathOf(id: string): string {
    return join(this.folder, id);
  }

  private wire(draft: ImportDraftEntity): ImportDraft {
    const { id, file, size, digest, state, remarks, sheets, uploadedAt, uploadedBy, expiresAt } = draft;
    const held = this.held.get(id);
    const share = held?.estimate ? Math.min(0.99, held.rows / held.estimate) : 0.5;
    return {
      id,
      file,
      size: Number(size),
      digest,
      state,
      progress: state === 'reading' ? share : 1,
      remarks,
      problems: draft.problems,
      sheets,
      uploadedAt,
      uploadedBy,
      expiresAt,
    };
  }
}

/** Whoever sent it, and managers who may see all it may be about. */
function mayUse(actor: Actor, draft: ImportDraftEntity): boolean {
  if (actor.personId !== undefined && actor.personId === draft.personId)
    return draft.organisationIds.every((id) => actor.organisationIds.includes(id));
  const isWide = actor.siteIds === undefined && actor.contextIds === undefined;
  return (
    isWide &&
    actor.role !== 'practitioner' &&
    draft.organisationIds.every((id) => actor.organisationIds.includes(id))
  );
}
