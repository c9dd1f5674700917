import { Injectable } from '@nestjs/common';
import {
  type AnswerIn,
  type Correction,
  type endpoints,
  type Figures,
  type NewObservation,
  type Observation,
} from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { PlacesStore } from '../catalogue/places.store';
import { UnitOfWork } from '../database/unit-of-work';
import { Conflict, NotFound } from '../http/refusals';
import { IntakeEntity } from './intake.entity';
import { MeasuresStore, type ObservationFilter } from './measures.store';
import { ObservationEntity } from './observation.entity';
import { RecordingRules } from './recording-rules';

type Recorded = AnswerIn<(typeof endpoints)['addObservations']>;

/** Observations entered by hand: a round at a time, corrected with a reason, never edited. */
@Injectable()
export class RecordingService {
  constructor(
    private readonly store: MeasuresStore,
    private readonly places: PlacesStore,
    private readonly rules: RecordingRules,
    private readonly work: UnitOfWork,
  ) {}

  async observations(
    actor: Actor,
    contextId: number,
    filter: Omit<ObservationFilter, 'contextIds'>,
  ): Promise<Observation[]> {
    if (!(await this.places.context(actor, contextId))) throw new NotFound('context');
    return this.store.observations({ ...filter, contextIds: [contextId] });
  }

  /** All of a batch or none of it. Sending the same batch again changes nothing and answers the same. */
  async add(actor: Actor, batch: string, items: readonly NewObservation[]): Promise<Recorded> {
    const organisations = await this.check(actor, items);
    const done = await this.work.run(async (m) => {
      // the batch belongs to whoever sent it: two organisations may by chance choose the same word
      const owned = `${[...new Set(organisations)].sort().join('-')}:${batch}`;
      const before = await m.findOne(IntakeEntity, { where: { batch: owned } });
      if (before) return { intakeId: before.id, created: 0 };
      const intake = await this.openIntake(m, actor, 'entry', organisations[0] ?? null, owned, null);
      let created = 0;
      const unchanged: number[] = [];
      for (const [index, item] of items.entries()) {
        const same = await this.sameObservation(m, item);
        if (same && same.figures === canonical(item.figures)) unchanged.push(same.id);
        else if (same) throw taken(index, item);
        else {
          await this.insert(m, item, organisations[index] ?? 0, intake.id, null);
          created += 1;
        }
      }
      await this.store.rebuildRollups(m, items, intake.id);
      return { intakeId: intake.id, created, unchanged };
    });
    // an earlier batch of this name may be a colleague's, with contexts beyond this actor's reach
    const asked = new Set(items.map(({ contextId }) => contextId));
    const observations = (await this.store.ofIntake(done.intakeId)).filter(
      ({ contextId }) => contextId !== null && asked.has(contextId),
    );
    const earlier = await this.store.byIds(done.unchanged ?? []);
    return {
      created: done.created,
      unchanged: items.length - done.created,
      observations: [...observations, ...earlier],
    };
  }

  /** The new figure stands; the old one stays, with the reason beside it. */
  async correct(actor: Actor, id: number, { figures, reason }: Correction): Promise<Observation> {
    const newId = await this.work.run(async (m) => {
      const old = await this.store.standingObservation(m, id);
      const context = old?.contextId == null ? null : await this.places.context(actor, old.contextId, m);
      if (!old || !context) throw new NotFound('observation that still stands');
      this.rules.checkFigures(figures, old.indicator, 'figures');
      if (old.figures === canonical(figures))
        throw new Conflict('These are the figures that stand already: nothing was changed.');
      const intake = await this.openIntake(m, actor, 'correction', context.organisationId, null, reason);
      await m.update(ObservationEntity, { id }, { replacedBy: intake.id });
      const item = { ...old, contextId: context.id, figures };
      const saved = await this.insert(m, item, context.organisationId, intake.id, id);
      await this.store.rebuildRollups(m, [item], intake.id);
      return saved;
    });
    const [observation] = await this.store.byIds([newId]);
    if (!observation) throw new NotFound('observation');
    return observation;
  }

  private async openIntake(
    manager: EntityManager,
    actor: Actor,
    kind: 'entry' | 'correction',
    organisationId: number | null,
    batch: string | null,
    reason: string | null,
  ): Promise<IntakeEntity> {
    return manager.save(
      manager.create(IntakeEntity, {
        organisationId,
        kind,
        batch,
        reason,
        visible: true,
        recordedAt: new Date().toISOString(),
        recordedBy: actor.name,
      }),
    );
  }

  private async insert(
    manager: EntityManager,
    item: NewObservation,
    organisationId: number,
    intakeId: number,
    supersedes: number | null,
  ): Promise<number> {
    const { contextId, indicator, start, end, breakdown, round, source } = item;
    const result = await manager.insert(ObservationEntity, {
      organisationId,
      contextId,
      areaCode: null,
      indicator,
      indicatorVersion: this.rules.versionOf(indicator),
      start,
      end,
      breakdown,
      round,
      source,
      figures: canonical(item.figures),
      supersedes,
      intakeId,
      replacedBy: null,
    });
    return (result.identifiers[0] as { id: number }).id;
  }

  private async sameObservation(
    manager: EntityManager,
    item: NewObservation,
  ): Promise<ObservationEntity | undefined> {
    const there = await this.store.standingObservations(manager, item);
    return there.find(
      (o) => o.breakdown === item.breakdown && o.round === item.round && o.source === item.source,
    );
  }

  /** Every context is the actor's; what may stand in it is the rules' to say. */
  private async check(actor: Actor, items: readonly NewObservation[]): Promise<number[]> {
    const organisations: number[] = [];
    for (const [index, item] of items.entries()) {
      const context = await this.places.context(actor, item.contextId);
      if (!context) throw new NotFound('context');
      this.rules.check(item, context, `observations.${index}`);
      organisations.push(context.organisationId);
    }
    return organisations;
  }
}

/** The same figures are always the same text. */
export function canonical(figures: Figures): string {
  return JSON.stringify(figures, Object.keys(figures).sort());
}

function taken(index: number, item: NewObservation): Conflict {
  return new Conflict(
    `${item.indicator} from ${item.start} to ${item.end} is already recorded with other figures. Nothing of this round was saved: correct that one with a reason, or name another round or source.`,
    [{ field: `observations.${index}.figures`, sentence: 'Already recorded with other figures.' }],
  );
}
