import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { newToken, tokenHash } from '../access/random-token';
import { ownedBy } from '../catalogue/scope';
import { Reader } from '../database/reader';
import { EditionEntity } from './edition.entity';
import { ShareLinkEntity } from './share-link.entity';

/** All SQL of links to editions. */
@Injectable()
export class ShareLinksStore {
  constructor(private readonly reader: Reader) {}

  /** A new link. Its token is answered here and never again. */
  async add(
    m: EntityManager,
    about: Omit<ShareLinkEntity, 'id' | 'tokenHash' | 'createdAt' | 'revokedAt' | 'opened'>,
  ): Promise<{ readonly row: ShareLinkEntity; readonly token: string }> {
    const token = newToken();
    const row = await m.save(
      m.create(ShareLinkEntity, {
        ...about,
        tokenHash: tokenHash(token),
        createdAt: new Date().toISOString(),
        revokedAt: null,
        opened: 0,
      }),
    );
    return { row, token };
  }

  of(actor: Actor, editionId: number): Promise<ShareLinkEntity[]> {
    return this.reader.manager.find(ShareLinkEntity, {
      where: { ...ownedBy(actor), editionId },
      order: { id: 'DESC' },
    });
  }

  link(actor: Actor, id: number, m: EntityManager = this.reader.manager): Promise<ShareLinkEntity | null> {
    return m.findOne(ShareLinkEntity, { where: { ...ownedBy(actor), id } });
  }

  /** Whoever holds the token found the link: nothing else leads to it. */
  byToken(token: string): Promise<ShareLinkEntity | null> {
    return this.reader.manager.findOne(ShareLinkEntity, { where: { tokenHash: tokenHash(token) } });
  }

  /** The edition a link names, whoever asks: the link is what lets them in. */
  edition(id: number): Promise<EditionEntity | null> {
    return this.reader.manager.findOneBy(EditionEntity, { id });
  }

  async countOpened(m: EntityManager, id: number): Promise<void> {
    await m.increment(ShareLinkEntity, { id }, 'opened', 1);
  }
}
