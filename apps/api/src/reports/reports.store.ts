import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { inContexts } from '../catalogue/scope';
import { Reader } from '../database/reader';
import { ReportDraftEntity } from './report-draft.entity';

/** All SQL of report drafts. */
@Injectable()
export class ReportsStore {
  constructor(private readonly reader: Reader) {}

  drafts(actor: Actor): Promise<ReportDraftEntity[]> {
    return this.reader.manager.find(ReportDraftEntity, {
      where: inContexts(actor),
      order: { updatedAt: 'DESC', id: 'DESC' },
    });
  }

  draft(
    actor: Actor,
    id: number,
    manager: EntityManager = this.reader.manager,
  ): Promise<ReportDraftEntity | null> {
    return manager.findOne(ReportDraftEntity, { where: { ...inContexts(actor), id } });
  }

  /** The latest words written for this grant and context, if any were. */
  latestFor(actor: Actor, grantId: number, contextId: number): Promise<ReportDraftEntity | null> {
    return this.reader.manager.findOne(ReportDraftEntity, {
      where: { ...inContexts(actor, [contextId]), grantId },
      order: { updatedAt: 'DESC', id: 'DESC' },
    });
  }
}
