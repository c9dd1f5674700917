import { Injectable } from '@nestjs/common';
import type {
  DocumentsPage,
  DocumentVersion,
  GuardianWeek,
  NewPlanDocument,
  PlanDocument,
  PlanDocumentPage,
  ValuesList,
} from '@waymark/contract';
import { documentDifferences, guardianWeek, sideOf } from '@waymark/outcomes';
import { type Actor, onTheTeam } from '../access/actor';
import { ReaderWords } from '../catalogue/reader-words.service';
import { NotFound } from '../http/refusals';
import { partnersDocuments } from './partners-plan';
import { documentAnswer as answer } from './plan-answers';
import { PlanStore } from './plan.store';
import { ValuesService } from './values.service';

type Version = DocumentVersion & { readonly body: NewPlanDocument };

/** The team writes down both sides’ ratings; a partner gives their own side's. */
function sidesRatedBy(actor: Actor, contextId: number): DocumentsPage['mayRate'] {
  if (onTheTeam(actor)) return ['VCS', 'statutory'];
  const party = actor.parties?.[contextId];
  const side = party === undefined ? 'community' : sideOf(party);
  return side === 'community' ? [] : [side];
}

/** Documents of a context as their reader may see them, with the week and both ratings of parity. */
@Injectable()
export class PlanDocumentPagesService {
  constructor(
    private readonly store: PlanStore,
    private readonly values: ValuesService,
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
    return this.words.forReader(actor, {
      contextId,
      name: await this.words.nameOf(actor, context),
      documents,
      week: this.weekOf(map),
      values: await this.valuesFor(actor, context.organisationId),
      mayRate: sidesRatedBy(actor, contextId),
      parity: { vcs: latest('parity rating', 'VCS'), statutory: latest('parity rating', 'statutory') },
    });
  }

  /** One document as it stands, or as an earlier version had it. Former versions are the team's. */
  async one(
    actor: Actor,
    id: number,
    asked: { readonly version?: number | undefined; readonly against?: number | undefined },
  ): Promise<PlanDocumentPage> {
    const row = await this.store.document(actor, id);
    const current = row && (onTheTeam(actor) ? answer(row) : partnersDocuments([answer(row)])[0]);
    if (!row || !current) throw new NotFound('document');
    const earlier = onTheTeam(actor) ? await this.store.documentVersions(id) : [];
    const all: readonly Version[] = [
      { version: current.number, by: current.by, until: null, body: current.body },
      ...earlier.map(({ version, by, until, body }) => ({
        version,
        by,
        until,
        body: JSON.parse(body) as NewPlanDocument,
      })),
    ];
    const found = (version: number) => all.find((one) => one.version === version);
    const shown = found(asked.version ?? current.number);
    if (!shown) throw new NotFound('version of this document');
    const beside =
      asked.against === undefined ? all.find((v) => v.version < shown.version) : found(asked.against);
    if (asked.against !== undefined && !beside) throw new NotFound('version of this document');
    const pair = beside && [shown, beside].sort((one, other) => one.version - other.version);
    return this.words.forReader(actor, {
      id,
      contextId: row.contextId,
      name: await this.words.nameOf(actor, await this.store.contextFor(actor, row.contextId)),
      closedOn: current.closedOn,
      versions: all.map(({ version, by, until }) => ({ version, by, until })),
      shown,
      week: this.weekOf(shown.body),
      against: beside?.version ?? null,
      differences:
        pair?.[0] && pair[1]
          ? documentDifferences(pair[0].body, pair[1].body, (code) => this.nameOf(code))
          : [],
    });
  }

  /** The list; who changed it and why is the team's. */
  private async valuesFor(actor: Actor, organisationId: number): Promise<ValuesList> {
    const list = await this.values.of(organisationId);
    return onTheTeam(actor) ? list : { ...list, changes: [] };
  }

  private weekOf(body: NewPlanDocument | undefined): GuardianWeek {
    return body?.kind === 'guardianship map' ? guardianWeek(body.slots, (role) => this.nameOf(role)) : [];
  }

  /** A role of guardians or a value, as the templates call it. */
  private nameOf(code: string): string {
    const { guardians, values } = this.values.templates;
    return [...guardians.roles, ...values.values].find((one) => one.code === code)?.label ?? code;
  }
}
