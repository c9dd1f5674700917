import { Injectable } from '@nestjs/common';
import type { Invitation, NewInvitation, OneTimeLink } from '@waymark/contract';
import { Conflict, NotFound } from '../http/refusals';
import type { Actor } from './actor';
import { LinkDesk, stateOf } from './link-desk';
import { LinksStore } from './links.store';
import { PeopleDirectory } from './people-directory.service';
import { PeopleService, refuseElsewhere } from './people.service';

/** Links that administrators and managers hand over: invitations, and new passwords for those who lost theirs. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly links: LinksStore,
    private readonly people: PeopleService,
    private readonly directory: PeopleDirectory,
    private readonly desk: LinkDesk,
  ) {}

  async list(actor: Actor): Promise<Invitation[]> {
    const found: Invitation[] = [];
    for (const link of await this.links.invitations())
      if (await this.desk.reaches(actor, link)) found.push(await this.desk.answer(link));
    return found;
  }

  async add(actor: Actor, wanted: NewInvitation): Promise<{ invitation: Invitation; link: OneTimeLink }> {
    await this.people.refuseBeyond(actor, wanted);
    return this.desk.invite(actor, wanted);
  }

  async withdraw(actor: Actor, id: number): Promise<Invitation> {
    const link = await this.links.invitation(id);
    if (!link || !(await this.desk.reaches(actor, link))) throw new NotFound('invitation');
    if (stateOf(link) !== 'open')
      throw new Conflict(`This invitation is ${stateOf(link)} already: nothing was changed.`);
    return this.desk.withdraw(link);
  }

  async resetLink(
    actor: Actor,
    id: number,
    { secondFactorToo, reason }: { secondFactorToo: boolean; reason: string },
  ): Promise<OneTimeLink> {
    const listed = await this.directory.person(actor, id);
    refuseElsewhere(listed);
    const { person } = listed;
    if (person.demo || person.state !== 'active')
      throw new Conflict('Only an account in use can get a new password: nothing was changed.');
    return this.desk.reset(actor.name, person, secondFactorToo, reason, actor);
  }
}
