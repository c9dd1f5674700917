import { Inject, Injectable } from '@nestjs/common';
import type { NewYoungLink, NewYoungWords, YoungDesk, YoungLink } from '@waymark/contract';
import type { Actor } from '../access/actor';
import type { ContextEntity } from '../catalogue/context.entity';
import { PlacesStore } from '../catalogue/places.store';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, Conflict, NotFound } from '../http/refusals';
import { CONFIG } from '../settings.module';
import { chosen, digestOf, type KeptChoice, offersOf } from './young-offers';
import type { YoungLinkEntity } from './young.entity';
import { YoungStore } from './young.store';

/** A manager's part: what young people may read about a context, and the links they read it by. */
@Injectable()
export class YoungDeskService {
  constructor(
    private readonly store: YoungStore,
    private readonly places: PlacesStore,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async desk(actor: Actor, contextId: number): Promise<YoungDesk> {
    const context = await this.context(actor, contextId);
    const [words, sources, links, agreed] = await Promise.all([
      this.store.words(context.id),
      this.store.sources(context.id),
      this.store.linksOf(actor, context.id),
      this.places.agreedNames(this.config.today()),
    ]);
    const choices = JSON.parse(words?.choices ?? '[]') as KeptChoice[];
    return {
      contextId,
      place: agreed.get(context.id) ?? context.pseudonym,
      greeting: words?.greeting ?? '',
      offers: chosen(offersOf(sources), choices).map(
        ({ offer: { underWay: _running, ...offer }, choice, state }) => ({
          ...offer,
          state,
          words: choice?.words ?? '',
          answer: choice?.answer ?? '',
        }),
      ),
      links: links.map(linkAnswer),
    };
  }

  async setWords(actor: Actor, contextId: number, { greeting, choices }: NewYoungWords): Promise<YoungDesk> {
    const context = await this.context(actor, contextId);
    const offers = new Map(offersOf(await this.store.sources(contextId)).map((one) => [one.source, one]));
    const kept = choices.map((choice, index): KeptChoice => {
      const offer = offers.get(choice.source);
      if (!offer)
        throw new BadInput(
          'One of the things you chose is not there any more. Open the page again and choose anew.',
          [{ field: `choices.${index}.source`, sentence: 'This is not there any more.' }],
        );
      return { ...choice, madeFrom: digestOf(offer) };
    });
    await this.work.run((m) =>
      this.store.keep(m, {
        contextId,
        organisationId: context.organisationId,
        greeting,
        choices: JSON.stringify(kept),
        changedOn: this.config.today(),
      }),
    );
    return this.desk(actor, contextId);
  }

  async addLink(
    actor: Actor,
    { contextId, expires, note }: NewYoungLink,
  ): Promise<{ link: YoungLink; url: string }> {
    const context = await this.context(actor, contextId);
    if (context.archived)
      throw new Conflict('This context is archived: no new link leads to it. Take it up again first.');
    const today = this.config.today();
    if (expires < today)
      throw new BadInput('That day has passed.', [{ field: 'expires', sentence: 'Choose today or later.' }]);
    if (expires > aYearAfter(today))
      throw new BadInput('A link lasts a year at most.', [
        { field: 'expires', sentence: 'Choose a day within a year; a new link can be made then.' },
      ]);
    const { organisationId } = context;
    const { row, token } = await this.work.run((m) =>
      this.store.add(m, { organisationId, contextId, expires, note, createdBy: actor.name }),
    );
    const origin = this.config.publicUrl ?? `http://localhost:${this.config.port}`;
    return { link: linkAnswer(row), url: `${origin}/ours#${token}` };
  }

  revoke(actor: Actor, id: number): Promise<YoungLink> {
    return this.work.run(async (m) => {
      const row = await this.store.link(actor, id, m);
      if (!row) throw new NotFound('link');
      row.revokedAt ??= new Date().toISOString();
      return linkAnswer(await m.save(row));
    });
  }

  private async context(actor: Actor, id: number): Promise<ContextEntity> {
    const context = await this.places.context(actor, id);
    if (!context) throw new NotFound('context');
    return context;
  }
}

const aYearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;

const linkAnswer = (row: YoungLinkEntity): YoungLink => ({
  id: row.id,
  contextId: row.contextId,
  expires: row.expires,
  note: row.note,
  createdBy: row.createdBy,
  createdAt: row.createdAt,
  revokedAt: row.revokedAt,
});
