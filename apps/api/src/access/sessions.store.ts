import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, LessThan, Not } from 'typeorm';
import { Reader } from '../database/reader';
import { UnitOfWork } from '../database/unit-of-work';
import { SessionEntity } from './session.entity';

/** All SQL of sessions. */
@Injectable()
export class SessionsStore {
  constructor(
    private readonly reader: Reader,
    private readonly work: UnitOfWork,
  ) {}

  /** The session of a token, or of the one it had before its last rotation. */
  ofToken(hash: string): Promise<SessionEntity | null> {
    return this.reader.manager.findOne(SessionEntity, {
      where: [
        { tokenHash: hash, endedAt: IsNull() },
        { earlierHash: hash, endedAt: IsNull() },
      ],
    });
  }

  add(session: Omit<SessionEntity, 'id'>): Promise<SessionEntity> {
    return this.work.run((m) => m.save(m.create(SessionEntity, session)));
  }

  async change(id: number, fields: Partial<Omit<SessionEntity, 'id'>>): Promise<void> {
    await this.work.run((m) => m.update(SessionEntity, { id, endedAt: IsNull() }, fields));
  }

  /** Replaces the token, if it is still the one that was read: of two requests at once, one rotates. */
  async rotate(id: number, from: string, to: string, now: string): Promise<boolean> {
    return this.work.run(async (m) => {
      const fields = { tokenHash: to, earlierHash: from, rotatedAt: now, lastSeenAt: now };
      return (
        (await m.update(SessionEntity, { id, tokenHash: from, endedAt: IsNull() }, fields)).affected === 1
      );
    });
  }

  async end(id: number, now: string): Promise<void> {
    await this.change(id, { endedAt: now });
  }

  /** Ends every session of a person, but for the one named. */
  async endAllOf(m: EntityManager, personId: number, now: string, except?: number): Promise<void> {
    await m.update(
      SessionEntity,
      { personId, endedAt: IsNull(), ...(except === undefined ? {} : { id: Not(except) }) },
      { endedAt: now },
    );
  }

  /** Open sessions of a person that neither stood idle nor grew too old, latest first. */
  openOf(personId: number): Promise<SessionEntity[]> {
    return this.reader.manager.find(SessionEntity, {
      where: { personId, endedAt: IsNull() },
      order: { lastSeenAt: 'DESC', id: 'DESC' },
    });
  }

  /** When each person was last seen. */
  async lastSeen(): Promise<ReadonlyMap<number, string>> {
    const rows: { person: number; seen: string }[] = await this.reader.manager
      .createQueryBuilder(SessionEntity, 'it')
      .select('it.personId', 'person')
      .addSelect('MAX(it.lastSeenAt)', 'seen')
      .groupBy('it.personId')
      .getRawMany();
    return new Map(rows.map(({ person, seen }) => [Number(person), seen]));
  }

  /** Sessions that ended or ran out long ago are of no use to anybody. */
  async forgetBefore(moment: string): Promise<void> {
    await this.work.run((m) => m.delete(SessionEntity, { lastSeenAt: LessThan(moment) }));
  }
}
