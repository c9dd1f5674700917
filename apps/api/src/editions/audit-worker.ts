import { parentPort, workerData } from 'node:worker_threads';
import { auditContext, type AuditOptions, type ContextDraft, loadSolver } from '@waymark/outcomes';

/** The other end of `audit-crew.ts`: a file of its own in the build, one context after the other, until it is ended. */
const options = workerData as Omit<AuditOptions, 'solver'>;
const solver = await loadSolver();

parentPort?.on('message', (context: ContextDraft) => {
  parentPort?.postMessage(auditContext(context, { ...options, solver }));
});
parentPort?.postMessage(null);
