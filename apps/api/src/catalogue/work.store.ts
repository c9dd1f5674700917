import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import { type Actor, onTheTeam } from '../access/actor';
import { Reader } from '../database/reader';
import { GrantContextEntity, GrantEntity } from './grant.entity';
import { ResponseEntity } from './response.entity';
import { inContexts, ofOrganisations } from './scope';
import { SeriesBreakEntity } from './series-break.entity';

export interface GrantRow {
  readonly grant: GrantEntity;
  readonly contextIds: number[];
}

/** All SQL of grants, responses and series breaks. */
@Injectable()
export class WorkStore {
  constructor(private readonly reader: Reader) {}

  /**
   * Grants of the organisations; of somebody limited to sites, those for contexts there or for none yet; outside the team, those
   * a commissioner answers for.
   */
  async grants(actor: Actor): Promise<GrantRow[]> {
    const where = onTheTeam(actor) ? ofOrganisations(actor) : { id: In([...(actor.grantIds ?? [])]) };
    const { contextIds: reached } = actor;
    const rows = await this.withContexts(where);
    if (!onTheTeam(actor) || !reached) return rows;
    return rows
      .filter(({ contextIds }) => contextIds.length === 0 || contextIds.some((id) => reached.includes(id)))
      .map(({ grant, contextIds }) => ({
        grant,
        contextIds: contextIds.filter((id) => reached.includes(id)),
      }));
  }

  /** Every grant for these contexts, whoever answers for it: a context's funding has no gaps only because a reader is not told. */
  async grantsFor(contextIds: readonly number[]): Promise<GrantRow[]> {
    if (contextIds.length === 0) return [];
    const links = await this.reader.manager.find(GrantContextEntity, {
      where: { contextId: In([...contextIds]) },
    });
    return this.withContexts({ id: In([...new Set(links.map(({ grantId }) => grantId))]) });
  }

  private async withContexts(where: FindOptionsWhere<GrantEntity>): Promise<GrantRow[]> {
    const grants = await this.reader.manager.find(GrantEntity, { where, order: { start: 'ASC', id: 'ASC' } });
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

  /** A grant to change: of the organisations, and wholly of the sites of somebody limited to some. */
  async grant(
    actor: Actor,
    id: number,
    manager: EntityManager = this.reader.manager,
  ): Promise<GrantEntity | null> {
    const grant = await manager.findOne(GrantEntity, { where: { ...ofOrganisations(actor), id } });
    const { contextIds: reached } = actor;
    if (!grant || !reached) return grant;
    const links = await manager.find(GrantContextEntity, { where: { grantId: id } });
    return links.every(({ contextId }) => reached.includes(contextId)) ? grant : null;
  }

  /** The contexts of a grant that was found in reach. */
  async contextsOfGrant(manager: EntityManager, grantId: number): Promise<number[]> {
    const links = await manager.find(GrantContextEntity, {
      where: { grantId },
      order: { contextId: 'ASC' },
    });
    return links.map(({ contextId }) => contextId);
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
      where: inContexts(actor, contextIds),
      order: { start: 'ASC', id: 'ASC' },
    });
  }

  response(actor: Actor, id: number, manager: EntityManager): Promise<ResponseEntity | null> {
    return manager.findOne(ResponseEntity, { where: { ...inContexts(actor), id } });
  }

  breaks(actor: Actor, contextIds: readonly number[]): Promise<SeriesBreakEntity[]> {
    return this.reader.manager.find(SeriesBreakEntity, {
      where: inContexts(actor, contextIds),
      order: { date: 'ASC', id: 'ASC' },
    });
  }

  seriesBreak(actor: Actor, id: number, manager: EntityManager): Promise<SeriesBreakEntity | null> {
    return manager.findOne(SeriesBreakEntity, { where: { ...inContexts(actor), id } });
  }
}

function groupByGrant(links: readonly GrantContextEntity[]): Map<number, GrantContextEntity[]> {
  const groups = new Map<number, GrantContextEntity[]>();
  for (const link of links) groups.set(link.grantId, [...(groups.get(link.grantId) ?? []), link]);
  return groups;
}
