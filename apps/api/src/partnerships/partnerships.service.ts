import { Inject, Injectable } from '@nestjs/common';
import type {
  Joining,
  NewPartnership,
  Partnership,
  PartnershipPage,
  PartnershipParty,
} from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import { type Actor, onTheTeam } from '../access/actor';
import { named, type Patch } from '../catalogue/patch';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, Conflict, NotFound } from '../http/refusals';
import { PurposesService } from '../protection/purposes.service';
import { CONFIG } from '../settings.module';
import { isCurrent, type StandingPartnership, standingOf } from './open-partnerships';
import { PartnershipEntity, PartnershipPartyEntity } from './partnership.entity';
import { PartnershipsStore } from './partnerships.store';
import { SEEN_WORDING, whatEachSees } from './what-each-sees';

/** Partnerships: what they rest on, what each side may see, and who agreed to it. */
@Injectable()
export class PartnershipsService {
  constructor(
    private readonly store: PartnershipsStore,
    private readonly purposes: PurposesService,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(actor: Actor): Promise<Partnership[]> {
    const rows = await this.standing(await this.store.all(actor));
    const names = await this.store.organisationNames(rows.map((one) => one.partnership.organisationId));
    return rows.map((one) => summary(actor, one, names));
  }

  async page(actor: Actor, id: number): Promise<PartnershipPage> {
    const found = await this.store.one(actor, id);
    const [one] = found ? await this.standing([found]) : [];
    if (!one) throw new NotFound('partnership');
    const { partnership, sharing } = one;
    const [contexts, agreed, names, parties] = await Promise.all([
      this.store.contextsOf(id),
      this.store.agreedNames(this.config.today()),
      this.store.organisationNames([partnership.organisationId]),
      this.parties(actor, one),
    ]);
    return {
      ...summary(actor, one, names),
      places: contexts.map((context) => ({
        contextId: context.id,
        name: (onTheTeam(actor) && context.privateName) || (agreed.get(context.id) ?? context.pseudonym),
      })),
      agreement: sharing && {
        id: sharing.id,
        reference: sharing.reference,
        partner: sharing.partner,
        purpose: one.purpose,
        what: sharing.what,
        startsOn: sharing.startsOn,
        endsOn: sharing.endsOn,
      },
      terms: partnership.terms,
      sees: [...whatEachSees],
      parties,
      agreed: one.parties.some((row) => row.personId === actor.personId && isCurrent(row, partnership)),
    };
  }

  async add(actor: Actor, { name, contextIds, sharingId }: NewPartnership): Promise<PartnershipPage> {
    await this.purposes.mustAllow(actor, sharingId);
    const id = await this.work.run(async (m) => {
      const organisationId = await this.ownContexts(actor, contextIds, sharingId, m);
      const saved = await m.save(
        m.create(PartnershipEntity, {
          organisationId,
          name,
          archived: false,
          sharingId,
          terms: 1,
          endedOn: null,
          endedBecause: '',
        }),
      );
      await this.store.setContexts(m, saved.id, contextIds);
      return saved.id;
    });
    return this.page(actor, id);
  }

  async change(
    actor: Actor,
    id: number,
    { contextIds, sharingId, ...fields }: Patch<NewPartnership & { archived: boolean }>,
  ): Promise<PartnershipPage> {
    if (sharingId !== undefined) await this.purposes.mustAllow(actor, sharingId);
    await this.work.run(async (m) => {
      const row = await this.found(actor, id, m);
      const before = (await this.store.contextsOf(id, m)).map((one) => one.id).sort(byNumber);
      const after = [...new Set(contextIds ?? before)].sort(byNumber);
      await this.ownContexts(actor, after, sharingId ?? row.sharingId, m, row.organisationId);
      const other =
        String(before) !== String(after) || (sharingId !== undefined && sharingId !== row.sharingId);
      Object.assign(row, named(fields), named({ sharingId }), { terms: row.terms + (other ? 1 : 0) });
      await m.save(row);
      if (String(before) !== String(after)) await this.store.setContexts(m, id, after);
    });
    return this.page(actor, id);
  }

  /** Agreeing on the terms that were read: others meanwhile mean that they are read again first. */
  async join(actor: Actor, id: number, { terms, organisation, party }: Joining): Promise<PartnershipPage> {
    await this.work.run(async (m) => {
      const row = await this.found(actor, id, m);
      if (terms !== row.terms)
        throw new Conflict(
          'What is shared was changed while you were reading: look at it again, then agree.',
        );
      const personId = actor.personId;
      if (personId === undefined) throw new Conflict('Agreeing is for people who are signed in.');
      const [one] = await standingOf(m, [row], this.config.today());
      const side = onTheTeam(actor) ? 'home' : 'partner';
      if (side === 'partner' && one?.state !== 'open')
        throw new Conflict(one?.because ?? 'It lets nobody in.');
      if (side === 'home' && one?.state === 'ended') throw new Conflict(one.because);
      const names = await this.store.organisationNames([row.organisationId]);
      await m.save(
        m.create(PartnershipPartyEntity, {
          partnershipId: id,
          personId,
          side,
          organisation: side === 'home' ? (names.get(row.organisationId) ?? organisation) : organisation,
          party,
          terms,
          wording: SEEN_WORDING,
          joinedOn: this.config.today(),
          leftOn: null,
        }),
      );
    });
    return this.page(actor, id);
  }

  async leave(actor: Actor, id: number): Promise<{ left: string }> {
    return this.work.run(async (m) => {
      const row = await this.found(actor, id, m);
      if (actor.personId === undefined) throw new NotFound('partnership');
      await this.store.leave(m, id, actor.personId, this.config.today());
      return { left: row.name };
    });
  }

  async end(actor: Actor, id: number, reason: string): Promise<PartnershipPage> {
    await this.work.run(async (m) => {
      const row = await this.found(actor, id, m);
      if (row.endedOn !== null)
        throw new Conflict(`It ended on ${row.endedOn} already: nothing was changed.`);
      await m.save(Object.assign(row, { endedOn: this.config.today(), endedBecause: reason }));
    });
    return this.page(actor, id);
  }

  private standing(rows: readonly PartnershipEntity[]): Promise<StandingPartnership[]> {
    return standingOf(this.store.manager, rows, this.config.today());
  }

  private async found(actor: Actor, id: number, m: EntityManager): Promise<PartnershipEntity> {
    const row = await this.store.one(actor, id, m);
    if (!row) throw new NotFound('partnership');
    return row;
  }

  private async parties(actor: Actor, one: StandingPartnership): Promise<PartnershipParty[]> {
    const { partnership, parties } = one;
    const partners = await this.store.partnersOf(partnership.id);
    const names = await this.store.peopleNames(parties.map(({ personId }) => personId));
    const inIt =
      onTheTeam(actor) ||
      parties.some((row) => row.personId === actor.personId && isCurrent(row, partnership));
    return parties
      .filter(({ side, personId }) => side === 'home' || partners.has(personId))
      .map((row) => ({
        id: row.id,
        side: row.side as PartnershipParty['side'],
        organisation: row.organisation,
        party: row.party as PartnershipParty['party'],
        person: inIt ? (names.get(row.personId) ?? '') : '',
        joinedOn: row.joinedOn,
        current: isCurrent(row, partnership),
      }));
  }

  /** Contexts and agreement of one organisation, within the actor's reach: what it is for cannot belong to several. */
  private async ownContexts(
    actor: Actor,
    ids: readonly number[],
    sharingId: number | null,
    m: EntityManager,
    owner?: number,
  ): Promise<number> {
    const owners = new Set(owner === undefined ? [] : [owner]);
    for (const id of ids) {
      const context = await this.store.context(actor, id, m);
      if (!context) throw new NotFound('context');
      owners.add(context.organisationId);
    }
    const sharing = (await this.purposes.sharings(actor)).find((one) => one.id === sharingId);
    if (sharing) owners.add(sharing.organisationId);
    const [first, ...others] = owners;
    if (first === undefined || others.length > 0)
      throw new BadInput('The contexts and the agreement to share belong to several organisations.', [
        { field: 'contextIds', sentence: 'Choose contexts of the organisation that made the agreement.' },
      ]);
    return first;
  }
}

const byNumber = (a: number, b: number): number => a - b;

function summary(
  actor: Actor,
  { partnership, parties, state, because }: StandingPartnership,
  organisations: ReadonlyMap<number, string>,
): Partnership {
  const mine = parties.some((row) => row.personId === actor.personId && row.side === 'partner');
  return {
    id: partnership.id,
    name: partnership.name,
    organisation: organisations.get(partnership.organisationId) ?? '',
    state,
    because,
    archived: partnership.archived,
    standing: onTheTeam(actor) ? 'home' : mine ? 'joined' : 'asked',
  };
}
