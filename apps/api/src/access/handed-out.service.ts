import { Injectable } from '@nestjs/common';
import { mayGive, type Role, type ScopeKind } from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import { AccountRecords } from './account-records';
import type { Actor } from './actor';
import { LinksStore } from './links.store';
import type { MembershipEntity } from './membership.entity';
import type { OneTimeLinkEntity } from './one-time-link.entity';
import { PeopleDirectory } from './people-directory.service';

/** Links that somebody handed out, once they have fewer roles than when they did. */
@Injectable()
export class HandedOutService {
  constructor(
    private readonly links: LinksStore,
    private readonly records: AccountRecords,
    private readonly directory: PeopleDirectory,
  ) {}

  /**
   * An open link stands as long as its maker could make it today. So what was handed out in another organisation, or by virtue
   * of a role that is left, goes on; the rest opens nothing any more.
   */
  async withdrawBeyond(m: EntityManager, personId: number, left: readonly MembershipEntity[]): Promise<void> {
    const makers = await this.makers(personId, left);
    for (const link of await this.links.openOf(m, personId))
      if (!(await this.anyCouldMake(makers, link))) await this.links.withdraw(m, { id: link.id });
  }

  /** Only roles the actor may give, in scopes that belong to the actor's organisations. */
  async mayInvite(
    actor: Actor,
    { role, scope }: { role: Role; scope: { kind: ScopeKind; id: number } },
  ): Promise<boolean> {
    return mayGive[actor.role].includes(role) && (await this.within(actor, scope));
  }

  /** A scope of the actor's organisations; somebody limited to sites gives roles in these sites only. */
  async within(actor: Actor, scope: { kind: ScopeKind; id: number }): Promise<boolean> {
    const organisationId = await this.records.scopes.organisationOf(scope);
    const own = organisationId !== null && actor.organisationIds.includes(organisationId);
    return own && (!actor.siteIds || (scope.kind === 'site' && actor.siteIds.includes(scope.id)));
  }

  /** Whoever they still are when they make a link: one actor for each role that is left and gives others. */
  private async makers(personId: number, left: readonly MembershipEntity[]): Promise<Actor[]> {
    const roles = [...new Set(left.map(({ role }) => role as Role))].filter(
      (role) => mayGive[role].length > 0,
    );
    return Promise.all(
      roles.map(async (role) => ({
        ...(await this.records.scopes.reach(role, left)),
        name: '',
        role,
        personId,
      })),
    );
  }

  private async anyCouldMake(makers: readonly Actor[], link: OneTimeLinkEntity): Promise<boolean> {
    for (const actor of makers)
      if (link.kind === 'reset' ? await this.mayReset(actor, link) : await this.mayInvite(actor, given(link)))
        return true;
    return false;
  }

  /** As adding one asks: an administrator of everything the account reaches. */
  private async mayReset(actor: Actor, { personId }: OneTimeLinkEntity): Promise<boolean> {
    if (actor.role !== 'administrator') return false;
    return (await this.directory.find(actor, personId ?? 0))?.wholly === true;
  }
}

const given = ({ role, scopeKind, scopeId }: OneTimeLinkEntity) => ({
  role: role as Role,
  scope: { kind: scopeKind as ScopeKind, id: scopeId ?? 0 },
});
