import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Endpoint } from '@waymark/contract';
import type { Response } from 'express';
import { mergeMap, Observable } from 'rxjs';
import type { Actor } from '../access/actor';
import { type ActingRequest, entryOf } from '../http/endpoint';
import { acting, type Acting } from './acting';
import { AuditLog } from './audit-log.service';
import { readEvents } from './read-event';

/** Files that never change and are told of already, by session. More than so many: all are told of anew. */
const MOST_TOLD = 50_000;

/**
 * Puts a name to whatever a request does, and keeps an entry of each answer that its contract entry declares a download or a
 * read of personal data. The entry is kept before the answer's last byte leaves: without it nothing complete goes out.
 */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  /** Which session has taken which unchanging file: that it asks for the same bytes again tells nothing new. */
  private readonly taken = new Set<string>();

  constructor(private readonly log: AuditLog) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<ActingRequest & { readonly id?: unknown }>();
    const entry = entryOf(context);
    const actor = (request.actor as Actor | undefined) ?? null;
    const by: Acting = {
      actor,
      capacity: 'session',
      requestId: typeof request.id === 'string' ? request.id : null,
    };
    const answer = () =>
      entry?.audit && actor ? this.told(entry, by, actor, request, http.getResponse(), next) : next.handle();
    // Nest binds the handler to where handle() was called, so the call itself is made in somebody's name
    return new Observable((subscriber) => acting.run(by, () => answer().subscribe(subscriber)));
  }

  private told(
    entry: Endpoint,
    by: Acting,
    actor: Actor,
    request: ActingRequest,
    response: Response,
    next: CallHandler,
  ): Observable<unknown> {
    const again = entry.unchanging ? `${request.visitor.visit?.session.id ?? ''} ${request.path}` : null;
    if (again !== null && this.taken.has(again)) return next.handle();
    const record = async () => {
      if (response.statusCode >= 400) return;
      for (const event of readEvents(entry, actor, request.params, request.query))
        await this.log.record(event);
      if (again === null) return;
      // only now that the entry is kept
      if (this.taken.size >= MOST_TOLD) this.taken.clear();
      this.taken.add(again);
    };
    // an answer that Nest sends ends where Nest waits for it, which is in nobody's name
    const ending = holdEnd(response, () => acting.run(by, record));
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        // a handler that sent its answer itself has ended it by now; for the others the end is still to come
        await (ending() ?? Promise.resolve());
        return answer;
      }),
    );
  }
}

/** From now on the response ends only once `before` has succeeded. Answers how to wait for an end that was asked for. */
function holdEnd(response: Response, before: () => Promise<void>): () => Promise<void> | null {
  const end = response.end.bind(response) as (...args: unknown[]) => Response;
  let ending: Promise<void> | null = null;
  response.end = ((...args: unknown[]) => {
    response.end = end as Response['end'];
    ending = before().then(
      () => void end(...args),
      (error: unknown) => {
        response.destroy();
        throw error;
      },
    );
    // whoever waits hears of a failure; an end nobody waits for must not stop the process
    ending.catch(() => undefined);
    return response;
  }) as Response['end'];
  return () => ending;
}
