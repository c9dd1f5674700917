import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../access/actor';
import { Reader } from '../database/reader';
import { GrantContextEntity, GrantEntity } from './grant.entity';
import { ResponseEntity } from './response.entity';
import { ownedBy } from './scope';
import { SeriesBreakEntity } from './series-break.entity';

export interface GrantRow {
  readonly grant: GrantEntity;
  readonly contextIds: number[];
}

/** All SQL of grants, responses and series breaks. */
@Injectable()
export class WorkStore {
  constructor(private readonly reader: Reader) {}

  async grants(actor: Actor): Promise<GrantRow[]> {
    const grants = await this.reader.manager.find(GrantEntity, {
      where: ownedBy(actor),
      order: { start: 'ASC', id: 'ASC' },
    });
    const links = grants.length
      ? await this.reader.manager.find(GrantContextEntity, {
          where: { grantId: In(grants.map((g) => g.id)) },
          order: { contextId: 'ASC' },
        })
      : [];
    const byGrant = groupByGrant(links);
    return grants.map((grant) => ({
      grant,
      contextIds: (byGrant.get(grant.id) ?? []).map((l) => l.contextId),
    }));
  }

  grant(actor: Actor, id: number, manager: EntityManager = this.reader.manager): Promise<GrantEntity | null> {
    return manager.findOne(GrantEntity, { where: { ...ownedBy(actor), id } });
  }

  /** Replaces which contexts a grant is for. */
  async setGrantContexts(
    manager: EntityManager,
    grantId: number,
    contextIds: readonly number[],
  ): Promise<void> {
    await manager.delete(GrantContextEntity, { grantId });
    if (contextIds.length)
      await manager.insert(
        GrantContextEntity,
        [...new Set(contextIds)].map((contextId) => ({ grantId, contextId })),
      );
  }

  responses(actor: Actor, contextIds: readonly number[]): Promise<ResponseEntity[]> {
    return this.reader.manager.find(ResponseEntity, {
      where: { ...ownedBy(actor), contextId: In([...contextIds]) },
      order: { start: 'ASC', id: 'ASC' },
    });
  }

  response(actor: Actor, id: number, manager: EntityManager): Promise<ResponseEntity | null> {
    return manager.findOne(ResponseEntity, { where: { ...ownedBy(actor), id } });
  }

  breaks(actor: Actor, contextIds: readonly number[]): Promise<SeriesBreakEntity[]> {
    return this.reader.manager.find(SeriesBreakEntity, {
      where: { ...ownedBy(actor), contextId: In([...contextIds]) },
      order: { date: 'ASC', id: 'ASC' },
    });
  }

  seriesBreak(actor: Actor, id: number, manager: EntityManager): Promise<SeriesBreakEntity | null> {
    return manager.findOne(SeriesBreakEntity, { where: { ...ownedBy(actor), id } });
  }
}

function groupByGrant(links: readonly GrantContextEntity[]): Map<number, GrantContextEntity[]> {
  const groups = new Map<number, GrantContextEntity[]>();
  for (const link of links) groups.set(link.grantId, [...(groups.get(link.grantId) ?? []), link]);
  return groups;
}
