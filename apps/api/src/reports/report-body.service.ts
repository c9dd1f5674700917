import { Inject, Injectable } from '@nestjs/common';
import {
  type Grant,
  type ReleasedContextPage,
  releasedContextPage,
  type ReportPlan,
} from '@waymark/contract';
import type { Actor } from '../access/actor';
import { PagesService } from '../measures/pages.service';
import { READING, type ReadingFor } from '../measures/reading';
import { ReportPlanService } from './report-plan.service';

/** The released page of a context and its plan beside it: what a report says that nobody writes for it. */
@Injectable()
export class ReportBodyService {
  constructor(
    private readonly pages: PagesService,
    private readonly plans: ReportPlanService,
    @Inject(READING) private readonly reading: ReadingFor,
  ) {}

  async released(
    actor: Actor,
    contextId: number,
    grant: Pick<Grant, 'id' | 'title' | 'start' | 'end'>,
  ): Promise<{ readonly page: ReleasedContextPage; readonly plan: ReportPlan }> {
    const page = releasedContextPage.parse(
      await this.pages.context(actor, contextId, { view: 'external', periods: 'as_collected' }),
    );
    return { page, plan: await this.plans.plan(actor, page, grant, this.reading('external')) };
  }
}
