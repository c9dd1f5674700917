import { Injectable } from '@nestjs/common';
import type { Grant, ReleasedContextPage, ReportPlan } from '@waymark/contract';
import { type Reading, reportPlan } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { FrameworkService } from '../catalogue/framework.service';
import { PlacesService } from '../catalogue/places.service';
import { MeetingPagesService } from '../meetings/meeting-pages.service';
import { changeAnswer, goalAnswer } from '../plan/plan-answers';
import { PlanStore } from '../plan/plan.store';

/** The plan of a reported context, in public words and judged by the released page alone. */
@Injectable()
export class ReportPlanService {
  constructor(
    private readonly plans: PlanStore,
    private readonly meetings: MeetingPagesService,
    private readonly framework: FrameworkService,
    private readonly names: PlacesService,
  ) {}

  async plan(
    actor: Actor,
    page: ReleasedContextPage,
    grant: Pick<Grant, 'id' | 'title' | 'start' | 'end'>,
    { asOf, policy }: Pick<Reading, 'asOf' | 'policy'>,
  ): Promise<ReportPlan> {
    const contextId = page.context.id;
    const [goals, changes, { meetings }, places] = await Promise.all([
      this.plans.goals(contextId),
      this.plans.changes(contextId),
      this.meetings.ofContext(actor, contextId),
      this.names.hiddenNames(),
    ]);
    return reportPlan({
      contextId,
      page,
      goals: goals.map(goalAnswer),
      changes: changes.map(changeAnswer),
      meetings,
      grant,
      today: asOf,
      indicatorOf: (code) => this.framework.indicator(code),
      policy,
      places,
    });
  }
}
