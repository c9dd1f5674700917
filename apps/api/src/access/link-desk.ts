import { Inject, Injectable } from '@nestjs/common';
import type { Invitation, NewInvitation, OneTimeLink, Role, ScopeKind } from '@waymark/contract';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { CONFIG } from '../settings.module';
import { AccountRecords } from './account-records';
import type { Actor } from './actor';
import { linkUrl } from './link-url';
import { LinksStore } from './links.store';
import type { OneTimeLinkEntity } from './one-time-link.entity';

/** Makes and takes back one-time links. */
@Injectable()
export class LinkDesk {
  constructor(
    private readonly links: LinksStore,
    private readonly records: AccountRecords,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async invite(
    actor: Actor,
    { role, scope, forWhom }: NewInvitation,
  ): Promise<{ invitation: Invitation; link: OneTimeLink }> {
    const { link, token } = await this.work.run((m) =>
      this.links.add(m, {
        kind: 'invitation',
        forWhom,
        madeBy: actor.name,
        madeById: actor.personId ?? null,
        role,
        scopeKind: scope.kind,
        scopeId: scope.id,
      }),
    );
    await this.tell(actor, 'invite', 'one-time link', link.id, { role });
    return { invitation: await this.answer(link), link: this.wire(link, token) };
  }

  async withdraw(link: OneTimeLinkEntity): Promise<Invitation> {
    await this.work.run((m) => this.links.withdraw(m, { id: link.id }));
    return this.answer({ ...link, withdrawnAt: new Date().toISOString() });
  }

  /** Earlier links for the same person stop working. `actor` null: the command line. */
  async reset(
    madeBy: string,
    { id, name }: { id: number; name: string },
    secondFactorToo: boolean,
    reason: string,
    actor: Actor | null,
  ): Promise<OneTimeLink> {
    const { link, token } = await this.work.run(async (m) => {
      await this.links.withdraw(m, { kind: 'reset', personId: id });
      const madeById = actor?.personId ?? null;
      return this.links.add(m, {
        kind: 'reset',
        forWhom: name,
        madeBy,
        madeById,
        personId: id,
        secondFactorToo,
      });
    });
    await this.tell(
      actor,
      'settings',
      'account',
      id,
      { link: 'reset', secondFactorToo: String(secondFactorToo) },
      reason,
    );
    return this.wire(link, token);
  }

  async first(madeBy: string): Promise<OneTimeLink> {
    const { link, token } = await this.work.run((m) =>
      this.links.add(m, { kind: 'first', forWhom: 'the first administrator', madeBy }),
    );
    return this.wire(link, token);
  }

  async reaches(actor: Actor, link: OneTimeLinkEntity): Promise<boolean> {
    const scope = { kind: link.scopeKind as ScopeKind, id: link.scopeId ?? 0 };
    if (actor.siteIds && !(scope.kind === 'site' && actor.siteIds.includes(scope.id))) return false;
    const organisationId = await this.records.scopes.organisationOf(scope);
    return organisationId !== null && actor.organisationIds.includes(organisationId);
  }

  async answer(link: OneTimeLinkEntity): Promise<Invitation> {
    const [scope] = await this.records.scopes.named([
      { kind: link.scopeKind as ScopeKind, id: link.scopeId ?? 0 },
    ]);
    return {
      id: link.id,
      role: link.role as Role,
      scope: scope as Invitation['scope'],
      forWhom: link.forWhom,
      invitedBy: link.madeBy,
      createdAt: link.madeAt,
      expiresAt: link.expiresAt,
      state: stateOf(link),
    };
  }

  private wire({ expiresAt }: OneTimeLinkEntity, token: string): OneTimeLink {
    return { url: linkUrl(this.config, token), expiresAt };
  }

  private tell(
    actor: Actor | null,
    action: 'invite' | 'settings',
    kind: 'one-time link' | 'account',
    id: number,
    details: Record<string, string>,
    reason?: string,
  ): Promise<void> {
    return this.records.tell({
      action,
      actor,
      kind,
      id,
      details,
      ...(reason === undefined ? {} : { reason }),
    });
  }
}

export function stateOf(link: OneTimeLinkEntity): Invitation['state'] {
  if (link.usedAt !== null) return 'accepted';
  if (link.withdrawnAt !== null) return 'withdrawn';
  return link.expiresAt < new Date().toISOString() ? 'expired' : 'open';
}
