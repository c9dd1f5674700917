import { Injectable } from '@nestjs/common';
import type { PartnershipBalance } from '@waymark/contract';
import type { Actor } from '../access/actor';
import { ReaderWords } from '../catalogue/reader-words.service';
import { NotFound } from '../http/refusals';
import { MeetingPagesService } from '../meetings/meeting-pages.service';
import { PartnershipsStore } from './partnerships.store';

/** The plans of a partnership together, out of what the reader sees of each. */
@Injectable()
export class PartnershipBalanceService {
  constructor(
    private readonly store: PartnershipsStore,
    private readonly meetings: MeetingPagesService,
    private readonly words: ReaderWords,
  ) {}

  async page(actor: Actor, id: number): Promise<PartnershipBalance> {
    const found = await this.store.one(actor, id);
    if (!found) throw new NotFound('partnership');
    const contexts = await this.store.contextsOf(id);
    const together = await this.meetings.across(
      actor,
      contexts.map((context) => context.id),
    );
    return this.words.forReader(actor, { id, name: found.name, ...together });
  }
}
