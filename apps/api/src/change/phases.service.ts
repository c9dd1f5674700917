import { Injectable } from '@nestjs/common';
import type { NewSeriesPhase, SeriesPhase } from '@waymark/contract';
import type { Actor } from '../access/actor';
import { FrameworkService } from '../catalogue/framework.service';
import { type Change, named, refuseMeanwhile } from '../catalogue/patch';
import { PlacesStore } from '../catalogue/places.store';

import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, NotFound } from '../http/refusals';
import { PhasesStore } from './phases.store';
import { SeriesPhaseEntity } from './series-phase.entity';

/** Phases of series: a day, a reason, and who gave it. Archived, never deleted. */
@Injectable()
export class PhasesService {
  constructor(
    private readonly store: PhasesStore,
    private readonly places: PlacesStore,
    private readonly framework: FrameworkService,
    private readonly work: UnitOfWork,
  ) {}

  async phases(actor: Actor, contextId: number): Promise<SeriesPhase[]> {
    await this.organisationOf(actor, contextId);
    return (await this.store.phases(actor, contextId)).map(answer);
  }

  async add(actor: Actor, contextId: number, fields: NewSeriesPhase): Promise<SeriesPhase> {
    const organisationId = await this.organisationOf(actor, contextId);
    this.refuseUnknown(fields.indicator);
    await this.refuseOtherDay(actor, contextId, fields);
    await this.refuseSecond(actor, contextId, fields, null);
    const saved = await this.work.run((m) =>
      m.save(
        m.create(SeriesPhaseEntity, {
          ...fields,
          contextId,
          organisationId,
          recordedBy: actor.name,
          recordedAt: new Date().toISOString(),
          archived: false,
        }),
      ),
    );
    return answer(saved);
  }

  async change(actor: Actor, id: number, { was, ...patch }: Change<NewSeriesPhase>): Promise<SeriesPhase> {
    const saved = await this.work.run(async (m) => {
      const found = await this.store.phase(actor, id, m);
      if (!found) throw new NotFound('phase');
      refuseMeanwhile(found, { ...patch, was }, 'phase');
      if (patch.indicator !== undefined) this.refuseUnknown(patch.indicator);
      const changed = Object.assign(found, named(patch));
      await this.refuseOtherDay(actor, changed.contextId, changed);
      if (!changed.archived) await this.refuseSecond(actor, changed.contextId, changed, id);
      return m.save(changed);
    });
    return answer(saved);
  }

  private async organisationOf(actor: Actor, contextId: number): Promise<number> {
    const context = await this.places.context(actor, contextId);
    if (!context) throw new NotFound('context');
    return context.organisationId;
  }

  private refuseUnknown(code: string): void {
    if (!this.framework.indicator(code))
      throw new BadInput(`The framework has no indicator ${code}.`, [
        { field: 'indicator', sentence: 'Choose an indicator of the framework.' },
      ]);
  }

  /** A phase that names a response starts on the day the response did. */
  private async refuseOtherDay(
    actor: Actor,
    contextId: number,
    { responseId, date }: Pick<NewSeriesPhase, 'responseId' | 'date'>,
  ): Promise<void> {
    if (responseId === null) return;
    const response = await this.store.response(actor, contextId, responseId);
    if (!response)
      throw new BadInput('A phase can only start at a response recorded in this context.', [
        { field: 'responseId', sentence: 'Choose one of the responses of this context, or none.' },
      ]);
    if (response.start !== date)
      throw new BadInput(`The response “${response.title}” began on ${response.start}, not on ${date}.`, [
        { field: 'date', sentence: `Use ${response.start}, or choose no response and say what happened.` },
      ]);
  }

  private async refuseSecond(
    actor: Actor,
    contextId: number,
    fields: Pick<NewSeriesPhase, 'indicator' | 'breakdown' | 'date'>,
    except: number | null,
  ): Promise<void> {
    const same = (await this.store.phases(actor, contextId)).some(
      (one) =>
        !one.archived &&
        one.id !== except &&
        one.indicator === fields.indicator &&
        one.breakdown === fields.breakdown &&
        one.date === fields.date,
    );
    if (same)
      throw new BadInput('A phase of this series already starts on that day.', [
        { field: 'date', sentence: 'Change the reason of the phase that is there, or choose another day.' },
      ]);
  }
}

function answer({ organisationId: _scope, ...phase }: SeriesPhaseEntity): SeriesPhase {
  return phase;
}
