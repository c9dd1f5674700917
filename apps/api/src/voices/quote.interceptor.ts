import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { EndpointName } from '@waymark/contract';
import type { Observable } from 'rxjs';
import { type ActingRequest, entryOf } from '../http/endpoint';
import { Refusal } from '../http/refusals';
import { freeTextsIn } from '../protection/free-texts-in';
import { QuotesService } from './quotes.service';
import type { Readers } from './voice-rules';

/** Changes whose words are read outside the team, and by whom. */
export const readOutside: Readonly<Partial<Record<EndpointName, Readers>>> = {
  addReport: 'reports',
  changeReport: 'reports',
  addEdition: 'reports',
  decideEdition: 'reports',
  withdrawEdition: 'reports',
  setYoungWords: 'public',
};

/** Nobody's words are put where its readers may not see them: refused before anything is saved, wherever they are typed. */
@Injectable()
export class QuoteInterceptor implements NestInterceptor {
  constructor(private readonly quotes: QuotesService) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const entry = entryOf(context);
    const request = context.switchToHttp().getRequest<ActingRequest>();
    const readers = entry && readOutside[entry.name as EndpointName];
    if (!readers || !entry.body || !request.actor) return next.handle();
    const typed = freeTextsIn(entry.body, request.body);
    if (typed.length === 0) return next.handle();
    const may = await this.quotes.test(request.actor, readers);
    const held = typed.filter(({ text }) => !may(text));
    if (held.length === 0) return next.handle();
    throw new Refusal(
      409,
      'Not for these readers',
      'Words stand here that somebody left for other readers, took back, or that nobody has decided about yet. Nothing was saved: take them out.',
      held.map(({ field }) => ({
        field,
        sentence:
          'This repeats words whose audience is narrower. Look under the words of this context who may read them.',
      })),
    );
  }
}
