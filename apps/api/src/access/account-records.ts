import { Injectable } from '@nestjs/common';
import type { Membership, Role, ScopeKind } from '@waymark/contract';
import type { AuditEvent } from '../audit/audit-event';
import { Reader } from '../database/reader';
import { AttemptsService } from './attempts.service';
import type { MembershipEntity } from './membership.entity';
import { OrganisationEntity } from './organisation.entity';
import { PeopleStore } from './people.store';
import { ScopesStore } from './scopes.store';
import { SessionDesk } from './session-desk';
import { SessionsStore } from './sessions.store';

/** What is stored about accounts, in one hand: people, what they reach, their sessions, and what is told of them. */
@Injectable()
export class AccountRecords {
  constructor(
    readonly people: PeopleStore,
    readonly scopes: ScopesStore,
    readonly sessions: SessionsStore,
    readonly desk: SessionDesk,
    readonly attempts: AttemptsService,
    private readonly reader: Reader,
  ) {}

  /** For the audit log. Changed rows tell of themselves; this is for what somebody did. */
  tell(event: AuditEvent): Promise<void> {
    return this.desk.log.record(event);
  }

  async organisationNames(): Promise<string[]> {
    return (await this.reader.manager.find(OrganisationEntity)).map(({ name }) => name);
  }

  async membershipsWithNames(memberships: readonly MembershipEntity[]): Promise<Membership[]> {
    const named = await this.scopes.named(
      memberships.map(({ scopeKind, scopeId }) => ({ kind: scopeKind as ScopeKind, id: scopeId })),
    );
    return memberships.map(({ id, role }, index) => ({
      id,
      role: role as Role,
      scope: named[index] as Membership['scope'],
    }));
  }
}
