import { Inject, Injectable } from '@nestjs/common';
import type { GoalMeasure, NewGoal, PlanGoal } from '@waymark/contract';
import { planChanges } from '@waymark/outcomes';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { FrameworkService } from '../catalogue/framework.service';
import { named, type Patch } from '../catalogue/patch';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput } from '../http/refusals';
import { CONFIG } from '../settings.module';
import { asJson, goalAnswer } from './plan-answers';
import { PlanChangeEntity, PlanGoalEntity } from './plan-goal.entity';
import { PlanStore } from './plan.store';

export type GoalPatch = Patch<NewGoal> & { readonly version: number; readonly reason: string };

/** Goals of a context's plan. Whatever is moved that was there before is kept with its reason. */
@Injectable()
export class GoalsService {
  constructor(
    private readonly store: PlanStore,
    private readonly catalogue: FrameworkService,
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async add(actor: Actor, contextId: number, fields: NewGoal): Promise<PlanGoal> {
    await this.refuseUnknown(actor, fields);
    const saved = await this.work.run(async (m) => {
      const { organisationId } = await this.store.contextFor(actor, contextId, m);
      return m.save(
        m.create(PlanGoalEntity, {
          ...fields,
          measures: JSON.stringify(fields.measures),
          organisationId,
          contextId,
          version: 1,
          archived: false,
        }),
      );
    });
    return goalAnswer(saved);
  }

  async change(actor: Actor, id: number, { reason, version, ...patch }: GoalPatch): Promise<PlanGoal> {
    await this.refuseUnknown(actor, patch);
    const grants = await this.store.grantTitles(actor);
    return this.work.run(async (m) => {
      const row = await this.store.toChange(actor, PlanGoalEntity, 'goal', { id, version }, m);
      const before = goalAnswer(row);
      const { measures, ...fields } = patch;
      Object.assign(row, named(fields), named(asJson({ measures })));
      const after = goalAnswer(row);
      const changes = planChanges(before, after, (grant) => grants.get(grant) ?? 'a grant that is gone');
      const [first] = changes;
      if (first && reason === '')
        throw new BadInput(
          `This moves ${first.about} from “${first.before}” to “${first.after}”. Say why: the reason stands in every report.`,
          [{ field: 'reason', sentence: 'Give the reason for moving it.' }],
        );
      await this.keep(actor, row, changes, reason, m);
      return goalAnswer(await m.save(row));
    });
  }

  private async keep(
    actor: Actor,
    { id, contextId, organisationId }: PlanGoalEntity,
    changes: ReturnType<typeof planChanges>,
    reason: string,
    m: EntityManager,
  ): Promise<void> {
    for (const change of changes)
      await m.save(
        m.create(PlanChangeEntity, {
          ...change,
          reason,
          organisationId,
          contextId,
          goalId: id,
          date: this.config.today(),
          by: actor.name,
        }),
      );
  }

  private async refuseUnknown(actor: Actor, { goal, measures }: Patch<NewGoal>): Promise<void> {
    if (goal && !this.catalogue.framework.goals.some(({ code }) => code === goal))
      throw new BadInput(`The framework has no goal ${goal}.`, [
        { field: 'goal', sentence: 'Choose a goal of the framework, or none and your own words.' },
      ]);
    const twice = measures?.find(
      (one, i) => measures.findIndex((other) => other.indicator === one.indicator) !== i,
    );
    if (twice)
      throw new BadInput(`${twice.indicator} measures this goal twice.`, [
        {
          field: 'measures',
          sentence: 'Name each indicator once; a target for another funder goes beside the first.',
        },
      ]);
    if (!measures || measures.length === 0) return;
    const grants = await this.store.grantTitles(actor);
    for (const measure of measures) this.refuseMeasure(grants, measure);
  }

  private refuseMeasure(known: ReadonlyMap<number, string>, { indicator, targets }: GoalMeasure): void {
    const refuse = (sentence: string, cure: string): never => {
      throw new BadInput(sentence, [{ field: 'measures', sentence: cure }]);
    };
    if (!this.catalogue.indicator(indicator))
      refuse(`The framework has no indicator ${indicator}.`, 'Choose an indicator of the framework.');
    for (const { grantId, period } of targets) {
      if (period.end < period.start)
        refuse(`A target of ${indicator} ends before it starts.`, 'Choose an end on or after the start.');
      if (grantId !== null && !known.has(grantId))
        refuse(
          `A target of ${indicator} names a grant that is not there.`,
          'Choose one of your grants, or none.',
        );
    }
  }
}
