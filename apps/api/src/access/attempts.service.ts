import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, LessThan } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work';
import { Refusal } from '../http/refusals';
import { AttemptEntity } from './attempt.entity';

const MINUTE = 60_000;

/** How often may be tried before a wait, and how long that is. A wait doubles each time it is earned again, up to a day. */
const LIMITS = {
  account: { tries: 5, wait: 15 * MINUTE },
  factor: { tries: 5, wait: 15 * MINUTE },
  /** The passphrase of a link that several people may hold. */
  shared: { tries: 10, wait: 15 * MINUTE },
  /** Many people may sit behind one address. */
  address: { tries: 40, wait: 15 * MINUTE },
} as const;
/** After so long without a try, everything is forgotten. */
const FORGOTTEN_AFTER = 24 * 60 * MINUTE;
const LONGEST_WAIT = 24 * 60 * MINUTE;

export interface Door {
  readonly kind: keyof typeof LIMITS;
  readonly who: string;
}

/**
 * Counts tries in the database, so that restarts forget nothing and all processes count together. A try is counted before
 * its secret is looked at: a thousand at once are a thousand tries. An account that does not exist is counted like one that does.
 */
@Injectable()
export class AttemptsService {
  constructor(private readonly work: UnitOfWork) {}

  /** Counts one try at each door, or refuses while one of them is locked. Answers the doors that this try has just locked. */
  async count(doors: readonly Door[]): Promise<readonly Door[]> {
    const now = Date.now();
    const { lockedUntil, locking } = await this.work.run(async (m) => {
      const rows: { row: AttemptEntity; door: Door }[] = [];
      // what is forgotten is not kept either: digests of addresses would else pile up, and could be looked up
      await m.delete(AttemptEntity, { since: LessThan(new Date(now - FORGOTTEN_AFTER).toISOString()) });
      for (const door of doors) rows.push({ row: await this.row(m, door, now), door });
      const latest = Math.max(...rows.map(({ row }) => (row.lockedUntil ? Date.parse(row.lockedUntil) : 0)));
      if (latest > now) return { lockedUntil: latest, locking: [] };
      const locked: Door[] = [];
      for (const { row, door } of rows) {
        const next = counted(row, door, now);
        if (next.lockedUntil !== null) locked.push(door);
        await m.update(AttemptEntity, { key: row.key }, next);
      }
      return { lockedUntil: null, locking: locked };
    });
    if (lockedUntil !== null) throw tooMany(lockedUntil - now, doors);
    return locking;
  }

  /** The secret was right: the account's door is open again, and the address has one try back. */
  async succeeded(doors: readonly Door[]): Promise<void> {
    await this.work.run(async (m) => {
      for (const door of doors)
        if (door.kind === 'address') {
          const row = await this.row(m, door, Date.now());
          await m.update(
            AttemptEntity,
            { key: row.key },
            { tries: Math.max(0, row.tries - 1), lockedUntil: null },
          );
        } else await m.delete(AttemptEntity, { key: keyOf(door) });
    });
  }

  private async row(m: EntityManager, door: Door, now: number): Promise<AttemptEntity> {
    const key = keyOf(door);
    const since = new Date(now).toISOString();
    await m
      .createQueryBuilder()
      .insert()
      .into(AttemptEntity)
      .values({ key, tries: 0, since, lockedUntil: null })
      .orIgnore()
      .execute();
    const query = m.createQueryBuilder(AttemptEntity, 'it').where('it.key = :key', { key });
    // one after another, also from several processes; SQLite writes queue anyway
    if (m.connection.options.type === 'postgres') query.setLock('pessimistic_write');
    return query.getOneOrFail();
  }
}

function counted({ tries, since }: AttemptEntity, { kind }: Door, now: number) {
  const limit = LIMITS[kind];
  const soFar = now - Date.parse(since) > FORGOTTEN_AFTER ? 0 : tries;
  const next = soFar + 1;
  const rounds = Math.floor(next / limit.tries);
  const locks = next % limit.tries === 0;
  const wait = Math.min(limit.wait * 2 ** (rounds - 1), LONGEST_WAIT);
  return {
    tries: next,
    since: new Date(now).toISOString(),
    lockedUntil: locks ? new Date(now + wait).toISOString() : null,
  };
}

/** What was typed may be a password in the wrong field: only its hash is kept. */
function keyOf({ kind, who }: Door): string {
  return createHash('sha256').update(`${kind}:${who}`).digest('hex');
}

function tooMany(milliseconds: number, doors: readonly Door[]): Refusal {
  const minutes = Math.ceil(milliseconds / MINUTE);
  const ask = doors.some(({ kind }) => kind === 'shared')
    ? 'ask whoever gave you the link for another one'
    : 'ask an administrator for a link to a new password';
  return new Refusal(
    429,
    'Too many tries',
    `That was tried too often. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`} and try again, or ${ask}.`,
    [],
    Math.ceil(milliseconds / 1000),
  );
}
