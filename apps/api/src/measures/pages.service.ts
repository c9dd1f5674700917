import { Inject, Injectable } from '@nestjs/common';
import {
  type ContextPage,
  type IndicatorPage,
  isReleasedGrouping,
  type OverviewPage,
  type PeriodSetId,
  type SeriesRow,
  type View,
} from '@waymark/contract';
import { composeContextPage, composeIndicatorPage, composeOverview } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { PlacesService } from '../catalogue/places.service';
import { BadInput, NotFound } from '../http/refusals';
import { AreasService } from './areas.service';
import { READING, type ReadingFor } from './reading';
import { RecordsService } from './records.service';

export interface PageChoice {
  readonly view: View;
  readonly periods: PeriodSetId;
  readonly grantId?: number | undefined;
}

/** Pages: load, hand to the pure composition, return. The outside view is made by the same call, through release(). */
@Injectable()
export class PagesService {
  constructor(
    private readonly records: RecordsService,
    private readonly places: PlacesService,
    private readonly areas: AreasService,
    @Inject(READING) private readonly reading: ReadingFor,
  ) {}

  async context(actor: Actor, id: number, { view, periods, grantId }: PageChoice): Promise<ContextPage> {
    const [[record], links] = await Promise.all([
      this.records.records(actor, (c) => c.id === id),
      this.places.links(actor, id, view),
    ]);
    if (!record) throw new NotFound('context');
    refuseUnreleased(view, periods);
    const grant = record.grants.find((g) => g.id === grantId) ?? null;
    if (periods === 'grant_year' && !grant)
      throw new BadInput('Choose the grant whose own years are meant.', [
        { field: 'grantId', sentence: 'Choose one of the grants of this context.' },
      ]);
    const page = composeContextPage({ ...this.reading(view, actor), ...record, periods, grant, links });
    const { pseudonym, privateName } = record.context;
    if (privateName !== '' && pseudonym === privateName) page.context.nameAgreed = true;
    return this.records.worded(view, page);
  }

  async row(
    actor: Actor,
    id: number,
    choice: PageChoice,
    key: string,
  ): Promise<{ page: ContextPage; row: SeriesRow }> {
    const page = await this.context(actor, id, choice);
    const rows: SeriesRow[] = page.rows.flatMap(({ row, pairs }) => [row, ...pairs]);
    const row = [...rows, ...page.effort].find((r) => r.key === key);
    if (!row) throw new NotFound('row on this page');
    return { page, row };
  }

  async overview(actor: Actor, siteId: number, view: View): Promise<OverviewPage> {
    const site = (await this.places.sites(actor)).find((s) => s.id === siteId);
    if (!site) throw new NotFound('site');
    const contexts = await this.records.records(actor, (c) => c.siteId === siteId);
    return this.records.worded(view, composeOverview({ ...this.reading(view, actor), site, contexts }));
  }

  async indicator(
    actor: Actor,
    code: string,
    choice: { view: View; periods: PeriodSetId; breakdown: string; areas?: string | undefined },
  ): Promise<IndicatorPage> {
    const reading = this.reading(choice.view, actor);
    if (!reading.catalogue.indicators.some((i) => i.code === code)) throw new NotFound('indicator');
    refuseUnreleased(choice.view, choice.periods);
    if (choice.periods === 'grant_year')
      throw new BadInput("A grant's own years belong to the page of a context.", [
        {
          field: 'periods',
          sentence: 'Choose other periods here: places do not share the years of one grant.',
        },
      ]);
    // the outside view is decided on everything a context would publish, so every indicator is loaded for it
    const contexts = await this.records.records(
      actor,
      () => true,
      choice.view === 'team' ? neededFor(reading, code) : undefined,
    );
    const areas = await this.records.withChecks(
      actor,
      await this.areas.records(code, choice.areas?.split(',').filter(Boolean) ?? null),
    );
    const { view: _view, areas: _areas, ...rest } = choice;
    return this.records.worded(
      choice.view,
      composeIndicatorPage({ ...reading, ...rest, code, contexts, areas }),
    );
  }
}

/** The indicator itself and what it is computed from. */
function neededFor(reading: ReturnType<ReadingFor>, code: string): string[] {
  const indicator = reading.catalogue.indicators.find((i) => i.code === code);
  return [code, ...(indicator?.computed_from ?? [])];
}

export function refuseUnreleased(view: View, periods: PeriodSetId): void {
  if (view === 'external' && !isReleasedGrouping(periods))
    throw new BadInput(
      'Outside the team, figures are released as collected and by financial year only: every further grouping could be held against the others to undo what is withheld.',
      [{ field: 'periods', sentence: 'Choose as collected or financial years.' }],
    );
}
