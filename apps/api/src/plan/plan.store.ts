import { Injectable } from '@nestjs/common';
import type { LifeLink, Response, SeriesBreak } from '@waymark/contract';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { type Actor, onTheTeam } from '../access/actor';
import { PlacesStore } from '../catalogue/places.store';
import { GrantEntity } from '../catalogue/grant.entity';
import { ownedBy } from '../catalogue/scope';
import { breakAnswer, responseAnswer } from '../catalogue/work.service';
import { WorkStore } from '../catalogue/work.store';
import { Reader } from '../database/reader';
import { NotFound } from '../http/refusals';
import { onVersion } from '../http/versioned';
import { AssessmentEntity } from './assessment.entity';
import { PlanChangeEntity, PlanGoalEntity } from './plan-goal.entity';
import { PlanDocumentEntity, PlanDocumentVersionEntity } from './plan-document.entity';
import { PlanReviewEntity } from './plan-review.entity';
import { ValuesListEntity } from './values-list.entity';

interface Versioned extends ObjectLiteral {
  id: number;
  contextId: number;
  version: number;
}

/** All SQL of plans. Everything is reached through its context, so what is beyond reach is not there. */
@Injectable()
export class PlanStore {
  constructor(
    private readonly reader: Reader,
    private readonly places: PlacesStore,
    private readonly done: WorkStore,
  ) {}

  async contextFor(actor: Actor, id: number, manager?: EntityManager) {
    const context = await this.places.context(actor, id, manager);
    if (!context) throw new NotFound('context');
    return context;
  }

  goals(contextId: number, manager: EntityManager = this.reader.manager): Promise<PlanGoalEntity[]> {
    return manager.find(PlanGoalEntity, { where: { contextId }, order: { id: 'ASC' } });
  }

  changes(contextId: number): Promise<PlanChangeEntity[]> {
    return this.reader.manager.find(PlanChangeEntity, { where: { contextId }, order: { id: 'DESC' } });
  }

  assessments(contextId: number): Promise<AssessmentEntity[]> {
    return this.reader.manager.find(AssessmentEntity, {
      where: { contextId },
      order: { start: 'DESC', id: 'DESC' },
    });
  }

  reviews(contextId: number): Promise<PlanReviewEntity[]> {
    return this.reader.manager.find(PlanReviewEntity, {
      where: { contextId },
      order: { date: 'DESC', id: 'DESC' },
    });
  }

  async responses(actor: Actor, contextId: number): Promise<Response[]> {
    return (await this.done.responses(actor, [contextId])).map(responseAnswer);
  }

  async breaks(actor: Actor, contextId: number): Promise<SeriesBreak[]> {
    return (await this.done.breaks(actor, [contextId])).map(breakAnswer);
  }

  documents(contextId: number): Promise<PlanDocumentEntity[]> {
    return this.reader.manager.find(PlanDocumentEntity, {
      where: { contextId },
      order: { date: 'DESC', id: 'DESC' },
    });
  }

  /** One document within reach; null for any other. */
  async document(actor: Actor, id: number): Promise<PlanDocumentEntity | null> {
    const found = await this.reader.manager.findOne(PlanDocumentEntity, { where: { id } });
    return found && (await this.places.context(actor, found.contextId)) ? found : null;
  }

  /** What a document that was found said before, the latest first. */
  documentVersions(documentId: number): Promise<PlanDocumentVersionEntity[]> {
    return this.reader.manager.find(PlanDocumentVersionEntity, {
      where: { documentId },
      order: { version: 'DESC' },
    });
  }

  /** The lists of values of the organisation of a context that was found, the latest first. */
  valuesLists(
    organisationId: number,
    manager: EntityManager = this.reader.manager,
  ): Promise<ValuesListEntity[]> {
    return manager.find(ValuesListEntity, { where: { organisationId }, order: { version: 'DESC' } });
  }

  /** Titles of the grants within reach, by their number. */
  async grantTitles(actor: Actor): Promise<ReadonlyMap<number, string>> {
    const grants = await this.reader.manager.find(GrantEntity, { where: ownedBy(actor) });
    return new Map(grants.map(({ id, title }) => [id, title]));
  }

  /** The other ends of links; of a context beyond reach the public name and the level only. */
  async links(actor: Actor, contextId: number): Promise<LifeLink[]> {
    const links = await this.places.linksOf(actor, contextId, onTheTeam(actor) ? 'team' : 'external');
    const near = new Map((await this.places.contexts(actor)).map((one) => [one.id, one]));
    return links.map(({ type, direction, start, end, note, otherName, fromContextId, toContextId }) => {
      const other = near.get(direction === 'out' ? toContextId : fromContextId);
      return {
        contextId: other?.id ?? null,
        name: otherName,
        level: other?.level ?? '',
        type,
        direction,
        start,
        end,
        note,
      };
    });
  }

  /** The row to change, within reach and as its reader saw it. */
  async toChange<T extends Versioned>(
    actor: Actor,
    table: EntityTarget<T>,
    what: string,
    { id, version }: { readonly id: number; readonly version: number },
    manager: EntityManager,
  ): Promise<T> {
    const found = await manager.findOne(table, { where: { id } as never });
    if (!found || !(await this.places.context(actor, found.contextId, manager))) throw new NotFound(what);
    return onVersion(found, version, what);
  }
}
