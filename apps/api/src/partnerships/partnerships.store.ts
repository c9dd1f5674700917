import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import { type Actor, onTheTeam } from '../access/actor';
import { OrganisationEntity } from '../access/organisation.entity';
import { PersonEntity } from '../access/person.entity';
import { PlacesStore } from '../catalogue/places.store';
import { ownedBy } from '../catalogue/scope';
import { ContextEntity } from '../catalogue/context.entity';
import { Reader } from '../database/reader';
import { MembershipEntity } from '../access/membership.entity';
import { PartnershipValuesEntity } from './partnership-values.entity';
import { PartnershipContextEntity, PartnershipEntity, PartnershipPartyEntity } from './partnership.entity';

/** All SQL of partnerships. The team finds those of its organisations, a partner those it was asked to join. */
@Injectable()
export class PartnershipsStore {
  constructor(
    private readonly reader: Reader,
    private readonly places: PlacesStore,
  ) {}

  async all(actor: Actor, manager: EntityManager = this.reader.manager): Promise<PartnershipEntity[]> {
    const where = onTheTeam(actor) ? ownedBy(actor) : { id: In([...(actor.partnershipIds ?? [])]) };
    return manager.find(PartnershipEntity, { where, order: { name: 'ASC', id: 'ASC' } });
  }

  async one(
    actor: Actor,
    id: number,
    manager: EntityManager = this.reader.manager,
  ): Promise<PartnershipEntity | null> {
    return (await this.all(actor, manager)).find((one) => one.id === id) ?? null;
  }

  /** The reviews of values of a partnership that was found, the latest first. */
  valuesReviews(
    partnershipId: number,
    manager: EntityManager = this.reader.manager,
  ): Promise<PartnershipValuesEntity[]> {
    return manager.find(PartnershipValuesEntity, {
      where: { partnershipId },
      order: { date: 'DESC', id: 'DESC' },
    });
  }

  get manager(): EntityManager {
    return this.reader.manager;
  }

  async contextsOf(partnershipId: number, manager: EntityManager = this.reader.manager) {
    const rows = await manager.find(PartnershipContextEntity, { where: { partnershipId } });
    const contexts = await manager.find(ContextEntity, {
      where: { id: In(rows.map(({ contextId }) => contextId)) },
      order: { pseudonym: 'ASC', id: 'ASC' },
    });
    return contexts;
  }

  agreedNames(today: string): Promise<ReadonlyMap<number, string>> {
    return this.places.agreedNames(today);
  }

  context(actor: Actor, id: number, manager: EntityManager): Promise<ContextEntity | null> {
    return this.places.context(actor, id, manager);
  }

  async setContexts(m: EntityManager, partnershipId: number, contextIds: readonly number[]): Promise<void> {
    await m.delete(PartnershipContextEntity, { partnershipId });
    await m.insert(
      PartnershipContextEntity,
      [...new Set(contextIds)].map((contextId) => ({ partnershipId, contextId })),
    );
  }

  /** Names by number, of the organisations of partnerships and of people who joined them: both were found before. */
  async organisationNames(ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const rows = await this.reader.manager.find(OrganisationEntity, { where: { id: In([...ids]) } });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async peopleNames(ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const rows = await this.reader.manager.find(PersonEntity, { where: { id: In([...ids]) } });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** The people who have the role of a partner in it now. */
  async partnersOf(partnershipId: number): Promise<ReadonlySet<number>> {
    const rows = await this.reader.manager.find(MembershipEntity, {
      where: { scopeKind: 'partnership', scopeId: partnershipId, endedAt: IsNull() },
    });
    return new Set(rows.map(({ personId }) => personId));
  }

  async leave(m: EntityManager, partnershipId: number, personId: number, today: string): Promise<void> {
    await m.update(PartnershipPartyEntity, { partnershipId, personId, leftOn: IsNull() }, { leftOn: today });
    await m.update(
      MembershipEntity,
      { personId, scopeKind: 'partnership', scopeId: partnershipId, endedAt: IsNull() },
      { endedAt: new Date().toISOString() },
    );
  }
}
