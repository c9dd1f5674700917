import { parentPort, workerData } from 'node:worker_threads';
import { auditContext, type AuditOptions, type ContextDraft, loadSolver } from '@waymark/outcomes';

/** What holds for all places of a draft. */
export type AuditRules = Omit<AuditOptions, 'solver' | 'ledger'>;
/** A place and what was published of it: no worker holds the ledger of all. */
export interface AuditJob {
  readonly context: ContextDraft;
  readonly ledger: AuditOptions['ledger'];
}

/** The other end of `audit-crew.ts`: a file of its own in the build, one context after the other, until it is ended. */
const options = workerData as AuditRules;
const solver = await loadSolver();

parentPort?.on('message', ({ context, ledger }: AuditJob) => {
  parentPort?.postMessage(auditContext(context, { ...options, ledger, solver }));
});
parentPort?.postMessage(null);
