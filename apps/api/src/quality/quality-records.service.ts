import { Injectable } from '@nestjs/common';
import type { Site } from '@waymark/contract';
import type { AreaRecord, ContextRecord, StoredAnswer } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { PlacesService } from '../catalogue/places.service';
import { AreasService } from '../measures/areas.service';
import { RecordsService } from '../measures/records.service';
import { QualityAnswersStore } from './quality-answers.store';

export interface Loaded {
  readonly records: readonly ContextRecord[];
  readonly areas: readonly AreaRecord[];
  readonly sites: readonly Site[];
  readonly answers: readonly StoredAnswer[];
}

/** What the checks look at: rollups of all contexts of the actor, and of the areas that sites point to or a reader names. */
@Injectable()
export class QualityRecordsService {
  constructor(
    private readonly records: RecordsService,
    private readonly places: PlacesService,
    private readonly areas: AreasService,
    private readonly answers: QualityAnswersStore,
  ) {}

  async load(actor: Actor, namedAreas: readonly string[]): Promise<Loaded> {
    const sites = (await this.places.sites(actor)).filter(({ archived }) => !archived);
    const pointed = sites.flatMap(({ areaCode }) => areaCode ?? []);
    const [records, areas, answers] = await Promise.all([
      this.records.records(actor, () => true),
      this.areas.histories([...new Set([...pointed, ...namedAreas])]),
      this.answers.all(actor),
    ]);
    return { records, areas, sites, answers };
  }

  async organisationOf(actor: Actor, contextId: number): Promise<number | undefined> {
    return (await this.places.contexts(actor)).find(({ id }) => id === contextId)?.organisationId;
  }
}
