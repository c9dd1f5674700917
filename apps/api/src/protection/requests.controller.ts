import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { RequestsService } from './requests.service';

type E = typeof e;

/** The log of requests for information. */
@Controller()
export class RequestsController {
  constructor(private readonly log: RequestsService) {}

  // before the addresses with a number, which it would otherwise be taken for
  @Endpoint(e.requestsCsv)
  async csv(@Input() { actor, response }: Call<E['requestsCsv']>): Promise<void> {
    response
      .set({ 'Content-Disposition': 'attachment; filename="requests.csv"', 'Cache-Control': 'no-store' })
      .type('text/csv')
      .send(await this.log.csv(actor));
  }

  @Endpoint(e.requests)
  requests(@Input() { actor }: Call<E['requests']>): Promise<Answer<E['requests']>> {
    return this.log.log(actor);
  }

  @Endpoint(e.addRequest)
  add(@Input() { actor, body }: Call<E['addRequest']>): Promise<Answer<E['addRequest']>> {
    return this.log.add(actor, body);
  }

  @Endpoint(e.changeRequest)
  change(@Input() { actor, params, body }: Call<E['changeRequest']>): Promise<Answer<E['changeRequest']>> {
    return this.log.change(actor, params.id, body);
  }
}
