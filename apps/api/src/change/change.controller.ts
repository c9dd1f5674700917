import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { reachOf } from '../access/actor';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import type { Prepared } from '../http/prepared';
import { PageCache } from '../measures/page-cache';
import { ChangeService } from './change.service';
import { PhasesService } from './phases.service';
import { timeCsv } from './time-csv';

type E = typeof e;

@Controller()
export class ChangeController {
  constructor(
    private readonly change: ChangeService,
    private readonly phases: PhasesService,
    private readonly cache: PageCache,
  ) {}

  @Endpoint(e.timePage)
  timePage(@Input() { actor, params, query }: Call<E['timePage']>): Promise<Prepared> {
    const key = JSON.stringify(['time', reachOf(actor), params, query]);
    return this.cache.answer(key, e.timePage.response, () =>
      this.change.time(actor, params.id, params.code, query),
    );
  }

  @Endpoint(e.timeCsv)
  async timeCsv(@Input() { actor, params, query, response }: Call<E['timeCsv']>): Promise<void> {
    const page = await this.change.time(actor, params.id, params.code, query);
    const name = `${params.code}-over-time-${page.view}.csv`;
    response.type('text/csv; charset=utf-8').attachment(name).send(timeCsv(page));
  }

  @Endpoint(e.inquiry)
  inquiry(@Input() { actor, params, query }: Call<E['inquiry']>): Promise<Prepared> {
    const key = JSON.stringify(['inquiry', reachOf(actor), params, query]);
    return this.cache.answer(key, e.inquiry.response, () => this.change.inquiry(actor, params.id, query));
  }

  @Endpoint(e.phases)
  list(@Input() { actor, params }: Call<E['phases']>): Promise<Answer<E['phases']>> {
    return this.phases.phases(actor, params.id);
  }

  @Endpoint(e.addPhase)
  add(@Input() { actor, params, body }: Call<E['addPhase']>): Promise<Answer<E['addPhase']>> {
    return this.phases.add(actor, params.id, body);
  }

  @Endpoint(e.changePhase)
  edit(@Input() { actor, params, body }: Call<E['changePhase']>): Promise<Answer<E['changePhase']>> {
    return this.phases.change(actor, params.id, body);
  }
}
