import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../access/actor';
import type { ContextEntity } from '../catalogue/context.entity';
import { PlacesStore } from '../catalogue/places.store';
import { Reader } from '../database/reader';
import { DecisionCodeEntity, DecisionEntity } from './decision.entity';
import { MeetingContextEntity, MeetingEntity } from './meeting.entity';

/** A meeting as stored, with what its reader may see of it: only contexts within reach, and only their decisions. */
export interface MeetingRow {
  readonly meeting: MeetingEntity;
  readonly contextIds: readonly number[];
  readonly decisions: readonly DecisionRow[];
}

export interface DecisionRow {
  readonly decision: DecisionEntity;
  /** In the order they were made. */
  readonly codes: readonly DecisionCodeEntity[];
}

/**
 * All SQL of meetings. A meeting is reached through the contexts it discussed: who may see one of them sees the meeting,
 * without the contexts beyond reach.
 */
@Injectable()
export class MeetingsStore {
  constructor(
    private readonly reader: Reader,
    private readonly places: PlacesStore,
  ) {}

  /** A context within the actor's reach; null for any other. */
  context(actor: Actor, id: number, manager?: EntityManager): Promise<ContextEntity | null> {
    return this.places.context(actor, id, manager);
  }

  /** Meetings of the named contexts, all of them within the actor's reach already; the latest first. */
  async ofContexts(
    contextIds: readonly number[],
    manager: EntityManager = this.reader.manager,
  ): Promise<MeetingRow[]> {
    if (contextIds.length === 0) return [];
    const links = await manager.find(MeetingContextEntity, { where: { contextId: In([...contextIds]) } });
    const ids = [...new Set(links.map(({ meetingId }) => meetingId))];
    return this.rows(ids, links, manager);
  }

  /** One meeting within reach, with the contexts within reach and what it decided for them; null for any other. */
  async one(
    actor: Actor,
    id: number,
    manager: EntityManager = this.reader.manager,
  ): Promise<MeetingRow | null> {
    const links: MeetingContextEntity[] = [];
    for (const link of await manager.find(MeetingContextEntity, { where: { meetingId: id } }))
      if (await this.places.context(actor, link.contextId, manager)) links.push(link);
    return (await this.rows(links.length > 0 ? [id] : [], links, manager))[0] ?? null;
  }

  /** `links`: the meetings named, to the contexts within reach. */
  private async rows(
    ids: readonly number[],
    links: readonly MeetingContextEntity[],
    manager: EntityManager,
  ): Promise<MeetingRow[]> {
    if (ids.length === 0) return [];
    const contextIds = [...new Set(links.map(({ contextId }) => contextId))];
    const [meetings, decisions] = await Promise.all([
      manager.find(MeetingEntity, {
        where: { id: In([...ids]), archived: false },
        order: { date: 'DESC', id: 'DESC' },
      }),
      manager.find(DecisionEntity, {
        where: { meetingId: In([...ids]), contextId: In(contextIds), archived: false },
        order: { id: 'ASC' },
      }),
    ]);
    const codes = await this.codesOf(decisions, manager);
    return meetings.map((meeting) => ({
      meeting,
      contextIds: links.filter((l) => l.meetingId === meeting.id).map((l) => l.contextId),
      decisions: decisions
        .filter((one) => one.meetingId === meeting.id)
        .map((decision) => ({ decision, codes: codes.filter((code) => code.decisionId === decision.id) })),
    }));
  }

  /** One meeting within reach, archived or not; null for any other, whoever's it is. */
  async meeting(
    actor: Actor,
    id: number,
    manager: EntityManager = this.reader.manager,
  ): Promise<MeetingEntity | null> {
    const links = await manager.find(MeetingContextEntity, { where: { meetingId: id } });
    for (const { contextId } of links)
      if (await this.places.context(actor, contextId, manager))
        return manager.findOne(MeetingEntity, { where: { id } });
    return null;
  }

  async contextIdsOf(meetingId: number, manager: EntityManager): Promise<number[]> {
    const links = await manager.find(MeetingContextEntity, {
      where: { meetingId },
      order: { contextId: 'ASC' },
    });
    return links.map(({ contextId }) => contextId);
  }

  async setContexts(manager: EntityManager, meetingId: number, contextIds: readonly number[]): Promise<void> {
    await manager.delete(MeetingContextEntity, { meetingId });
    await manager.insert(
      MeetingContextEntity,
      [...new Set(contextIds)].map((contextId) => ({ meetingId, contextId })),
    );
  }

  /** One decision within reach. */
  async decision(actor: Actor, id: number, manager: EntityManager): Promise<DecisionEntity | null> {
    const found = await manager.findOne(DecisionEntity, { where: { id } });
    return found && (await this.places.context(actor, found.contextId, manager)) ? found : null;
  }

  decisionsOf(manager: EntityManager, meetingId: number): Promise<DecisionEntity[]> {
    return manager.find(DecisionEntity, { where: { meetingId, archived: false } });
  }

  codesOf(
    decisions: readonly DecisionEntity[],
    manager: EntityManager = this.reader.manager,
  ): Promise<DecisionCodeEntity[]> {
    if (decisions.length === 0) return Promise.resolve([]);
    return manager.find(DecisionCodeEntity, {
      where: { decisionId: In(decisions.map(({ id }) => id)) },
      order: { id: 'ASC' },
    });
  }
}
