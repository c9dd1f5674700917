import { Injectable } from '@nestjs/common';
import type { ContextLink, View } from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { Actor } from '../access/actor';
import { OrganisationEntity } from '../access/organisation.entity';
import { Reader } from '../database/reader';
import { ContextEntity } from './context.entity';
import { ContextLinkEntity } from './context-link.entity';
import { ownedBy } from './scope';
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

  sites(actor: Actor): Promise<SiteEntity[]> {
    return this.reader.manager.find(SiteEntity, { where: ownedBy(actor), order: { name: 'ASC' } });
  }

  site(actor: Actor, id: number, manager: EntityManager = this.reader.manager): Promise<SiteEntity | null> {
    return manager.findOne(SiteEntity, { where: { ...ownedBy(actor), id } });
  }

  contexts(actor: Actor, siteId?: number): Promise<ContextEntity[]> {
    return this.reader.manager.find(ContextEntity, {
      where: { ...ownedBy(actor), ...(siteId === undefined ? {} : { siteId }) },
      order: { pseudonym: 'ASC', id: 'ASC' },
    });
  }

  context(
    actor: Actor,
    id: number,
    manager: EntityManager = this.reader.manager,
  ): Promise<ContextEntity | null> {
    return manager.findOne(ContextEntity, { where: { ...ownedBy(actor), id } });
  }

  contextByCode(actor: Actor, code: string): Promise<ContextEntity | null> {
    return this.reader.manager.findOne(ContextEntity, { where: { ...ownedBy(actor), code } });
  }

  /** Any context, for the other end of a link: only its pseudonym may be used outside its organisation. */
  anyContext(id: number): Promise<ContextEntity | null> {
    return this.reader.manager.findOne(ContextEntity, { where: { id } });
  }

  link(
    actor: Actor,
    id: number,
    manager: EntityManager = this.reader.manager,
  ): Promise<ContextLinkEntity | null> {
    return manager.findOne(ContextLinkEntity, { where: { ...ownedBy(actor), id } });
  }

  /** Links at either end of a context; a context of another organisation shows only its pseudonym. */
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
      const own = view === 'team' && actor.organisationIds.includes(other.organisationId);
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
