import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import { entryOf } from './endpoint';

/** Parses every answer by its contract: a field that the contract does not name cannot leave the server. */
@Injectable()
export class ContractInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = entryOf(context)?.response;
    return response ? next.handle().pipe(map((answer) => response.parse(answer))) : next.handle();
  }
}
