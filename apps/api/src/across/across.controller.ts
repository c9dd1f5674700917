import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import type { Response } from 'express';
import { type Actor, reachOf } from '../access/actor';
import { type Call, Endpoint, Input } from '../http/endpoint';
import type { Prepared } from '../http/prepared';
import { PageCache } from '../measures/page-cache';
import { PagesService } from '../measures/pages.service';
import { CompareService, numbersOf } from './compare.service';
import { codebookCsv, dataCsv, type Taken, takenFromContext, takenFromPanels } from './page-csv';
import { PortfolioService } from './portfolio.service';

type E = typeof e;

@Controller()
export class AcrossController {
  constructor(
    private readonly comparing: CompareService,
    private readonly portfolios: PortfolioService,
    private readonly pages: PagesService,
    private readonly cache: PageCache,
  ) {}

  @Endpoint(e.compare)
  compare(@Input() { actor, query }: Call<E['compare']>): Promise<Prepared> {
    return this.cache.answer(keyOf('compare', actor, query), e.compare.response, () =>
      this.comparing.page(actor, query),
    );
  }

  @Endpoint(e.portfolio)
  portfolio(@Input() { actor, query }: Call<E['portfolio']>): Promise<Prepared> {
    return this.cache.answer(keyOf('portfolio', actor, query), e.portfolio.response, () =>
      this.portfolios.page(actor, numbersOf(query.grants)),
    );
  }

  @Endpoint(e.compareCsv)
  async compareCsv(@Input() { actor, query, response }: Call<E['compareCsv']>): Promise<void> {
    const { part, ...asked } = query;
    const { page } = await this.comparing.page(actor, asked);
    send(response, `compare-${query.indicator}`, takenFromPanels(page), part);
  }

  @Endpoint(e.indicatorCsv)
  async indicatorCsv(@Input() { actor, params, query, response }: Call<E['indicatorCsv']>): Promise<void> {
    const { part, ...asked } = query;
    const page = await this.pages.indicator(actor, params.code, asked);
    send(response, params.code, takenFromPanels(page), part);
  }

  @Endpoint(e.contextCsv)
  async contextCsv(@Input() { actor, params, query, response }: Call<E['contextCsv']>): Promise<void> {
    const { part, ...asked } = query;
    const page = await this.pages.context(actor, params.id, asked);
    send(response, page.context.pseudonym, takenFromContext(page), part);
  }
}

/** The name says whose figures are inside, since files travel further than pages. */
function send(response: Response, about: string, taken: Taken, part: 'data' | 'codebook'): void {
  const name = `${about}-${taken.view}-${part}.csv`.replace(/[^A-Za-z0-9.-]+/g, '-');
  response
    .type('text/csv; charset=utf-8')
    .attachment(name)
    .send(part === 'data' ? dataCsv(taken) : codebookCsv(taken));
}

function keyOf(page: string, actor: Actor, query: object): string {
  return JSON.stringify([page, reachOf(actor), query]);
}
