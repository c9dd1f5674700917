import { Injectable } from '@nestjs/common';
import type { Person, ScopeKind } from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import { NotFound } from '../http/refusals';
import { AccountRecords } from './account-records';
import type { Actor } from './actor';
import type { MembershipEntity } from './membership.entity';
import type { PersonEntity } from './person.entity';

/** A person as one actor may see them: with the memberships in the actor's own reach. */
export interface Listed {
  readonly person: PersonEntity;
  readonly memberships: readonly MembershipEntity[];
  /** Whether these are all the person has. */
  readonly wholly: boolean;
}

/** Finds people through the organisations of whoever asks: nobody else's people are there. */
@Injectable()
export class PeopleDirectory {
  constructor(private readonly records: AccountRecords) {}

  async people(actor: Actor): Promise<Listed[]> {
    const all = await this.records.people.allMemberships();
    const within = new Map<number, MembershipEntity[]>();
    const total = new Map<number, number>();
    for (const one of all) {
      total.set(one.personId, (total.get(one.personId) ?? 0) + 1);
      if (await this.reaches(actor, one))
        within.set(one.personId, [...(within.get(one.personId) ?? []), one]);
    }
    const people = await this.records.people.people([...within.keys()]);
    return people.map((person) => {
      const memberships = within.get(person.id) ?? [];
      return { person, memberships, wholly: memberships.length === total.get(person.id) };
    });
  }

  async find(actor: Actor, id: number): Promise<Listed | undefined> {
    return (await this.people(actor)).find(({ person }) => person.id === id);
  }

  async person(actor: Actor, id: number): Promise<Listed> {
    const found = await this.find(actor, id);
    if (!found) throw new NotFound('person');
    return found;
  }

  async membership(actor: Actor, id: number): Promise<{ membership: MembershipEntity; listed: Listed }> {
    const membership = await this.records.people.membership(id);
    if (!membership || !(await this.reaches(actor, membership))) throw new NotFound('role');
    return { membership, listed: await this.person(actor, membership.personId) };
  }

  /** People with an account in use who are administrators of this organisation. */
  async administratorsOf(organisationId: number, m: EntityManager): Promise<number[]> {
    const all = (await this.records.people.allMemberships(m)).filter(
      (one) =>
        one.role === 'administrator' && one.scopeKind === 'organisation' && one.scopeId === organisationId,
    );
    const people = await this.records.people.people(
      all.map(({ personId }) => personId),
      m,
    );
    return people.filter(({ state }) => state === 'active').map(({ id }) => id);
  }

  async answer({ person, memberships, wholly }: Listed): Promise<Person> {
    const seen = await this.records.sessions.lastSeen();
    return {
      id: person.id,
      name: person.name,
      login: person.login,
      state: person.state,
      memberships: await this.records.membershipsWithNames(memberships),
      secondFactor: person.totpSecret !== null,
      lastSeenAt: seen.get(person.id) ?? null,
      wholly,
    };
  }

  private async reaches(actor: Actor, { scopeKind, scopeId }: MembershipEntity): Promise<boolean> {
    if (actor.siteIds && !(scopeKind === 'site' && actor.siteIds.includes(scopeId))) return false;
    const organisationId = await this.records.scopes.organisationOf({
      kind: scopeKind as ScopeKind,
      id: scopeId,
    });
    return organisationId !== null && actor.organisationIds.includes(organisationId);
  }
}
