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
      const found = await this.reader.manager.existsBy(AuditEntryEntity, {
        requestId: once,
        personId,
        action: In(SAVED),
      });
      if (found) throw new Refusal(409, SAVED_BEFORE, 'This was saved when it was sent before.');
    } catch (refusal) {
      this.underWay.delete(mine);
      throw refusal;
    }
    return next.handle().pipe(finalize(() => this.underWay.delete(mine)));
  }
}
