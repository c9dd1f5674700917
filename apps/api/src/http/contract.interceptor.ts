import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';
import { entryOf } from './endpoint';
import { Prepared } from './prepared';

/** Parses every answer by its contract: a field that the contract does not name cannot leave the server. */
@Injectable()
export class ContractInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const schema = entryOf(context)?.response;
    if (!schema) return next.handle();
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      map((answer: unknown) => {
        if (!(answer instanceof Prepared)) return schema.parse(answer);
        response.setHeader('etag', answer.etag);
        response.type('application/json');
        return answer.json;
      }),
    );
  }
}
