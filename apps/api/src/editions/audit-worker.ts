import { parentPort, workerData } from 'node:worker_threads';
import { auditContexts, type AuditOptions, type ContextDraft, loadSolver } from '@waymark/outcomes';

/** What holds for all places of a draft. */
export type AuditRules = Omit<AuditOptions, 'solver' | 'ledger'>;
/** Places that are decided together, mostly one, and what was published of them: no worker holds the ledger of all. */
export interface AuditJob {
  readonly contexts: readonly ContextDraft[];
  readonly ledger: AuditOptions['ledger'];
}

/** The other end of `audit-crew.ts`: a file of its own in the build, one job after the other, until it is ended. */
const options = workerData as AuditRules;
const solver = await loadSolver();

parentPort?.on('message', ({ contexts, ledger }: AuditJob) => {
  parentPort?.postMessage(auditContexts(contexts, { ...options, ledger, solver }));
});
parentPort?.postMessage(null);
