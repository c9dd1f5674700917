import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Actor } from '../access/actor';
import { PlacesStore } from '../catalogue/places.store';
import { Reader } from '../database/reader';
import { NotFound } from '../http/refusals';
import { ConcernCodeEntity, ConcernEntity } from './concern.entity';

export interface ConcernRow {
  readonly concern: ConcernEntity;
  /** In the order they were made. */
  readonly codes: readonly ConcernCodeEntity[];
}

/** All SQL of the register. A concern is reached through its context. */
@Injectable()
export class ConcernsStore {
  constructor(
    private readonly reader: Reader,
    private readonly places: PlacesStore,
  ) {}

  async contextFor(actor: Actor, id: number, manager?: EntityManager) {
    const context = await this.places.context(actor, id, manager);
    if (!context) throw new NotFound('context');
    return context;
  }

  async ofContext(contextId: number): Promise<ConcernRow[]> {
    const concerns = await this.reader.manager.find(ConcernEntity, {
      where: { contextId },
      order: { month: 'DESC', id: 'DESC' },
    });
    const codes = await this.codesOf(concerns.map(({ id }) => id));
    return concerns.map((concern) => ({
      concern,
      codes: codes.filter(({ concernId }) => concernId === concern.id),
    }));
  }

  async concern(actor: Actor, id: number, manager: EntityManager): Promise<ConcernRow> {
    const concern = await manager.findOne(ConcernEntity, { where: { id } });
    if (!concern || !(await this.places.context(actor, concern.contextId, manager)))
      throw new NotFound('concern');
    return { concern, codes: await this.codesOf([id], manager) };
  }

  private codesOf(
    ids: readonly number[],
    manager: EntityManager = this.reader.manager,
  ): Promise<ConcernCodeEntity[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return manager.find(ConcernCodeEntity, { where: { concernId: In([...ids]) }, order: { id: 'ASC' } });
  }
}
