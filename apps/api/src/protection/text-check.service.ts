import { Inject, Injectable } from '@nestjs/common';
import type { CheckedText, FindingOfText, TextDecision } from '@waymark/contract';
import { checkText } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { CONFIG } from '../settings.module';
import { KnownNamesStore } from './known-names.store';
import { ListsService } from './lists.service';
import { now } from './protection.store';
import { TextDecisionEntity } from './text-decision.entity';

/** Looks texts through before they are saved. What is known here, such as names of places and staff, is not marked. */
@Injectable()
export class TextCheckService {
  constructor(
    private readonly lists: ListsService,
    private readonly known: KnownNamesStore,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async check(actor: Actor | null, texts: readonly string[]): Promise<CheckedText[]> {
    const known = actor ? await this.known.names(actor) : [];
    const knowledge = { ...this.lists.names, known, today: this.config.today() };
    return texts.map((text) => ({ text, findings: checkText(text, knowledge) }));
  }

  /** That somebody kept marked words: where and of which kinds. */
  async kept(
    actor: Actor,
    what: string,
    fields: readonly { readonly field: string; readonly kinds: readonly FindingOfText[] }[],
  ): Promise<void> {
    const organisationId = actor.organisationIds[0];
    if (fields.length === 0 || organisationId === undefined) return;
    const rows = fields.map(({ field, kinds }) => ({
      organisationId,
      what,
      field: field.slice(0, 80),
      kinds: [...new Set(kinds)],
      by: actor.name,
      at: now(),
    }));
    await this.work.run((m) => m.insert(TextDecisionEntity, rows));
  }

  async decisions(actor: Actor): Promise<TextDecision[]> {
    return (await this.known.decisions(actor)).map(({ organisationId: _scope, kinds, ...row }) => ({
      ...row,
      kinds: kinds as FindingOfText[],
    }));
  }
}
