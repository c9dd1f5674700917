import { Inject, Injectable } from '@nestjs/common';
import type { FirstSetup, Session } from '@waymark/contract';
import type { Actor } from '../access/actor';
import { OrganisationEntity } from '../access/organisation.entity';
import { PersonEntity } from '../access/person.entity';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { Conflict } from '../http/refusals';
import { CONFIG } from '../settings.module';
import { PlacesStore } from './places.store';
import { VERSION } from '../version';

/** Who is here, in which mode, on which day; and the first words of an empty database. */
@Injectable()
export class SessionService {
  constructor(
    private readonly store: PlacesStore,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async session(actor: Actor): Promise<Session> {
    const organisations = await this.store.organisations(actor);
    return {
      mode: this.config.mode,
      today: this.config.today(),
      actor: {
        name: actor.name,
        role: actor.role,
        personId: 1,
        capacities: [actor.role],
        scopes: [],
        secondFactor: 'not asked',
      },
      pending: null,
      demoAccounts: [],
      organisations: organisations.map(({ id, name }) => ({ id, name })),
      version: VERSION,
      database: this.config.databaseUrl ? 'postgres' : 'sqlite',
      needsSetup: organisations.length === 0,
    };
  }

  async setUp(actor: Actor, first: FirstSetup): Promise<Session> {
    const made = await this.work.run(async (m) => {
      if ((await m.count(OrganisationEntity)) > 0)
        throw new Conflict('The first set-up has been done already: nothing was changed.');
      const organisation = await m.save(m.create(OrganisationEntity, { name: first.organisation }));
      await m.save(m.create(PersonEntity, { name: first.administrator, role: 'administrator' }));
      return organisation.id;
    });
    return this.session({ ...actor, name: first.administrator, organisationIds: [made] });
  }
}
