import { Injectable } from '@nestjs/common';
import type { InquiryPage, InquiryQuery, SeriesPhase, TimePage, TimeQuery } from '@waymark/contract';
import { composeInquiry, composeTimePage } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { PlacesService } from '../catalogue/places.service';
import { NotFound } from '../http/refusals';
import { refuseUnreleased, sourced } from '../measures/pages.service';
import { type SeenRecord, SeenRecords } from '../measures/seen-records.service';
import { PhasesService } from './phases.service';

/** Change over time: load, hand to the pure composition, return. */
@Injectable()
export class ChangeService {
  constructor(
    private readonly seen: SeenRecords,
    private readonly places: PlacesService,
    private readonly phases: PhasesService,
  ) {}

  async time(actor: Actor, id: number, code: string, query: TimeQuery): Promise<TimePage> {
    const { view, periods, from = null, to = null, ...rest } = query;
    refuseUnreleased(view, periods);
    const { record, reading, from: source } = await this.seen.one(view, actor, id, { periods });
    if (!reading.catalogue.indicators.some((one) => one.code === code)) throw new NotFound('indicator');
    const phases = await this.phasesOf(actor, record);
    const page = composeTimePage({ ...reading, ...record, ...rest, periods, code, from, to, phases });
    return this.seen.worded(view, sourced(page, source()));
  }

  async inquiry(actor: Actor, id: number, asked: InquiryQuery): Promise<InquiryPage> {
    const { view } = asked;
    const { record } = await this.seen.one(view, actor, id);
    const { reading, records: others, from } = await this.seen.seen(view, actor, () => true);
    const links = record.links ?? (await this.places.links(actor, id, view));
    const page = composeInquiry({ ...reading, record, links, others, asked });
    return this.seen.worded(view, sourced(page, from([id, ...asked.with, ...asked.without])));
  }

  /** As an edition has them; for the team as they stand, with who stated them. */
  private async phasesOf(actor: Actor, { context, phases }: SeenRecord): Promise<SeriesPhase[]> {
    if (!phases) return this.phases.phases(actor, context.id);
    return phases.map((one) => ({
      ...one,
      contextId: context.id,
      recordedBy: '',
      recordedAt: '',
      archived: false,
    }));
  }
}
