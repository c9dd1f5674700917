import { Inject, Injectable } from '@nestjs/common';
import type { PartyKind, Role, Scope, ScopeKind } from '@waymark/contract';
import { type EntityManager, In, IsNull } from 'typeorm';
import { ContextEntity } from '../catalogue/context.entity';
import { GrantContextEntity, GrantEntity } from '../catalogue/grant.entity';
import { SiteEntity } from '../catalogue/site.entity';
import type { Config } from '../config';
import { Reader } from '../database/reader';
import { EditionEntity } from '../editions/edition.entity';
import { isCurrent, standingOf } from '../partnerships/open-partnerships';
import { PartnershipContextEntity, PartnershipEntity } from '../partnerships/partnership.entity';
import { CONFIG } from '../settings.module';
import type { Actor } from './actor';
import { MembershipEntity } from './membership.entity';
import { OrganisationEntity } from './organisation.entity';

type Reach = Omit<Actor, 'name' | 'role' | 'personId'>;
export interface ScopeKey {
  readonly kind: ScopeKind;
  readonly id: number;
}

/** What memberships reach: from a role and its scopes to organisations, sites, contexts and grants. */
@Injectable()
export class ScopesStore {
  constructor(
    private readonly reader: Reader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  memberships(personId: number, manager: EntityManager = this.reader.manager): Promise<MembershipEntity[]> {
    return manager.find(MembershipEntity, { where: { personId, endedAt: IsNull() }, order: { id: 'ASC' } });
  }

  /** The reach of one role: all of this person's memberships of that role together. */
  async reach(role: Role, memberships: readonly MembershipEntity[]): Promise<Reach> {
    const ids = (kind: ScopeKind) =>
      memberships.filter((one) => one.role === role && one.scopeKind === kind).map((one) => one.scopeId);
    switch (role) {
      case 'administrator':
      case 'manager':
      case 'practitioner':
        return this.teamReach(ids('organisation'), ids('site'));
      case 'partner':
        return this.partnerReach(ids('partnership'), memberships[0]?.personId);
      case 'commissioner':
        return this.grantReach(ids('grant'));
      case 'researcher':
        return {
          organisationIds: [],
          siteIds: [],
          contextIds: [],
          grantIds: [],
          editionIds: [...new Set(ids('edition'))].sort(byNumber),
        };
    }
  }

  private async teamReach(organisations: readonly number[], siteIds: readonly number[]): Promise<Reach> {
    const m = this.reader.manager;
    const sites = siteIds.length ? await m.find(SiteEntity, { where: { id: In([...siteIds]) } }) : [];
    // a site of an organisation that is reached as a whole limits nothing
    if (sites.every((site) => organisations.includes(site.organisationId)))
      return { organisationIds: [...new Set(organisations)].sort(byNumber) };
    const whole = organisations.length
      ? await m.find(SiteEntity, { where: { organisationId: In([...organisations]) } })
      : [];
    const reached = [...new Set([...sites, ...whole].map(({ id }) => id))].sort(byNumber);
    const contexts = await m.find(ContextEntity, { select: { id: true }, where: { siteId: In(reached) } });
    return {
      organisationIds: [...new Set([...organisations, ...sites.map((s) => s.organisationId)])].sort(byNumber),
      siteIds: reached,
      contextIds: contexts.map(({ id }) => id).sort(byNumber),
    };
  }

  /**
   * A partner's partnerships, and the contexts of those that let them in: an agreement to share holds today, and both the
   * organisation at home and this person agreed to what each may see.
   */
  private async partnerReach(wanted: readonly number[], personId: number | undefined): Promise<Reach> {
    const m = this.reader.manager;
    const found = wanted.length ? await m.find(PartnershipEntity, { where: { id: In([...wanted]) } }) : [];
    const joined = new Map(
      (await standingOf(m, found, this.config.today())).flatMap(({ partnership, parties, state }) => {
        const mine = parties.find((one) => one.personId === personId && one.side === 'partner');
        return state === 'open' && mine && isCurrent(mine, partnership)
          ? [[partnership.id, mine.party as PartyKind] as const]
          : [];
      }),
    );
    const rows = await m.find(PartnershipContextEntity, { where: { partnershipId: In([...joined.keys()]) } });
    return {
      organisationIds: [],
      siteIds: [],
      contextIds: [...new Set(rows.map(({ contextId }) => contextId))].sort(byNumber),
      grantIds: [],
      partnershipIds: found.map(({ id }) => id).sort(byNumber),
      parties: Object.fromEntries(
        rows.map(({ contextId, partnershipId }) => [contextId, joined.get(partnershipId) ?? 'other']),
      ),
    };
  }

  /** A commissioner's grants, and the contexts they are for. */
  private async grantReach(grantIds: readonly number[]): Promise<Reach> {
    const rows = grantIds.length
      ? await this.reader.manager.find(GrantContextEntity, { where: { grantId: In([...grantIds]) } })
      : [];
    return {
      organisationIds: [],
      siteIds: [],
      contextIds: [...new Set(rows.map(({ contextId }) => contextId))].sort(byNumber),
      grantIds: [...grantIds].sort(byNumber),
    };
  }

  /** The organisation a scope belongs to; null for one that is not there. */
  async organisationOf({ kind, id }: ScopeKey): Promise<number | null> {
    const m = this.reader.manager;
    switch (kind) {
      case 'organisation':
        return (await m.findOneBy(OrganisationEntity, { id }))?.id ?? null;
      case 'site':
        return (await m.findOneBy(SiteEntity, { id }))?.organisationId ?? null;
      case 'partnership':
        return (await m.findOneBy(PartnershipEntity, { id }))?.organisationId ?? null;
      case 'grant':
        return (await m.findOneBy(GrantEntity, { id }))?.organisationId ?? null;
      case 'edition':
        return (await m.findOneBy(EditionEntity, { id }))?.organisationId ?? null;
    }
  }

  /** Scopes by name, for people to read. */
  async named(keys: readonly ScopeKey[]): Promise<Scope[]> {
    const names = new Map<string, string>();
    const m = this.reader.manager;
    const idsOf = (kind: ScopeKind) => [...new Set(keys.filter((k) => k.kind === kind).map((k) => k.id))];
    const keep = (kind: ScopeKind, rows: readonly { id: number; name: string }[]) =>
      rows.forEach((row) => names.set(`${kind} ${row.id}`, row.name));
    const [organisations, sites, partnerships, grants, editions] = await Promise.all([
      idsOf('organisation').length ? m.findBy(OrganisationEntity, { id: In(idsOf('organisation')) }) : [],
      idsOf('site').length ? m.findBy(SiteEntity, { id: In(idsOf('site')) }) : [],
      idsOf('partnership').length ? m.findBy(PartnershipEntity, { id: In(idsOf('partnership')) }) : [],
      idsOf('grant').length ? m.findBy(GrantEntity, { id: In(idsOf('grant')) }) : [],
      idsOf('edition').length ? m.findBy(EditionEntity, { id: In(idsOf('edition')) }) : [],
    ]);
    keep('organisation', organisations);
    keep('site', sites);
    keep('partnership', partnerships);
    keep(
      'edition',
      editions.map(({ id, number, title }) => ({
        id,
        name: number === null ? title : `${number}: ${title}`,
      })),
    );
    const owners = new Map(
      (grants.length
        ? await m.findBy(OrganisationEntity, { id: In(grants.map((g) => g.organisationId)) })
        : []
      ).map(({ id, name }) => [id, name]),
    );
    // one award to several organisations is one grant each
    keep(
      'grant',
      grants.map(({ id, title, funder, organisationId }) => ({
        id,
        name: `${title} (${funder}), ${owners.get(organisationId) ?? ''}`,
      })),
    );
    return keys.map(({ kind, id }) => ({ kind, id, name: names.get(`${kind} ${id}`) ?? `${kind} ${id}` }));
  }
}

const byNumber = (a: number, b: number): number => a - b;
