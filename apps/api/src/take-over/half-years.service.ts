import { Inject, Injectable } from '@nestjs/common';
import { type CountedHalfYear, countedHalfYears } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { ConcernsService } from '../concerns/concerns.service';
import type { Config } from '../config';
import { MeetingPagesService } from '../meetings/meeting-pages.service';
import { PlanDocumentPagesService } from '../plan/plan-document-pages.service';
import { CONFIG } from '../settings.module';

/** What meetings, concerns and ratings of a context count, half-year by half-year. */
@Injectable()
export class HalfYearsService {
  constructor(
    private readonly meetings: MeetingPagesService,
    private readonly concerns: ConcernsService,
    private readonly documents: PlanDocumentPagesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async counted(actor: Actor, contextId: number): Promise<CountedHalfYear[]> {
    const [{ meetings }, { halfYears }, { documents }] = await Promise.all([
      this.meetings.ofContext(actor, contextId),
      this.concerns.page(actor, contextId),
      this.documents.page(actor, contextId),
    ]);
    const ratings = documents.flatMap(({ archived, body }) =>
      !archived && body.kind === 'parity rating' ? [body] : [],
    );
    return countedHalfYears({
      contextId,
      meetings,
      concerns: halfYears,
      ratings,
      today: this.config.today(),
    });
  }
}
