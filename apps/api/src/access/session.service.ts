import { Inject, Injectable } from '@nestjs/common';
import type { DemoAccount, Session } from '@waymark/contract';
import { In } from 'typeorm';
import type { Config } from '../config';
import { Reader } from '../database/reader';
import { CONFIG } from '../settings.module';
import { VERSION } from '../version';
import { AccountRecords } from './account-records';
import { demoAccounts } from './demo-accounts';
import { OrganisationEntity } from './organisation.entity';
import type { Visit } from './visit';

/** Who is here, in which mode, on which day; and what the sign-in page needs to know while nobody is. */
@Injectable()
export class SessionService {
  constructor(
    private readonly records: AccountRecords,
    private readonly reader: Reader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async session(visit: Visit | null): Promise<Session> {
    const step = visit?.session.step ?? 'open';
    return {
      mode: this.config.mode,
      today: this.config.today(),
      actor: visit?.actor ? await this.actor(visit) : null,
      pending: step === 'open' ? null : step,
      organisations: await this.organisations(visit?.actor?.organisationIds ?? []),
      version: VERSION,
      database: this.config.databaseUrl ? 'postgres' : 'sqlite',
      needsSetup: (await this.reader.manager.count(OrganisationEntity)) === 0,
      demoAccounts: this.config.mode === 'demo' ? this.offered() : [],
    };
  }

  private async actor({ person, capacities, session, actor }: Visit): Promise<Session['actor']> {
    const memberships = (await this.records.scopes.memberships(person.id)).filter(
      ({ role }) => role === session.role,
    );
    const named = await this.records.membershipsWithNames(memberships);
    return {
      name: person.name,
      role: session.role as NonNullable<Session['actor']>['role'],
      personId: person.id,
      capacities: [...capacities],
      scopes: named.map(({ scope }) => scope),
      ...(actor?.parties ? { parties: { ...actor.parties } } : {}),
      secondFactor: person.demo ? 'not asked' : person.totpSecret === null ? 'off' : 'on',
    };
  }

  private async organisations(ids: readonly number[]): Promise<Session['organisations']> {
    const found = await this.reader.manager.find(OrganisationEntity, {
      where: { id: In([...ids]) },
      order: { name: 'ASC' },
    });
    return found.map(({ id, name }) => ({ id, name }));
  }

  private offered(): DemoAccount[] {
    return demoAccounts.map(({ role, name, about }) => ({ account: role, name, role, about }));
  }
}
