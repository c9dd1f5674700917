import { Inject, Injectable } from '@nestjs/common';
import type { NewPlanDocument, PlanDocument, ValuesList } from '@waymark/contract';
import { sideOf } from '@waymark/outcomes';
import type { EntityManager } from 'typeorm';
import { type Actor, onTheTeam } from '../access/actor';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, Conflict, NotFound, Refusal } from '../http/refusals';
import { CONFIG } from '../settings.module';
import { documentAnswer as answer } from './plan-answers';
import { PlanDocumentEntity, PlanDocumentVersionEntity } from './plan-document.entity';
import { judgedEntries, notJudgedYet } from './judged-values';
import { PlanStore } from './plan.store';
import { ValuesService } from './values.service';

type Change = { readonly id: number; readonly version: number };

/** Documents of a context: saved as a whole on the version that was opened, closed with what was learned. */
@Injectable()
export class PlanDocumentsService {
  constructor(
    private readonly store: PlanStore,
    private readonly values: ValuesService,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async add(actor: Actor, contextId: number, sent: NewPlanDocument): Promise<PlanDocument> {
    refuseOtherSide(actor, contextId, sent);
    this.refuse(sent);
    return this.work.run(async (m) => {
      const { organisationId } = await this.store.contextFor(actor, contextId, m);
      const body = this.labelled(this.fromTemplate(sent), await this.values.of(organisationId, m), null);
      const row = m.create(PlanDocumentEntity, {
        organisationId,
        contextId,
        version: 1,
        number: 1,
        savedAt: new Date().toISOString(),
        kind: body.kind,
        date: body.date,
        body: JSON.stringify(body),
        by: actor.name,
        closedOn: null,
        archived: false,
      });
      return answer(await m.save(row));
    });
  }

  async change(
    actor: Actor,
    {
      body,
      archived,
      ...change
    }: Change & { readonly body: NewPlanDocument; readonly archived?: boolean | undefined },
  ): Promise<PlanDocument> {
    this.refuse(body);
    return this.work.run(async (m) => {
      const row = await this.open(actor, change, m);
      const before = answer(row).body;
      const labelled = this.labelled(body, await this.values.of(row.organisationId, m), before);
      if (row.kind !== body.kind)
        throw new BadInput(`This document is a ${row.kind}, not a ${body.kind}.`, [
          { field: 'body', sentence: 'Begin another document for another kind.' },
        ]);
      Object.assign(row, {
        date: body.date,
        body: JSON.stringify(labelled),
        archived: archived ?? row.archived,
      });
      return answer(await m.save(row));
    });
  }

  async close(actor: Actor, change: Change): Promise<PlanDocument> {
    return this.work.run(async (m) => {
      const row = await this.open(actor, change, m);
      const lacks = lacksOf(answer(row).body, await this.values.of(row.organisationId, m));
      const [first] = lacks;
      if (first !== undefined)
        throw new BadInput(
          `${first} Then it can be closed.`,
          lacks.map((sentence) => ({ field: 'body', sentence })),
        );
      row.closedOn = this.config.today();
      return answer(await m.save(row));
    });
  }

  /**
   * The document to change. What it said until now is kept as its former version, unless the same person saved it a few minutes
   * ago: ticking ten tasks in a meeting is one version, not ten.
   */
  private async open(actor: Actor, change: Change, m: EntityManager): Promise<PlanDocumentEntity> {
    const row = await this.store.toChange(actor, PlanDocumentEntity, 'document', change, m);
    if (row.closedOn !== null)
      throw new Conflict(
        `This document was closed on ${row.closedOn}: it stays as it is. Begin another one.`,
      );
    const now = new Date();
    if (!sameSitting(row, actor, now)) {
      const { organisationId, id: documentId, number: version, body, by } = row;
      await m.insert(PlanDocumentVersionEntity, {
        organisationId,
        documentId,
        version,
        body,
        by,
        until: this.config.today(),
      });
      row.number += 1;
    }
    return Object.assign(row, { by: actor.name, savedAt: now.toISOString() });
  }

  /** An incident plan begins with the tasks of the template; what was already written is kept. */
  private fromTemplate(body: NewPlanDocument): NewPlanDocument {
    if (body.kind !== 'incident plan' || body.tasks.length > 0) return body;
    const tasks = this.values.templates.incident.phases.flatMap(({ code, tasks: all }) =>
      all.map(({ text, owner }) => ({ phase: code, text, owner, done: null })),
    );
    return { ...body, tasks };
  }

  private labelled(body: NewPlanDocument, list: ValuesList, before: NewPlanDocument | null): NewPlanDocument {
    if (body.kind !== 'values review') return body;
    const kept = before?.kind === 'values review' ? before.entries : [];
    return { ...body, entries: judgedEntries(body.entries, list, kept) };
  }

  private refuse(body: NewPlanDocument): void {
    const refuse = (sentence: string, cure: string): never => {
      throw new BadInput(sentence, [{ field: 'body', sentence: cure }]);
    };
    if (body.date > this.config.today())
      refuse('That day has not come yet.', `Choose a day up to today, ${this.config.today()}.`);
    const { guardians, incident } = this.values.templates;
    if (body.kind === 'guardianship map') {
      const known = new Set(guardians.roles.map(({ code }) => code));
      const other = body.slots.find(({ role }) => !known.has(role));
      if (other) refuse(`There is no role “${other.role}”.`, 'Choose one of the roles.');
      const more = body.slots.find(({ trained, adults }) => trained > adults);
      if (more)
        refuse(
          'More adults are trained than are there.',
          'Count the trained ones among those who are there.',
        );
    }
    if (body.kind === 'incident plan') {
      const known = new Set(incident.phases.map(({ code }) => code));
      const other = body.tasks.find(({ phase }) => !known.has(phase));
      if (other) refuse(`There is no phase “${other.phase}”.`, 'Choose one of the phases.');
    }
  }
}

/** Half an hour: long enough for a meeting's pauses, short enough that the next meeting is another version. */
const SITTING = 30 * 60_000;

function sameSitting({ by, savedAt }: PlanDocumentEntity, actor: Actor, now: Date): boolean {
  return by === actor.name && savedAt !== '' && now.getTime() - Date.parse(savedAt) <= SITTING;
}

/** A partner rates parity, for the side they joined as; every other document is the team's. A new rating follows the last. */
function refuseOtherSide(actor: Actor, contextId: number, body: NewPlanDocument): void {
  if (onTheTeam(actor)) return;
  const party = actor.parties?.[contextId];
  if (party === undefined) throw new NotFound('context');
  const side = sideOf(party);
  if (body.kind === 'parity rating' && body.side === side) return;
  throw new Refusal(
    403,
    'Not allowed',
    side === 'community'
      ? 'Parity is rated by VCS and statutory partners, each for their own side.'
      : `As a partner you rate parity for your own side, ${side}. Other documents are written by the team.`,
  );
}

/** What is left before a document can be closed. */
function lacksOf(body: NewPlanDocument, list: ValuesList): string[] {
  if (body.kind === 'incident plan')
    return body.learning === '' ? ['Write what was learned, and what changes in the plan of the place.'] : [];
  if (body.kind === 'values review') {
    return notJudgedYet(body.entries, list);
  }
  return [];
}
