import { Inject, Injectable } from '@nestjs/common';
import { type ReleasedContextPage, type SharedEdition } from '@waymark/contract';
import { AttemptsService, type Door } from '../access/attempts.service';
import { passwordFits } from '../access/passwords';
import { tokenHash } from '../access/random-token';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { NotFound, Refusal } from '../http/refusals';
import { CONFIG } from '../settings.module';
import { cameOut } from './edition-answer';
import type { EditionEntity } from './edition.entity';
import { EditionsStore } from './editions.store';
import { PublishedService, type PublishedFile } from './published.service';
import type { ShareLinkEntity } from './share-link.entity';
import { ShareLinksStore } from './share-links.store';

/** What a link holds: the secret behind its #, the passphrase typed beside it, and where the request came from. */
export interface Opener {
  readonly token: string;
  readonly passphrase: string;
  readonly address: string;
}

/** Tells whether a link still opens, and counts tries at its passphrase. */
@Injectable()
export class SharedDoor {
  constructor(
    private readonly links: ShareLinksStore,
    private readonly attempts: AttemptsService,
    private readonly work: UnitOfWork,
  ) {}

  async link({ token, passphrase, address }: Opener, today: string): Promise<ShareLinkEntity> {
    const link = await this.links.byToken(token);
    // 256 random bits: whoever sends a token that is known was given it, and may be told what became of it
    if (!link)
      throw new Refusal(
        404,
        'Not found',
        'This link is not known here. Open it whole, as it was given to you: part of it may be missing.',
      );
    if (link.revokedAt !== null)
      throw refused('This link was taken back. Ask whoever gave it to you for a new one.');
    if (link.expires < today)
      throw refused(`This link ended on ${link.expires}. Ask whoever gave it to you for a new one.`);
    if (link.passphraseHash !== null) await this.prove(link.passphraseHash, { token, passphrase, address });
    return link;
  }

  edition({ editionId }: ShareLinkEntity): Promise<EditionEntity | null> {
    return this.links.edition(editionId);
  }

  async opened({ id }: ShareLinkEntity): Promise<void> {
    await this.work.run((m) => this.links.countOpened(m, id));
  }

  private async prove(stored: string, { token, passphrase, address }: Opener): Promise<void> {
    if (passphrase === '') throw wrong('This link asks for a passphrase, which comes by another way.');
    const doors: Door[] = [
      { kind: 'shared', who: tokenHash(token) },
      { kind: 'address', who: address },
    ];
    await this.attempts.count(doors);
    if (!(await passwordFits(stored, passphrase)))
      throw wrong('That is not the passphrase of this link. Check it with whoever gave it to you.');
    await this.attempts.succeeded(doors);
  }
}

/** One edition, read by whoever holds a link to it. The link names the edition; nothing that is sent can widen that. */
@Injectable()
export class SharedService {
  constructor(
    private readonly door: SharedDoor,
    private readonly editions: EditionsStore,
    private readonly published: PublishedService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async open(opener: Opener): Promise<SharedEdition> {
    const { link, edition } = await this.found(opener);
    const manifest = await this.editions.file(edition.id, 'edition.json');
    if (!manifest) throw new NotFound('edition');
    await this.door.opened(link);
    return {
      edition: this.published.answerOf(edition, manifest),
      expires: link.expires,
      invented: this.config.mode === 'demo',
    };
  }

  async page(
    opener: Opener,
    contextId: number,
    periods: 'as_collected' | 'financial_year',
  ): Promise<ReleasedContextPage> {
    const { edition } = await this.found(opener);
    return this.published.pageOf(edition, contextId, periods);
  }

  async file(opener: Opener, path: string): Promise<PublishedFile> {
    const { edition } = await this.found(opener);
    const file = await this.editions.file(edition.id, path);
    if (!file) throw new NotFound('file in this edition');
    return { body: file.body, sha256: file.sha256 };
  }

  private async found(opener: Opener): Promise<{ link: ShareLinkEntity; edition: EditionEntity }> {
    const today = this.config.today();
    const link = await this.door.link(opener, today);
    const edition = await this.door.edition(link);
    if (!edition) throw new NotFound('edition');
    if (!cameOut(edition, today))
      throw refused(
        edition.state === 'withdrawn'
          ? 'This edition was withdrawn before it came out. Ask whoever gave the link to you what is meant to take its place.'
          : `This edition is out from ${edition.embargoedUntil ?? ''}: open the link again then.`,
      );
    return { link, edition };
  }
}

const refused = (sentence: string): Refusal => new Refusal(410, 'Not open', sentence);
const wrong = (sentence: string): Refusal =>
  new Refusal(403, 'Passphrase needed', sentence, [{ field: 'passphrase', sentence }]);
