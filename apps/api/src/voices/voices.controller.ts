import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { VoicesService } from './voices.service';

type E = typeof e;

@Controller()
export class VoicesController {
  constructor(private readonly voices: VoicesService) {}

  @Endpoint(e.voices)
  list(@Input() { actor, params }: Call<E['voices']>): Promise<Answer<E['voices']>> {
    return this.voices.list(actor, params.id);
  }

  @Endpoint(e.addVoice)
  add(@Input() { actor, params, body }: Call<E['addVoice']>): Promise<Answer<E['addVoice']>> {
    return this.voices.add(actor, params.id, body);
  }

  @Endpoint(e.decideVoice)
  decide(@Input() { actor, params, body }: Call<E['decideVoice']>): Promise<Answer<E['decideVoice']>> {
    return this.voices.decide(actor, params.key, body);
  }
}
