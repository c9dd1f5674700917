import { Injectable } from '@nestjs/common';
import type { FindingCell, QualityAnswer } from '@waymark/contract';
import type { CheckedFigures, StoredAnswer } from '@waymark/outcomes';
import { IsNull, Not } from 'typeorm';
import type { Actor } from '../access/actor';
import { inContexts, ownedBy } from '../catalogue/scope';
import { Reader } from '../database/reader';
import { QualityAnswerEntity } from './quality-answer.entity';

/** All SQL of answers to findings. Read by every page: the answer stands wherever the figure does. */
@Injectable()
export class QualityAnswersStore {
  constructor(private readonly reader: Reader) {}

  async all(actor: Actor): Promise<StoredAnswer[]> {
    const rows = await this.reader.manager.find(QualityAnswerEntity, {
      where: [inContexts(actor), { ...ownedBy(actor), contextId: IsNull() }],
      order: { id: 'ASC' },
    });
    return rows.map(answerOf);
  }

  async ofContexts(actor: Actor, ids: readonly number[]): Promise<ReadonlyMap<number, CheckedFigures[]>> {
    if (ids.length === 0) return new Map();
    const rows = await this.reader.manager.find(QualityAnswerEntity, {
      where: inContexts(actor, ids),
      order: { id: 'ASC' },
    });
    return standing(rows, (row) => row.contextId);
  }

  /** Of published figures each organisation has answers of its own. */
  async ofAreas(actor: Actor): Promise<ReadonlyMap<string, CheckedFigures[]>> {
    const rows = await this.reader.manager.find(QualityAnswerEntity, {
      where: { ...ownedBy(actor), areaCode: Not(IsNull()) },
      order: { id: 'ASC' },
    });
    return standing(rows, (row) => row.areaCode);
  }
}

function answerOf(row: QualityAnswerEntity): StoredAnswer {
  return {
    id: row.id,
    key: row.findingKey,
    cells: JSON.parse(row.cells) as FindingCell[],
    action: row.action as QualityAnswer['action'],
    reason: row.reason,
    by: row.answeredBy,
    at: row.answeredAt,
  };
}

/** The last word on each finding, where it is "checked". */
function standing<K>(
  rows: readonly QualityAnswerEntity[],
  placeOf: (row: QualityAnswerEntity) => K | null,
): ReadonlyMap<K, CheckedFigures[]> {
  const latest = new Map(rows.map((row) => [row.findingKey, row]));
  const found = new Map<K, CheckedFigures[]>();
  for (const row of latest.values()) {
    const place = placeOf(row);
    if (place === null || row.action !== 'checked') continue;
    found.set(place, [...(found.get(place) ?? []), answerOf(row)]);
  }
  return found;
}
