import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { TakeOverService } from './take-over.service';

type E = typeof e;

@Controller()
export class TakeOverController {
  constructor(private readonly counts: TakeOverService) {}

  @Endpoint(e.takeOver)
  takeOver(@Input() { actor, params }: Call<E['takeOver']>): Promise<Answer<E['takeOver']>> {
    return this.counts.page(actor, params.id);
  }

  @Endpoint(e.takeOverHalfYear)
  takeOverHalfYear(
    @Input() { actor, params, body }: Call<E['takeOverHalfYear']>,
  ): Promise<Answer<E['takeOverHalfYear']>> {
    return this.counts.take(actor, params.id, body.start);
  }
}
