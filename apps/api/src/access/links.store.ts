import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, MoreThan } from 'typeorm';
import { Reader } from '../database/reader';
import { OneTimeLinkEntity } from './one-time-link.entity';
import { newToken, tokenHash } from './random-token';

const DAY = 24 * 60 * 60_000;
const LASTS: Readonly<Record<OneTimeLinkEntity['kind'], number>> = {
  first: DAY,
  invitation: 7 * DAY,
  reset: DAY,
};
type About = Pick<OneTimeLinkEntity, 'kind' | 'forWhom' | 'madeBy'> &
  Partial<
    Pick<OneTimeLinkEntity, 'role' | 'scopeKind' | 'scopeId' | 'personId' | 'secondFactorToo' | 'madeById'>
  >;

/** All SQL of one-time links. */
@Injectable()
export class LinksStore {
  constructor(private readonly reader: Reader) {}

  /** A new link. Its token is answered here and never again. */
  async add(
    m: EntityManager,
    about: About,
  ): Promise<{ readonly link: OneTimeLinkEntity; readonly token: string }> {
    const token = newToken();
    const now = Date.now();
    const link = await m.save(
      m.create(OneTimeLinkEntity, {
        role: null,
        scopeKind: null,
        scopeId: null,
        personId: null,
        secondFactorToo: false,
        madeById: null,
        ...about,
        tokenHash: tokenHash(token),
        madeAt: new Date(now).toISOString(),
        expiresAt: new Date(now + LASTS[about.kind]).toISOString(),
        usedAt: null,
        withdrawnAt: null,
      }),
    );
    return { link, token };
  }

  /** The link of a token, while it can be used. */
  open(token: string, m: EntityManager = this.reader.manager): Promise<OneTimeLinkEntity | null> {
    return m.findOneBy(OneTimeLinkEntity, {
      tokenHash: tokenHash(token),
      usedAt: IsNull(),
      withdrawnAt: IsNull(),
      expiresAt: MoreThan(new Date().toISOString()),
    });
  }

  /** Uses a link up; false where somebody else just did. */
  async use(m: EntityManager, id: number): Promise<boolean> {
    const used = await m.update(
      OneTimeLinkEntity,
      { id, usedAt: IsNull(), withdrawnAt: IsNull() },
      { usedAt: new Date().toISOString() },
    );
    return used.affected === 1;
  }

  async withdraw(
    m: EntityManager,
    which: Partial<Pick<OneTimeLinkEntity, 'id' | 'kind'> & { personId: number }>,
  ): Promise<void> {
    await m.update(
      OneTimeLinkEntity,
      { ...which, usedAt: IsNull(), withdrawnAt: IsNull() },
      { withdrawnAt: new Date().toISOString() },
    );
  }

  /** What somebody handed out and nobody used yet. */
  openOf(m: EntityManager, madeById: number): Promise<OneTimeLinkEntity[]> {
    return m.findBy(OneTimeLinkEntity, { madeById, usedAt: IsNull(), withdrawnAt: IsNull() });
  }

  invitations(): Promise<OneTimeLinkEntity[]> {
    return this.reader.manager.find(OneTimeLinkEntity, {
      where: { kind: 'invitation' },
      order: { id: 'DESC' },
      take: 500,
    });
  }

  invitation(id: number): Promise<OneTimeLinkEntity | null> {
    return this.reader.manager.findOneBy(OneTimeLinkEntity, { id, kind: 'invitation' });
  }
}
