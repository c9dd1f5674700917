import { Injectable } from '@nestjs/common';
import { type EntityManager, In, Not } from 'typeorm';
import type { Actor } from '../access/actor';
import { inContexts, ofOrganisations } from '../catalogue/scope';
import { Reader } from '../database/reader';
import { PurposeEntity } from '../protection/decisions.entity';
import { YoungSubmissionEntity, YoungSurveyEntity } from './young-survey.entity';
import type { Waiting } from './young-survey-answer';

const NO_ANSWERS = '[]';

/** All SQL of rounds of questions and of the letterbox. */
@Injectable()
export class YoungSurveyStore {
  constructor(private readonly reader: Reader) {}

  surveysOf(actor: Actor, contextId: number): Promise<YoungSurveyEntity[]> {
    return this.reader.manager.find(YoungSurveyEntity, {
      where: inContexts(actor, [contextId]),
      order: { start: 'DESC', id: 'DESC' },
    });
  }

  survey(actor: Actor, id: number, m: EntityManager): Promise<YoungSurveyEntity | null> {
    return m.findOne(YoungSurveyEntity, { where: { ...inContexts(actor), id } });
  }

  /** Of a context that a link leads to. */
  ofContext(contextId: number): Promise<YoungSurveyEntity[]> {
    return this.reader.manager.findBy(YoungSurveyEntity, { contextId });
  }

  /** A round that was found, as it is now. */
  again(m: EntityManager, { id, contextId }: YoungSurveyEntity): Promise<YoungSurveyEntity | null> {
    return m.findOneBy(YoungSurveyEntity, { id, contextId });
  }

  /** A round of a context that was found, which takes or took answers on any of these days. */
  overlapping(
    m: EntityManager,
    { contextId, start, end }: Pick<YoungSurveyEntity, 'contextId' | 'start' | 'end'>,
  ): Promise<YoungSurveyEntity | null> {
    return m
      .createQueryBuilder(YoungSurveyEntity, 'it')
      .where('it.contextId = :contextId AND it.start <= :end AND it.end >= :start', { contextId, start, end })
      .andWhere("(it.settled IS NULL OR it.settled <> 'withdrawn')")
      .getOne();
  }

  async waiting({ id }: Pick<YoungSurveyEntity, 'id'>, m?: EntityManager): Promise<Waiting> {
    const manager = m ?? this.reader.manager;
    const submissions = await manager.countBy(YoungSubmissionEntity, { surveyId: id });
    const withAnswers = await manager.countBy(YoungSubmissionEntity, {
      surveyId: id,
      answers: Not(NO_ANSWERS),
    });
    return { submissions, withAnswers };
  }

  /** By digest, so in an order that says nothing. */
  letterbox(m: EntityManager, { id }: YoungSurveyEntity): Promise<YoungSubmissionEntity[]> {
    return m.find(YoungSubmissionEntity, { where: { surveyId: id }, order: { digest: 'ASC' } });
  }

  async empty(m: EntityManager, { id }: YoungSurveyEntity): Promise<void> {
    await m.delete(YoungSubmissionEntity, { surveyId: id });
  }

  isThere(m: EntityManager, digest: string): Promise<boolean> {
    return m.existsBy(YoungSubmissionEntity, { digest });
  }

  /** Puts it in once, however often it comes at the same time. */
  async put(m: EntityManager, row: YoungSubmissionEntity): Promise<void> {
    await m.createQueryBuilder().insert().into(YoungSubmissionEntity).values(row).orIgnore().execute();
  }

  async takeOut(m: EntityManager, digest: string): Promise<boolean> {
    const there = await this.isThere(m, digest);
    if (there) await m.delete(YoungSubmissionEntity, { digest });
    return there;
  }

  /** Recorded purposes that stand: not ended, and not replaced by another. */
  async purposes(actor: Actor, organisationId: number): Promise<PurposeEntity[]> {
    if (!actor.organisationIds.includes(organisationId)) return [];
    const all = await this.reader.manager.find(PurposeEntity, {
      where: { ...ofOrganisations(actor), organisationId: In([organisationId]) },
      order: { id: 'ASC' },
    });
    const replaced = new Set(all.map(({ replaces }) => replaces));
    return all.filter(({ id, endedOn }) => endedOn === null && !replaced.has(id));
  }

  /** Titles, also of purposes that ended since. */
  async purposeTitles(ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const rows = await this.reader.manager.findBy(PurposeEntity, { id: In([...ids]) });
    return new Map(rows.map(({ id, title }) => [id, title]));
  }
}
