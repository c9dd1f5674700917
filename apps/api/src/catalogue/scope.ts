import { In } from 'typeorm';
import type { Actor } from '../access/actor';
import { Refusal } from '../http/refusals';

/** The where-clause of every scoped table: nothing of another organisation is ever found. */
export function ownedBy(actor: Actor) {
  return { organisationId: In([...actor.organisationIds]) };
}

/** The organisation that something new belongs to: the one named, or the actor's only one. */
export function organisationFor(actor: Actor, wanted: number | undefined): number {
  const id = wanted ?? (actor.organisationIds.length === 1 ? actor.organisationIds[0] : undefined);
  if (id !== undefined && actor.organisationIds.includes(id)) return id;
  throw new Refusal(
    400,
    'Please check what was sent',
    actor.organisationIds.length === 0
      ? 'There is no organisation yet: finish the first set-up on the start page.'
      : 'Choose which of your organisations this belongs to.',
    [{ field: 'organisationId', sentence: 'Choose one of your organisations.' }],
  );
}
