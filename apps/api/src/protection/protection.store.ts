import { Injectable } from '@nestjs/common';
import type { EntityManager, EntityTarget, FindOptionsOrder, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { Actor } from '../access/actor';
import { ownedBy } from '../catalogue/scope';
import { Reader } from '../database/reader';

interface Owned extends ObjectLiteral {
  readonly id: number;
  readonly organisationId: number;
}

/** All reads of the tables of decisions and agreements, each limited to the actor's organisations. */
@Injectable()
export class ProtectionStore {
  constructor(private readonly reader: Reader) {}

  /** Latest first. */
  all<T extends Owned>(actor: Actor, table: EntityTarget<T>, limit?: number): Promise<T[]> {
    return this.reader.manager.find(table, {
      where: ownedBy(actor) as FindOptionsWhere<T>,
      order: { id: 'DESC' } as FindOptionsOrder<T>,
      ...(limit ? { take: limit } : {}),
    });
  }

  one<T extends Owned>(
    actor: Actor,
    table: EntityTarget<T>,
    id: number,
    manager: EntityManager = this.reader.manager,
  ): Promise<T | null> {
    return manager.findOne(table, { where: { ...ownedBy(actor), id } as FindOptionsWhere<T> });
  }
}

/** Who recorded a row, and the moment in UTC. */
export function recordedBy(actor: Actor): { recordedBy: string; recordedAt: string } {
  return { recordedBy: actor.name, recordedAt: now() };
}

/** Tells which of two things came first, also within one second. */
export const instant = (): string => new Date().toISOString();

export const now = (): string => `${new Date().toISOString().slice(0, 19)}Z`;
