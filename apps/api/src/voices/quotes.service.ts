import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor';
import type { Config } from '../config';
import { CONFIG } from '../settings.module';
import { mayStand, type Readers, standsIn } from './voice-rules';
import { VoicesStore } from './voices.store';

/** Whether a text repeats words of somebody that its readers may not see: the audience goes wherever the words go. */
@Injectable()
export class QuotesService {
  constructor(
    private readonly store: VoicesStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Tells of each text whether it may stand before these readers. Words of all the actor's organisations count. */
  async test(actor: Actor, readers: Readers): Promise<(text: string) => boolean> {
    const today = this.config.today();
    const { letters, voices } = await this.store.everywhere(actor);
    const held = [...letters, ...voices.filter((row) => !mayStand(row, readers, today))];
    // words that may be quoted are no less so where somebody else said the same
    const free = voices.filter((row) => mayStand(row, readers, today)).map(({ words }) => words);
    const closed = held.filter(({ words }) => !free.includes(words));
    return (text) => !closed.some((one) => standsIn(text, one));
  }

  /** The texts without every paragraph that its readers may not see. */
  async permitted<T extends Readonly<Record<string, unknown>>>(
    actor: Actor,
    readers: Readers,
    texts: T,
  ): Promise<T> {
    const may = await this.test(actor, readers);
    const kept = Object.entries(texts).map(([name, text]) =>
      typeof text === 'string' && !may(text)
        ? [
            name,
            text
              .split(/\n{2,}/)
              .filter(may)
              .join('\n\n'),
          ]
        : [name, text],
    );
    return Object.fromEntries(kept) as T;
  }
}
