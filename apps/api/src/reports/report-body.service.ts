import { Inject, Injectable } from '@nestjs/common';
import type { Grant, PageEdition, ReportPlan, ReportTexts } from '@waymark/contract';
import type { Actor } from '../access/actor';
import { READING, type ReadingFor } from '../measures/reading';
import { QuotesService } from '../voices/quotes.service';
import { ReportPlanService } from './report-plan.service';
import { ReportedEditions, type ReportedPage, type ReportedPlace } from './reported-editions.service';

/** Figures of an edition, the plan beside them, and what was written without words that readers of reports may not see. */
export interface ReportBody extends ReportedPage {
  readonly plan: ReportPlan;
  readonly texts: ReportTexts;
}

/** What a report says. Live figures never come this way. */
@Injectable()
export class ReportBodyService {
  constructor(
    private readonly reported: ReportedEditions,
    private readonly plans: ReportPlanService,
    private readonly quotes: QuotesService,
    @Inject(READING) private readonly reading: ReadingFor,
  ) {}

  editions(contextId: number): Promise<PageEdition[]> {
    return this.reported.editions(contextId);
  }

  /** Of the edition with this number, or of the newest; else the sentence that says why there is nothing to say yet. */
  async body(
    actor: Actor,
    place: ReportedPlace,
    grant: Pick<Grant, 'id' | 'title' | 'start' | 'end'>,
    { number, texts }: { readonly number: number | null; readonly texts: ReportTexts },
  ): Promise<ReportBody | string> {
    const found = await this.reported.page(place, number);
    if (typeof found === 'string') return found;
    return {
      ...found,
      plan: await this.plans.plan(actor, found.page, grant, this.reading('external')),
      texts: await this.quotes.permitted(actor, 'reports', texts),
    };
  }
}
