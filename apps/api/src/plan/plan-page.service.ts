import { Inject, Injectable } from '@nestjs/common';
import type { PlanPage, Response } from '@waymark/contract';
import { lifeOf, nextSteps } from '@waymark/outcomes';
import { type Actor, onTheTeam } from '../access/actor';
import { ReaderWords } from '../catalogue/reader-words.service';
import type { Config } from '../config';
import { MeetingPagesService } from '../meetings/meeting-pages.service';
import { CONFIG } from '../settings.module';
import { assessmentAnswer, changeAnswer, goalAnswer, reviewAnswer } from './plan-answers';
import {
  partnersAssessments,
  partnersChanges,
  partnersGoals,
  partnersLife,
  partnersReviews,
} from './partners-plan';
import { PlanStore } from './plan.store';

/** The whole plan of a context on one page, with its life and what it needs next. */
@Injectable()
export class PlanPageService {
  constructor(
    private readonly store: PlanStore,
    private readonly meetings: MeetingPagesService,
    private readonly words: ReaderWords,
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
      this.store.responses(actor, contextId),
      this.store.breaks(actor, contextId),
      this.store.links(actor, contextId),
    ]);
    const all = {
      assessments: assessments.map(assessmentAnswer),
      goals: goals.map(goalAnswer),
      reviews: reviews.map(reviewAnswer),
    };
    const team = onTheTeam(actor);
    const plan = team
      ? all
      : {
          assessments: partnersAssessments(all.assessments, new Set(actor.contextIds)),
          goals: partnersGoals(all.goals),
          reviews: partnersReviews(all.reviews),
        };
    const life = lifeOf({ context, ...all, meetings: held.meetings, responses, breaks, links });
    return this.words.forReader(actor, {
      contextId,
      name: held.name,
      setting: context.setting,
      ...plan,
      links,
      changes: team ? changes.map(changeAnswer) : partnersChanges(changes.map(changeAnswer)),
      life: team ? life : partnersLife(life),
      drift: held.drift,
      next: nextSteps({
        ...plan,
        nextReview: context.nextReview,
        closed: context.closed,
        running: team ? titlesRunning(responses) : [],
        drift: held.drift,
        today: this.config.today(),
      }),
    });
  }
}

/** Responses that were begun or planned and have not ended. */
function titlesRunning(responses: readonly Response[]): string[] {
  return responses
    .filter(({ archived, state }) => !archived && (state === 'planned' || state === 'under way'))
    .map(({ title }) => title);
}
