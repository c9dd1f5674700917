import { Injectable } from '@nestjs/common';
import type { ContextPage, PortfolioPage, ReleasedContextPage } from '@waymark/contract';
import { composeContextPage, composePortfolio } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { WorkService } from '../catalogue/work.service';
import { NotFound } from '../http/refusals';
import { sourced } from '../measures/pages.service';
import { SeenRecords } from '../measures/seen-records.service';

/** A portfolio is made from pages of published editions, for the team too, and from nothing else. */
@Injectable()
export class PortfolioService {
  constructor(
    private readonly seen: SeenRecords,
    private readonly work: WorkService,
  ) {}

  async page(actor: Actor, ids: readonly number[]): Promise<PortfolioPage> {
    const known = (await this.work.grants(actor)).filter(({ archived }) => !archived);
    const grants = known.filter(({ id }) => ids.includes(id));
    if (grants.length < ids.length) throw new NotFound('grant');
    const paidFor = new Set(grants.flatMap(({ contextIds }) => contextIds));
    const { reading, records, from } = await this.seen.seen('external', actor, ({ id }) => paidFor.has(id));
    const pages = records
      .map((record) => composeContextPage({ ...reading, ...record, periods: 'as_collected', links: [] }))
      .filter(isReleased);
    const page = composePortfolio({ asOf: reading.asOf, pages, grants });
    return this.seen.worded('external', sourced(page, from()));
  }
}

const isReleased = (page: ContextPage): page is ReleasedContextPage => page.view === 'external';
