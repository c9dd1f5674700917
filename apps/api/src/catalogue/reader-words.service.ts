import { Inject, Injectable } from '@nestjs/common';
import { publicPage } from '@waymark/outcomes';
import { type Actor, onTheTeam } from '../access/actor';
import type { Config } from '../config';
import { CONFIG } from '../settings.module';
import type { ContextEntity } from './context.entity';
import { PlacesStore } from './places.store';

/** Fields of plans and meetings in which somebody's sentences stand, besides those of every page. */
const PLAN_WORDS: ReadonlySet<string> = new Set(
  'hope sign howKnown factor why how answered proposed said before after asked method settledBecause'.split(
    ' ',
  ),
);

/** Names of places as their reader may know them: on the team their own, for everybody else the public ones. */
@Injectable()
export class ReaderWords {
  constructor(
    private readonly places: PlacesStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async nameOf(actor: Actor, { id, privateName, pseudonym }: ContextEntity): Promise<string> {
    if (onTheTeam(actor)) return privateName || pseudonym;
    return (await this.places.agreedNames(this.config.today())).get(id) ?? pseudonym;
  }

  /** An answer without private names in its words, whoever typed them; as it is for the team. */
  async forReader<T>(actor: Actor, answer: T): Promise<T> {
    if (onTheTeam(actor)) return answer;
    return publicPage(answer, await this.places.hiddenNames(this.config.today()), PLAN_WORDS);
  }
}
