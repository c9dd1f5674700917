import { Injectable } from '@nestjs/common';
import {
  type NewReport,
  type Report,
  type ReportInput,
  type ReportPatch,
  type ReportTexts,
  reportTexts,
} from '@waymark/contract';
import { gapsOf } from '@waymark/reports';
import type { Actor } from '../access/actor';
import { named } from '../catalogue/patch';
import { UnitOfWork } from '../database/unit-of-work';
import { Conflict, NotFound } from '../http/refusals';
import { privateNameGaps } from './private-name';
import { quoteGaps } from './quote-gaps';
import { ReportDraftEntity } from './report-draft.entity';
import { ReportFilesService } from './report-files.service';
import { ReportInputService } from './report-input.service';
import { ReportsStore } from './reports.store';

/** Report drafts: words are kept, figures are those of the chosen edition or of the newest. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly store: ReportsStore,
    private readonly work: UnitOfWork,
    private readonly inputs: ReportInputService,
    private readonly files: ReportFilesService,
  ) {}

  async list(actor: Actor): Promise<Report[]> {
    const reports: Report[] = [];
    for (const draft of await this.store.drafts(actor)) reports.push(await this.answer(actor, draft));
    return reports;
  }

  async add(actor: Actor, { template, grantId, contextId, edition, texts }: NewReport): Promise<Report> {
    const { context } = await this.inputs.newSubject(actor, grantId, contextId);
    const now = new Date().toISOString();
    const saved = await this.work.run((m) =>
      m.save(
        m.create(ReportDraftEntity, {
          organisationId: context.organisationId,
          template,
          grantId,
          contextId,
          edition,
          texts: JSON.stringify(texts),
          createdAt: now,
          updatedAt: now,
        }),
      ),
    );
    return this.answer(actor, saved);
  }

  async report(actor: Actor, id: number): Promise<Report> {
    return this.answer(actor, await this.found(actor, id));
  }

  /** Saves the words named in the patch; the others stay, also when two people write different parts at once. */
  async change(actor: Actor, id: number, { edition, ...words }: ReportPatch): Promise<Report> {
    const saved = await this.work.run(async (m) => {
      const draft = await this.store.draft(actor, id, m);
      if (!draft) throw new NotFound('report');
      draft.texts = JSON.stringify({ ...textsOf(draft), ...named(words) });
      if (edition !== undefined) draft.edition = edition;
      draft.updatedAt = new Date().toISOString();
      return m.save(draft);
    });
    return this.answer(actor, saved);
  }

  async html(actor: Actor, id: number): Promise<string> {
    return this.files.html(await this.inputOf(actor, id));
  }

  async pdf(actor: Actor, id: number): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
    const input = await this.inputOf(actor, id);
    return { name: fileName(input), bytes: await this.files.pdf(input) };
  }

  private async inputOf(actor: Actor, id: number): Promise<ReportInput> {
    const draft = await this.found(actor, id);
    const subject = await this.inputs.subject(actor, draft.grantId, draft.contextId);
    const input = await this.inputs.input(actor, subject, textsOf(draft), draft.edition);
    if (typeof input === 'string') throw new Conflict(input);
    return input;
  }

  private async found(actor: Actor, id: number): Promise<ReportDraftEntity> {
    const draft = await this.store.draft(actor, id);
    if (!draft) throw new NotFound('report');
    return draft;
  }

  private async answer(actor: Actor, draft: ReportDraftEntity): Promise<Report> {
    const subject = await this.inputs.subject(actor, draft.grantId, draft.contextId);
    const texts = textsOf(draft);
    const input = await this.inputs.input(actor, subject, texts, draft.edition);
    return {
      id: draft.id,
      template: 'funder',
      title: `${subject.context.pseudonym}: report to ${subject.grant.funder}`,
      grantId: draft.grantId,
      contextId: draft.contextId,
      grantTitle: subject.grant.title,
      funder: subject.grant.funder,
      contextName: subject.context.pseudonym,
      edition: draft.edition,
      from: typeof input === 'string' ? null : input.edition,
      editions: await this.inputs.editions(draft.contextId),
      texts,
      gaps: [
        ...privateNameGaps(texts, subject.context.privateName),
        ...(typeof input === 'string'
          ? [{ section: 'figures', sentence: input }]
          : [...quoteGaps(texts, input.texts), ...gapsOf(input)]),
      ],
      createdAt: draft.createdAt,
      updatedAt: draft.updatedAt,
    };
  }
}

/** Stored words as the contract has them now: a text added to the template since is empty. */
export function textsOf(draft: Pick<ReportDraftEntity, 'texts'>): ReportTexts {
  return reportTexts.parse(JSON.parse(draft.texts));
}

/** Only the pseudonym and the grant's identifier: a file name travels further than its content. */
export function fileName({ page, grant }: Pick<ReportInput, 'page' | 'grant'>): string {
  const words = `${page.context.name} ${grant.identifier}`.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-');
  return `report-${words.replace(/^-+|-+$/g, '').toLowerCase()}`;
}
