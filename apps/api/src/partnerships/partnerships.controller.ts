import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { PartnershipBalanceService } from './partnership-balance.service';
import { PartnershipValuesPageService } from './partnership-values-page.service';
import { PartnershipValuesService } from './partnership-values.service';
import { PartnershipsService } from './partnerships.service';

type E = typeof e;

@Controller()
export class PartnershipsController {
  constructor(
    private readonly partnerships: PartnershipsService,
    private readonly balances: PartnershipBalanceService,
    private readonly values: PartnershipValuesService,
    private readonly valuesPages: PartnershipValuesPageService,
  ) {}

  @Endpoint(e.partnerships)
  list(@Input() { actor }: Call<E['partnerships']>): Promise<Answer<E['partnerships']>> {
    return this.partnerships.list(actor);
  }

  @Endpoint(e.partnership)
  one(@Input() { actor, params }: Call<E['partnership']>): Promise<Answer<E['partnership']>> {
    return this.partnerships.page(actor, params.id);
  }

  @Endpoint(e.partnershipBalance)
  balance(
    @Input() { actor, params }: Call<E['partnershipBalance']>,
  ): Promise<Answer<E['partnershipBalance']>> {
    return this.balances.page(actor, params.id);
  }

  @Endpoint(e.partnershipValues)
  valuesOf(
    @Input() { actor, params }: Call<E['partnershipValues']>,
  ): Promise<Answer<E['partnershipValues']>> {
    return this.valuesPages.page(actor, params.id);
  }

  @Endpoint(e.addPartnershipValues)
  addValues(
    @Input() { actor, params, body }: Call<E['addPartnershipValues']>,
  ): Promise<Answer<E['addPartnershipValues']>> {
    return this.values.add(actor, params.id, body);
  }

  @Endpoint(e.changePartnershipValues)
  changeValues(
    @Input() { actor, params, body }: Call<E['changePartnershipValues']>,
  ): Promise<Answer<E['changePartnershipValues']>> {
    return this.values.change(actor, { ...params, ...body });
  }

  @Endpoint(e.closePartnershipValues)
  closeValues(
    @Input() { actor, params, body }: Call<E['closePartnershipValues']>,
  ): Promise<Answer<E['closePartnershipValues']>> {
    return this.values.close(actor, { ...params, ...body });
  }

  @Endpoint(e.addPartnership)
  add(@Input() { actor, body }: Call<E['addPartnership']>): Promise<Answer<E['addPartnership']>> {
    return this.partnerships.add(actor, body);
  }

  @Endpoint(e.changePartnership)
  change(
    @Input() { actor, params, body }: Call<E['changePartnership']>,
  ): Promise<Answer<E['changePartnership']>> {
    return this.partnerships.change(actor, params.id, body);
  }

  @Endpoint(e.joinPartnership)
  join(@Input() { actor, params, body }: Call<E['joinPartnership']>): Promise<Answer<E['joinPartnership']>> {
    return this.partnerships.join(actor, params.id, body);
  }

  @Endpoint(e.leavePartnership)
  leave(@Input() { actor, params }: Call<E['leavePartnership']>): Promise<Answer<E['leavePartnership']>> {
    return this.partnerships.leave(actor, params.id);
  }

  @Endpoint(e.endPartnership)
  end(@Input() { actor, params, body }: Call<E['endPartnership']>): Promise<Answer<E['endPartnership']>> {
    return this.partnerships.end(actor, params.id, body.reason);
  }
}
