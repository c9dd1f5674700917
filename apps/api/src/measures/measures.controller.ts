import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { type Actor, reachOf } from '../access/actor';
import { Prepared } from '../http/prepared';
import { AreasService } from './areas.service';
import { PageCache } from './page-cache';
import { PagesService } from './pages.service';
import { RecordingService } from './recording.service';
import { seriesCsv } from './series-csv';

type E = typeof e;

@Controller()
export class MeasuresController {
  constructor(
    private readonly recording: RecordingService,
    private readonly pages: PagesService,
    private readonly areas: AreasService,
    private readonly cache: PageCache,
  ) {}

  @Endpoint(e.observations)
  observations(
    @Input() { actor, params, query }: Call<E['observations']>,
  ): Promise<Answer<E['observations']>> {
    return this.recording.observations(actor, params.id, query);
  }

  @Endpoint(e.addObservations)
  add(@Input() { actor, body }: Call<E['addObservations']>): Promise<Answer<E['addObservations']>> {
    return this.recording.add(actor, body.batch, body.observations);
  }

  @Endpoint(e.correctObservation)
  correct(
    @Input() { actor, params, body }: Call<E['correctObservation']>,
  ): Promise<Answer<E['correctObservation']>> {
    return this.recording.correct(actor, params.id, body);
  }

  @Endpoint(e.areas)
  listAreas(@Input() { query }: Call<E['areas']>): Promise<Answer<E['areas']>> {
    return this.areas.search(query.search);
  }

  @Endpoint(e.overview)
  overview(@Input() { actor, params, query }: Call<E['overview']>): Promise<Prepared> {
    return this.cache.answer(keyOf('overview', actor, params, query), e.overview.response, () =>
      this.pages.overview(actor, params.id, query.view),
    );
  }

  @Endpoint(e.contextPage)
  contextPage(@Input() { actor, params, query }: Call<E['contextPage']>): Promise<Prepared> {
    return this.cache.answer(keyOf('context', actor, params, query), e.contextPage.response, () =>
      this.pages.context(actor, params.id, query),
    );
  }

  @Endpoint(e.indicatorPage)
  indicatorPage(
    @Input() { actor, params, query }: Call<E['indicatorPage']>,
  ): Promise<Answer<E['indicatorPage']>> {
    return this.pages.indicator(actor, params.code, query);
  }

  @Endpoint(e.seriesCsv)
  async seriesCsv(@Input() { actor, params, query, response }: Call<E['seriesCsv']>): Promise<void> {
    const { page, row } = await this.pages.row(actor, params.id, query, query.row);
    const name = `${row.key}-${page.view}.csv`.replace(/[^A-Za-z0-9.-]+/g, '-');
    response.type('text/csv; charset=utf-8').attachment(name).send(seriesCsv(page, row));
  }
}

/** Everything an answer depends on besides what is stored. */
function keyOf(page: string, actor: Actor, ...parts: readonly object[]): string {
  return JSON.stringify([page, reachOf(actor), ...parts]);
}
