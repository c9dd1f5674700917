import { Injectable } from '@nestjs/common';
import type { RetentionKind } from '@waymark/contract';
import { monthsFor, type OwnTerm, termOf } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { RetentionTermEntity } from './erasure.entity';
import { ListsService } from './lists.service';
import { ProtectionStore } from './protection.store';

export interface Terms {
  months(organisationId: number, kind: RetentionKind): number | null;
  own(organisationId: number, kind: RetentionKind): OwnTerm | null;
  /** When the schedule of an organisation was last changed; empty where it never was. */
  changedAt(organisationId: number): string;
}

/** How long each kind of record is kept, by the schedule and by what organisations decided instead. */
@Injectable()
export class TermsService {
  constructor(
    private readonly store: ProtectionStore,
    private readonly lists: ListsService,
  ) {}

  async of(actor: Actor): Promise<Terms> {
    const rows = await this.store.all(actor, RetentionTermEntity);
    const ofOrganisation = (id: number) => rows.filter((row) => row.organisationId === id);
    return {
      months: (id, kind) => monthsFor(this.lists.schedule.rules, ofOrganisation(id), kind),
      own: (id, kind) => termOf(ofOrganisation(id), kind),
      changedAt: (id) =>
        ofOrganisation(id).reduce((last, { decidedAt }) => (decidedAt > last ? decidedAt : last), ''),
    };
  }
}
