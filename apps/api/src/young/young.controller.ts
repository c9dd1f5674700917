import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { YoungDeskService } from './young-desk.service';

type E = typeof e;

@Controller()
export class YoungController {
  constructor(private readonly managing: YoungDeskService) {}

  @Endpoint(e.youngDesk)
  desk(@Input() { actor, params }: Call<E['youngDesk']>): Promise<Answer<E['youngDesk']>> {
    return this.managing.desk(actor, params.id);
  }

  @Endpoint(e.setYoungWords)
  setWords(@Input() { actor, params, body }: Call<E['setYoungWords']>): Promise<Answer<E['setYoungWords']>> {
    return this.managing.setWords(actor, params.id, body);
  }

  @Endpoint(e.addYoungLink)
  addLink(@Input() { actor, body }: Call<E['addYoungLink']>): Promise<Answer<E['addYoungLink']>> {
    return this.managing.addLink(actor, body);
  }

  @Endpoint(e.revokeYoungLink)
  revoke(@Input() { actor, params }: Call<E['revokeYoungLink']>): Promise<Answer<E['revokeYoungLink']>> {
    return this.managing.revoke(actor, params.id);
  }
}
