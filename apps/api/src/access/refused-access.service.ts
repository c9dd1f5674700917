import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.service';
import { acting } from '../audit/acting';
import type { ActingRequest } from '../http/endpoint';

const TEN_MINUTES = 10 * 60_000;
/** A person who is refused more often than this in ten minutes shows up by these and a number; the log is not for filling. */
const MOST_ENTRIES = 10;

/** What was recorded of one person in the ten minutes that began at `since`, and how many refusals were not. */
interface Recent {
  readonly since: number;
  readonly told: Set<string>;
  silent: number;
}

/**
 * Keeps an entry of what a signed-in person was refused: for lack of a role (403), or because it is not there for them
 * (404 of something that is asked for by its number). The number is kept, never what was sent with it.
 */
@Injectable()
export class RefusedAccess {
  private readonly recent = new Map<number, Recent>();

  constructor(private readonly log: AuditLog) {}

  /** Resolves once the entry is kept, or at once where none is due. */
  async tell(request: Partial<ActingRequest> & { readonly id?: unknown }, status: number): Promise<void> {
    const { actor, entry, params } = request;
    if (!actor?.personId || !entry) return;
    const id = params?.['id'];
    if (status !== 403 && !(status === 404 && entry.path.includes('/:'))) return;
    const silent = this.due(actor.personId, `${entry.name} ${status}`, Date.now());
    if (silent === null) return;
    const requestId = typeof request.id === 'string' ? request.id : null;
    await acting.run({ actor, capacity: 'session', requestId }, () =>
      this.log.record({
        action: 'refused',
        kind: 'request',
        id: typeof id === 'string' && /^\d{1,9}$/.test(id) ? id : null,
        organisationId: actor.organisationIds[0] ?? null,
        details: {
          asked: entry.name,
          answer: status === 403 ? 'not allowed' : 'not there for this person',
          ...(silent > 0 ? { 'refusals before it without an entry': silent } : {}),
        },
      }),
    );
  }

  /** How many refusals went without an entry since the last one; null where this one does, too. */
  private due(personId: number, what: string, now: number): number | null {
    const before = this.recent.get(personId);
    if (!before || now - before.since > TEN_MINUTES) {
      this.recent.set(personId, { since: now, told: new Set([what]), silent: 0 });
      return before?.silent ?? 0;
    }
    if (before.told.has(what) || before.told.size >= MOST_ENTRIES) {
      before.silent += 1;
      return null;
    }
    before.told.add(what);
    const { silent } = before;
    before.silent = 0;
    return silent;
  }
}
