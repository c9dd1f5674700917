import { Injectable } from '@nestjs/common';
import type { Assessment, NewAssessment } from '@waymark/contract';
import type { Actor } from '../access/actor';
import { named, type Patch, refuseBackwards } from '../catalogue/patch';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput } from '../http/refusals';
import { AssessmentEntity } from './assessment.entity';
import { GuidesService } from './guides.service';
import { asJson, assessmentAnswer } from './plan-answers';
import { PlanStore } from './plan.store';

/** Assessments of contexts: what was looked at, by whom, and what must change first. */
@Injectable()
export class AssessmentsService {
  constructor(
    private readonly store: PlanStore,
    private readonly guides: GuidesService,
    private readonly work: UnitOfWork,
  ) {}

  async add(actor: Actor, contextId: number, fields: NewAssessment): Promise<Assessment> {
    const { methods, tookPart, findings, weighting, ...rest } = fields;
    this.refuse(fields);
    const saved = await this.work.run(async (m) => {
      const { organisationId } = await this.store.contextFor(actor, contextId, m);
      return m.save(
        m.create(AssessmentEntity, {
          ...rest,
          ...named(asJson({ methods, tookPart, findings, weighting })),
          organisationId,
          contextId,
          version: 1,
          archived: false,
        }),
      );
    });
    return assessmentAnswer(saved);
  }

  async change(
    actor: Actor,
    id: number,
    { version, ...patch }: Patch<NewAssessment> & { readonly version: number },
  ): Promise<Assessment> {
    return this.work.run(async (m) => {
      const row = await this.store.toChange(actor, AssessmentEntity, 'assessment', { id, version }, m);
      const { methods, tookPart, findings, weighting, ...rest } = patch;
      Object.assign(row, named(rest), named(asJson({ methods, tookPart, findings, weighting })));
      this.refuse(assessmentAnswer(row));
      return assessmentAnswer(await m.save(row));
    });
  }

  private refuse({ guide, start, end, methods, findings }: NewAssessment): void {
    refuseBackwards(start, end);
    const known = this.guides.guide(guide);
    const method = methods.find((code) => !known.methods.some((one) => one.code === code));
    if (method !== undefined)
      throw new BadInput(`The guide “${known.label}” has no method “${method}”.`, [
        { field: 'methods', sentence: 'Choose methods of this guide.' },
      ]);
    const prompts = known.sides.flatMap((side) => side.prompts.map(({ code }) => code));
    const prompt = findings.find((one) => !prompts.includes(one.prompt));
    if (prompt)
      throw new BadInput(`The guide “${known.label}” does not ask “${prompt.prompt}”.`, [
        { field: 'findings', sentence: 'Answer the questions of this guide.' },
      ]);
  }
}
