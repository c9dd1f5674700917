import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { RecordingService } from './recording.service';

type E = typeof e;

@Controller()
export class MeasuresController {
  constructor(private readonly recording: RecordingService) {}

  @Endpoint(e.observations)
  observations(
    @Input() { actor, params, query }: Call<E['observations']>,
  ): Promise<Answer<E['observations']>> {
    return this.recording.observations(actor, params.id, query);
  }

  @Endpoint(e.addObservations)
  add(@Input() { actor, body }: Call<E['addObservations']>): Promise<Answer<E['addObservations']>> {
    return this.recording.add(actor, body.batch, body.observations);
  }

  @Endpoint(e.correctObservation)
  correct(
    @Input() { actor, params, body }: Call<E['correctObservation']>,
  ): Promise<Answer<E['correctObservation']>> {
    return this.recording.correct(actor, params.id, body);
  }
}
