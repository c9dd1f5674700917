import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { ResponseEntity } from '../catalogue/response.entity';
import { inContexts } from '../catalogue/scope';
import { Reader } from '../database/reader';
import { SeriesPhaseEntity } from './series-phase.entity';

/** All SQL of phases. */
@Injectable()
export class PhasesStore {
  constructor(private readonly reader: Reader) {}

  phases(actor: Actor, contextId: number): Promise<SeriesPhaseEntity[]> {
    return this.reader.manager.find(SeriesPhaseEntity, {
      where: inContexts(actor, [contextId]),
      order: { date: 'ASC', id: 'ASC' },
    });
  }

  phase(actor: Actor, id: number, manager: EntityManager): Promise<SeriesPhaseEntity | null> {
    return manager.findOne(SeriesPhaseEntity, { where: { ...inContexts(actor), id } });
  }

  /** The response a phase names, if it is one of this context and still stands. */
  response(actor: Actor, contextId: number, id: number): Promise<ResponseEntity | null> {
    return this.reader.manager.findOne(ResponseEntity, {
      where: { ...inContexts(actor, [contextId]), id, archived: false },
    });
  }
}
