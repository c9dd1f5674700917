import { Injectable } from '@nestjs/common';
import type { AnswerRound, AnswersTaken, Figures, Indicator, NewAnswers } from '@waymark/contract';
import { figureOf } from '@waymark/outcomes';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { PlacesStore } from '../catalogue/places.store';
import { UnitOfWork } from '../database/unit-of-work';
import { Conflict, NotFound } from '../http/refusals';
import { IntakeEntity } from '../measures/intake.entity';
import { ObservationEntity } from '../measures/observation.entity';
import { canonical } from '../measures/recording.service';
import { AnswerEntity } from './answer.entity';
import { AnswerRules, keptUntil } from './answer-rules';
import { AnswersStore, type AnswerRow, peopleOf } from './answers.store';
import { submissionKey } from './submission-key';

interface Place {
  readonly id: number;
  readonly organisationId: number;
}

/** Answers of single people: taken in, scored, paired. What leaves here is counts of people, never an answer. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly store: AnswersStore,
    private readonly places: PlacesStore,
    private readonly rules: AnswerRules,
    private readonly work: UnitOfWork,
  ) {}

  async rounds(actor: Actor, contextId: number): Promise<AnswerRound[]> {
    if (!(await this.places.context(actor, contextId))) throw new NotFound('context');
    return this.store.rounds(contextId);
  }

  /** All of a round or none of it. A submission that is there already is counted once. */
  async add(actor: Actor, contextId: number, round: NewAnswers): Promise<AnswersTaken> {
    const context = await this.places.context(actor, contextId);
    if (!context) throw new NotFound('context');
    const { indicators, remarks } = this.rules.check(round, context);
    return this.work.run(async (m) => {
      const owned = `${context.organisationId}:answers:${contextId}:${round.batch}`;
      const before = await m.findOne(IntakeEntity, { where: { batch: owned } });
      const all = round.submissions.length;
      if (before)
        return { intakeId: before.id, submissions: all, created: 0, unchanged: all, indicators: [], remarks };
      const wave = { contextId, start: round.start, end: round.end };
      const fresh = newOnes(round, await this.store.ofWave(m, wave));
      this.rules.refuseOverlap(round, indicators, await this.store.otherFigures(m, wave, round));
      const intake = await m.save(
        m.create(IntakeEntity, {
          organisationId: context.organisationId,
          kind: 'answers',
          batch: owned,
          reason: null,
          visible: true,
          recordedAt: new Date().toISOString(),
          recordedBy: actor.name,
        }),
      );
      const touched = fresh.length === 0 ? [] : indicators;
      await this.store.insert(m, this.rowsOf(fresh, round, context, intake.id));
      await this.makeFigures(m, round, context, touched, intake.id);
      await this.store.rebuildPairs(
        m,
        { contextId, organisationId: context.organisationId },
        touched,
        intake.id,
      );
      return {
        intakeId: intake.id,
        submissions: all,
        created: fresh.length,
        unchanged: all - fresh.length,
        indicators: touched.map(({ code }) => code),
        remarks,
      };
    });
  }

  /** Answers taken back are erased; figures and pairs are as they were before they came. */
  async undo(actor: Actor, contextId: number, intakeId: number): Promise<AnswerRound[]> {
    if (!(await this.places.context(actor, contextId))) throw new NotFound('context');
    await this.work.run(async (m) => {
      const intake = await m.findOne(IntakeEntity, {
        where: { id: intakeId, kind: 'answers', visible: true },
      });
      const mine = intake && (await m.findOne(AnswerEntity, { where: { intakeId, contextId } }));
      if (!intake || !mine) throw new NotFound('round of answers');
      if ((await this.store.builtUpon(m, intakeId)) || (await this.store.pairedSince(m, intakeId)))
        throw new Conflict(
          'Other answers or a correction came on top of these: take the later ones back first.',
        );
      await m.update(IntakeEntity, { id: intakeId }, { visible: false });
      await m.delete(AnswerEntity, { intakeId });
    });
    return this.store.rounds(contextId);
  }

  private rowsOf(
    submissions: NewAnswers['submissions'],
    round: NewAnswers,
    context: Place,
    intakeId: number,
  ): AnswerRow[] {
    const keepUntil = round.keepUntil ?? keptUntil(round.end, this.rules.today());
    return submissions.flatMap(({ submissionId, respondentCode, answers }) =>
      answers.map(({ item, value }) => ({
        organisationId: context.organisationId,
        contextId: context.id,
        round: round.round,
        start: round.start,
        end: round.end,
        source: round.source,
        submissionId: submissionKey(submissionId),
        respondentCode,
        item,
        value,
        keepUntil,
        intakeId,
      })),
    );
  }

  /** One observation an indicator from all answers of the round that stand; it supersedes the one made from fewer. */
  private async makeFigures(
    m: EntityManager,
    round: NewAnswers,
    context: Place,
    indicators: readonly Indicator[],
    intakeId: number,
  ): Promise<void> {
    const { start, end, source } = round;
    const answers = (await this.store.ofWave(m, { contextId: context.id, start, end })).filter(
      (one) => one.round === round.round && one.source === source,
    );
    const keys = [];
    for (const indicator of indicators) {
      const figures = figuresOf(indicator, peopleOf(indicator, answers));
      if (!figures) continue;
      const before = await this.store.figureOfRound(
        m,
        { contextId: context.id, start, end },
        round,
        indicator.code,
      );
      if (before) await m.update(ObservationEntity, { id: before.id }, { replacedBy: intakeId });
      const key = { contextId: context.id, indicator: indicator.code, start, end, breakdown: '' };
      await m.insert(ObservationEntity, {
        ...key,
        organisationId: context.organisationId,
        areaCode: null,
        indicatorVersion: indicator.version,
        round: round.round,
        source,
        figures: canonical(figures),
        supersedes: before?.id ?? null,
        intakeId,
        replacedBy: null,
      });
      keys.push(key);
    }
    await this.store.rebuildRollups(m, keys, intakeId);
  }
}

/** Submissions that are not there yet. The same number with other answers is refused: which of the two is right? */
function newOnes(round: NewAnswers, there: readonly AnswerEntity[]): NewAnswers['submissions'] {
  const known = new Map<string, Map<string, string>>();
  for (const { source, submissionId, item, value } of there) {
    if (source !== round.source) continue;
    const key = submissionKey(submissionId);
    const one = known.get(key) ?? new Map<string, string>();
    known.set(key, one.set(item, value));
  }
  return round.submissions.filter(({ submissionId, answers }, index) => {
    const before = known.get(submissionKey(submissionId));
    if (!before) return true;
    if (answers.length === before.size && answers.every(({ item, value }) => before.get(item) === value))
      return false;
    throw new Conflict(
      `Submission ${submissionId} is there already with other answers. Nothing of this round was saved: take the earlier sending back first, or leave this submission out.`,
      [{ field: `submissions.${index}.answers`, sentence: 'There already, with other answers.' }],
    );
  });
}

function figuresOf(indicator: Indicator, people: ReturnType<typeof peopleOf>): Figures | null {
  if (people.length === 0) return null;
  const stats = figureOf(indicator, people);
  if (stats.kind === 'counts')
    return { kind: 'counts', numerator: stats.numerator, denominator: stats.denominator };
  if (stats.kind !== 'moments') return null;
  const { n, mean, m2 } = stats;
  return { kind: 'moments', n, mean, sd: n > 1 && m2 !== null ? Math.sqrt(m2 / (n - 1)) : null };
}
