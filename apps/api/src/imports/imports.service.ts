import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { ImportJob, ImportProblem, MappingUse } from '@waymark/contract';
import type { Request } from 'express';
import type { Logger } from 'pino';
import type { Actor } from '../access/actor';
import type { Config } from '../config';
import { Conflict, NotFound, Refusal } from '../http/refusals';
import { CONFIG, LOG } from '../settings.module';
import type { ImportEntity } from './import.entity';
import { ImportRunner, type Outcome, type Report } from './import-runner';
import { notNow, ofTheDemo, toLookAt } from './import-words';
import { type ChosenMapping, chosenOf, readingOf } from './mapping-choice';
import { digestOf, exists, receive } from './upload-folder';
import { ImportsStore, MOST_PROBLEMS_KEPT } from './imports.store';

const PROBLEMS_SHOWN = 200;
const CONTEXTS_NAMED = 40;
const SILENT_AFTER_MS = 20_000;
const ALIVE_EVERY_MS = 5_000;
const PROGRESS_EVERY_MS = 1_000;
const KEPT_FOR_MS = 7 * 86_400_000;
const STOPPED = 'Waymark was stopped while this was under way.';

const now = () => new Date().toISOString();

/** What an import in one go came to. `id` is null after a dry run, which leaves nothing behind. */
export interface Direct {
  readonly outcome: Outcome;
  readonly problems: ImportProblem[];
  readonly id: number | null;
}

export interface DirectChoice {
  readonly dryRun: boolean;
  readonly keepWords: boolean;
  readonly say: (share: number) => void;
  readonly mapping: ChosenMapping;
}

/** Files sent by people: checked at once, committed when they say so, taken back when they say so. One at a time. */
@Injectable()
export class ImportsService implements OnApplicationBootstrap, OnApplicationShutdown {
  private tail: Promise<void> = Promise.resolve();
  private readonly shares = new Map<number, number>();
  private timers: NodeJS.Timeout[] = [];

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Logger,
    private readonly store: ImportsStore,
    private readonly runner: ImportRunner,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.sweep();
    const every = (ms: number, work: () => Promise<void>) =>
      // a database that cannot be reached just now is met, and told, by whoever asks next
      this.timers.push(setInterval(() => void work().catch(() => undefined), ms).unref());
    every(SILENT_AFTER_MS, () => this.sweep());
    every(ALIVE_EVERY_MS, async () => {
      if (this.shares.size > 0) await this.store.sayAlive([...this.shares.keys()], now());
    });
  }

  async onApplicationShutdown(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.tail;
  }

  async list(actor: Actor): Promise<ImportJob[]> {
    return (await this.store.list(actor)).map((job) => this.wire(job, []));
  }

  async job(actor: Actor, id: number): Promise<ImportJob> {
    const job = await this.mine(actor, id);
    const wired = this.wire(job, await this.store.worstProblems(id, PROBLEMS_SHOWN));
    return job.state === 'committed'
      ? { ...wired, contexts: await this.store.contextsOf(actor, id, CONTEXTS_NAMED) }
      : wired;
  }

  /** Streams the file to disk, never through memory, and begins to check it. */
  async upload(actor: Actor, name: string, mapping: string | null, body: Request): Promise<ImportJob> {
    const { path, digest } = await receive(body, this.folder);
    const id = await this.store.begin(actor, name, path, readingOf(mapping, digest), now());
    void this.enqueue(id, () => this.check(actor, id));
    return this.job(actor, id);
  }

  /** Checks a file that was sent to be mapped before, with the mapping made for it. The file it was sent as stays. */
  async checkMapped(
    actor: Actor,
    file: { readonly name: string; readonly path: string; readonly digest: string },
    use: MappingUse,
  ): Promise<ImportJob> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, randomUUID());
    await copyFile(file.path, path);
    const id = await this.store.begin(actor, file.name, path, readingOf(use, file.digest), now());
    void this.enqueue(id, () => this.check(actor, id));
    return this.job(actor, id);
  }

  /** `keepWords`: whoever commits has looked at the words that may lead to a person. */
  async commit(actor: Actor, id: number, keepWords: boolean): Promise<ImportJob> {
    const job = await this.mine(actor, id);
    if (job.state !== 'checked') throw new Conflict(notNow(job, 'committed'));
    if (job.markedWords > 0 && !keepWords)
      throw new Refusal(422, 'Please look at these words', toLookAt(job.markedWords));
    if (job.counts.created + job.counts.changed === 0)
      throw new Conflict(
        'There is nothing in this file to import: every figure stands already or was refused.',
      );
    if (!job.keptAt || !(await exists(job.keptAt)))
      throw new Conflict('The file is no longer kept here. Send it again.');
    await this.begin(job, 'committing', 'committed');
    void this.enqueue(id, () => this.write(actor, id, keepWords));
    return this.job(actor, id);
  }

  async undo(actor: Actor, id: number): Promise<ImportJob> {
    const job = await this.mine(actor, id);
    if (job.state !== 'committed') throw new Conflict(notNow(job, 'taken back'));
    const corrected = await this.runner.correctedSince(id);
    if (corrected > 0)
      throw new Conflict(
        `${corrected === 1 ? 'One figure' : `${corrected} figures`} of this import ${corrected === 1 ? 'was' : 'were'} corrected since. Take the later import back first; a correction made by hand stays.`,
      );
    if (await this.runner.pairedSince(id))
      throw new Conflict(
        'Answers that came later were paired with those of this import. Take the later import or round back first.',
      );
    await this.begin(job, 'undoing', 'taken back');
    void this.enqueue(id, () => this.takeBack(actor, id));
    return this.job(actor, id);
  }

  /** All problems kept, a few hundred at a time. */
  async *problems(actor: Actor, id: number): AsyncGenerator<ImportProblem[]> {
    await this.mine(actor, id);
    for (let after = 0; ;) {
      const some = await this.store.problems(id, 500, after);
      if (some.length === 0) return;
      yield some.map((p) => p.problem);
      after = some.at(-1)?.id ?? after;
    }
  }

  /** Imports a file that lies on this computer, in one go: the command line and the demo. */
  async direct(
    actor: Actor,
    path: string,
    name: string,
    { dryRun, keepWords, say, mapping }: DirectChoice,
  ): Promise<Direct> {
    const id = await this.store.begin(actor, name, null, readingOf(mapping, await digestOf(path)), now());
    let done: Direct | null = null;
    await this.enqueue(id, async () => {
      const problems: ImportProblem[] = [];
      const base = this.report(id);
      const report: Report = {
        problems: async (found) => {
          for (const problem of found) problems.push(problem);
          if (!dryRun) await base.problems(found);
        },
        progress: async (share) => {
          say(share);
          await base.progress(share);
        },
      };
      const outcome = dryRun
        ? await this.runner.check(actor, path, name, mapping, report)
        : await this.runner.commit(actor, path, name, mapping, report, {
            intakeId: id,
            keepWords,
            seal: (m, good) => this.store.changeIn(m, id, { ...this.fields(good), ...committed() }),
          });
      await base.close();
      if (dryRun) await this.store.discard(id);
      else {
        const failed = outcome.state === 'good' ? {} : { ...this.fields(outcome), state: 'failed' as const };
        await this.store.change(id, { ...failed, problemCount: base.count() });
      }
      done = { outcome, problems, id: dryRun ? null : id };
    });
    if (!done) throw new Error('The import failed; the log says where.');
    return done;
  }

  /** Resolves once everything asked for so far is done. */
  idle(): Promise<void> {
    return this.tail;
  }

  private async check(actor: Actor, id: number): Promise<void> {
    const job = await this.store.byId(id);
    const report = this.report(id);
    const outcome = await this.runner.check(actor, job.keptAt ?? '', job.file, chosenOf(job), report);
    await report.close();
    const unreadable = outcome.state === 'unreadable';
    if (unreadable && job.keptAt) await rm(job.keptAt, { force: true });
    await this.store.change(id, {
      ...this.fields(outcome),
      state: unreadable ? 'failed' : 'checked',
      problemCount: report.count(),
      ...(unreadable ? { keptAt: null } : {}),
    });
  }

  private async write(actor: Actor, id: number, keepWords: boolean): Promise<void> {
    const job = await this.store.byId(id);
    await this.store.forgetProblems(id);
    const report = this.report(id);
    const path = job.keptAt ?? '';
    const outcome = await this.runner.commit(actor, path, job.file, chosenOf(job), report, {
      intakeId: id,
      keepWords,
      seal: (m, done) => this.store.changeIn(m, id, { ...this.fields(done), ...committed(), keptAt: null }),
    });
    await report.close();
    if (outcome.state !== 'good')
      await this.store.change(id, {
        state: 'checked',
        progress: 1,
        message: outcome.message,
        problemCount: report.count(),
      });
    else {
      await this.store.change(id, { problemCount: report.count() });
      await rm(path, { force: true });
    }
  }

  /** Two clicks, or two colleagues: the first begins the work, the second is told so. */
  private async begin(job: ImportEntity, state: 'committing' | 'undoing', what: string): Promise<void> {
    const mine = await this.store.move(job.id, job.state, {
      state,
      progress: 0,
      aliveAt: now(),
      message: null,
    });
    if (!mine) throw new Conflict(notNow({ ...job, state }, what));
  }

  private async takeBack(actor: Actor, id: number): Promise<void> {
    const job = await this.store.byId(id);
    await this.runner.undo(actor, id, job.file, now(), (m) =>
      this.store.changeIn(m, id, { state: 'undone', undoneAt: now(), progress: 1 }),
    );
  }

  /** One after another. What fails unexpectedly leaves no trace in the figures, and is said. */
  private enqueue(id: number, work: () => Promise<void>): Promise<void> {
    this.shares.set(id, 0);
    this.tail = this.tail.then(async () => {
      try {
        await work();
      } catch (error) {
        const { name, stack } = error instanceof Error ? error : new Error(String(error));
        this.log.error({ importId: id, name, stack: stack?.split('\n').slice(1, 12) }, 'import failed');
        await this.recover(
          await this.store.byId(id),
          'Something went wrong in Waymark, and nothing was changed.',
        );
      } finally {
        this.shares.delete(id);
      }
    });
    // the queue itself never fails: one import's trouble must not stop the next
    this.tail = this.tail.catch(() => undefined);
    return this.tail;
  }

  /** Puts a job whose work stopped back to where it was before. */
  private async recover(job: ImportEntity, why: string): Promise<void> {
    if (job.state === 'undoing') {
      await this.store.change(job.id, {
        state: 'committed',
        message: `${why} The import still stands: take it back again.`,
      });
      return;
    }
    if (job.state !== 'committing' && job.state !== 'checking') return;
    await this.runner.unstage(job.id);
    const again = job.state === 'committing' && job.keptAt !== null && (await exists(job.keptAt));
    await this.store.change(
      job.id,
      again
        ? { state: 'checked', progress: 1, message: `${why} Nothing was imported: commit it again.` }
        : { state: 'failed', progress: 1, message: `${why} Nothing was imported: send the file again.` },
    );
  }

  /** Work whose process fell silent is undone; files that nobody came back for are removed after a week. */
  async sweep(): Promise<void> {
    const silent = await this.store.silentSince(new Date(Date.now() - SILENT_AFTER_MS).toISOString());
    for (const job of silent) if (!this.shares.has(job.id)) await this.recover(job, STOPPED);
    for (const job of await this.store.leftLyingSince(new Date(Date.now() - KEPT_FOR_MS).toISOString())) {
      if (job.keptAt?.startsWith(this.folder)) await rm(job.keptAt, { force: true });
      await this.store.change(job.id, {
        state: 'failed',
        keptAt: null,
        message:
          'Checked, but not committed within a week, so the file was removed. Send it again if it is wanted.',
      });
    }
  }

  /** Progress in memory for this process, a sign of life in the database for every other. */
  private report(id: number): Report & { close(): Promise<void>; count(): number } {
    let waiting: ImportProblem[] = [];
    let found = 0;
    let kept = 0;
    let said = 0;
    this.shares.set(id, 0);
    const flush = async () => {
      const some = waiting.slice(0, Math.max(0, MOST_PROBLEMS_KEPT - kept));
      waiting = [];
      kept += some.length;
      for (let i = 0; i < some.length; i += 2000) await this.store.addProblems(id, some.slice(i, i + 2000));
    };
    return {
      problems: async (more) => {
        found += more.length;
        for (const problem of more) waiting.push(problem);
        if (waiting.length >= 2000) await flush();
      },
      progress: async (share) => {
        this.shares.set(id, share);
        if (Date.now() - said < PROGRESS_EVERY_MS) return;
        said = Date.now();
        await this.store.change(id, { progress: share });
      },
      close: flush,
      count: () => found,
    };
  }

  private fields(outcome: Outcome): Partial<Omit<ImportEntity, 'id'>> {
    const { counts, format, formatLabel, summary, unusedColumns, markedWords, message } = outcome;
    return {
      counts,
      format,
      formatLabel: formatLabel.slice(0, 200),
      summary,
      unusedColumns,
      markedWords,
      message,
      progress: 1,
    };
  }

  private async mine(actor: Actor, id: number): Promise<ImportEntity> {
    const job = await this.store.job(actor, id);
    if (!job) throw new NotFound('import');
    return job;
  }

  private get folder(): string {
    return join(this.config.dataFolder, 'uploads');
  }

  private wire(job: ImportEntity, problems: ImportProblem[]): ImportJob {
    const { keptAt: _kept, organisationId: _own, aliveAt: _alive, mappingUse: _use, ...rest } = job;
    const { mapping: name, mappingVersion: version, ...shown } = rest;
    return {
      ...shown,
      message: job.message ?? (this.config.mode === 'demo' ? ofTheDemo(job) : null),
      mapping: name !== null && version !== null ? { name, version } : null,
      progress: this.shares.get(job.id) ?? job.progress,
      problems,
    };
  }
}

const committed = () => ({ state: 'committed' as const, committedAt: now(), progress: 1 });
