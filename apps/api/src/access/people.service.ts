import { Injectable } from '@nestjs/common';
import {
  mayGive,
  type NewMembership,
  type Person,
  type PersonState,
  type Role,
  type ScopeKind,
  scopeKindsOf,
} from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, Conflict, NotFound, Refusal } from '../http/refusals';
import { AccountRecords } from './account-records';
import type { Actor } from './actor';
import { NO_FACTOR } from './factors.service';
import { HandedOutService } from './handed-out.service';
import type { MembershipEntity } from './membership.entity';
import type { PersonEntity } from './person.entity';
import { PeopleDirectory, type Listed } from './people-directory.service';

/** An account that ended keeps its name, beside what its owner recorded, and nothing to sign in with. */
const NO_WAY_IN = { passwordHash: null, ...NO_FACTOR } as const;

/** The people of an actor's organisations: their roles, and whether their accounts are in use. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly directory: PeopleDirectory,
    private readonly records: AccountRecords,
    private readonly handedOut: HandedOutService,
    private readonly work: UnitOfWork,
  ) {}

  async list(actor: Actor): Promise<Person[]> {
    return Promise.all((await this.directory.people(actor)).map((one) => this.directory.answer(one)));
  }

  /** Suspending and ending concern the whole account, so only those may who look after all of it. */
  async changePerson(
    actor: Actor,
    id: number,
    { state, reason }: { state: PersonState; reason: string },
  ): Promise<Person> {
    const listed = await this.directory.person(actor, id);
    refuseElsewhere(listed);
    if (id === actor.personId)
      throw new Conflict('Nobody suspends or ends the account they are using: ask another administrator.');
    if (listed.person.state === state)
      throw new Conflict(`This account is ${state} already: nothing was changed.`);
    await this.work.run(async (m) => {
      if (state !== 'active')
        for (const one of listed.memberships) await this.refuseLastAdministrator(one, m);
      await this.records.people.change(id, { state, ...(state === 'ended' ? NO_WAY_IN : {}) }, m);
      if (state === 'ended') await this.records.people.setCodes(m, id, []);
      if (state !== 'active') await this.close(m, id, []);
    });
    await this.tell(actor, 'settings', 'account', id, { state }, reason);
    return this.directory.answer(await this.directory.person(actor, id));
  }

  async addMembership(actor: Actor, personId: number, wanted: NewMembership): Promise<MembershipEntity> {
    const { person, memberships } = await this.directory.person(actor, personId);
    await this.refuseBeyond(actor, wanted);
    const saved = await this.work.run(async (m) => {
      refuseTwice(await this.records.scopes.memberships(personId, m), wanted);
      const given = await this.records.people.give(m, { ...fieldsOf(wanted), personId, givenBy: actor.name });
      await this.endIfMore(m, person, memberships, wanted.role);
      return given;
    });
    await this.tell(actor, 'role-grant', 'role of a person', saved.id, { role: wanted.role, personId });
    return saved;
  }

  /** One role ends and the other begins: what somebody could see, and when, stays known. */
  async changeMembership(actor: Actor, id: number, wanted: NewMembership): Promise<MembershipEntity> {
    const { membership, listed } = await this.directory.membership(actor, id);
    this.refuseTaking(actor, membership);
    await this.refuseBeyond(actor, wanted);
    refuseTwice(listed.memberships, wanted);
    const saved = await this.work.run(async (m) => {
      if (!(await this.records.people.membership(id, m))) throw new NotFound('role');
      if (wanted.role !== 'administrator' || wanted.scope.id !== membership.scopeId)
        await this.refuseLastAdministrator(membership, m);
      await this.records.people.endMembership(m, id, new Date().toISOString());
      const given = await this.records.people.give(m, {
        ...fieldsOf(wanted),
        personId: membership.personId,
        givenBy: actor.name,
      });
      await this.close(m, membership.personId, await this.left(m, membership.personId));
      return given;
    });
    await this.tell(actor, 'role-withdraw', 'role of a person', id, { role: membership.role });
    await this.tell(actor, 'role-grant', 'role of a person', saved.id, { role: wanted.role });
    return saved;
  }

  async endMembership(actor: Actor, id: number, reason: string): Promise<Person | null> {
    const { membership } = await this.directory.membership(actor, id);
    this.refuseTaking(actor, membership);
    await this.work.run(async (m) => {
      await this.refuseLastAdministrator(membership, m);
      const now = new Date().toISOString();
      await this.records.people.endMembership(m, id, now);
      await this.close(m, membership.personId, await this.left(m, membership.personId));
    });
    await this.tell(actor, 'role-withdraw', 'role of a person', id, { role: membership.role }, reason);
    const left = await this.directory.find(actor, membership.personId);
    return left ? this.directory.answer(left) : null;
  }

  /** Only roles the actor may give, in scopes that belong to the actor's organisations and fit the role. */
  async refuseBeyond(actor: Actor, { role, scope }: NewMembership): Promise<void> {
    if (!mayGive[actor.role].includes(role))
      throw new Refusal(
        403,
        'Not allowed',
        `As ${actor.role} you can give these roles: ${mayGive[actor.role].join(', ')}.`,
      );
    if (!scopeKindsOf[role].includes(scope.kind))
      throw new BadInput(`The role ${role} is given for: ${scopeKindsOf[role].join(' or ')}.`, [
        { field: 'scope', sentence: `Choose ${scopeKindsOf[role].join(' or ')}.` },
      ]);
    if (!(await this.handedOut.within(actor, scope))) throw new NotFound(scope.kind);
  }

  private refuseTaking(actor: Actor, { role }: MembershipEntity): void {
    if (!mayGive[actor.role].includes(role as Role))
      throw new Refusal(
        403,
        'Not allowed',
        `As ${actor.role} you can take away these roles: ${mayGive[actor.role].join(', ')}.`,
      );
  }

  /** Asked within the unit that takes the role away: two administrators who remove each other at once do not both succeed. */
  private async refuseLastAdministrator(
    { role, scopeId, personId }: MembershipEntity,
    m: EntityManager,
  ): Promise<void> {
    if (role !== 'administrator') return;
    const others = await this.directory.administratorsOf(scopeId, m);
    if (!others.some((id) => id !== personId))
      throw new Conflict(
        'This is the last administrator of the organisation: give the role to somebody else first.',
      );
  }

  /** Somebody lost what they had: their sessions end, and the links they could not hand out any more open nothing. */
  private async close(m: EntityManager, personId: number, left: readonly MembershipEntity[]): Promise<void> {
    await this.records.sessions.endAllOf(m, personId, new Date().toISOString());
    await this.handedOut.withdrawBeyond(m, personId, left);
  }

  private left(m: EntityManager, personId: number): Promise<MembershipEntity[]> {
    return this.records.scopes.memberships(personId, m);
  }

  /** More than before: sessions begun with less do not grow; whoever it is signs in anew. */
  private async endIfMore(
    m: EntityManager,
    person: PersonEntity,
    before: readonly MembershipEntity[],
    role: Role,
  ): Promise<void> {
    if (before.some((one) => one.role === role)) return;
    await this.records.sessions.endAllOf(m, person.id, new Date().toISOString());
  }

  private tell(
    actor: Actor,
    action: 'settings' | 'role-grant' | 'role-withdraw',
    kind: 'account' | 'role of a person',
    id: number,
    details: Record<string, string | number>,
    reason?: string,
  ): Promise<void> {
    return this.records.tell({
      action,
      actor,
      kind,
      id,
      details,
      ...(reason === undefined ? {} : { reason }),
    });
  }
}

export function refuseElsewhere({ wholly }: Listed): void {
  if (!wholly)
    throw new Conflict(
      'This person also works for others, who look after the account too. You can take away the roles in your own organisation.',
    );
}

function fieldsOf({ role, scope }: NewMembership): Pick<MembershipEntity, 'role' | 'scopeKind' | 'scopeId'> {
  return { role, scopeKind: scope.kind satisfies ScopeKind, scopeId: scope.id };
}

function refuseTwice(memberships: readonly MembershipEntity[], { role, scope }: NewMembership): void {
  if (
    memberships.some((one) => one.role === role && one.scopeKind === scope.kind && one.scopeId === scope.id)
  )
    throw new Conflict('This person has this role already: nothing was changed.');
}
