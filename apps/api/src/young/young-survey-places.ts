import { Inject, Injectable } from '@nestjs/common';
import type { Framework, NewYoungSurvey } from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { AnswersStore } from '../answers/answers.store';
import type { ContextEntity } from '../catalogue/context.entity';
import { PlacesStore } from '../catalogue/places.store';
import { UnitOfWork } from '../database/unit-of-work';
import { Conflict, NotFound } from '../http/refusals';
import { READING, type ReadingFor } from '../measures/reading';
import { YoungSurveyEntity } from './young-survey.entity';

/** What a round of questions stands on: its context, the framework, and the figures there are already. */
@Injectable()
export class YoungSurveyPlaces {
  constructor(
    private readonly places: PlacesStore,
    private readonly answers: AnswersStore,
    @Inject(READING) private readonly reading: ReadingFor,
    readonly work: UnitOfWork,
  ) {}

  get catalogue(): Pick<Framework, 'indicators'> {
    return this.reading('external').catalogue;
  }

  async context(actor: Actor, id: number): Promise<ContextEntity> {
    const context = await this.places.context(actor, id);
    if (!context) throw new NotFound('context');
    return context;
  }

  async name(context: ContextEntity): Promise<string> {
    return (
      (await this.places.agreedNames(this.reading('external').asOf)).get(context.id) ?? context.pseudonym
    );
  }

  /** Said before anybody answers: answers beside a figure of the same days could not be counted. */
  async refuseFigures(m: EntityManager, asked: NewYoungSurvey): Promise<void> {
    const others = await this.answers.otherFigures(m, asked, { round: asked.round, source: '' });
    const other = others.find(({ indicator }) => asked.indicators.includes(indicator));
    if (other)
      throw new Conflict(
        `${other.indicator} has a figure from ${other.start} to ${other.end} already: the same people would be counted twice. Choose other days, or leave ${other.indicator} out.`,
        [{ field: 'indicators', sentence: `${other.indicator} has a figure for these days already.` }],
      );
  }

  save(m: EntityManager, row: Omit<YoungSurveyEntity, 'id'>): Promise<YoungSurveyEntity> {
    return m.save(m.create(YoungSurveyEntity, row));
  }
}
