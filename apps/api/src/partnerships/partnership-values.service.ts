import { Inject, Injectable } from '@nestjs/common';
import type { NewPartnershipValues, PartnershipValuesReview } from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, Conflict, NotFound } from '../http/refusals';
import { onVersion } from '../http/versioned';
import { judgedEntries, notJudgedYet } from '../plan/judged-values';
import { ValuesService } from '../plan/values.service';
import { CONFIG } from '../settings.module';
import { closedTo, memberOf } from './member-of';
import type { StandingPartnership } from './open-partnerships';
import { PartnershipValuesEntity } from './partnership-values.entity';
import { PartnershipsStore } from './partnerships.store';

type Change = { readonly id: number; readonly review: number; readonly version: number };

/** A partnership looks at itself against the values. Its members write it together: the team, and partners who have joined. */
@Injectable()
export class PartnershipValuesService {
  constructor(
    private readonly store: PartnershipsStore,
    private readonly values: ValuesService,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async add(actor: Actor, id: number, sent: NewPartnershipValues): Promise<PartnershipValuesReview> {
    this.refuseFuture(sent);
    return this.work.run(async (m) => {
      const { partnership } = await this.writable(actor, id, m);
      const list = await this.values.of(partnership.organisationId, m);
      const body = { ...sent, entries: judgedEntries(sent.entries, list, []) };
      const row = m.create(PartnershipValuesEntity, {
        partnershipId: id,
        version: 1,
        date: body.date,
        body: JSON.stringify(body),
        by: actor.name,
        closedOn: null,
      });
      return valuesAnswer(await m.save(row));
    });
  }

  async change(
    actor: Actor,
    { body: sent, ...change }: Change & { readonly body: NewPartnershipValues },
  ): Promise<PartnershipValuesReview> {
    this.refuseFuture(sent);
    return this.work.run(async (m) => {
      const { row, list } = await this.open(actor, change, m);
      const body = { ...sent, entries: judgedEntries(sent.entries, list, valuesAnswer(row).entries) };
      return valuesAnswer(
        await m.save(Object.assign(row, { date: body.date, body: JSON.stringify(body), by: actor.name })),
      );
    });
  }

  async close(actor: Actor, change: Change): Promise<PartnershipValuesReview> {
    return this.work.run(async (m) => {
      const { row, list } = await this.open(actor, change, m);
      const lacks = notJudgedYet(valuesAnswer(row).entries, list);
      const [first] = lacks;
      if (first !== undefined)
        throw new BadInput(
          `${first} Then it can be closed.`,
          lacks.map((sentence) => ({ field: 'body', sentence })),
        );
      return valuesAnswer(await m.save(Object.assign(row, { closedOn: this.config.today() })));
    });
  }

  private async open(actor: Actor, { id, review, version }: Change, m: EntityManager) {
    const { partnership } = await this.writable(actor, id, m);
    const found = (await this.store.valuesReviews(id, m)).find((one) => one.id === review);
    if (!found) throw new NotFound('review of values');
    const row = onVersion(found, version, 'review of values');
    if (row.closedOn !== null)
      throw new Conflict(`This review was closed on ${row.closedOn}: it stays as it is. Begin another one.`);
    return { row, list: await this.values.of(partnership.organisationId, m) };
  }

  private async writable(actor: Actor, id: number, m: EntityManager): Promise<StandingPartnership> {
    const one = await memberOf(this.store, actor, id, this.config.today(), m);
    const because = closedTo(actor, one);
    if (because !== '') throw new Conflict(because);
    return one;
  }

  private refuseFuture({ date }: NewPartnershipValues): void {
    if (date > this.config.today())
      throw new BadInput('That day has not come yet.', [
        { field: 'date', sentence: `Choose a day up to today, ${this.config.today()}.` },
      ]);
  }
}

export function valuesAnswer({
  id,
  version,
  by,
  closedOn,
  body,
}: PartnershipValuesEntity): PartnershipValuesReview {
  return { ...(JSON.parse(body) as NewPartnershipValues), id, version, by, closedOn };
}
