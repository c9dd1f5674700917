import { Inject, Injectable } from '@nestjs/common';
import type { Morning, PlanPage } from '@waymark/contract';
import { morningOf } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { PlacesStore } from '../catalogue/places.store';
import type { Config } from '../config';
import { MeetingPagesService } from '../meetings/meeting-pages.service';
import { CONFIG } from '../settings.module';
import { PlanPageService } from './plan-page.service';

/** The plans within reach, asked for what is due, what changed and what drifted. */
@Injectable()
export class MorningService {
  constructor(
    private readonly places: PlacesStore,
    private readonly plans: PlanPageService,
    private readonly meetings: MeetingPagesService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async morning(actor: Actor): Promise<Morning> {
    const contexts = (await this.places.contexts(actor)).filter(({ archived }) => !archived);
    const plans: PlanPage[] = [];
    // one after the other: a morning is no reason to hold every connection of the database
    for (const { id } of contexts) plans.push(await this.plans.page(actor, id));
    const { meetings } = await this.meetings.page(actor);
    return morningOf({ plans, meetings, today: this.config.today() });
  }
}
