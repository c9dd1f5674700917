import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { AccountRecords } from './account-records';
import { InvitationsService } from './invitations.service';
import type { MembershipEntity } from './membership.entity';
import { PeopleService } from './people.service';

type E = typeof e;

/** The people of one's organisations. */
@Controller()
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly inviting: InvitationsService,
    private readonly records: AccountRecords,
  ) {}

  @Endpoint(e.people)
  list(@Input() { actor }: Call<E['people']>): Promise<Answer<E['people']>> {
    return this.people.list(actor);
  }

  @Endpoint(e.changePerson)
  change(@Input() { actor, params, body }: Call<E['changePerson']>): Promise<Answer<E['changePerson']>> {
    return this.people.changePerson(actor, params.id, body);
  }

  @Endpoint(e.addMembership)
  async add(@Input() { actor, params, body }: Call<E['addMembership']>): Promise<Answer<E['addMembership']>> {
    return this.named(await this.people.addMembership(actor, params.id, body));
  }

  @Endpoint(e.changeMembership)
  async changeRole(
    @Input() { actor, params, body }: Call<E['changeMembership']>,
  ): Promise<Answer<E['changeMembership']>> {
    return this.named(await this.people.changeMembership(actor, params.id, body));
  }

  @Endpoint(e.endMembership)
  end(@Input() { actor, params, body }: Call<E['endMembership']>): Promise<Answer<E['endMembership']>> {
    return this.people.endMembership(actor, params.id, body.reason);
  }

  @Endpoint(e.addResetLink)
  resetLink(@Input() { actor, params, body }: Call<E['addResetLink']>): Promise<Answer<E['addResetLink']>> {
    return this.inviting.resetLink(actor, params.id, body);
  }

  @Endpoint(e.invitations)
  invitations(@Input() { actor }: Call<E['invitations']>): Promise<Answer<E['invitations']>> {
    return this.inviting.list(actor);
  }

  @Endpoint(e.addInvitation)
  invite(@Input() { actor, body }: Call<E['addInvitation']>): Promise<Answer<E['addInvitation']>> {
    return this.inviting.add(actor, body);
  }

  @Endpoint(e.withdrawInvitation)
  withdraw(
    @Input() { actor, params }: Call<E['withdrawInvitation']>,
  ): Promise<Answer<E['withdrawInvitation']>> {
    return this.inviting.withdraw(actor, params.id);
  }

  private async named(membership: MembershipEntity): Promise<Answer<E['addMembership']>> {
    const [answer] = await this.records.membershipsWithNames([membership]);
    return answer as Answer<E['addMembership']>;
  }
}
