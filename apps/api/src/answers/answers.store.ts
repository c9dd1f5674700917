import { Injectable } from '@nestjs/common';
import type { AnswerRound, Indicator, NewAnswers } from '@waymark/contract';
import {
  codeOfItem,
  type PairedRollup,
  pairAllUp,
  type ScoredPerson,
  type ScoredWave,
  scoreAnswers,
  scoreItem,
} from '@waymark/outcomes';
import type { EntityManager } from 'typeorm';
import { Reader } from '../database/reader';
import { IntakeEntity } from '../measures/intake.entity';
import { MeasuresStore, type RollupKey, standing } from '../measures/measures.store';
import { ObservationEntity } from '../measures/observation.entity';
import { AnswerEntity } from './answer.entity';
import { PairedRollupEntity } from './paired-rollup.entity';
import { submissionKey } from './submission-key';

export type AnswerRow = Omit<AnswerEntity, 'id'>;

/** What one submission of an imported file counts for. */
export interface ImportedScore extends Pick<
  AnswerRow,
  'contextId' | 'organisationId' | 'round' | 'start' | 'end' | 'submissionId' | 'respondentCode' | 'keepUntil'
> {
  readonly indicator: string;
  /** Null: left out by a corrected export. */
  readonly score: number | null;
}

/** In the place of a score: a corrected export no longer holds the submission. What stood before is there again if it is taken back. */
export const LEFT_OUT = 'left out';

/** One wave of one context: answers of the same days belong together, whatever the round is called. */
export interface Wave {
  readonly contextId: number;
  readonly start: string;
  readonly end: string;
}

/** SQLite binds at most 32,766 values in a statement; an answer has twelve. */
const CHUNK = 1000;

/** All SQL of answers. Nothing here hands an answer to anybody: rounds are counted, waves are scored, pairs are sums. */
@Injectable()
export class AnswersStore {
  constructor(
    private readonly reader: Reader,
    private readonly measures: MeasuresStore,
  ) {}

  async rounds(contextId: number): Promise<AnswerRound[]> {
    const rows = await this.ofVisible(this.reader.manager)
      .andWhere('it.contextId = :contextId', { contextId })
      .select(['it.round AS round', 'it.start AS start_date', 'it.end AS end_date', 'it.source AS source'])
      .addSelect('COUNT(DISTINCT it.submissionId)', 'submissions')
      .addSelect('COUNT(DISTINCT it.respondentCode)', 'with_code')
      .addSelect('MIN(it.keepUntil)', 'keep_until')
      .groupBy('it.round')
      .addGroupBy('it.start')
      .addGroupBy('it.end')
      .addGroupBy('it.source')
      .orderBy('it.start', 'DESC')
      .addOrderBy('it.round', 'ASC')
      .getRawMany<Record<string, string>>();
    return rows.map((row) => ({
      round: row['round'] ?? '',
      start: row['start_date'] ?? '',
      end: row['end_date'] ?? '',
      source: row['source'] ?? '',
      submissions: Number(row['submissions']),
      withCode: Number(row['with_code']),
      keepUntil: row['keep_until'] ?? '',
    }));
  }

  /** Answers of a wave that stand, as the writing transaction sees them. */
  ofWave(m: EntityManager, { contextId, start, end }: Wave): Promise<AnswerEntity[]> {
    return this.ofVisible(m)
      .andWhere('it.contextId = :contextId AND it.start = :start AND it.end = :end', {
        contextId,
        start,
        end,
      })
      .orderBy('it.id', 'ASC')
      .getMany();
  }

  /** Figures for everyone that lie on any of these days and were not made from answers of this round. */
  async otherFigures(
    m: EntityManager,
    { contextId, start, end }: Wave,
    { round, source }: Pick<NewAnswers, 'round' | 'source'>,
  ): Promise<ObservationEntity[]> {
    const query = standing(m.createQueryBuilder(ObservationEntity, 'it'));
    const rows = await query
      .andWhere('it.contextId = :contextId AND it.start <= :end AND it.end >= :start', {
        contextId,
        start,
        end,
      })
      .andWhere("it.breakdown = ''")
      .andWhere('(written.kind <> :answers OR it.round <> :round OR it.source <> :source)', {
        answers: 'answers',
        round,
        source,
      })
      .getMany();
    return rows;
  }

  /** The figure made from the answers of this round that came before. */
  async figureOfRound(
    m: EntityManager,
    { contextId, start, end }: Wave,
    { round, source }: Pick<NewAnswers, 'round' | 'source'>,
    indicator: string,
  ): Promise<ObservationEntity | undefined> {
    const rows = await this.measures.standingObservations(m, { contextId, indicator, start, end });
    return rows.find((row) => row.breakdown === '' && row.round === round && row.source === source);
  }

  rebuildRollups(m: EntityManager, keys: readonly RollupKey[], intakeId: number): Promise<void> {
    return this.measures.rebuildRollups(m, keys, intakeId);
  }

  /** What is stored of one span of days in a context, for an import to compare itself with. */
  standingScores(wave: Wave, source: string): Promise<AnswerEntity[]> {
    return this.ofVisible(this.reader.manager)
      .andWhere('it.contextId = :contextId AND it.start <= :end AND it.end >= :start', { ...wave })
      .andWhere('it.source = :source', { source })
      .orderBy('it.id', 'ASC')
      .getMany();
  }

  /** Whether answers of this intake went into pairs that something else made, which would be left without them. */
  async pairedSince(m: EntityManager, intakeId: number): Promise<boolean> {
    const waves = await m
      .createQueryBuilder(AnswerEntity, 'it')
      .select('it.contextId', 'contextId')
      .addSelect('it.start', 'start')
      .where('it.intakeId = :intakeId', { intakeId })
      .groupBy('it.contextId')
      .addGroupBy('it.start')
      .getRawMany<{ contextId: number; start: string }>();
    for (const wave of waves) {
      const later = await standing(m.createQueryBuilder(PairedRollupEntity, 'it'))
        .andWhere('it.contextId = :contextId AND it.intakeId > :intakeId', { ...wave, intakeId })
        .andWhere('(it.baselineStart = :start OR it.latestStart = :start)', wave)
        .getCount();
      if (later > 0) return true;
    }
    return false;
  }

  async erase(m: EntityManager, intakeId: number): Promise<void> {
    await m.delete(AnswerEntity, { intakeId });
  }

  /** Whether something visible replaced a figure or a pair that this intake made. */
  async builtUpon(m: EntityManager, intakeId: number): Promise<boolean> {
    for (const entity of [ObservationEntity, PairedRollupEntity]) {
      const later = await m
        .createQueryBuilder(entity as typeof ObservationEntity, 'it')
        .innerJoin(IntakeEntity, 'later', 'later.id = it.replacedBy AND later.visible = :yes', { yes: true })
        .where('it.intakeId = :intakeId', { intakeId })
        .getCount();
      if (later > 0) return true;
    }
    return false;
  }

  async insert(m: EntityManager, rows: readonly AnswerRow[]): Promise<void> {
    for (let at = 0; at < rows.length; at += CHUNK) await m.insert(AnswerEntity, rows.slice(at, at + CHUNK));
  }

  /**
   * For an import that makes the figures itself: one score a submission and indicator (1 or 0 of a share, else in the unit of
   * the indicator), kept for pairing. Call `rebuildPairs` after the last of them.
   */
  async keepScores(
    m: EntityManager,
    kept: { readonly intakeId: number; readonly source: string },
    scores: readonly ImportedScore[],
  ): Promise<void> {
    await this.insert(
      m,
      scores.map(({ indicator, score, ...one }) => ({
        ...one,
        ...kept,
        item: scoreItem(indicator),
        value: score === null ? LEFT_OUT : String(score),
      })),
    );
  }

  /**
   * Pairs of these indicators in a context, made anew from the answers that stand and from those of this intake. Pairs of a wave
   * whose answers were erased, all or some, stay as they are: they cannot be made again from fewer people without becoming
   * another finding, and nobody can be found in them.
   */
  async rebuildPairs(
    m: EntityManager,
    where: { readonly contextId: number; readonly organisationId: number },
    indicators: readonly Indicator[],
    intakeId: number,
  ): Promise<void> {
    const everybody = await this.ofVisible(m, intakeId)
      .andWhere('it.contextId = :contextId', where)
      .orderBy('it.id', 'ASC')
      .getMany();
    const old = await standing(m.createQueryBuilder(PairedRollupEntity, 'it'))
      .andWhere('it.contextId = :contextId', where)
      .getMany();
    for (const indicator of indicators) {
      const waves = wavesOf(indicator, everybody);
      const people = new Map(waves.map((wave) => [wave.start, wave.people.length + wave.leftOut]));
      const final = new Set<string>();
      for (const row of old) {
        if (row.indicator !== indicator.code) continue;
        const { answered } = JSON.parse(row.pairs) as PairedRollup;
        if (people.has(row.latestStart) && (people.get(row.baselineStart) ?? 0) >= answered)
          await m.update(PairedRollupEntity, { id: row.id }, { replacedBy: intakeId });
        else final.add(`${row.baselineStart}|${row.latestStart}`);
      }
      for (const pair of pairAllUp({ contextId: where.contextId }, indicator, waves))
        if (!final.has(`${pair.baseline.start}|${pair.latest.start}`))
          await m.insert(PairedRollupEntity, pairRow(pair, where, intakeId));
    }
  }

  /** With `own`, also what this intake wrote that nobody sees yet. */
  private ofVisible(m: EntityManager, own = 0) {
    return m
      .createQueryBuilder(AnswerEntity, 'it')
      .innerJoin(
        IntakeEntity,
        'written',
        'written.id = it.intakeId AND (written.visible = :yes OR written.id = :own)',
        { yes: true, own },
      );
  }
}

function pairRow(
  pair: PairedRollup,
  { contextId, organisationId }: { readonly contextId: number; readonly organisationId: number },
  intakeId: number,
) {
  return {
    organisationId,
    contextId,
    indicator: pair.indicator,
    breakdown: pair.breakdown,
    baselineStart: pair.baseline.start,
    latestStart: pair.latest.start,
    pairs: JSON.stringify(pair),
    intakeId,
    replacedBy: null,
  };
}

/** Answers -> people with a figure, one wave for each span of days. */
function wavesOf(
  indicator: Indicator,
  answers: readonly AnswerEntity[],
): (ScoredWave & { readonly leftOut: number })[] {
  const waves = new Map<string, AnswerEntity[]>();
  for (const answer of answers) {
    if (codeOfItem(answer.item) !== indicator.code) continue;
    const key = `${answer.start}|${answer.end}`;
    const wave = waves.get(key);
    if (wave) wave.push(answer);
    else waves.set(key, [answer]);
  }
  return [...waves.values()].map((wave) => ({
    start: wave[0]?.start ?? '',
    end: wave[0]?.end ?? '',
    round: wave[0]?.round ?? '',
    people: peopleOf(indicator, wave),
    leftOut: standingOf(indicator, wave).filter(({ given }) => given.size === 0).length,
  }));
}

/** Everyone of a wave who answered enough of this indicator to count. */
export function peopleOf(indicator: Indicator, answers: readonly AnswerEntity[]): ScoredPerson[] {
  return standingOf(indicator, answers).flatMap(({ code, given }) => {
    const scored = scoreAnswers(indicator, given);
    return scored.is === 'score' ? [{ code, value: scored.value }] : [];
  });
}

/** What stands of each submission: the latest of every answer, and nothing of what a correction left out. */
function standingOf(indicator: Indicator, answers: readonly AnswerEntity[]) {
  const submissions = new Map<string, { code: string | null; given: Map<string, string> }>();
  for (const { source, submissionId, respondentCode, item, value } of answers) {
    if (codeOfItem(item) !== indicator.code) continue;
    const key = `${source}|${submissionKey(submissionId)}`;
    const one = submissions.get(key) ?? { code: respondentCode, given: new Map<string, string>() };
    if (value === LEFT_OUT) one.given.delete(item);
    else one.given.set(item, value);
    submissions.set(key, one);
  }
  return [...submissions.values()];
}
