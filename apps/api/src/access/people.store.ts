import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, LessThan } from 'typeorm';
import type { Config } from '../config';
import { Reader } from '../database/reader';
import { UnitOfWork } from '../database/unit-of-work';
import { CONFIG } from '../settings.module';
import { MembershipEntity } from './membership.entity';
import { PersonEntity, RecoveryCodeEntity } from './person.entity';

/** All SQL of people, their secrets and their memberships. */
@Injectable()
export class PeopleStore {
  constructor(
    private readonly reader: Reader,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  person(id: number, m: EntityManager = this.reader.manager): Promise<PersonEntity | null> {
    return m.findOneBy(PersonEntity, { id });
  }

  /** Whoever signs in by this name: of the demo in the demo, of nobody's demo elsewhere. */
  byLogin(login: string, m: EntityManager = this.reader.manager): Promise<PersonEntity | null> {
    return m.findOneBy(PersonEntity, { login: folded(login), demo: this.config.mode === 'demo' });
  }

  async add(
    m: EntityManager,
    fields: Pick<PersonEntity, 'name' | 'login' | 'passwordHash' | 'passwordChangedAt' | 'demo'>,
  ): Promise<PersonEntity> {
    return m.save(
      m.create(PersonEntity, {
        ...fields,
        login: fields.login === null ? null : folded(fields.login),
        state: 'active',
        totpSecret: null,
        totpBegun: null,
        totpStep: null,
        recoverySalt: null,
      }),
    );
  }

  async change(id: number, fields: Partial<Omit<PersonEntity, 'id'>>, m?: EntityManager): Promise<void> {
    if (m) await m.update(PersonEntity, { id }, fields);
    else await this.work.run((writer) => writer.update(PersonEntity, { id }, fields));
  }

  /** Uses up the half minute of a code; false where it, or a later one, was used before. */
  useStep(id: number, step: number): Promise<boolean> {
    return this.work.run(async (m) => {
      const never = await m.update(PersonEntity, { id, totpStep: IsNull() }, { totpStep: step });
      if (never.affected === 1) return true;
      return (
        (await m.update(PersonEntity, { id, totpStep: LessThan(step) }, { totpStep: step })).affected === 1
      );
    });
  }

  /** Uses up a recovery code; false where there is no such code, or none any more. */
  useCode(personId: number, codeHash: string, now: string): Promise<boolean> {
    return this.work.run(
      async (m) =>
        (await m.update(RecoveryCodeEntity, { personId, codeHash, usedAt: IsNull() }, { usedAt: now }))
          .affected === 1,
    );
  }

  codesLeft(personId: number): Promise<number> {
    return this.reader.manager.countBy(RecoveryCodeEntity, { personId, usedAt: IsNull() });
  }

  /** Replaces all recovery codes; none where the second factor ends. */
  async setCodes(m: EntityManager, personId: number, hashes: readonly string[]): Promise<void> {
    await m.delete(RecoveryCodeEntity, { personId });
    if (hashes.length > 0)
      await m.insert(
        RecoveryCodeEntity,
        hashes.map((codeHash) => ({ personId, codeHash, usedAt: null })),
      );
  }

  people(ids: readonly number[], m: EntityManager = this.reader.manager): Promise<PersonEntity[]> {
    return m.find(PersonEntity, {
      where: { id: In([...ids]) },
      order: { name: 'ASC', id: 'ASC' },
    });
  }

  all(): Promise<PersonEntity[]> {
    return this.reader.manager.find(PersonEntity, { order: { id: 'ASC' } });
  }

  allMemberships(m: EntityManager = this.reader.manager): Promise<MembershipEntity[]> {
    return m.find(MembershipEntity, { where: { endedAt: IsNull() }, order: { id: 'ASC' } });
  }

  membership(id: number, m: EntityManager = this.reader.manager): Promise<MembershipEntity | null> {
    return m.findOneBy(MembershipEntity, { id, endedAt: IsNull() });
  }

  async give(
    m: EntityManager,
    membership: Pick<MembershipEntity, 'personId' | 'role' | 'scopeKind' | 'scopeId' | 'givenBy'>,
  ): Promise<MembershipEntity> {
    return m.save(
      m.create(MembershipEntity, { ...membership, givenAt: new Date().toISOString(), endedAt: null }),
    );
  }

  async endMembership(m: EntityManager, id: number, now: string): Promise<void> {
    await m.update(MembershipEntity, { id, endedAt: IsNull() }, { endedAt: now });
  }
}

/** Capitals and the ways to write an accent make no difference. */
export function folded(login: string): string {
  return login.trim().normalize('NFKC').toLowerCase();
}
