import { Injectable } from '@nestjs/common';
import type { Agreement, CommunityAgreement, InformationRequest, Purpose, Sharing } from '@waymark/contract';
import type { Actor } from '../access/actor';
import { AgreementsService, PlaceNamesService } from './agreements.service';
import { PurposesService } from './purposes.service';
import { RequestsService } from './requests.service';

export interface ProtectionRecords {
  readonly purposes: readonly Purpose[];
  readonly agreements: readonly Agreement[];
  readonly requests: readonly InformationRequest[];
  readonly places: readonly CommunityAgreement[];
  readonly sharings: readonly Sharing[];
}

/** Every decision and agreement of the actor's organisations, for the page and the assessment. */
@Injectable()
export class ProtectionRecordsService {
  constructor(
    private readonly purposes: PurposesService,
    private readonly agreements: AgreementsService,
    private readonly requests: RequestsService,
    private readonly places: PlaceNamesService,
  ) {}

  async all(actor: Actor): Promise<ProtectionRecords> {
    const [purposes, agreements, log, places, sharings] = await Promise.all([
      this.purposes.purposes(actor),
      this.agreements.agreements(actor),
      this.requests.log(actor),
      this.places.list(actor),
      this.purposes.sharings(actor),
    ]);
    return { purposes, agreements, requests: log.requests, places, sharings };
  }
}
