import { Injectable } from '@nestjs/common';
import { compareDates } from '@waymark/calendar';
import type { Figures, GoalMeasure, Observation } from '@waymark/contract';
import {
  type NamedBaseline,
  type PairedRollup,
  rollUp,
  type Rollup,
  type Stats,
  type Subject,
} from '@waymark/outcomes';
import { type EntityManager, In, Not, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm';
import { PairedRollupEntity } from '../answers/paired-rollup.entity';
import { Reader } from '../database/reader';
import { PlanGoalEntity } from '../plan/plan-goal.entity';
import { IntakeEntity } from './intake.entity';
import { ObservationEntity } from './observation.entity';
import { RollupEntity } from './rollup.entity';

/** The cells whose rollup has to be made anew. */
export interface RollupKey {
  readonly contextId: number;
  readonly indicator: string;
  readonly start: string;
  readonly end: string;
  readonly breakdown: string;
}

export interface ObservationFilter {
  readonly contextIds: readonly number[];
  readonly indicator?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit?: number | undefined;
}

/** What stands: its intake is visible, and nothing visible has replaced it. */
export function standing<T extends ObjectLiteral>(query: SelectQueryBuilder<T>): SelectQueryBuilder<T> {
  return query
    .innerJoin(IntakeEntity, 'written', 'written.id = it.intakeId AND written.visible = :yes', { yes: true })
    .leftJoin(IntakeEntity, 'gone', 'gone.id = it.replacedBy AND gone.visible = :yes', { yes: true })
    .andWhere('gone.id IS NULL');
}

/** All SQL of observations and rollups. Ids of contexts are checked for their organisation before they come here. */
@Injectable()
export class MeasuresStore {
  constructor(private readonly reader: Reader) {}

  /** What pages read: rollups only, never observations. */
  async rollups(filter: {
    contextIds?: readonly number[];
    areaCodes?: readonly string[];
    indicators?: readonly string[];
  }) {
    const query = this.reader.manager.createQueryBuilder(RollupEntity, 'it');
    standing(query);
    if (filter.contextIds) {
      if (filter.contextIds.length === 0) return [];
      query.andWhere('it.contextId IN (:...contextIds)', { contextIds: filter.contextIds });
    }
    if (filter.areaCodes) {
      if (filter.areaCodes.length === 0) return [];
      query.andWhere('it.areaCode IN (:...areaCodes)', { areaCodes: filter.areaCodes });
    }
    if (filter.indicators)
      query.andWhere('it.indicator IN (:...indicators)', { indicators: filter.indicators });
    const rows = await query.orderBy('it.start', 'ASC').addOrderBy('it.id', 'ASC').getMany();
    return rows.map(rollupOf);
  }

  async indicatorsOf(contextIds: readonly number[]): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
    const found = new Map<number, Set<string>>();
    if (contextIds.length === 0) return found;
    const query = this.reader.manager.createQueryBuilder(RollupEntity, 'it');
    const rows = await standing(query)
      .select('it.contextId', 'contextId')
      .addSelect('it.indicator', 'indicator')
      .distinct(true)
      .andWhere('it.contextId IN (:...contextIds)', { contextIds })
      .getRawMany<{ contextId: number; indicator: string }>();
    for (const { contextId, indicator } of rows) {
      const id = Number(contextId);
      found.set(id, (found.get(id) ?? new Set()).add(indicator));
    }
    return found;
  }

  /** The same people at two waves, as sums. */
  async paired(contextIds: readonly number[]): Promise<PairedRollup[]> {
    if (contextIds.length === 0) return [];
    const query = this.reader.manager.createQueryBuilder(PairedRollupEntity, 'it');
    const rows = await standing(query)
      .andWhere('it.contextId IN (:...contextIds)', { contextIds })
      .orderBy('it.id', 'ASC')
      .getMany();
    return rows.map(({ pairs }) => JSON.parse(pairs) as PairedRollup);
  }

  /** The day that the plan of each context names as the baseline of an indicator: the earliest where goals name several. */
  async baselines(contextIds: readonly number[]): Promise<ReadonlyMap<number, readonly NamedBaseline[]>> {
    const found = new Map<number, NamedBaseline[]>();
    if (contextIds.length === 0) return found;
    const goals = await this.reader.manager.find(PlanGoalEntity, {
      where: { contextId: In([...contextIds]), archived: false, state: Not('set aside') },
      order: { id: 'ASC' },
    });
    const named = goals
      .flatMap(({ contextId, measures }) =>
        (JSON.parse(measures) as GoalMeasure[]).flatMap(({ indicator, baseline }) =>
          baseline ? [{ contextId, indicator, date: baseline.date }] : [],
        ),
      )
      .sort((a, b) => compareDates(a.date, b.date));
    for (const { contextId, indicator, date } of named) {
      const own = found.get(contextId) ?? [];
      if (!own.some((one) => one.indicator === indicator)) own.push({ indicator, date });
      found.set(contextId, own);
    }
    return found;
  }

  /** Observations with their history, latest period first. */
  async observations(filter: ObservationFilter): Promise<Observation[]> {
    if (filter.contextIds.length === 0) return [];
    const query = this.reader.manager
      .createQueryBuilder(ObservationEntity, 'it')
      .innerJoinAndMapOne(
        'it.intake',
        IntakeEntity,
        'written',
        'written.id = it.intakeId AND written.visible = :yes',
        {
          yes: true,
        },
      )
      .leftJoinAndMapOne(
        'it.replacement',
        IntakeEntity,
        'gone',
        'gone.id = it.replacedBy AND gone.visible = :yes',
      )
      .where('it.contextId IN (:...contextIds)', { contextIds: filter.contextIds });
    if (filter.indicator) query.andWhere('it.indicator = :indicator', { indicator: filter.indicator });
    if (filter.from) query.andWhere('it.end >= :from', { from: filter.from });
    if (filter.to) query.andWhere('it.start <= :to', { to: filter.to });
    const rows = await query
      .orderBy('it.start', 'DESC')
      .addOrderBy('it.indicator', 'ASC')
      .addOrderBy('it.id', 'DESC')
      .limit(filter.limit ?? 1000)
      .getMany();
    return rows.map((row) => observationOf(row as JoinedObservation));
  }

  /** Observations of a context that stand now, as the writing transaction sees them. */
  async standingObservations(
    manager: EntityManager,
    filter: { contextId: number; indicator: string; start: string; end: string },
  ): Promise<ObservationEntity[]> {
    const query = manager.createQueryBuilder(ObservationEntity, 'it');
    standing(query);
    return query
      .andWhere('it.contextId = :contextId AND it.indicator = :indicator', filter)
      .andWhere('it.start = :start AND it.end = :end', filter)
      .orderBy('it.id', 'ASC')
      .getMany();
  }

  async standingObservation(manager: EntityManager, id: number): Promise<ObservationEntity | null> {
    const query = manager.createQueryBuilder(ObservationEntity, 'it');
    standing(query);
    return query.andWhere('it.id = :id', { id }).getOne();
  }

  async byIds(ids: readonly number[]): Promise<Observation[]> {
    if (ids.length === 0) return [];
    const rows = await this.joined().where('it.id IN (:...ids)', { ids }).orderBy('it.id', 'ASC').getMany();
    return rows.map((row) => observationOf(row as JoinedObservation));
  }

  async ofIntake(intakeId: number): Promise<Observation[]> {
    const rows = await this.joined()
      .where('it.intakeId = :intakeId', { intakeId })
      .orderBy('it.id', 'ASC')
      .getMany();
    return rows.map((row) => observationOf(row as JoinedObservation));
  }

  /** Makes the rollups of these cells anew from the observations that stand. */
  async rebuildRollups(manager: EntityManager, keys: readonly RollupKey[], intakeId: number): Promise<void> {
    const seen = new Set<string>();
    for (const key of keys) {
      const name = [key.contextId, key.indicator, key.start, key.end, key.breakdown].join('|');
      if (seen.has(name)) continue;
      seen.add(name);
      await this.rebuildRollup(manager, key, intakeId);
    }
  }

  private async rebuildRollup(manager: EntityManager, key: RollupKey, intakeId: number): Promise<void> {
    const stale = manager.createQueryBuilder(RollupEntity, 'it');
    standing(stale);
    const old = await stale
      .andWhere('it.contextId = :contextId AND it.indicator = :indicator AND it.breakdown = :breakdown', key)
      .andWhere('it.start = :start AND it.end = :end', key)
      .getMany();
    for (const row of old) await manager.update(RollupEntity, { id: row.id }, { replacedBy: intakeId });
    const rows = (await this.standingObservations(manager, key)).filter((o) => o.breakdown === key.breakdown);
    const organisationId = rows[0]?.organisationId ?? null;
    for (const rollup of rollUp(
      rows.map((row) => ({ ...row, figures: JSON.parse(row.figures) as Figures, state: 'current' })),
    ))
      await manager.insert(RollupEntity, {
        ...rollupRow(rollup),
        organisationId,
        intakeId,
        replacedBy: null,
      });
  }

  private joined(): SelectQueryBuilder<ObservationEntity> {
    return this.reader.manager
      .createQueryBuilder(ObservationEntity, 'it')
      .innerJoinAndMapOne('it.intake', IntakeEntity, 'written', 'written.id = it.intakeId')
      .leftJoinAndMapOne(
        'it.replacement',
        IntakeEntity,
        'gone',
        'gone.id = it.replacedBy AND gone.visible = :yes',
        {
          yes: true,
        },
      );
  }
}

type JoinedObservation = ObservationEntity & { intake: IntakeEntity; replacement: IntakeEntity | null };

function observationOf(row: JoinedObservation): Observation {
  return {
    id: row.id,
    contextId: row.contextId,
    areaCode: row.areaCode,
    indicator: row.indicator,
    indicatorVersion: row.indicatorVersion,
    start: row.start,
    end: row.end,
    breakdown: row.breakdown,
    round: row.round,
    source: row.source,
    figures: JSON.parse(row.figures) as Figures,
    state: !row.intake.visible ? 'undone' : row.replacement ? 'superseded' : 'current',
    supersedes: row.supersedes,
    reason: row.supersedes === null ? null : row.intake.reason,
    importId: row.intake.kind === 'import' ? row.intake.id : null,
    recordedAt: row.intake.recordedAt,
    recordedBy: row.intake.recordedBy,
  };
}

function rollupOf(row: RollupEntity): Rollup {
  const subject: Subject =
    row.contextId === null ? { areaCode: row.areaCode ?? '' } : { contextId: row.contextId };
  return {
    subject,
    indicator: row.indicator,
    indicatorVersion: row.indicatorVersion,
    breakdown: row.breakdown,
    start: row.start,
    end: row.end,
    round: row.round,
    source: row.source,
    stats: JSON.parse(row.stats) as Stats,
    observationIds: JSON.parse(row.observationIds) as number[],
  };
}

/** A rollup as a row, without its organisation and intakes. */
export function rollupRow(rollup: Rollup) {
  const { subject, stats, observationIds, ...rest } = rollup;
  return {
    ...rest,
    contextId: 'contextId' in subject ? subject.contextId : null,
    areaCode: 'areaCode' in subject ? subject.areaCode : null,
    stats: JSON.stringify(stats),
    observationIds: JSON.stringify(observationIds),
  };
}
