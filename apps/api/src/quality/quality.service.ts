import { Inject, Injectable } from '@nestjs/common';
import type { NewQualityAnswer, QualityFinding, QualityPage } from '@waymark/contract';
import { composeQualityPage, watchArea, watchContext, type WatchedPlace } from '@waymark/outcomes';
import type { Actor } from '../access/actor';
import { UnitOfWork } from '../database/unit-of-work';
import { BadInput, Conflict, NotFound, Refusal } from '../http/refusals';
import { READING, type ReadingFor } from '../measures/reading';
import { QualityAnswerEntity } from './quality-answer.entity';
import { QualityRecordsService } from './quality-records.service';

export interface QualityScope {
  readonly siteId?: number | undefined;
  readonly contextId?: number | undefined;
  readonly areas?: string | undefined;
}

/** Figures that look odd: load, hand to the pure checks, return. An answer is stored beside them and changes none. */
@Injectable()
export class QualityService {
  constructor(
    private readonly store: QualityRecordsService,
    private readonly work: UnitOfWork,
    @Inject(READING) private readonly reading: ReadingFor,
  ) {}

  async page(actor: Actor, scope: QualityScope): Promise<QualityPage> {
    const named = (scope.areas ?? '').split(',').filter(Boolean);
    const { records, areas, sites, answers } = await this.store.load(actor, named);
    const site = sites.find(({ id }) => id === scope.siteId);
    if (scope.siteId !== undefined && !site) throw new NotFound('site');
    if (scope.contextId !== undefined && !records.some(({ context }) => context.id === scope.contextId))
      throw new NotFound('context');
    const reading = this.reading('team', actor);
    const whole = scope.siteId === undefined && scope.contextId === undefined;
    const wanted = ({ contextId, siteId, areaCode }: WatchedPlace): boolean => {
      if (areaCode !== null) return whole || named.includes(areaCode) || areaCode === site?.areaCode;
      return scope.contextId === undefined
        ? scope.siteId === undefined || siteId === scope.siteId
        : contextId === scope.contextId;
    };
    return composeQualityPage({
      asOf: reading.asOf,
      places: [
        ...records.map((record) => watchContext(record, reading)),
        ...areas.map((area) => watchArea(area, reading)),
      ],
      wanted,
      answers,
    });
  }

  /** The finding as it stands now, with the answer. Refused where it is not found any more: somebody mended the figure. */
  async answer(
    actor: Actor,
    { key, contextId, areaCode, action, reason }: NewQualityAnswer,
  ): Promise<QualityFinding> {
    if ((contextId === null) === (areaCode === null))
      throw new BadInput('Name the context or the area the finding is about, one of the two.', [
        { field: 'contextId', sentence: 'Name a context or an area.' },
      ]);
    const find = async () => {
      const scope = contextId === null ? { areas: areaCode ?? '' } : { contextId };
      const { places } = await this.page(actor, scope);
      const place = places.find((one) => one.contextId === contextId && one.areaCode === areaCode);
      return place?.findings.find((finding) => finding.key === key);
    };
    const finding = await find();
    if (!finding)
      throw new Conflict(
        'This finding is no longer there: the figures changed. Nothing was stored; look at the page again.',
      );
    if (action === 'reopened' && finding.state === 'open')
      throw new Conflict('This finding is open already: nothing was changed.');
    const organisationId = await this.organisationOf(actor, contextId);
    await this.work.run((m) =>
      m.insert(QualityAnswerEntity, {
        organisationId,
        contextId,
        areaCode,
        findingKey: key,
        cells: JSON.stringify(finding.cells),
        action,
        reason,
        answeredBy: actor.name,
        answeredAt: new Date().toISOString().slice(0, 19) + 'Z',
      }),
    );
    const answered = await find();
    if (!answered) throw new NotFound('finding');
    return answered;
  }

  /** Of a context, its own; of a published figure, the first organisation the actor works for. */
  private async organisationOf(actor: Actor, contextId: number | null): Promise<number> {
    const id =
      contextId === null ? actor.organisationIds[0] : await this.store.organisationOf(actor, contextId);
    if (id === undefined)
      throw new Refusal(
        400,
        'Please check what was sent',
        'There is no organisation yet: finish the first set-up on the start page.',
      );
    return id;
  }
}
