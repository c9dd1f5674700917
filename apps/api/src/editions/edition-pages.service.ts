import { Inject, Injectable } from '@nestjs/common';
import type { ReleasedContextPage } from '@waymark/contract';
import { composeEditionPage } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import type { Config } from '../config';
import { READING, type ReadingFor } from '../measures/reading';
import { CONFIG } from '../settings.module';
import { EditionsService } from './editions.service';

/** The page of a place before release: the very composition that outsiders will read, fed with the draft. */
@Injectable()
export class EditionPagesService {
  constructor(
    private readonly editions: EditionsService,
    @Inject(READING) private readonly reading: ReadingFor,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async draftPage(
    actor: Actor,
    id: number,
    contextId: number,
    periods: 'as_collected' | 'financial_year',
  ): Promise<ReleasedContextPage> {
    const { released } = await this.editions.edition(actor, id);
    const { table } = await this.editions.part(actor, id, contextId);
    const { catalogue, policy, invented } = this.reading('external');
    return composeEditionPage({
      manifest: { indicators: [...catalogue.indicators], released: released ?? this.config.today() },
      table,
      periods,
      goals: catalogue.goals,
      policy,
      invented: invented ?? false,
    });
  }
}
