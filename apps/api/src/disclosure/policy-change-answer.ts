import type { PolicyChange, PolicyDifference } from '@waymark/contract';
import type { Actor } from '../access/actor';
import type { PolicyChangeEntity } from './policy-change.entity';

/** Somebody who agreed, and for which organisations they could. The proposer is the first. */
export interface Approval {
  readonly personId: number | null;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  readonly organisationIds: readonly number[];
}

export interface Named {
  readonly id: number;
  readonly name: string;
}

export const approvalsOf = ({ approvals }: Pick<PolicyChangeEntity, 'approvals'>): Approval[] =>
  JSON.parse(approvals) as Approval[];

export const isOf = ({ personId, by }: Approval, actor: Actor): boolean =>
  personId === null ? by === actor.name : personId === actor.personId;

/** What looser rules still need: a second person, and somebody of each organisation whose figures they are about. */
export function stillNeeded(approvals: readonly Approval[], organisations: readonly Named[]): string[] {
  const covered = new Set(approvals.flatMap(({ organisationIds }) => organisationIds));
  const missing = organisations.filter(({ id }) => !covered.has(id));
  return [
    ...(approvals.length < 2 ? ['a second person'] : []),
    ...missing.map(({ name }) => `somebody of ${name}`),
  ];
}

export function changeAnswer(
  row: PolicyChangeEntity,
  set: string,
  about: { readonly actor: Actor; readonly organisations: readonly Named[]; readonly current: number },
): PolicyChange {
  const approvals = approvalsOf(row);
  const open = row.state === 'proposed';
  const own = new Set(about.actor.organisationIds);
  // only names of the reader's own organisations are theirs to see
  const needed = open ? stillNeeded(approvals, about.organisations) : [];
  const others = needed.filter((one) =>
    about.organisations.some(({ id, name }) => !own.has(id) && one === `somebody of ${name}`),
  ).length;
  const told = needed.filter(
    (one) => !about.organisations.some(({ id, name }) => !own.has(id) && one === `somebody of ${name}`),
  );
  if (others > 0)
    told.push(
      others === 1
        ? 'somebody of another organisation here'
        : `somebody of each of ${others} other organisations here`,
    );
  return {
    id: row.id,
    set,
    fromVersion: row.fromVersion,
    toVersion: row.toVersion,
    differences: JSON.parse(row.differences) as PolicyDifference[],
    reason: row.reason,
    proposedBy: nameFor(approvals[0], own, row.proposedBy),
    proposedAt: row.proposedAt,
    approvals: approvals
      .slice(1)
      .map((one) => ({ by: nameFor(one, own, one.by), at: one.at, reason: one.reason })),
    settledAt: row.settledAt,
    state: row.state === 'in use' && row.toVersion !== about.current ? 'replaced' : row.state,
    mayDecide: open && !approvals.some((one) => isOf(one, about.actor)),
    needs: told.join(', '),
  };
}

/** People of other organisations are not named to this reader. */
const nameFor = (one: Approval | undefined, own: ReadonlySet<number>, name: string): string =>
  !one || one.organisationIds.some((id) => own.has(id)) ? name : 'somebody of another organisation';
