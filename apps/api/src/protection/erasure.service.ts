import { Injectable } from '@nestjs/common';
import type { Erasure, RetentionKind } from '@waymark/contract';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import type { Actor } from '../access/actor';
import { UnitOfWork } from '../database/unit-of-work';
import { ErasureEntity } from './erasure.entity';
import { personalData } from './personal-data';
import { type DueRow, PersonalDataStore } from './personal-data.store';
import { instant, ProtectionStore } from './protection.store';
import { type Changed, changedBetween, ShownFiguresService } from './shown-figures.service';

export interface DueRecord extends DueRow {
  readonly dueOn: string;
  readonly what: string;
}

/**
 * Erases records and says what that did: counts by kind, and figures shown outside that are others since. Sums made from erased
 * answers stay. An erasure and the entry that tells of it are one transaction.
 */
@Injectable()
export class ErasureService {
  constructor(
    private readonly data: PersonalDataStore,
    private readonly store: ProtectionStore,
    private readonly work: UnitOfWork,
    private readonly shown: ShownFiguresService,
  ) {}

  async runs(actor: Actor): Promise<Erasure[]> {
    return (await this.store.all(actor, ErasureEntity, 100)).map(erasureAnswer);
  }

  clocks(actor: Actor, table: string): Promise<DueRow[]> {
    return this.data.clocks(actor.organisationIds, table);
  }

  /** Rows held, by table. */
  async held(actor: Actor): Promise<[string, number][]> {
    const counts: [string, number][] = [];
    for (const table of Object.keys(personalData))
      counts.push([table, await this.data.count(actor.organisationIds, table)]);
    return counts;
  }

  insert<T extends ObjectLiteral>(table: EntityTarget<T>, row: QueryDeepPartialEntity<T>): Promise<unknown> {
    return this.work.run((m) => m.insert(table, row));
  }

  /** One entry for each organisation. A preview only counts. */
  async erase(
    actor: Actor,
    records: readonly DueRow[],
    { cause, reason, asOf }: Pick<Erasure, 'cause' | 'reason' | 'asOf'>,
  ): Promise<ErasureEntity[]> {
    const asked = [...new Set(records.map(({ organisationId }) => organisationId))];
    // a person who ran it and found nothing due has looked as well
    const organisations = asked.length > 0 || cause === 'preview' ? asked : [...actor.organisationIds];
    const done: ErasureEntity[] = [];
    for (const organisationId of organisations) {
      const own = records.filter((row) => row.organisationId === organisationId);
      const contexts = [...new Set(own.flatMap(({ contextId }) => contextId ?? []))];
      const before = cause === 'preview' ? null : await this.shown.of(actor, contexts);
      const saved = await this.work.run(async (m) => {
        if (cause !== 'preview')
          for (const [table, rows] of byTable(own))
            await this.data.erase(
              m,
              table,
              rows.map(({ id }) => id),
              cause === 'retention' && personalData[table]?.kind === 'words' ? 'words' : 'rows',
            );
        return m.save(
          m.create(ErasureEntity, {
            organisationId,
            cause,
            asOf,
            by: actor.name,
            at: instant(),
            counts: countsOf(own),
            reason,
            changed: [],
          }),
        );
      });
      const changed = before ? changedBetween(before, await this.shown.of(actor, contexts)) : [];
      done.push(
        changed.length === 0
          ? saved
          : await this.work.run((m) => m.save(Object.assign(saved, { changed: [...changed] }))),
      );
    }
    if (cause !== 'preview') await this.work.leaveNoTrace();
    return done;
  }
}

export function erasureAnswer(row: ErasureEntity): Erasure {
  const counts = row.counts as Erasure['counts'];
  const changed = row.changed as Changed;
  return { ...row, counts, changed, sentence: sentenceOf(row.cause, counts, changed) };
}

function sentenceOf(cause: Erasure['cause'], counts: Erasure['counts'], changed: Changed): string {
  const total = counts.reduce((sum, { records }) => sum + records, 0);
  const records = total === 1 ? 'One record' : `${total === 0 ? 'No' : total} records`;
  if (cause === 'preview') return `${records} would have been erased. Nothing was.`;
  const figures =
    changed.length === 0
      ? 'No figure shown outside changes with the next edition.'
      : `${changed.length === 1 ? 'One figure' : `${changed.length} figures`} shown outside will be others in the next edition: whoever has an earlier one can compare.`;
  return `${records} erased; sums made from them stay. ${figures}`;
}

function byTable(rows: readonly DueRow[]): Map<string, DueRow[]> {
  const tables = new Map<string, DueRow[]>();
  for (const row of rows) tables.set(row.table, [...(tables.get(row.table) ?? []), row]);
  return tables;
}

function countsOf(rows: readonly DueRow[]): { kind: RetentionKind; records: number }[] {
  const counts = new Map<RetentionKind, number>();
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, records]) => ({ kind, records }));
}
