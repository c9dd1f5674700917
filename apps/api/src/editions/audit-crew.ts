import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  auditContext,
  type AuditedContext,
  type AuditOptions,
  type ContextDraft,
  loadSolver,
} from '@waymark/outcomes';

/** Two, on a machine of two cores or more: each takes about 200 MiB, and an edition is to fit into one GiB. */
const crew = 2;

/** Lies beside the program in the build; from source there is none, and contexts are audited where they are asked for. */
export function builtWorker(): string | null {
  const beside = join(dirname(process.argv[1] ?? ''), 'audit-worker.mjs');
  return existsSync(beside) ? beside : null;
}

/**
 * Contexts in, what was decided about each out, as soon as it is: in worker threads, so that the server goes on answering
 * while a family of thousands of figures is audited. Large contexts go first, so that the cores finish together. Whoever stops
 * listening ends the workers; one that dies ends the draft, which goes on later from what was kept.
 */
export async function* auditTogether(
  contexts: readonly ContextDraft[],
  options: Omit<AuditOptions, 'solver'>,
  worker: string | null = builtWorker(),
  size = Math.min(crew, availableParallelism(), contexts.length),
): AsyncGenerator<AuditedContext> {
  const waiting = [...contexts].sort((a, b) => sizeOf(b) - sizeOf(a));
  if (worker === null) {
    const solver = await loadSolver();
    for (const context of waiting) {
      yield auditContext(context, { ...options, solver });
      // somebody else's request comes first
      await new Promise((next) => setImmediate(next));
    }
    return;
  }
  const workers = Array.from({ length: size }, () => new Worker(worker, { workerData: options }));
  const finished: AuditedContext[] = [];
  let fault: unknown = null;
  let wake = (): void => undefined;
  const tell = (): void => wake();
  for (const one of workers) {
    one.on('message', (audited: AuditedContext | null) => {
      if (audited) finished.push(audited);
      const next = waiting.shift();
      if (next) one.postMessage(next);
      tell();
    });
    one.on('error', (error) => {
      fault = error;
      tell();
    });
  }
  try {
    for (let left = contexts.length; left > 0; left -= 1) {
      while (finished.length === 0 && fault === null)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      const audited = finished.shift();
      if (!audited) throw fault;
      yield audited;
    }
  } finally {
    await Promise.all(workers.map((one) => one.terminate()));
  }
}

const sizeOf = ({ tables }: ContextDraft): number =>
  tables.reduce((cells, { series }) => cells + series.cells.length, 0);
