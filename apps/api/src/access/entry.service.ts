import { Inject, Injectable } from '@nestjs/common';
import type { Acceptance, FirstSetup, LinkAbout, NewAccount, Role, ScopeKind } from '@waymark/contract';
import { type EntityManager, QueryFailedError } from 'typeorm';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { Conflict, NotFound, Refusal } from '../http/refusals';
import { CONFIG } from '../settings.module';
import { AccountRecords } from './account-records';
import { NO_FACTOR } from './factors.service';
import { LinksStore } from './links.store';
import type { OneTimeLinkEntity } from './one-time-link.entity';
import { OrganisationEntity } from './organisation.entity';
import { hashPassword, refuseWeak } from './passwords';
import type { PersonEntity } from './person.entity';
import { firstRole, type Opened } from './session-desk';
import type { Visitor } from './visitor';

/** Ways in by a one-time link: the first set-up, an invitation, a new password. And into the demo, by its own door. */
@Injectable()
export class EntryService {
  constructor(
    private readonly links: LinksStore,
    private readonly records: AccountRecords,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async setUp(first: FirstSetup, visitor: Visitor): Promise<Opened> {
    if ((await this.records.organisationNames()).length > 0) throw doneAlready();
    const { token, organisation, administrator, login, password } = first;
    refuseWeak(password, [administrator, login, organisation]);
    const passwordHash = await hashPassword(password);
    const person = await this.work.run(async (m) => {
      const link = await this.usedLink(m, token, 'first');
      if ((await m.count(OrganisationEntity)) > 0) throw doneAlready();
      const made = await m.save(m.create(OrganisationEntity, { name: organisation }));
      const added = await this.addPerson(m, { name: administrator, login, passwordHash });
      await this.give(m, added, 'administrator', { kind: 'organisation', id: made.id }, link.madeBy);
      // of several starts, each printed its own
      await this.links.withdraw(m, { kind: 'first' });
      return added;
    });
    await this.records.tell({ action: 'settings', actor: as(person, 'administrator'), kind: 'organisation' });
    return this.records.desk.open(person, visitor, null);
  }

  async demoSignIn(account: Role, visitor: Visitor): Promise<Opened> {
    const people =
      this.config.mode === 'demo' ? (await this.records.people.all()).filter(({ demo }) => demo) : [];
    for (const person of people)
      if ((await this.records.scopes.memberships(person.id)).some(({ role }) => role === account))
        return this.records.desk.open(person, visitor, null, account);
    throw new NotFound('demo account');
  }

  async look(token: string): Promise<LinkAbout> {
    const link = await this.links.open(token);
    if (!link) throw gone();
    const { kind, expiresAt, forWhom, madeBy, secondFactorToo } = link;
    if (kind === 'first') return { kind: 'first set-up', expiresAt };
    if (kind === 'reset') {
      const person = await this.records.people.person(link.personId ?? 0);
      return { kind: 'reset', login: person?.login ?? '', secondFactorToo, expiresAt };
    }
    const scope = scopeOf(link);
    const [named] = await this.records.scopes.named([scope]);
    const organisationId = await this.records.scopes.organisationOf(scope);
    const [organisation] = organisationId
      ? await this.records.scopes.named([{ kind: 'organisation', id: organisationId }])
      : [];
    return {
      kind: 'invitation',
      forWhom,
      role: link.role as Role,
      scope: named?.name ?? '',
      organisation: organisation?.name ?? '',
      invitedBy: madeBy,
      expiresAt,
    };
  }

  async accept({ token, account }: Acceptance, visitor: Visitor): Promise<Opened> {
    const link = await this.links.open(token);
    if (link?.kind !== 'invitation') throw gone();
    const signedIn = visitor.visit?.actor ? visitor.visit.person : null;
    if (!account && !signedIn)
      throw new Refusal(
        401,
        'Not signed in',
        'Sign in first, or give a name and a password for a new account.',
      );
    const person = account
      ? await this.newPerson(account, link)
      : await this.joined(signedIn as PersonEntity, link);
    await this.records.tell({
      action: 'invite-accepted',
      actor: as(person, link.role as Role),
      kind: 'one-time link',
      id: link.id,
      details: { role: link.role ?? '' },
    });
    return this.records.desk.open(person, visitor, null, link.role as Role);
  }

  async reset({ token, password }: { token: string; password: string }, visitor: Visitor): Promise<Opened> {
    const link = await this.links.open(token);
    const person = link?.kind === 'reset' ? await this.records.people.person(link.personId ?? 0) : null;
    if (!link || !person || person.state !== 'active') throw gone();
    refuseWeak(password, [person.name, person.login ?? '', ...(await this.records.organisationNames())]);
    const passwordHash = await hashPassword(password);
    const now = new Date().toISOString();
    await this.work.run(async (m) => {
      await this.usedLink(m, token, 'reset');
      await this.refuseGrown(m, link, person);
      const fields = { passwordHash, passwordChangedAt: now, ...(link.secondFactorToo ? NO_FACTOR : {}) };
      await this.records.people.change(person.id, fields, m);
      if (link.secondFactorToo) await this.records.people.setCodes(m, person.id, []);
      await this.records.sessions.endAllOf(m, person.id, now);
    });
    // whoever has the link need not wait out the tries of somebody else
    await this.records.attempts.succeeded([
      { kind: 'account', who: person.login ?? '' },
      { kind: 'factor', who: String(person.id) },
    ]);
    const role = firstRole(await this.records.scopes.memberships(person.id)) ?? 'practitioner';
    await this.records.tell({
      action: 'password-change',
      actor: as(person, role),
      kind: 'account',
      id: person.id,
    });
    const after = (await this.records.people.person(person.id)) ?? person;
    return this.records.desk.open(after, visitor, after.totpSecret === null ? null : 'second factor');
  }

  private async newPerson(account: NewAccount, link: OneTimeLinkEntity): Promise<PersonEntity> {
    refuseWeak(account.password, [account.name, account.login, ...(await this.records.organisationNames())]);
    const passwordHash = await hashPassword(account.password);
    const add = async (m: EntityManager): Promise<PersonEntity> => {
      if (await this.records.people.byLogin(account.login, m)) throw takenLogin();
      if (!(await this.links.use(m, link.id))) throw gone();
      const person = await this.addPerson(m, { name: account.name, login: account.login, passwordHash });
      await this.give(m, person, link.role as Role, scopeOf(link), link.madeBy);
      return person;
    };
    try {
      return await this.work.run(add);
    } catch (error) {
      // two at the same instant both found the name free; the database let one of them have it
      if (error instanceof QueryFailedError && (await this.records.people.byLogin(account.login)))
        throw takenLogin();
      throw error;
    }
  }

  private joined(person: PersonEntity, link: OneTimeLinkEntity): Promise<PersonEntity> {
    return this.work.run(async (m) => {
      if (!(await this.links.use(m, link.id))) throw gone();
      await this.give(m, person, link.role as Role, scopeOf(link), link.madeBy);
      return person;
    });
  }

  /**
   * Whoever made the link looked after all of the account as it was. Has its owner been given a role since, perhaps by another
   * organisation, then nobody who looks after a part of it opens the whole by an older link.
   */
  private async refuseGrown(m: EntityManager, link: OneTimeLinkEntity, { id }: PersonEntity): Promise<void> {
    const memberships = await this.records.scopes.memberships(id, m);
    if (memberships.some(({ givenAt }) => givenAt > link.madeAt)) throw gone();
  }

  private async usedLink(
    m: EntityManager,
    token: string,
    kind: OneTimeLinkEntity['kind'],
  ): Promise<OneTimeLinkEntity> {
    const link = await this.links.open(token, m);
    if (link?.kind !== kind || !(await this.links.use(m, link.id))) throw gone();
    return link;
  }

  private addPerson(
    m: EntityManager,
    fields: { name: string; login: string; passwordHash: string },
  ): Promise<PersonEntity> {
    return this.records.people.add(m, {
      ...fields,
      passwordChangedAt: new Date().toISOString(),
      // whoever is invited in the demo is one of the demo's people
      demo: this.config.mode === 'demo',
    });
  }

  private async give(
    m: EntityManager,
    person: PersonEntity,
    role: Role,
    scope: { kind: ScopeKind; id: number },
    givenBy: string,
  ): Promise<void> {
    const there = await this.records.scopes.memberships(person.id, m);
    if (there.some((one) => one.role === role && one.scopeKind === scope.kind && one.scopeId === scope.id))
      return;
    await this.records.people.give(m, {
      personId: person.id,
      role,
      scopeKind: scope.kind,
      scopeId: scope.id,
      givenBy,
    });
  }
}

const as = ({ id, name }: PersonEntity, role: Role) => ({ personId: id, name, role });
const scopeOf = ({ scopeKind, scopeId }: OneTimeLinkEntity) => ({
  kind: scopeKind as ScopeKind,
  id: scopeId ?? 0,
});

function doneAlready(): Conflict {
  return new Conflict('The first set-up has been done already: nothing was changed.');
}

/** One answer for links that never were, were used, ran out or were withdrawn. */
function gone(): Refusal {
  return new Refusal(
    404,
    'Not found',
    'This link does not work any more: it was used, it ran out, or it was withdrawn. Ask whoever sent it for a new one.',
  );
}

function takenLogin(): Conflict {
  return new Conflict('This sign-in name is taken. If it is yours, sign in first and open the link again.', [
    { field: 'login', sentence: 'Choose another sign-in name, or sign in first.' },
  ]);
}
