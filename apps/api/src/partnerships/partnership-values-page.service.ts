import { Inject, Injectable } from '@nestjs/common';
import type { PartnershipValues } from '@waymark/contract';
import type { Actor } from '../access/actor';
import { ReaderWords } from '../catalogue/reader-words.service';
import type { Config } from '../config';
import { ValuesService } from '../plan/values.service';
import { CONFIG } from '../settings.module';
import { closedTo, isMember, memberOf } from './member-of';
import { valuesAnswer } from './partnership-values.service';
import { PartnershipsStore } from './partnerships.store';

/** How a partnership saw itself against the values, review by review, for its members. */
@Injectable()
export class PartnershipValuesPageService {
  constructor(
    private readonly store: PartnershipsStore,
    private readonly values: ValuesService,
    private readonly words: ReaderWords,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async page(actor: Actor, id: number): Promise<PartnershipValues> {
    const one = await memberOf(this.store, actor, id, this.config.today());
    const { organisationId, name } = one.partnership;
    const { levels, values } = await this.values.of(organisationId);
    const reviews = isMember(actor, one) ? await this.store.valuesReviews(id) : [];
    return this.words.forReader(actor, {
      id,
      name,
      list: { levels, values },
      closedTo: closedTo(actor, one),
      reviews: reviews.map(valuesAnswer),
    });
  }
}
