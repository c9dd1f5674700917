import { Inject, Injectable } from '@nestjs/common';
import type { Edition, EditionNotice } from '@waymark/contract';
import { SealInParts } from '@waymark/outcomes';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { AuditLog } from '../audit/audit-log.service';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { Conflict, NotFound } from '../http/refusals';
import { CONFIG } from '../settings.module';
import { cameOut, editionAnswer, noticesOf, overviewIn, scopeOf } from './edition-answer';
import { DraftSources } from './draft-sources.service';
import { EditionEntity } from './edition.entity';
import { EditionsStore } from './editions.store';

/** A transaction, and the entry in the audit log that tells of it. */
@Injectable()
export class ReleaseWork {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.work.run(work);
  }

  tell(event: Parameters<AuditLog['record']>[0]): void {
    void this.audit.record(event);
  }
}

/** Release and what may still be added beside it. The files of an edition never change. */
@Injectable()
export class EditionReleaseService {
  constructor(
    private readonly store: EditionsStore,
    private readonly sources: DraftSources,
    private readonly work: ReleaseWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Numbered, sealed and entered in the ledger in one transaction: there is no edition that is only half there. */
  async release(actor: Actor, id: number): Promise<Edition> {
    const drafted = await this.store.entriesOf(id);
    const before = await this.store.edition(actor, id);
    if (!before) throw new NotFound('edition');
    const organisation = await this.store.organisationName(before.organisationId);
    return this.work.run(async (m) => {
      const row = await this.approved(actor, id, m);
      const overview = overviewIn(row);
      if (!overview) throw new Conflict('The draft is not complete: draft it again.');
      const number = await this.store.nextNumber(row.organisationId, m);
      const today = this.config.today();
      const { set, version } = this.sources.policy();
      const corrected =
        row.corrects === null ? null : await this.store.numbered(row.organisationId, row.corrects, m);
      const parts = new SealInParts();
      for (const { id: contextId } of overview.places) {
        const part = await this.store.part(id, contextId, m);
        if (!part) throw new Conflict('The draft is not complete: draft it again.');
        await this.store.keepFile(m, id, parts.add(part.table));
      }
      const sealed = parts.made({
        number,
        title: row.title,
        organisation,
        scope: scopeOf(row),
        standing: row.standing === 'final' ? 'final' : 'provisional',
        released: today,
        embargoedUntil: row.embargoedUntil,
        policy: { set, version },
        areas: [],
        corrects: corrected?.sha256
          ? {
              number: corrected.number ?? 0,
              sha256: corrected.sha256,
              why: row.why,
              changes: overview.changes,
            }
          : null,
        indicators: this.sources.catalogue().indicators,
      });
      await this.store.keepFile(m, id, sealed.first);
      await this.store.enter(
        m,
        row,
        drafted.map((entry) => ({ ...entry, edition: number })),
      );
      await this.store.dropAudited(m, id);
      // under an embargo, the day it comes out is the day its readers are told of it
      if (corrected)
        await this.notice(m, corrected, { kind: 'corrected', on: row.embargoedUntil ?? today, by: number });
      const saved = await m.save(
        Object.assign(row, { state: 'published', number, sha256: sealed.sha256, released: today }),
      );
      this.work.tell({
        action: 'publish',
        kind: 'edition',
        id,
        organisationId: row.organisationId,
        details: {
          number,
          sha256: sealed.sha256,
          places: overview.places.length,
          shown: overview.summary.shown,
        },
      });
      return editionAnswer(saved, today);
    });
  }

  async withdraw(actor: Actor, id: number, why: string): Promise<Edition> {
    return this.work.run(async (m) => {
      const row = await this.store.edition(actor, id, m);
      if (!row) throw new NotFound('edition');
      if (row.state !== 'published')
        throw new Conflict(`This edition is ${row.state}: only a published one is withdrawn.`);
      row.state = 'withdrawn';
      const today = this.config.today();
      const saved = await this.notice(m, row, { kind: 'withdrawn', on: today, why });
      if (!cameOut(saved, today)) await this.neverCorrected(m, saved);
      this.work.tell({
        action: 'withdraw',
        kind: 'edition',
        id,
        organisationId: row.organisationId,
        reason: why,
        details: { number: row.number ?? 0 },
      });
      return editionAnswer(saved, today);
    });
  }

  /** Withdrawn before it came out, it corrects nothing. */
  private async neverCorrected(
    m: EntityManager,
    { organisationId, corrects, number }: EditionEntity,
  ): Promise<void> {
    const row = corrects === null ? null : await this.store.numbered(organisationId, corrects, m);
    if (!row) return;
    row.notices = JSON.stringify(
      noticesOf(row).filter((notice) => notice.kind !== 'corrected' || notice.by !== number),
    );
    await m.save(row);
  }

  private async approved(actor: Actor, id: number, m: EntityManager): Promise<EditionEntity> {
    const row = await this.store.edition(actor, id, m);
    if (!row) throw new NotFound('edition');
    if (row.state !== 'approved')
      throw new Conflict(
        `This edition is ${row.state}: it is released once a second person has approved it.`,
      );
    if ((await this.store.ledgerSize(row.organisationId, m)) !== row.ledgerSize)
      throw new Conflict(
        'Another edition was released since this draft was made. Draft it again, so that it is held against that one too.',
      );
    if (row.policyVersion !== null && row.policyVersion !== this.sources.policy().version)
      throw new Conflict(
        `The rules outside the team were changed since this draft was made under version ${row.policyVersion}. Draft it again, so that it keeps to those in use.`,
      );
    return row;
  }

  private notice(m: EntityManager, row: EditionEntity, notice: EditionNotice): Promise<EditionEntity> {
    row.notices = JSON.stringify([...noticesOf(row), notice]);
    return m.save(row);
  }
}
