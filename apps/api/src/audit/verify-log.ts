import type { EntityManager } from 'typeorm';
import { BEGINNING, ChainCheck, type ChainFault, type Link } from './audit-chain';
import { AuditEntryEntity } from './audit-entry.entity';
import type { ReadHead } from './audit-head';
import type { AuditKey } from './audit-key';

const AT_ONCE = 2000;
const START: Link = { sequence: 0, hash: BEGINNING };

export interface LogReport {
  /** Entries looked at. */
  readonly entries: number;
  readonly reached: Link;
  readonly faults: readonly ChainFault[];
  /** Changed rows that no entry tells of yet: made behind the program's back, and told at its next start. */
  readonly untold: number;
}

/**
 * Reads the log from `from` (its beginning unless told) to its end and checks every seal and every link, then the anchors that
 * are kept elsewhere: the head file, and a head that somebody printed earlier. Reads only, and needs no running server.
 */
export async function verifyLog(
  manager: EntityManager,
  keys: readonly AuditKey[],
  head: ReadHead,
  { from = START, since = null }: { from?: Link; since?: Link | null } = {},
): Promise<LogReport> {
  const check = new ChainCheck(from, keys, async (hash) => {
    const found = await manager.findOne(AuditEntryEntity, { where: { hash }, select: { sequence: true } });
    return found?.sequence ?? null;
  });
  const [start] = from === START ? [] : await rows(manager, from.sequence - 1, 1);
  for (let after = from.sequence; ;) {
    const some = await rows(manager, after, AT_ONCE);
    for (const entry of some) await check.check(entry);
    after = some.at(-1)?.sequence ?? after;
    if (some.length < AT_ONCE) break;
  }
  if (start && start.hash !== from.hash)
    check.fault(from.sequence, 'altered', `Entry ${from.sequence} was altered since it was last checked.`);
  await anchors(check, head, since);
  const untold = await manager.query('SELECT COUNT(*) AS n FROM audit_pending');
  const [{ n }] = untold as [{ n: number | string }];
  return { entries: check.entries, reached: check.reached, faults: check.faults, untold: Number(n) };
}

async function anchors(check: ChainCheck, head: ReadHead, since: Link | null): Promise<void> {
  if (head.state === 'good') await check.anchor(head.head, 'head file');
  else if (check.reached.sequence > 0)
    check.fault(
      check.reached.sequence,
      'no anchor',
      head.state === 'changed'
        ? 'The head file in the data folder was changed, or sealed with another key: whether entries were removed from the end cannot be seen.'
        : 'The head file in the data folder is missing: whether entries were removed from the end cannot be seen. It is written anew with the next entry.',
    );
  if (since) await check.anchor(since, 'head you gave');
}

function rows(manager: EntityManager, after: number, take: number): Promise<AuditEntryEntity[]> {
  return manager
    .createQueryBuilder(AuditEntryEntity, 'it')
    .where('it.sequence > :after', { after })
    .orderBy('it.sequence', 'ASC')
    .take(take)
    .getMany();
}
