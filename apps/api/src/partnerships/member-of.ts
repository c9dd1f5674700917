import type { EntityManager } from 'typeorm';
import { type Actor, onTheTeam } from '../access/actor';
import { NotFound } from '../http/refusals';
import { isCurrent, type StandingPartnership, standingOf } from './open-partnerships';
import type { PartnershipsStore } from './partnerships.store';

/** A partnership within reach, with what decides who takes part in it. */
export async function memberOf(
  store: PartnershipsStore,
  actor: Actor,
  id: number,
  today: string,
  m: EntityManager = store.manager,
): Promise<StandingPartnership> {
  const found = await store.one(actor, id, m);
  const [one] = found ? await standingOf(m, [found], today) : [];
  if (!one) throw new NotFound('partnership');
  return one;
}

/** The team whose places these are, and partners who have agreed to today's terms of one that is open. */
export function isMember(actor: Actor, { partnership, parties, state }: StandingPartnership): boolean {
  if (onTheTeam(actor)) return true;
  const mine = parties.find(({ personId, side }) => personId === actor.personId && side === 'partner');
  return state === 'open' && mine !== undefined && isCurrent(mine, partnership);
}

/** Why somebody writes nothing in it; empty for whoever may. */
export function closedTo(actor: Actor, one: StandingPartnership): string {
  if (one.state === 'ended' || one.partnership.archived) return one.because;
  return isMember(actor, one) ? '' : 'Join the partnership first: its reviews of values are its members’.';
}
