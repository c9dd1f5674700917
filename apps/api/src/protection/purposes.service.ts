import { Inject, Injectable } from '@nestjs/common';
import type { NewPurpose, Purpose, Sharing, NewSharing } from '@waymark/contract';
import { mayShare } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { refuseBackwards } from '../catalogue/patch';
import { organisationFor } from '../catalogue/scope';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, Conflict, NotFound } from '../http/refusals';
import { CONFIG } from '../settings.module';
import { PurposeEntity, SharingEntity } from './decisions.entity';
import { ListsService } from './lists.service';
import { ProtectionStore, recordedBy } from './protection.store';

/** Why personal data is held and under what it is shared. A decision is never edited: a new one replaces it. */
@Injectable()
export class PurposesService {
  constructor(
    private readonly store: ProtectionStore,
    private readonly work: UnitOfWork,
    private readonly lists: ListsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async purposes(actor: Actor): Promise<Purpose[]> {
    const rows = await this.store.all(actor, PurposeEntity);
    const replacedBy = new Map(
      rows.flatMap(({ id, replaces }) => (replaces === null ? [] : [[replaces, id]])),
    );
    return rows.map((row) => {
      const next = replacedBy.get(row.id) ?? null;
      return {
        ...row,
        replacedBy: next,
        reviewDue: next === null && row.endedOn === null && row.reviewOn <= this.config.today(),
      };
    });
  }

  async addPurpose(actor: Actor, { organisationId, replaces, ...fields }: NewPurpose): Promise<Purpose> {
    this.checkConditions(fields);
    refuseBackwards(fields.decidedOn, fields.reviewOn, 'reviewOn');
    if (replaces !== null && fields.reason.trim().length < 3)
      throw new BadInput('Say why the former decision is replaced.', [
        { field: 'reason', sentence: 'Say why the former decision is replaced.' },
      ]);
    const saved = await this.work.run(async (m) => {
      const old = replaces === null ? null : await this.store.one(actor, PurposeEntity, replaces, m);
      if (replaces !== null && !old) throw new NotFound('purpose');
      const taken = replaces === null ? null : await m.findOne(PurposeEntity, { where: { replaces } });
      if (taken)
        throw new Conflict('That decision has been replaced already: open the latest one and replace that.');
      return m.save(
        m.create(PurposeEntity, {
          ...fields,
          replaces,
          organisationId: old?.organisationId ?? organisationFor(actor, organisationId),
          listVersion: this.lists.lists.version,
          endedOn: null,
          ...recordedBy(actor),
        }),
      );
    });
    return this.found(await this.purposes(actor), saved.id);
  }

  async endPurpose(actor: Actor, id: number, endedOn: string, reason: string): Promise<Purpose> {
    await this.work.run(async (m) => {
      const found = await this.store.one(actor, PurposeEntity, id, m);
      if (!found) throw new NotFound('purpose');
      if (found.endedOn !== null) throw new Conflict(`This purpose ended on ${found.endedOn} already.`);
      refuseBackwards(found.decidedOn, endedOn, 'endedOn');
      await m.save(Object.assign(found, { endedOn, reason }));
    });
    return this.found(await this.purposes(actor), id);
  }

  async sharings(actor: Actor): Promise<Sharing[]> {
    const [rows, purposes] = await Promise.all([this.store.all(actor, SharingEntity), this.purposes(actor)]);
    const byId = new Map(purposes.map((one) => [one.id, one]));
    return rows.map((row) => {
      const named = byId.get(row.purposeId);
      // a replaced decision goes on in the one that replaced it
      let last = named;
      while (last && last.replacedBy !== null) last = byId.get(last.replacedBy);
      const state = mayShare({ ...row, purposeEndedOn: last?.endedOn }, this.config.today());
      return { ...row, purpose: last?.title ?? '', ...state };
    });
  }

  async addSharing(actor: Actor, { organisationId, ...fields }: NewSharing): Promise<Sharing> {
    refuseBackwards(fields.startsOn, fields.endsOn, 'endsOn');
    const saved = await this.work.run(async (m) => {
      const purpose = await this.store.one(actor, PurposeEntity, fields.purposeId, m);
      if (!purpose) throw new NotFound('purpose');
      if (purpose.endedOn !== null)
        throw new Conflict('That purpose has ended: nothing can be shared for it.', [
          { field: 'purposeId', sentence: 'Choose a purpose that holds.' },
        ]);
      if (organisationId !== undefined && organisationId !== purpose.organisationId)
        throw new NotFound('purpose');
      return m.save(
        m.create(SharingEntity, {
          ...fields,
          organisationId: purpose.organisationId,
          endedOn: null,
          ...recordedBy(actor),
        }),
      );
    });
    return this.found(await this.sharings(actor), saved.id);
  }

  async endSharing(actor: Actor, id: number, endedOn: string): Promise<Sharing> {
    await this.work.run(async (m) => {
      const found = await this.store.one(actor, SharingEntity, id, m);
      if (!found) throw new NotFound('agreement to share');
      if (found.endedOn !== null) throw new Conflict(`It was ended on ${found.endedOn} already.`);
      await m.save(Object.assign(found, { endedOn }));
    });
    return this.found(await this.sharings(actor), id);
  }

  /** For whatever shares: refuses unless the agreement has a reference, a purpose that holds and an end to come. */
  async mustAllow(actor: Actor, sharingId: number): Promise<Sharing> {
    const found = (await this.sharings(actor)).find(({ id }) => id === sharingId);
    if (!found) throw new NotFound('agreement to share');
    if (!found.mayShare) throw new Conflict(`Nothing may be shared under this agreement. ${found.because}`);
    return found;
  }

  private checkConditions({
    lawfulBasis,
    article9,
    schedule1,
    conditionNote,
  }: Omit<NewPurpose, 'replaces'>): void {
    this.lists.entry('lawfulBases', lawfulBasis, 'lawfulBasis');
    this.lists.entry('article9', article9, 'article9');
    if (schedule1 !== null) this.lists.entry('schedule1', schedule1, 'schedule1');
    if (article9 === 'substantial-public-interest' && schedule1 === null)
      throw new BadInput('Substantial public interest needs a condition of Schedule 1 as well.', [
        { field: 'schedule1', sentence: 'Choose the condition of Schedule 1 it rests on.' },
      ]);
    if (article9 === 'none' && conditionNote.trim().length < 10)
      throw new BadInput('Say how it is made sure that no special category data is held for this purpose.', [
        { field: 'conditionNote', sentence: 'Say how that is made sure, in one sentence.' },
      ]);
  }

  private found<T extends { readonly id: number }>(rows: readonly T[], id: number): T {
    const one = rows.find((row) => row.id === id);
    if (!one) throw new NotFound('record');
    return one;
  }
}
