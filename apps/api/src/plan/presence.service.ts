import { Injectable } from '@nestjs/common';
import type { AtWork, BesideYou } from '@waymark/contract';
import { type Actor, onTheTeam } from '../access/actor';
import { coderKey } from '../access/coder-key';
import { PlanStore } from './plan.store';

/** A window that has not been heard of for so long is taken for closed: three of its turns, in milliseconds. */
const HEARD_WITHIN = 45_000;

interface Writer {
  readonly key: string;
  readonly name: string;
  readonly team: boolean;
  readonly heard: number;
}

/**
 * Who is writing in which plan just now. Kept in memory alone and for under a minute: it is no record of anybody's work, and
 * whoever only reads leaves no trace in it.
 */
@Injectable()
export class PresenceService {
  private readonly writers = new Map<number, Map<string, Writer>>();

  constructor(private readonly store: PlanStore) {}

  async beside(
    actor: Actor,
    contextId: number,
    { window, editing }: AtWork,
    now = Date.now(),
  ): Promise<BesideYou> {
    await this.store.contextFor(actor, contextId);
    const here = this.writers.get(contextId) ?? new Map<string, Writer>();
    for (const [other, { heard }] of here) if (now - heard > HEARD_WITHIN) here.delete(other);
    const key = coderKey(actor);
    const own = `${key} ${window}`;
    if (editing) here.set(own, { key, name: actor.name, team: onTheTeam(actor), heard: now });
    else here.delete(own);
    if (here.size > 0) this.writers.set(contextId, here);
    else this.writers.delete(contextId);
    const others = [...here].filter(([one]) => one !== own).map(([, writer]) => told(actor, key, writer));
    // two windows of one person are one person
    return { others: [...new Map(others.map((one) => [one.who, one])).values()] };
  }
}

function told(actor: Actor, key: string, writer: Writer): BesideYou['others'][number] {
  if (writer.key === key) return { who: 'You, in another window,', you: true };
  if (writer.team && onTheTeam(actor)) return { who: writer.name, you: false };
  return { who: writer.team ? 'Somebody of the team' : 'A partner', you: false };
}
