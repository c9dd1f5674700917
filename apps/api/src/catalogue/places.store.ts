import { Injectable } from '@nestjs/common';
import type { ContextLink, View } from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import { stateOfTerm } from '@waymark/outcomes';
import { In } from 'typeorm';
import { type Actor, onTheTeam } from '../access/actor';
import { OrganisationEntity } from '../access/organisation.entity';
import { Reader } from '../database/reader';
import { ContextEntity } from './context.entity';
import { PartnershipContextEntity, PartnershipEntity } from '../partnerships/partnership.entity';
import { ContextLinkEntity } from './context-link.entity';
import { CommunityAgreementEntity } from '../protection/decisions.entity';
import { GrantContextEntity, GrantEntity } from './grant.entity';
import { contextsOf, ofOrganisations, reaches, sitesOf } from './scope';
import { SiteEntity } from './site.entity';

/** All SQL of sites, contexts and links. Every read is scoped by the actor's organisations. */
@Injectable()
export class PlacesStore {
  constructor(private readonly reader: Reader) {}

  organisations(actor: Actor): Promise<OrganisationEntity[]> {
    return this.reader.manager.find(OrganisationEntity, {
      where: { id: In([...actor.organisationIds]) },
      order: { name: 'ASC' },
    });
  }

  /** The names that stand on contexts that were found: for outsiders too, who own neither site nor organisation. */
  async namesAround(contexts: readonly ContextEntity[]): Promise<{
    readonly sites: ReadonlyMap<number, string>;
    readonly organisations: ReadonlyMap<number, string>;
  }> {
    const names = async (entity: typeof SiteEntity | typeof OrganisationEntity, ids: readonly number[]) => {
      const rows: { id: number; name: string }[] = await this.reader.manager.find(entity, {
        where: { id: In([...new Set(ids)]) },
      });
      return new Map(rows.map((row) => [row.id, row.name]));
    };
    const [sites, organisations] = await Promise.all([
      names(
        SiteEntity,
        contexts.map(({ siteId }) => siteId),
      ),
      names(
        OrganisationEntity,
        contexts.map(({ organisationId }) => organisationId),
      ),
    ]);
    return { sites, organisations };
  }

  sites(actor: Actor): Promise<SiteEntity[]> {
    return this.reader.manager.find(SiteEntity, { where: sitesOf(actor), order: { name: 'ASC' } });
  }

  site(actor: Actor, id: number, manager: EntityManager = this.reader.manager): Promise<SiteEntity | null> {
    return manager.findOne(SiteEntity, { where: sitesOf(actor, id) });
  }

  contexts(actor: Actor, siteId?: number): Promise<ContextEntity[]> {
    return this.reader.manager.find(ContextEntity, {
      where: contextsOf(actor, { siteId }),
      order: { pseudonym: 'ASC', id: 'ASC' },
    });
  }

  context(
    actor: Actor,
    id: number,
    manager: EntityManager = this.reader.manager,
  ): Promise<ContextEntity | null> {
    return manager.findOne(ContextEntity, { where: contextsOf(actor, { id }) });
  }

  contextByCode(actor: Actor, code: string): Promise<ContextEntity | null> {
    return this.reader.manager.findOne(ContextEntity, { where: { ...contextsOf(actor), code } });
  }

  /** The grants and partnerships of an outsider that each context belongs to, by name. */
  async reasonsFor(actor: Actor): Promise<ReadonlyMap<number, string[]>> {
    const m = this.reader.manager;
    const found = new Map<number, string[]>();
    const add = (contextId: number, name: string) =>
      found.set(contextId, [...(found.get(contextId) ?? []), name]);
    const grantIds = In([...(actor.grantIds ?? [])]);
    const grants = new Map((await m.findBy(GrantEntity, { id: grantIds })).map((one) => [one.id, one.title]));
    for (const { grantId, contextId } of await m.findBy(GrantContextEntity, { grantId: grantIds }))
      add(contextId, grants.get(grantId) ?? '');
    const partnershipIds = In([...(actor.partnershipIds ?? [])]);
    const partnerships = new Map(
      (await m.findBy(PartnershipEntity, { id: partnershipIds })).map((one) => [one.id, one.name]),
    );
    for (const { partnershipId, contextId } of await m.findBy(PartnershipContextEntity, {
      partnershipId: partnershipIds,
    }))
      add(contextId, partnerships.get(partnershipId) ?? '');
    return found;
  }

  /** A link belongs to the context it starts from. */
  async link(
    actor: Actor,
    id: number,
    manager: EntityManager = this.reader.manager,
  ): Promise<ContextLinkEntity | null> {
    const link = await manager.findOne(ContextLinkEntity, { where: { ...ofOrganisations(actor), id } });
    return link && (await this.context(actor, link.fromContextId, manager)) ? link : null;
  }

  /** Places that their community lets be called by their name on that day: context -> name. */
  async agreedNames(asOf: string): Promise<ReadonlyMap<number, string>> {
    const agreements = await this.reader.manager.find(CommunityAgreementEntity);
    const ids = agreements
      .filter((one) => stateOfTerm(one, asOf) === 'in force')
      .map(({ contextId }) => contextId);
    const contexts = ids.length ? await this.reader.manager.findBy(ContextEntity, { id: In(ids) }) : [];
    return new Map(
      contexts.flatMap(({ id, privateName }) => (privateName.trim() === '' ? [] : [[id, privateName]])),
    );
  }

  /**
   * Every private name of the installation that readers outside may not see, with the name they see instead. Only ever used to take
   * names out of words, whoever's place they are.
   */
  async hiddenNames(asOf: string): Promise<{ pseudonym: string; privateName: string }[]> {
    const agreed = await this.agreedNames(asOf);
    const contexts = await this.reader.manager.find(ContextEntity, {
      select: { id: true, pseudonym: true, privateName: true },
    });
    return contexts
      .filter(({ id, privateName }) => privateName.trim() !== '' && !agreed.has(id))
      .map(({ pseudonym, privateName }) => ({ pseudonym, privateName }));
  }

  /**
   * Links at either end of a context that was found; a context beyond the actor's reach shows the team only its pseudonym, and
   * is no part of what outsiders are told.
   */
  async linksOf(actor: Actor, contextId: number, view: View = 'team'): Promise<ContextLink[]> {
    const links = await this.reader.manager.find(ContextLinkEntity, {
      where: [{ fromContextId: contextId }, { toContextId: contextId }],
      order: { start: 'ASC', id: 'ASC' },
    });
    const others = links.map((l) => (l.fromContextId === contextId ? l.toContextId : l.fromContextId));
    const contexts = others.length
      ? await this.reader.manager.find(ContextEntity, { where: { id: In(others) } })
      : [];
    const byId = new Map(contexts.map((c) => [c.id, c]));
    return links.flatMap((link) => {
      const out = link.fromContextId === contextId;
      const other = byId.get(out ? link.toContextId : link.fromContextId);
      if (!other) return [];
      const reached = reaches(actor, other);
      if (!reached && !onTheTeam(actor)) return [];
      const own = view === 'team' && reached;
      return [
        {
          id: link.id,
          type: link.type as ContextLink['type'],
          fromContextId: link.fromContextId,
          toContextId: link.toContextId,
          otherName: own && other.privateName ? `${other.pseudonym} (${other.privateName})` : other.pseudonym,
          direction: out ? ('out' as const) : ('in' as const),
          start: link.start,
          end: link.end,
          note: view === 'team' && actor.organisationIds.includes(link.organisationId) ? link.note : '',
        },
      ];
    });
  }
}
