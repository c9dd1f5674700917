import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { ConcernsService } from './concerns.service';

type E = typeof e;

@Controller()
export class ConcernsController {
  constructor(private readonly register: ConcernsService) {}

  @Endpoint(e.concerns)
  concerns(@Input() { actor, params }: Call<E['concerns']>): Promise<Answer<E['concerns']>> {
    return this.register.page(actor, params.id);
  }

  @Endpoint(e.addConcern)
  addConcern(@Input() { actor, params, body }: Call<E['addConcern']>): Promise<Answer<E['addConcern']>> {
    return this.register.add(actor, params.id, body);
  }

  @Endpoint(e.changeConcern)
  changeConcern(
    @Input() { actor, params, body }: Call<E['changeConcern']>,
  ): Promise<Answer<E['changeConcern']>> {
    return this.register.change(actor, params.id, body);
  }

  @Endpoint(e.codeConcern)
  codeConcern(@Input() { actor, params, body }: Call<E['codeConcern']>): Promise<Answer<E['codeConcern']>> {
    return this.register.code(actor, params.id, body.intention);
  }

  @Endpoint(e.settleConcern)
  settleConcern(
    @Input() { actor, params, body }: Call<E['settleConcern']>,
  ): Promise<Answer<E['settleConcern']>> {
    return this.register.settle(actor, params.id, body);
  }
}
