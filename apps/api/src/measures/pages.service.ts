import { Injectable } from '@nestjs/common';
import {
  type ContextPage,
  type IndicatorPage,
  isReleasedGrouping,
  type OverviewPage,
  type PageSource,
  type PeriodSetId,
  type SeriesRow,
  type View,
} from '@waymark/contract';
import { composeContextPage, composeIndicatorPage, composeOverview } from '@waymark/outcomes';
import { type Actor, onTheTeam } from '../access/actor';
import { PlacesService } from '../catalogue/places.service';
import { BadInput, NotFound } from '../http/refusals';
import { AreasService } from './areas.service';
import { RecordsService } from './records.service';
import { SeenRecords } from './seen-records.service';

export interface PageChoice {
  readonly view: View;
  readonly periods: PeriodSetId;
  readonly grantId?: number | undefined;
}

/**
 * Pages: load, hand to the pure composition, return. For readers outside what is loaded are published editions; nothing here knows
 * how to make their figures out of live ones, but for `nextReleased`.
 */
@Injectable()
export class PagesService {
  constructor(
    private readonly seen: SeenRecords,
    private readonly places: PlacesService,
    private readonly areas: AreasService,
    private readonly records: RecordsService,
  ) {}

  async context(actor: Actor, id: number, { view, periods, grantId }: PageChoice): Promise<ContextPage> {
    refuseUnreleased(view, periods);
    const { record, reading, from } = await this.seen.one(view, actor, id, { periods });
    const links = record.links ?? (await this.places.links(actor, id, view));
    const grant = record.grants.find((g) => g.id === grantId) ?? null;
    if (periods === 'grant_year' && !grant)
      throw new BadInput('Choose the grant whose own years are meant.', [
        { field: 'grantId', sentence: 'Choose one of the grants of this context.' },
      ]);
    const page = composeContextPage({ ...reading, ...record, periods, grant, links });
    return this.seen.worded(view, sourced(page, from()));
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
    const { reading, records, from } = await this.seen.seen(view, actor, (c) => c.siteId === siteId);
    return this.seen.worded(view, sourced(composeOverview({ ...reading, site, contexts: records }), from()));
  }

  async indicator(
    actor: Actor,
    code: string,
    choice: { view: View; periods: PeriodSetId; breakdown: string; areas?: string | undefined },
  ): Promise<IndicatorPage> {
    refuseUnreleased(choice.view, choice.periods);
    if (choice.periods === 'grant_year')
      throw new BadInput("A grant's own years belong to the page of a context.", [
        {
          field: 'periods',
          sentence: 'Choose other periods here: places do not share the years of one grant.',
        },
      ]);
    const { reading, records, from } = await this.seen.seen(choice.view, actor, () => true, {
      periods: choice.periods,
      indicator: code,
    });
    if (!reading.catalogue.indicators.some((one) => one.code === code)) throw new NotFound('indicator');
    const areas = await this.records.withChecks(
      actor,
      await this.areas.records(code, choice.areas?.split(',').filter(Boolean) ?? null),
    );
    const { view: _view, areas: _areas, ...rest } = choice;
    const page = composeIndicatorPage({ ...reading, ...rest, code, contexts: records, areas });
    const shown = page.panels.flatMap(({ contextId }) => contextId ?? []);
    return this.seen.worded(choice.view, sourced(page, from(shown)));
  }

  /**
   * For the team's own eyes: what would be released of a context as things stand, were an edition made of it now and of nothing
   * else. No reader outside is ever answered with it.
   */
  async nextReleased(actor: Actor, id: number): Promise<ContextPage | null> {
    if (!onTheTeam(actor)) throw new NotFound('context');
    const [record] = await this.records.records(actor, (one) => one.id === id);
    if (!record) return null;
    const { reading } = await this.seen.seen('external', actor, () => false);
    const page = composeContextPage({ ...reading, ...record, periods: 'as_collected', links: [] });
    return this.seen.worded('external', page);
  }
}

/** A page with the editions it was made from beside it; of live figures there are none. */
export const sourced = <T extends object>(page: T, from: PageSource | undefined): T =>
  from ? { ...page, from } : page;

export function refuseUnreleased(view: View, periods: PeriodSetId): void {
  if (view === 'external' && !isReleasedGrouping(periods))
    throw new BadInput(
      'Outside the team, figures are released as collected and by financial year only: every further grouping could be held against the others to undo what is withheld.',
      [{ field: 'periods', sentence: 'Choose as collected or financial years.' }],
    );
}
