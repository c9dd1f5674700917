import { Inject, Injectable } from '@nestjs/common';
import type { PlanPage } from '@waymark/contract';
import { lifeOf, nextSteps } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { WorkService } from '../catalogue/work.service';
import type { Config } from '../config';
import { MeetingsService } from '../meetings/meetings.service';
import { CONFIG } from '../settings.module';
import { assessmentAnswer, changeAnswer, goalAnswer, reviewAnswer } from './plan-answers';
import { PlanStore } from './plan.store';

/** The whole plan of a context on one page, with its life and what it needs next. */
@Injectable()
export class PlanPageService {
  constructor(
    private readonly store: PlanStore,
    private readonly done: WorkService,
    private readonly meetings: MeetingsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async page(actor: Actor, contextId: number): Promise<PlanPage> {
    const context = await this.store.contextFor(actor, contextId);
    const [goals, changes, assessments, reviews, held, responses, breaks, links] = await Promise.all([
      this.store.goals(contextId),
      this.store.changes(contextId),
      this.store.assessments(contextId),
      this.store.reviews(contextId),
      this.meetings.ofContext(actor, contextId),
      this.done.responses(actor, contextId),
      this.done.breaks(actor, contextId),
      this.store.links(actor, contextId),
    ]);
    const plan = {
      assessments: assessments.map(assessmentAnswer),
      goals: goals.map(goalAnswer),
      reviews: reviews.map(reviewAnswer),
    };
    return {
      contextId,
      name: context.privateName || context.pseudonym,
      setting: context.setting,
      ...plan,
      links,
      changes: changes.map(changeAnswer),
      life: lifeOf({ context, ...plan, meetings: held.meetings, responses, breaks, links }),
      drift: held.drift,
      next: nextSteps({
        ...plan,
        nextReview: context.nextReview,
        closed: context.closed,
        drift: held.drift,
        today: this.config.today(),
      }),
    };
  }
}
