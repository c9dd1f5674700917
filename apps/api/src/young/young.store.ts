import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../access/actor';
import { newToken, tokenHash } from '../access/random-token';
import { ContextEntity } from '../catalogue/context.entity';
import { ResponseEntity } from '../catalogue/response.entity';
import { inContexts } from '../catalogue/scope';
import { Reader } from '../database/reader';
import { DecisionEntity } from '../meetings/decision.entity';
import { MeetingContextEntity, MeetingEntity } from '../meetings/meeting.entity';
import { YoungLinkEntity, YoungWordsEntity } from './young.entity';
import type { YoungSources } from './young-offers';

/** All SQL of the young people's page. */
@Injectable()
export class YoungStore {
  constructor(private readonly reader: Reader) {}

  /** A new link. Its token is answered here and never again. */
  async add(
    m: EntityManager,
    about: Pick<YoungLinkEntity, 'organisationId' | 'contextId' | 'expires' | 'note' | 'createdBy'>,
  ): Promise<{ readonly row: YoungLinkEntity; readonly token: string }> {
    const token = newToken();
    const row = m.create(YoungLinkEntity, {
      ...about,
      tokenHash: tokenHash(token),
      createdAt: new Date().toISOString(),
      revokedAt: null,
    });
    return { row: await m.save(row), token };
  }

  linksOf(actor: Actor, contextId: number): Promise<YoungLinkEntity[]> {
    return this.reader.manager.find(YoungLinkEntity, {
      where: inContexts(actor, [contextId]),
      order: { id: 'DESC' },
    });
  }

  link(actor: Actor, id: number, m: EntityManager): Promise<YoungLinkEntity | null> {
    return m.findOne(YoungLinkEntity, { where: { ...inContexts(actor), id } });
  }

  /** Whoever holds the token found the link: nothing else leads to it. */
  byToken(token: string): Promise<YoungLinkEntity | null> {
    return this.reader.manager.findOneBy(YoungLinkEntity, { tokenHash: tokenHash(token) });
  }

  /** The context that a link names; null once it is archived. */
  contextOf({ contextId }: YoungLinkEntity): Promise<ContextEntity | null> {
    return this.reader.manager.findOneBy(ContextEntity, { id: contextId, archived: false });
  }

  /** Of a context that was found. */
  words(contextId: number): Promise<YoungWordsEntity | null> {
    return this.reader.manager.findOneBy(YoungWordsEntity, { contextId });
  }

  async keep(m: EntityManager, words: YoungWordsEntity): Promise<void> {
    await m.save(m.create(YoungWordsEntity, words));
  }

  /** Meetings about a context that was found, what they decided for it, and its responses. */
  async sources(contextId: number): Promise<YoungSources> {
    const m = this.reader.manager;
    const links = await m.findBy(MeetingContextEntity, { contextId });
    const meetingIds = links.map(({ meetingId }) => meetingId);
    const meetings = meetingIds.length
      ? await m.findBy(MeetingEntity, { id: In(meetingIds), archived: false })
      : [];
    const held = meetings.map(({ id }) => id);
    const [decisions, responses] = await Promise.all([
      held.length ? m.findBy(DecisionEntity, { contextId, meetingId: In(held), archived: false }) : [],
      m.findBy(ResponseEntity, { contextId, archived: false }),
    ]);
    return { meetings, decisions, responses };
  }
}
