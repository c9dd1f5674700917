import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { KEPT_WORDS_HEADER } from '@waymark/contract';
import { from, mergeMap, type Observable } from 'rxjs';
import type { Actor } from '../access/actor';
import { type ActingRequest, entryOf } from '../http/endpoint';
import { Refusal } from '../http/refusals';
import { freeTextsIn } from './free-texts-in';
import { TextCheckService } from './text-check.service';

/** As many keys as one form can have findings to keep. */
const MOST_KEYS = 200;

/**
 * Before anything is saved, what was typed into free text is looked through. Words that may lead to a person are refused with
 * what was found, unless whoever typed them has looked and sends the keys of what to keep; that they did is recorded, never the
 * words. One place for every endpoint: a field is marked in the contract and nowhere else.
 */
@Injectable()
export class FreeTextInterceptor implements NestInterceptor {
  constructor(private readonly texts: TextCheckService) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const entry = entryOf(context);
    const request = context.switchToHttp().getRequest<ActingRequest>();
    // null where somebody without an account writes: their words are looked through like anybody's
    const actor = (request.actor as Actor | undefined) ?? null;
    if (!entry?.body) return next.handle();
    const typed = freeTextsIn(entry.body, request.body);
    // what does not fit the contract is refused by it, with its own sentences
    if (typed.length === 0 || !entry.body.safeParse(request.body ?? {}).success) return next.handle();
    const checked = await this.texts.check(
      actor,
      typed.map(({ text }) => text),
    );
    const kept = keysOf(request.headers[KEPT_WORDS_HEADER]);
    const marked = typed.flatMap(({ field }, at) => {
      const one = checked[at];
      return one && one.findings.length > 0 ? [{ field, marked: one }] : [];
    });
    const open = marked.filter(({ marked: { findings } }) => findings.some(({ key }) => !kept.has(key)));
    if (open.length > 0)
      throw new Refusal(
        422,
        'Please look at these words',
        'Some words may lead to a person. Nothing was saved: change them, or say that you looked and keep them.',
        open.map(({ field, marked: { text, findings } }) => ({
          field,
          sentence: `This may lead to a person: ${findings.map(({ words }) => `“${words}”`).join(', ')}. Change the words, or keep them if they name no young person.`,
          marked: { text, findings: findings.filter(({ key }) => !kept.has(key)) },
        })),
      );
    const decided = marked.map(({ field, marked: { findings } }) => ({
      field,
      kinds: findings.map(({ kind }) => kind),
    }));
    // of somebody without an account nothing is recorded, not even that they kept a word
    if (decided.length === 0 || actor === null) return next.handle();
    return next
      .handle()
      .pipe(
        mergeMap((answer: unknown) => from(this.texts.kept(actor, entry.name, decided).then(() => answer))),
      );
  }
}

function keysOf(header: string | string[] | undefined): ReadonlySet<string> {
  const text = Array.isArray(header) ? header.join(',') : (header ?? '');
  return new Set(
    text
      .split(',')
      .map((key) => key.trim())
      .filter((key) => /^[0-9a-f]{16}$/.test(key))
      .slice(0, MOST_KEYS),
  );
}
