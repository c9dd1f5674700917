import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import { type AuditedContext, auditContexts, type AuditOptions, loadSolver } from '@waymark/outcomes';
import type { AuditJob, AuditRules } from './audit-worker';

/** Two, on a machine of two cores or more: an edition is to fit into one GiB, whatever else the server holds. */
const crew = 2;
/**
 * Room for the objects of one worker, in MiB. Left alone, a thread lets its heap grow by what the machine has before it clears up.
 * A place that needs more is audited again without a limit, so the limit decides nothing.
 */
const limits: ResourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 };
/** Places after which a worker gives way to a fresh one: the solver's own memory grows to its largest question and never shrinks. */
const shift = 25;

/** A place, or places in each other, that wait to be decided: read only when a worker is free, so that a hundred of them are never held at once. */
export interface Waiting {
  /** Figures in it: the largest go first, so that the cores finish together. */
  readonly cells: number;
  readonly load: () => Promise<AuditJob>;
}

/** Lies beside the program in the build; from source there is none, and contexts are audited where they are asked for. */
export function builtWorker(): string | null {
  const beside = join(dirname(process.argv[1] ?? ''), 'audit-worker.mjs');
  return existsSync(beside) ? beside : null;
}

/**
 * Places in, what was decided about each out, as soon as it is: in worker threads, so that the server goes on answering
 * while a family of thousands of figures is audited. Whoever stops listening ends the workers; one that dies ends the draft,
 * which goes on later from what was kept.
 */
export async function* auditTogether(
  places: readonly Waiting[],
  options: AuditRules,
  worker: string | null = builtWorker(),
  size = Math.min(crew, availableParallelism(), places.length),
): AsyncGenerator<readonly AuditedContext[]> {
  const waiting = [...places].sort((a, b) => b.cells - a.cells);
  if (worker === null) {
    const solver = await loadSolver();
    for (const { load } of waiting) {
      const { contexts, ledger } = await load();
      yield auditContexts(contexts, { ...options, ledger, solver });
      // somebody else's request comes first
      await new Promise((next) => setImmediate(next));
    }
    return;
  }
  const hired = new Crew(worker, options, waiting);
  try {
    for (let at = 0; at < size; at += 1) hired.hire();
    for (let left = places.length; left > 0; left -= 1) yield await hired.next();
  } finally {
    await hired.dismiss();
  }
}

/** Worker threads that take one place after the other from those that wait. */
class Crew {
  private readonly working = new Set<Worker>();
  private readonly finished: (readonly AuditedContext[])[] = [];
  private fault: { readonly reason: unknown } | null = null;
  private dismissed = false;
  private wake = (): void => undefined;

  constructor(
    private readonly file: string,
    private readonly options: Omit<AuditOptions, 'solver' | 'ledger'>,
    private readonly waiting: Waiting[],
  ) {}

  /** One worker more; `first` is a place that another had no room for. */
  hire(first?: Waiting): void {
    if (this.dismissed) return;
    const room = first ? {} : { resourceLimits: limits };
    const worker = new Worker(this.file, { workerData: this.options, ...room });
    this.working.add(worker);
    let now: Waiting | undefined;
    let done = 0;
    const give = async (): Promise<void> => {
      now = first && done === 0 ? first : this.waiting.shift();
      if (now) worker.postMessage(await now.load());
      else await this.end(worker);
    };
    const fail = (reason: unknown): void => {
      this.fault = { reason };
      this.wake();
    };
    worker.on('message', (audited: readonly AuditedContext[] | null) => {
      if (audited) {
        this.finished.push(audited);
        done += 1;
        this.wake();
      }
      if (done < shift && !(first && audited)) return void give().catch(fail);
      void this.end(worker).catch(fail);
      if (this.waiting.length > 0) this.hire();
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      this.working.delete(worker);
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY' && !first && now) this.hire(now);
      else fail(error);
    });
  }

  async next(): Promise<readonly AuditedContext[]> {
    for (;;) {
      const audited = this.finished.shift();
      if (audited) return audited;
      if (this.fault) throw this.fault.reason;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  async dismiss(): Promise<void> {
    this.dismissed = true;
    await Promise.all([...this.working].map((one) => one.terminate()));
  }

  private async end(worker: Worker): Promise<void> {
    this.working.delete(worker);
    await worker.terminate();
  }
}
