import { Injectable } from '@nestjs/common';
import type { DocumentsPage, NewPlanDocument, PlanDocument } from '@waymark/contract';
import { guardianWeek } from '@waymark/outcomes';
import { type Actor, onTheTeam } from '../access/actor';
import { ReaderWords } from '../catalogue/reader-words.service';
import { GuidesService } from './guides.service';
import { partnersDocuments } from './partners-plan';
import { documentAnswer as answer } from './plan-answers';
import { PlanStore } from './plan.store';

/** Documents of a context as their reader may see them, with the week and both ratings of parity. */
@Injectable()
export class PlanDocumentPagesService {
  constructor(
    private readonly store: PlanStore,
    private readonly guides: GuidesService,
    private readonly words: ReaderWords,
  ) {}

  async page(actor: Actor, contextId: number): Promise<DocumentsPage> {
    const context = await this.store.contextFor(actor, contextId);
    const all = (await this.store.documents(contextId)).map(answer);
    const documents = onTheTeam(actor) ? all : partnersDocuments(all);
    const latest = <K extends NewPlanDocument['kind']>(kind: K, side?: string): PlanDocument | null =>
      documents.find(
        ({ archived, body }) =>
          !archived && body.kind === kind && (side === undefined || ('side' in body && body.side === side)),
      ) ?? null;
    const map = latest('guardianship map')?.body;
    const roles = new Map(this.guides.templates.guardians.roles.map(({ code, label }) => [code, label]));
    return this.words.forReader(actor, {
      contextId,
      name: await this.words.nameOf(actor, context),
      documents,
      week:
        map?.kind === 'guardianship map' ? guardianWeek(map.slots, (role) => roles.get(role) ?? role) : [],
      parity: { vcs: latest('parity rating', 'VCS'), statutory: latest('parity rating', 'statutory') },
    });
  }
}
