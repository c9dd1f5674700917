import { Injectable } from '@nestjs/common';
import type { Grant, NewGrant, NewResponse, NewSeriesBreak, Response, SeriesBreak } from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import { type Actor, onTheTeam } from '../access/actor';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, NotFound } from '../http/refusals';
import { FrameworkService } from './framework.service';
import { GrantEntity } from './grant.entity';
import { type Change, named, refuseBackwards, refuseMeanwhile } from './patch';
import { PlacesStore } from './places.store';
import { ResponseEntity } from './response.entity';
import { organisationFor } from './scope';
import { SeriesBreakEntity } from './series-break.entity';
import { WorkStore } from './work.store';

/** What was funded and done: grants, responses and dated breaks of series. */
@Injectable()
export class WorkService {
  constructor(
    private readonly store: WorkStore,
    private readonly places: PlacesStore,
    private readonly work: UnitOfWork,
    private readonly framework: FrameworkService,
  ) {}

  async grants(actor: Actor): Promise<Grant[]> {
    return (await this.store.grants(actor)).map(({ grant, contextIds }) => ({ ...grant, contextIds }));
  }

  /**
   * The grants of contexts that were found. Outside the team every band is there, or a page would tell of gaps that never were;
   * of grants that somebody else answers for it says no more than that.
   */
  async grantsOf(actor: Actor, contextIds: readonly number[]): Promise<Grant[]> {
    if (onTheTeam(actor)) return this.grants(actor);
    const rows = await this.store.grantsFor(contextIds);
    return rows.map(({ grant, contextIds: its }, index) =>
      actor.grantIds?.includes(grant.id)
        ? { ...grant, contextIds: its }
        : {
            ...grant,
            id: -1 - index,
            identifier: '',
            title: 'Another grant',
            funder: 'another funder',
            amountGbp: null,
            askedFor: '',
            contextIds: its,
          },
    );
  }

  async addGrant(actor: Actor, { organisationId, contextIds, ...fields }: NewGrant): Promise<Grant> {
    refuseBackwards(fields.start, fields.end);
    const id = await this.work.run(async (m) => {
      await this.ownContexts(actor, contextIds, m);
      const owner = organisationFor(actor, organisationId);
      const saved = await m.save(
        m.create(GrantEntity, { ...fields, organisationId: owner, archived: false }),
      );
      await this.store.setGrantContexts(m, saved.id, contextIds);
      return saved.id;
    });
    return this.grantAnswer(actor, id);
  }

  async changeGrant(
    actor: Actor,
    id: number,
    { was, ...patch }: Change<Omit<NewGrant, 'organisationId'>>,
  ): Promise<Grant> {
    await this.work.run(async (m) => {
      const found = await this.store.grant(actor, id, m);
      if (!found) throw new NotFound('grant');
      const reached = await this.store.contextsOfGrant(m, id);
      refuseMeanwhile({ ...found, contextIds: reached }, { ...patch, was }, 'grant');
      const { contextIds, ...fields } = patch;
      const changed = Object.assign(found, named(fields));
      refuseBackwards(changed.start, changed.end);
      await m.save(changed);
      if (contextIds) {
        await this.ownContexts(actor, contextIds, m);
        await this.store.setGrantContexts(m, id, contextIds);
      }
    });
    return this.grantAnswer(actor, id);
  }

  async responses(actor: Actor, contextId: number): Promise<Response[]> {
    await this.ownContexts(actor, [contextId]);
    return (await this.store.responses(actor, [contextId])).map(responseAnswer);
  }

  /** Responses of several contexts, all of them the actor's own: a context of anybody else has none here. */
  async responsesOf(actor: Actor, contextIds: readonly number[]): Promise<Response[]> {
    return (await this.store.responses(actor, contextIds)).map(responseAnswer);
  }

  async breaksOf(actor: Actor, contextIds: readonly number[]): Promise<SeriesBreak[]> {
    return (await this.store.breaks(actor, contextIds)).map(breakAnswer);
  }

  async addResponse(actor: Actor, contextId: number, fields: NewResponse): Promise<Response> {
    refuseBackwards(fields.start, fields.end);
    const saved = await this.work.run(async (m) => {
      const organisationId = await this.ownContexts(actor, [contextId], m);
      return m.save(m.create(ResponseEntity, { ...fields, contextId, organisationId, archived: false }));
    });
    return responseAnswer(saved);
  }

  async changeResponse(actor: Actor, id: number, { was, ...patch }: Change<NewResponse>): Promise<Response> {
    const saved = await this.work.run(async (m) => {
      const found = await this.store.response(actor, id, m);
      if (!found) throw new NotFound('response');
      refuseMeanwhile(found, { ...patch, was }, 'response');
      const changed = Object.assign(found, named(patch));
      refuseBackwards(changed.start, changed.end);
      return m.save(changed);
    });
    return responseAnswer(saved);
  }

  async breaks(actor: Actor, contextId: number): Promise<SeriesBreak[]> {
    await this.ownContexts(actor, [contextId]);
    return (await this.store.breaks(actor, [contextId])).map(breakAnswer);
  }

  async addBreak(actor: Actor, contextId: number, fields: NewSeriesBreak): Promise<SeriesBreak> {
    this.knownIndicators(fields.indicators);
    const saved = await this.work.run(async (m) => {
      const organisationId = await this.ownContexts(actor, [contextId], m);
      return m.save(m.create(SeriesBreakEntity, { ...fields, contextId, organisationId, archived: false }));
    });
    return breakAnswer(saved);
  }

  async changeBreak(
    actor: Actor,
    id: number,
    { was, ...patch }: Change<NewSeriesBreak>,
  ): Promise<SeriesBreak> {
    this.knownIndicators(patch.indicators ?? []);
    const saved = await this.work.run(async (m) => {
      const found = await this.store.seriesBreak(actor, id, m);
      if (!found) throw new NotFound('series break');
      refuseMeanwhile(found, { ...patch, was }, 'break');
      return m.save(Object.assign(found, named(patch)));
    });
    return breakAnswer(saved);
  }

  private async grantAnswer(actor: Actor, id: number): Promise<Grant> {
    const found = (await this.grants(actor)).find((g) => g.id === id);
    if (!found) throw new NotFound('grant');
    return found;
  }

  /** Refuses contexts of others; answers the organisation of the last one. */
  private async ownContexts(actor: Actor, ids: readonly number[], manager?: EntityManager): Promise<number> {
    let organisationId = 0;
    for (const id of ids) {
      const context = await this.places.context(actor, id, manager);
      if (!context) throw new NotFound('context');
      organisationId = context.organisationId;
    }
    return organisationId;
  }

  private knownIndicators(codes: readonly string[]): void {
    const unknown = codes.find((code) => !this.framework.indicator(code));
    if (unknown !== undefined)
      throw new BadInput(`The framework has no indicator ${unknown}.`, [
        { field: 'indicators', sentence: `${unknown} is not an indicator of the framework.` },
      ]);
  }
}

export function responseAnswer({ organisationId: _scope, ...response }: ResponseEntity): Response {
  return response as Response;
}

export function breakAnswer({ organisationId: _scope, ...seriesBreak }: SeriesBreakEntity): SeriesBreak {
  return seriesBreak as SeriesBreak;
}
