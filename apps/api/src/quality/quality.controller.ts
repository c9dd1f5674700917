import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { reachOf } from '../access/actor';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import type { Prepared } from '../http/prepared';
import { PageCache } from '../measures/page-cache';
import { QualityService } from './quality.service';

type E = typeof e;

@Controller()
export class QualityController {
  constructor(
    private readonly findings: QualityService,
    private readonly cache: PageCache,
  ) {}

  @Endpoint(e.quality)
  quality(@Input() { actor, query }: Call<E['quality']>): Promise<Prepared> {
    const key = JSON.stringify(['quality', reachOf(actor), query]);
    return this.cache.answer(key, e.quality.response, () => this.findings.page(actor, query));
  }

  @Endpoint(e.answerQuality)
  answer(@Input() { actor, body }: Call<E['answerQuality']>): Promise<Answer<E['answerQuality']>> {
    return this.findings.answer(actor, body);
  }
}
