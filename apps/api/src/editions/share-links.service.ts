import { Inject, Injectable } from '@nestjs/common';
import type { NewShareLink, ShareLink } from '@waymark/contract';
import type { Actor } from '../access/actor';
import { hashPassword } from '../access/passwords';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, Conflict, NotFound } from '../http/refusals';
import { CONFIG } from '../settings.module';
import { EditionsStore } from './editions.store';
import type { ShareLinkEntity } from './share-link.entity';
import { ShareLinksStore } from './share-links.store';

/** Links that managers make and take back. */
@Injectable()
export class ShareLinksService {
  constructor(
    private readonly links: ShareLinksStore,
    private readonly editions: EditionsStore,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async of(actor: Actor, editionId: number): Promise<ShareLink[]> {
    if (!(await this.editions.edition(actor, editionId))) throw new NotFound('edition');
    return (await this.links.of(actor, editionId)).map(answer);
  }

  async add(
    actor: Actor,
    { editionId, expires, passphrase, note }: NewShareLink,
  ): Promise<{ link: ShareLink; url: string }> {
    const edition = await this.editions.edition(actor, editionId);
    if (!edition) throw new NotFound('edition');
    if (edition.state !== 'published')
      throw new Conflict(
        edition.state === 'withdrawn'
          ? 'This edition was withdrawn: no new link leads to it.'
          : 'A link leads to a released edition. Release this one first.',
      );
    const today = this.config.today();
    if (expires < today)
      throw new BadInput('That day has passed.', [{ field: 'expires', sentence: 'Choose today or later.' }]);
    if (expires > aYearAfter(today))
      throw new BadInput('A link lasts a year at most.', [
        { field: 'expires', sentence: 'Choose a day within a year; a new link can be made then.' },
      ]);
    const passphraseHash = passphrase === null ? null : await hashPassword(passphrase);
    const { row, token } = await this.work.run((m) =>
      this.links.add(m, {
        organisationId: edition.organisationId,
        editionId,
        passphraseHash,
        expires,
        note,
        createdBy: actor.name,
      }),
    );
    return {
      link: answer(row),
      url: `${this.config.publicUrl ?? `http://localhost:${this.config.port}`}/shared#${token}`,
    };
  }

  async revoke(actor: Actor, id: number): Promise<ShareLink> {
    return this.work.run(async (m) => {
      const row = await this.links.link(actor, id, m);
      if (!row) throw new NotFound('link');
      row.revokedAt ??= new Date().toISOString();
      return answer(await m.save(row));
    });
  }
}

const aYearAfter = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;

const answer = (row: ShareLinkEntity): ShareLink => ({
  id: row.id,
  editionId: row.editionId,
  expires: row.expires,
  hasPassphrase: row.passphraseHash !== null,
  note: row.note,
  createdBy: row.createdBy,
  createdAt: row.createdAt,
  revokedAt: row.revokedAt,
  opened: row.opened,
});
