import { Inject, Injectable } from '@nestjs/common';
import type { InquiryPage, InquiryQuery, TimePage, TimeQuery } from '@waymark/contract';
import { composeInquiry, composeTimePage } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { PlacesService } from '../catalogue/places.service';
import { NotFound } from '../http/refusals';
import { refuseUnreleased } from '../measures/pages.service';
import { READING, type ReadingFor } from '../measures/reading';
import { RecordsService } from '../measures/records.service';
import { PhasesService } from './phases.service';

/** Change over time: load, hand to the pure composition, return. */
@Injectable()
export class ChangeService {
  constructor(
    private readonly records: RecordsService,
    private readonly places: PlacesService,
    private readonly phases: PhasesService,
    @Inject(READING) private readonly reading: ReadingFor,
  ) {}

  async time(actor: Actor, id: number, code: string, query: TimeQuery): Promise<TimePage> {
    refuseUnreleased(query.view, query.periods);
    const reading = this.reading(query.view, actor);
    if (!reading.catalogue.indicators.some((one) => one.code === code)) throw new NotFound('indicator');
    const [record] = await this.records.records(actor, (context) => context.id === id);
    if (!record) throw new NotFound('context');
    const { from = null, to = null, ...rest } = query;
    const phases = await this.phases.phases(actor, id);
    return this.records.worded(
      query.view,
      composeTimePage({ ...reading, ...record, ...rest, code, from, to, phases }),
    );
  }

  async inquiry(actor: Actor, id: number, asked: InquiryQuery): Promise<InquiryPage> {
    const [records, links] = await Promise.all([
      this.records.records(actor, () => true),
      this.places.links(actor, id, asked.view),
    ]);
    const record = records.find(({ context }) => context.id === id);
    if (!record) throw new NotFound('context');
    return this.records.worded(
      asked.view,
      composeInquiry({ ...this.reading(asked.view, actor), record, links, others: records, asked }),
    );
  }
}
