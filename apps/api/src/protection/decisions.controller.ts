import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { AgreementsService, PlaceNamesService } from './agreements.service';
import { ListsService } from './lists.service';
import { PurposesService } from './purposes.service';

type E = typeof e;

/** Decisions and agreements: why, who agreed, which names, shared with whom. */
@Controller()
export class DecisionsController {
  constructor(
    private readonly lists: ListsService,
    private readonly decisions: PurposesService,
    private readonly takingPart: AgreementsService,
    private readonly names: PlaceNamesService,
  ) {}

  @Endpoint(e.protectionLists)
  listsToChooseFrom(): Answer<E['protectionLists']> {
    return this.lists.lists;
  }

  @Endpoint(e.purposes)
  purposes(@Input() { actor }: Call<E['purposes']>): Promise<Answer<E['purposes']>> {
    return this.decisions.purposes(actor);
  }

  @Endpoint(e.addPurpose)
  addPurpose(@Input() { actor, body }: Call<E['addPurpose']>): Promise<Answer<E['addPurpose']>> {
    return this.decisions.addPurpose(actor, body);
  }

  @Endpoint(e.endPurpose)
  endPurpose(@Input() { actor, params, body }: Call<E['endPurpose']>): Promise<Answer<E['endPurpose']>> {
    return this.decisions.endPurpose(actor, params.id, body.endedOn, body.reason);
  }

  @Endpoint(e.agreements)
  agreements(@Input() { actor }: Call<E['agreements']>): Promise<Answer<E['agreements']>> {
    return this.takingPart.agreements(actor);
  }

  @Endpoint(e.addAgreement)
  addAgreement(@Input() { actor, body }: Call<E['addAgreement']>): Promise<Answer<E['addAgreement']>> {
    return this.takingPart.addAgreement(actor, body);
  }

  @Endpoint(e.withdrawAgreement)
  withdrawAgreement(
    @Input() { actor, params, body }: Call<E['withdrawAgreement']>,
  ): Promise<Answer<E['withdrawAgreement']>> {
    return this.takingPart.withdraw(actor, params.id, body.withdrawnOn);
  }

  @Endpoint(e.communityAgreements)
  communityAgreements(
    @Input() { actor }: Call<E['communityAgreements']>,
  ): Promise<Answer<E['communityAgreements']>> {
    return this.names.list(actor);
  }

  @Endpoint(e.addCommunityAgreement)
  addCommunityAgreement(
    @Input() { actor, body }: Call<E['addCommunityAgreement']>,
  ): Promise<Answer<E['addCommunityAgreement']>> {
    return this.names.add(actor, body);
  }

  @Endpoint(e.withdrawCommunityAgreement)
  withdrawCommunityAgreement(
    @Input() { actor, params, body }: Call<E['withdrawCommunityAgreement']>,
  ): Promise<Answer<E['withdrawCommunityAgreement']>> {
    return this.names.withdraw(actor, params.id, body.withdrawnOn);
  }

  @Endpoint(e.sharings)
  sharings(@Input() { actor }: Call<E['sharings']>): Promise<Answer<E['sharings']>> {
    return this.decisions.sharings(actor);
  }

  @Endpoint(e.addSharing)
  addSharing(@Input() { actor, body }: Call<E['addSharing']>): Promise<Answer<E['addSharing']>> {
    return this.decisions.addSharing(actor, body);
  }

  @Endpoint(e.endSharing)
  endSharing(@Input() { actor, params, body }: Call<E['endSharing']>): Promise<Answer<E['endSharing']>> {
    return this.decisions.endSharing(actor, params.id, body.endedOn);
  }
}
