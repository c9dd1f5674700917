import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, Not } from 'typeorm';
import type { Actor } from '../access/actor';
import { MembershipEntity } from '../access/membership.entity';
import { OrganisationEntity } from '../access/organisation.entity';
import { Reader } from '../database/reader';
import { PolicyChangeEntity } from './policy-change.entity';

/** All SQL of versions of the policy. They belong to the installation, and to no organisation. */
@Injectable()
export class PolicyChangesStore {
  constructor(private readonly reader: Reader) {}

  all(): Promise<PolicyChangeEntity[]> {
    return this.reader.manager.find(PolicyChangeEntity, { order: { id: 'DESC' } });
  }

  change(id: number, m: EntityManager): Promise<PolicyChangeEntity | null> {
    return m.findOneBy(PolicyChangeEntity, { id });
  }

  /** The newest that came into use. */
  latest(m: EntityManager = this.reader.manager): Promise<PolicyChangeEntity | null> {
    return m.findOne(PolicyChangeEntity, {
      where: { toVersion: Not(IsNull()) },
      order: { toVersion: 'DESC' },
    });
  }

  /** Since when this person has the role they act in; null for the command line. */
  async since({ personId, role }: Actor, m: EntityManager): Promise<string | null> {
    if (personId === undefined) return null;
    const first = await m.findOne(MembershipEntity, {
      where: { personId, role, endedAt: IsNull() },
      order: { givenAt: 'ASC' },
    });
    return first?.givenAt ?? null;
  }

  organisations(): Promise<OrganisationEntity[]> {
    return this.reader.manager.find(OrganisationEntity, { order: { id: 'ASC' } });
  }
}
