import type { INestApplication } from '@nestjs/common';
import type { NewScope, Role } from '@waymark/contract';
import { type EntityManager, In } from 'typeorm';
import { demoAccounts } from '../access/demo-accounts';
import { OrganisationEntity } from '../access/organisation.entity';
import { PeopleStore } from '../access/people.store';
import { PersonEntity } from '../access/person.entity';
import { ContextEntity } from '../catalogue/context.entity';
import { GrantEntity } from '../catalogue/grant.entity';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import {
  PartnershipContextEntity,
  PartnershipEntity,
  PartnershipPartyEntity,
} from '../partnerships/partnership.entity';
import { SEEN_WORDING } from '../partnerships/what-each-sees';
import { GuidesService } from '../plan/guides.service';
import { SharingEntity } from '../protection/decisions.entity';
import { CONFIG } from '../settings.module';
import { addDemoValues } from './demo-values';

/** Whose people the demo shows, by the names in data/demo. */
const HOME = 'Estuary';
const PARTNERSHIP = {
  name: 'Northbrook and the Garages (invented partnership)',
  contexts: ['A-garages', 'D-northbrook'],
  /** Whom the demo partner works for. */
  partner: 'Northbrook School (invented)',
};
const COMMISSIONED = '360G-demo-G3';

/** One labelled account for each role, with its reach; nothing where they are there already. In the demo only. */
export async function seedDemoPeople(app: INestApplication): Promise<void> {
  if (app.get<Config>(CONFIG).mode !== 'demo')
    throw new Error('Demo accounts are never made in a database of real work.');
  const people = app.get(PeopleStore);
  await app.get(UnitOfWork).run(async (m) => {
    if ((await m.countBy(PersonEntity, { demo: true })) > 0) return;
    const scopes = await scopesOf(m);
    for (const { role, name } of demoAccounts) {
      const person = await people.add(m, {
        name,
        login: null,
        passwordHash: null,
        passwordChangedAt: null,
        demo: true,
      });
      for (const { kind, id } of scopes[role])
        await people.give(m, {
          personId: person.id,
          role,
          scopeKind: kind,
          scopeId: id,
          givenBy: 'the demo',
        });
      if (role === 'manager' || role === 'partner') await agree(m, role, person.id);
    }
  });
}

/** Both sides read what each may see, and agreed. */
async function agree(m: EntityManager, role: 'manager' | 'partner', personId: number): Promise<void> {
  const [partnership] = await m.findBy(PartnershipEntity, { name: PARTNERSHIP.name });
  if (!partnership) return;
  const home = role === 'manager';
  const { name } = await m.findOneByOrFail(OrganisationEntity, { id: partnership.organisationId });
  await m.insert(PartnershipPartyEntity, {
    partnershipId: partnership.id,
    personId,
    side: home ? 'home' : 'partner',
    organisation: home ? name : PARTNERSHIP.partner,
    party: home ? 'VCS' : 'school',
    terms: partnership.terms,
    wording: SEEN_WORDING,
    joinedOn: '2026-04-20',
    leftOn: null,
  });
}

/** What the demo's partnership rests on, once its agreements to share are there, and how it saw itself since. */
export async function shareDemoPartnership(app: INestApplication): Promise<void> {
  await app.get(UnitOfWork).run(async (m) => {
    const [sharing] = await m.findBy(SharingEntity, { partner: PARTNERSHIP.partner });
    if (sharing) await m.update(PartnershipEntity, { name: PARTNERSHIP.name }, { sharingId: sharing.id });
    const made = await m.findOneBy(PartnershipEntity, { name: PARTNERSHIP.name });
    if (made) await addDemoValues(m, app.get<Config>(CONFIG).home, app.get(GuidesService), made.id);
  });
}

async function scopesOf(m: EntityManager): Promise<Readonly<Record<Role, readonly NewScope[]>>> {
  const organisations = await m.find(OrganisationEntity, { order: { id: 'ASC' } });
  const home = organisations.find(({ name }) => name.includes(HOME)) ?? organisations[0];
  const grants = await m.find(GrantEntity, { where: { identifier: COMMISSIONED } });
  const ofHome: NewScope[] = home ? [{ kind: 'organisation', id: home.id }] : [];
  return {
    administrator: organisations.map(({ id }) => ({ kind: 'organisation', id })),
    manager: ofHome,
    practitioner: ofHome,
    partner: home ? [{ kind: 'partnership', id: await partnership(m, home.id) }] : [],
    // one award to several organisations is one grant each: the funder answers for all of it
    commissioner: grants.map(({ id }) => ({ kind: 'grant', id })),
    researcher: [{ kind: 'edition', id: 1 }],
  };
}

async function partnership(m: EntityManager, organisationId: number): Promise<number> {
  const made = await m.save(
    m.create(PartnershipEntity, {
      organisationId,
      name: PARTNERSHIP.name,
      archived: false,
      sharingId: null,
      terms: 1,
      endedOn: null,
      endedBecause: '',
    }),
  );
  const contexts = await m.findBy(ContextEntity, { code: In(PARTNERSHIP.contexts) });
  for (const { id } of contexts)
    await m.insert(PartnershipContextEntity, { partnershipId: made.id, contextId: id });
  return made.id;
}
