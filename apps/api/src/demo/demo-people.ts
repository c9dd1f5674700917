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
import { PartnershipContextEntity, PartnershipEntity } from '../partnerships/partnership.entity';
import { CONFIG } from '../settings.module';

/** Whose people the demo shows, by the names in data/demo. */
const HOME = 'Estuary';
const PARTNERSHIP = {
  name: 'Northbrook and the Garages (invented partnership)',
  contexts: ['A-garages', 'D-northbrook'],
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
    }
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
    m.create(PartnershipEntity, { organisationId, name: PARTNERSHIP.name, archived: false }),
  );
  const contexts = await m.findBy(ContextEntity, { code: In(PARTNERSHIP.contexts) });
  for (const { id } of contexts)
    await m.insert(PartnershipContextEntity, { partnershipId: made.id, contextId: id });
  return made.id;
}
