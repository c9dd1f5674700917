import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { PolicyChangesService } from './policy-changes.service';

type E = typeof e;

@Controller()
export class PolicyChangesController {
  constructor(private readonly changes: PolicyChangesService) {}

  @Endpoint(e.disclosurePolicy)
  page(@Input() { actor }: Call<E['disclosurePolicy']>): Promise<Answer<E['disclosurePolicy']>> {
    return this.changes.page(actor);
  }

  @Endpoint(e.proposePolicy)
  propose(@Input() { actor, body }: Call<E['proposePolicy']>): Promise<Answer<E['proposePolicy']>> {
    return this.changes.propose(actor, body);
  }

  @Endpoint(e.decidePolicy)
  decide(@Input() { actor, params, body }: Call<E['decidePolicy']>): Promise<Answer<E['decidePolicy']>> {
    return this.changes.decide(actor, params.id, body);
  }
}
