import { Controller } from '@nestjs/common';
import { endpoints as e } from '@waymark/contract';
import { type Answer, type Call, Endpoint, Input } from '../http/endpoint';
import { AreaDirectory } from './area-directory.service';
import { ReferenceService } from './reference.service';

type E = typeof e;

@Controller()
export class ReferenceController {
  constructor(
    private readonly reference: ReferenceService,
    private readonly directory: AreaDirectory,
  ) {}

  @Endpoint(e.reference)
  page(@Input() { actor }: Call<E['reference']>): Promise<Answer<E['reference']>> {
    return this.reference.page(actor);
  }

  @Endpoint(e.referenceAreas)
  areas(@Input() { query }: Call<E['referenceAreas']>): Promise<Answer<E['referenceAreas']>> {
    return this.directory.areas(query.search);
  }

  @Endpoint(e.referenceArea)
  area(@Input() { params }: Call<E['referenceArea']>): Promise<Answer<E['referenceArea']>> {
    return this.directory.area(params.code);
  }
}
