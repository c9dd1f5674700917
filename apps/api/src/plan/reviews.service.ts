import { Inject, Injectable } from '@nestjs/common';
import type { NewReview, PlanReview } from '@waymark/contract';
import { reviewLacks } from '@waymark/outcomes';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { ContextEntity } from '../catalogue/context.entity';
import { named, type Patch } from '../catalogue/patch';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, Conflict } from '../http/refusals';
import { CONFIG } from '../settings.module';
import { GuidesService } from './guides.service';
import { asJson, goalAnswer, reviewAnswer } from './plan-answers';
import { PlanReviewEntity } from './plan-review.entity';
import { PlanStore } from './plan.store';

/** Reviews of a plan. One closes when every open goal is judged and the questions of reflection were talked about. */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly store: PlanStore,
    private readonly guides: GuidesService,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async add(actor: Actor, contextId: number, fields: NewReview): Promise<PlanReview> {
    const saved = await this.work.run(async (m) => {
      const { organisationId } = await this.store.contextFor(actor, contextId, m);
      await this.refuse(contextId, fields, m);
      const { goals, reflections, ...rest } = fields;
      return m.save(
        m.create(PlanReviewEntity, {
          ...rest,
          ...named(asJson({ goals, reflections })),
          organisationId,
          contextId,
          version: 1,
          closedOn: null,
          archived: false,
        }),
      );
    });
    return reviewAnswer(saved);
  }

  async change(
    actor: Actor,
    id: number,
    { version, ...patch }: Patch<NewReview> & { readonly version: number },
  ): Promise<PlanReview> {
    return this.work.run(async (m) => {
      const row = await this.open(actor, id, version, m);
      const { goals, reflections, ...rest } = patch;
      Object.assign(row, named(rest), named(asJson({ goals, reflections })));
      await this.refuse(row.contextId, reviewAnswer(row), m);
      return reviewAnswer(await m.save(row));
    });
  }

  async close(actor: Actor, id: number, version: number): Promise<PlanReview> {
    return this.work.run(async (m) => {
      const row = await this.open(actor, id, version, m);
      const goals = (await this.store.goals(row.contextId, m)).map(goalAnswer);
      const lacks = reviewLacks(
        reviewAnswer(row),
        goals.filter(({ archived, state }) => !archived && state === 'open'),
        this.guides.all.reflection.questions,
      );
      const [first] = lacks;
      if (first !== undefined)
        throw new BadInput(
          `${lacks.length === 1 ? 'One thing is' : `${lacks.length} things are`} left before this review closes. First: ${first}`,
          lacks.map((sentence) => ({ field: 'reflections', sentence })),
        );
      row.closedOn = this.config.today();
      if (row.nextReview !== null)
        await m.update(ContextEntity, { id: row.contextId }, { nextReview: row.nextReview });
      return reviewAnswer(await m.save(row));
    });
  }

  private async open(actor: Actor, id: number, version: number, m: EntityManager): Promise<PlanReviewEntity> {
    const row = await this.store.toChange(actor, PlanReviewEntity, 'review', { id, version }, m);
    if (row.closedOn !== null)
      throw new Conflict(`This review was closed on ${row.closedOn}: it stays as it is. Begin another one.`);
    return row;
  }

  private async refuse(
    contextId: number,
    { date, goals, reflections, nextReview }: NewReview,
    m: EntityManager,
  ): Promise<void> {
    const refuse = (field: string, sentence: string, cure: string): never => {
      throw new BadInput(sentence, [{ field, sentence: cure }]);
    };
    if (date > this.config.today())
      refuse(
        'date',
        'A review is recorded once it was held.',
        `Choose a day up to today, ${this.config.today()}.`,
      );
    if (nextReview !== null && nextReview <= date)
      refuse('nextReview', 'The next review lies on or before this one.', 'Choose a later day.');
    const own = new Set((await this.store.goals(contextId, m)).map(({ id }) => id));
    const ids = goals.map(({ goalId }) => goalId);
    if (ids.some((id, i) => !own.has(id) || ids.indexOf(id) !== i))
      refuse(
        'goals',
        'A goal is judged twice, or is not one of this context.',
        'Judge each goal of this plan once.',
      );
    const known = new Set(this.guides.all.reflection.questions.map(({ code }) => code));
    const asked = reflections.map(({ question }) => question);
    if (asked.some((code, i) => !known.has(code) || asked.indexOf(code) !== i))
      refuse(
        'reflections',
        'A question is answered twice, or is not one that is asked.',
        'Answer each question once.',
      );
  }
}
