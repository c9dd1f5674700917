import type { INestApplication } from '@nestjs/common';
import type { NewScope, Role } from '@waymark/contract';
import { OrganisationEntity } from '../access/organisation.entity';
import { PeopleStore } from '../access/people.store';
import { newToken, tokenHash } from '../access/random-token';
import { SessionsStore } from '../access/sessions.store';
import { VisitsService } from '../access/visits.service';
import type { Config } from '../config';
import { Reader } from '../database/reader';
import { UnitOfWork } from '../database/unit-of-work';
import { PartnershipPartyEntity } from '../partnerships/partnership.entity';
import { CONFIG } from '../settings.module';
import { agreement } from './two-organisations';

/** People for specs, with real memberships and a real session each: what signing in leaves behind, without the typing. */
export class TestPeople {
  private administrator: {
    readonly cookie: string;
    readonly id: number;
    readonly organisations: Set<number>;
  } | null = null;
  /** false: partners were asked to join, and have not agreed to anything yet. */
  joins = true;
  private asking: Promise<string> = Promise.resolve('');

  constructor(private readonly app: INestApplication) {}

  /** A new person of this role, signed in. Answers the cookie that a browser would send. */
  async signedIn(role: Role, ...scopes: readonly NewScope[]): Promise<string> {
    return (await this.make(`Spec ${role}`, role, scopes)).cookie;
  }

  /** The administrator of every organisation there is. */
  administratorsCookie(): Promise<string> {
    // one after another: of two requests at once, the second finds what the first made
    this.asking = this.asking.then(() => this.administrators());
    return this.asking;
  }

  private async administrators(): Promise<string> {
    const all = (await this.app.get(Reader).manager.find(OrganisationEntity)).map(({ id }) => id);
    // the role comes by a site that is not there, so that it reaches nothing before there is an organisation
    const scopes: NewScope[] = [
      { kind: 'site', id: 999_999 },
      ...all.map((id) => ({ kind: 'organisation', id }) as const),
    ];
    this.administrator ??= {
      ...(await this.make('Ada', 'administrator', scopes)),
      organisations: new Set(all),
    };
    const { id: personId, organisations, cookie } = this.administrator;
    for (const id of all.filter((one) => !organisations.has(one))) {
      await this.give(personId, 'administrator', { kind: 'organisation', id });
      organisations.add(id);
    }
    return cookie;
  }

  private async make(
    name: string,
    role: Role,
    scopes: readonly NewScope[],
  ): Promise<{ readonly cookie: string; readonly id: number }> {
    const demo = this.app.get<Config>(CONFIG).mode === 'demo';
    const person = await this.app
      .get(UnitOfWork)
      .run((m) =>
        this.app
          .get(PeopleStore)
          .add(m, { name, login: null, passwordHash: null, passwordChangedAt: null, demo }),
      );
    for (const scope of scopes) await this.give(person.id, role, scope);
    const token = newToken();
    const now = new Date().toISOString();
    await this.app.get(SessionsStore).add({
      personId: person.id,
      tokenHash: tokenHash(token),
      earlierHash: null,
      rotatedAt: now,
      role,
      step: 'open',
      device: 'a spec',
      startedAt: now,
      lastSeenAt: now,
      endedAt: null,
    });
    return { id: person.id, cookie: `${this.app.get(VisitsService).cookie}=${token}` };
  }

  private async give(personId: number, role: Role, { kind, id }: NewScope): Promise<void> {
    await this.app
      .get(UnitOfWork)
      .run((m) =>
        this.app
          .get(PeopleStore)
          .give(m, { personId, role, scopeKind: kind, scopeId: id, givenBy: 'a spec' }),
      );
    if (kind === 'partnership' && this.joins)
      await this.app.get(UnitOfWork).run((m) =>
        m.insert(PartnershipPartyEntity, {
          partnershipId: id,
          personId,
          side: 'partner',
          organisation: 'Spec partners',
          ...agreement,
        }),
      );
  }
}
