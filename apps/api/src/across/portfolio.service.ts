import { Inject, Injectable } from '@nestjs/common';
import type { ContextPage, PortfolioPage, ReleasedContextPage } from '@waymark/contract';
import { composeContextPage, composePortfolio } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { WorkService } from '../catalogue/work.service';
import { NotFound } from '../http/refusals';
import { READING, type ReadingFor } from '../measures/reading';
import { RecordsService } from '../measures/records.service';

/** A portfolio is made from pages as outsiders see them, and from nothing else. */
@Injectable()
export class PortfolioService {
  constructor(
    private readonly records: RecordsService,
    private readonly work: WorkService,
    @Inject(READING) private readonly reading: ReadingFor,
  ) {}

  async page(actor: Actor, ids: readonly number[]): Promise<PortfolioPage> {
    const reading = this.reading('external');
    const known = (await this.work.grants(actor)).filter(({ archived }) => !archived);
    const grants = known.filter(({ id }) => ids.includes(id));
    if (grants.length < ids.length) throw new NotFound('grant');
    const paidFor = new Set(grants.flatMap(({ contextIds }) => contextIds));
    const records = await this.records.records(actor, ({ id }) => paidFor.has(id));
    const pages = records
      .map((record) => composeContextPage({ ...reading, ...record, periods: 'as_collected', links: [] }))
      .filter(isReleased);
    return this.records.worded('external', composePortfolio({ asOf: reading.asOf, pages, grants }));
  }
}

const isReleased = (page: ContextPage): page is ReleasedContextPage => page.view === 'external';
