import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type AuditAction, SAVED_BEFORE } from '@waymark/contract';
import { finalize, type Observable } from 'rxjs';
import { In } from 'typeorm';
import type { Actor } from '../access/actor';
import { Reader } from '../database/reader';
import type { ActingRequest } from '../http/endpoint';
import { Refusal } from '../http/refusals';
import { AuditEntryEntity } from './audit-entry.entity';
import { onceIn } from './once';

const SAVED = ['create', 'change', 'remove', 'record', 'correct'] as const satisfies readonly AuditAction[];

const SENTENCE = 'This was saved when it was sent before.';

/** What was made stands before its parts in the log: whoever lost the answer changes it, and makes no second one. */
function madeFirst(entries: readonly Pick<AuditEntryEntity, 'action' | 'objectId'>[]): number | null {
  const first = entries.find(({ action, objectId }) => action === 'create' && /^\d+$/.test(objectId ?? ''));
  return first ? Number(first.objectId) : null;
}

/**
 * A change whose answer was lost on the way is sent again under the name it had. What was saved under that name is in the audit
 * log, put there by the same transaction, so the log says whether there is anything left to do.
 */
@Injectable()
export class OnceInterceptor implements NestInterceptor {
  private readonly underWay = new Set<string>();

  constructor(private readonly reader: Reader) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<ActingRequest>();
    const once = onceIn(request.headers);
    const personId = (request.actor as Actor | null)?.personId;
    if (once === null || personId === undefined || request.method === 'GET') return next.handle();
    const mine = `${personId} ${once}`;
    if (this.underWay.has(mine))
      throw new Refusal(503, 'Being saved', 'This is being saved just now. Ask again in a moment.', [], 2);
    this.underWay.add(mine);
    try {
      const found = await this.reader.manager.find(AuditEntryEntity, {
        where: { requestId: once, personId, action: In(SAVED) },
        order: { sequence: 'ASC' },
        select: { sequence: true, action: true, objectId: true },
      });
      if (found.length > 0) throw new Refusal(409, SAVED_BEFORE, SENTENCE, [], null, madeFirst(found));
    } catch (refusal) {
      this.underWay.delete(mine);
      throw refusal;
    }
    return next.handle().pipe(finalize(() => this.underWay.delete(mine)));
  }
}
