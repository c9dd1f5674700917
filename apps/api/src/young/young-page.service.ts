import { Inject, Injectable } from '@nestjs/common';
import type { YoungPage } from '@waymark/contract';
import { publicPage } from '@waymark/outcomes';
import { PlacesStore } from '../catalogue/places.store';
import type { Config } from '../config';
import { CONFIG } from '../settings.module';
import { chosen, type KeptChoice, offersOf } from './young-offers';
import { YoungDoor } from './young-door.service';
import { YoungStore } from './young.store';

/** Keys of the page under which somebody's words stand. */
const WORDS: ReadonlySet<string> = new Set(['greeting', 'words', 'answer']);

/** What whoever holds a link reads. Nothing is written down about it: not that it was opened, nor when, nor from where. */
@Injectable()
export class YoungPageService {
  constructor(
    private readonly store: YoungStore,
    private readonly places: PlacesStore,
    private readonly door: YoungDoor,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async page(token: string): Promise<YoungPage> {
    const today = this.config.today();
    const { link, context } = await this.door.open(token);
    const [words, sources, agreed, hidden] = await Promise.all([
      this.store.words(context.id),
      this.store.sources(context.id),
      this.places.agreedNames(today),
      this.places.hiddenNames(today),
    ]);
    const choices = JSON.parse(words?.choices ?? '[]') as KeptChoice[];
    const shown = chosen(offersOf(sources), choices).flatMap(({ offer, choice, state }) =>
      choice && state === 'shown' ? [{ ...offer, words: choice.words, answer: choice.answer }] : [],
    );
    const page: YoungPage = {
      place: agreed.get(context.id) ?? context.pseudonym,
      greeting: words?.greeting ?? '',
      said: shown
        .filter(({ section }) => section === 'said')
        .map(({ date, words: said, answer }) => ({ date, words: said, answer })),
      done: shown
        .filter(({ section }) => section === 'done')
        .map(({ date, words: said }) => ({ date, words: said })),
      next: shown
        .filter(({ section }) => section === 'next')
        .map(({ date, words: said, underWay }) => ({
          date,
          words: said,
          state: stateOf(date, underWay, today),
        }))
        .sort(soonestFirst),
      // put in by whoever asks for the page: a round of questions, and what earlier ones came to
      survey: null,
      heard: [],
      expires: link.expires,
      invented: this.config.mode === 'demo',
    };
    return publicPage(page, hidden, WORDS);
  }
}

/** What has no day yet comes last. */
const soonestFirst = (a: { date: string | null }, b: { date: string | null }): number =>
  (a.date ?? '9999').localeCompare(b.date ?? '9999');

function stateOf(
  date: string | null,
  underWay: true | undefined,
  today: string,
): YoungPage['next'][number]['state'] {
  if (underWay) return 'under way';
  return date !== null && date < today ? 'late' : 'planned';
}
