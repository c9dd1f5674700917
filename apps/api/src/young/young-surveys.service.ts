import { Inject, Injectable } from '@nestjs/common';
import { addMonths } from '@waymark/calendar';
import { MOST_YOUNG_QUESTIONS } from '@waymark/contract';
import type {
  Indicator,
  NewYoungSurvey,
  YoungCounted,
  YoungSurvey,
  YoungSurveyDesk,
} from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../access/actor';
import { AnswersService } from '../answers/answers.service';
import type { ContextEntity } from '../catalogue/context.entity';
import type { Config } from '../config';
import { BadInput, Conflict, NotFound } from '../http/refusals';
import { AgreementEntity } from '../protection/agreement.entity';
import { recordedBy } from '../protection/protection.store';
import { CONFIG } from '../settings.module';
import { canBeAsked, questionsOf, stateOf, surveyAnswer } from './young-survey-answer';
import type { YoungSurveyEntity } from './young-survey.entity';
import { YoungSurveyStore } from './young-survey.store';
import { YoungSurveyPlaces } from './young-survey-places';

/** What counts of the young people's page are told by, beside the team's own surveys. */
const SOURCE = 'young people’s page';
const LONGEST_DAYS = 92;
/** What young people read before they say yes: apps/dashboard/src/pages/young/young-survey.tsx. Other words there are another number. */
const AGREED_WORDING = 'young people’s page, wording 2';
/** Whom that page names: totals of many people may be shown to others. */
const AGREED_AUDIENCE = ['team', 'partners', 'funders', 'researchers', 'public'] as const;
/** As long as single answers are kept by the schedule that ships. */
const AGREED_MONTHS = 36;

/** The team's part: what is asked, for how long, and when the letterbox is emptied and counted. It never reads an answer. */
@Injectable()
export class YoungSurveysService {
  constructor(
    private readonly store: YoungSurveyStore,
    private readonly places: YoungSurveyPlaces,
    private readonly answers: AnswersService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async desk(actor: Actor, contextId: number): Promise<YoungSurveyDesk> {
    const context = await this.places.context(actor, contextId);
    const today = this.config.today();
    const [surveys, purposes, place] = await Promise.all([
      this.store.surveysOf(actor, contextId),
      this.store.purposes(actor, context.organisationId),
      this.places.name(context),
    ]);
    const told: YoungSurvey[] = [];
    for (const survey of surveys) told.push(await this.answer(survey));
    return {
      contextId,
      place,
      offers: this.places.catalogue.indicators
        .filter(canBeAsked)
        .map((it) => ({ ...offerOf(it), fits: it.level === context.level }))
        .sort((a, b) => Number(b.fits) - Number(a.fits) || a.code.localeCompare(b.code)),
      purposes: purposes.map(({ id, title, lawfulBasis }) => ({
        id,
        title,
        basis: lawfulBasis.replaceAll('-', ' '),
      })),
      surveys: told,
      today,
    };
  }

  async add(actor: Actor, asked: NewYoungSurvey): Promise<YoungSurvey> {
    const context = await this.places.context(actor, asked.contextId);
    this.checkDays(asked, context);
    checkQuestions(asked, this.places.catalogue.indicators);
    const purposes = await this.store.purposes(actor, context.organisationId);
    if (!purposes.some(({ id }) => id === asked.purposeId))
      throw new BadInput('Name the purpose that these answers are held for, and its lawful basis, first.', [
        { field: 'purposeId', sentence: 'Choose a recorded purpose that has not ended.' },
      ]);
    const saved = await this.places.work.run(async (m) => {
      const other = await this.store.overlapping(m, asked);
      if (other)
        throw new Conflict(
          `“${other.round}” asks here from ${other.start} to ${other.end}: somebody would be counted twice. Choose other days, or close that round first.`,
          [{ field: 'start', sentence: 'Another round has these days.' }],
        );
      await this.places.refuseFigures(m, asked);
      return this.places.save(m, {
        ...asked,
        organisationId: context.organisationId,
        indicators: JSON.stringify(asked.indicators),
        createdBy: actor.name,
        settled: null,
        submissions: 0,
        withAnswers: 0,
      });
    });
    return this.answer(saved);
  }

  /** Everything in the letterbox becomes figures in one go, in an order that says nothing; then the letterbox is empty. */
  async count(actor: Actor, id: number): Promise<YoungCounted> {
    const today = this.config.today();
    const { saved, remarks } = await this.places.work.run(async (m) => {
      const survey = await this.unsettled(actor, id, m);
      if (stateOf(survey, today) === 'not yet')
        throw new Conflict(
          `This round begins on ${survey.start}: there is nothing to count. Withdraw it instead.`,
        );
      const end = survey.end < today ? survey.end : today;
      const sent = (await this.store.letterbox(m, survey)).map(({ respondentCode, answers }) => ({
        respondentCode,
        answers: JSON.parse(answers) as { item: string; value: string }[],
      }));
      const counted = sent.filter(({ answers }) => answers.length > 0);
      const taken =
        counted.length === 0
          ? null
          : await this.answers.add(actor, survey.contextId, {
              batch: `young-survey-${survey.id}`,
              round: survey.round,
              start: survey.start,
              end,
              source: SOURCE,
              // numbered anew: the code on a phone leads to no answer any more
              submissions: counted.map((one, at) => ({
                ...one,
                submissionId: `yp-${survey.id}-${at + 1}`,
              })),
            });
      await this.store.empty(m, survey);
      await this.agreed(m, actor, { ...survey, end }, sent.length);
      Object.assign(survey, {
        end,
        settled: 'counted',
        submissions: sent.length,
        withAnswers: counted.length,
      });
      return { saved: await m.save(survey), remarks: taken?.remarks ?? [] };
    });
    return { survey: await this.answer(saved), remarks: [...remarks] };
  }

  /** That they took part is a record of its own, of nobody in particular: to what they said yes, and how many. */
  private async agreed(
    m: EntityManager,
    actor: Actor,
    { organisationId, end }: Pick<YoungSurveyEntity, 'organisationId' | 'end'>,
    people: number,
  ): Promise<void> {
    if (people === 0) return;
    await m.insert(AgreementEntity, {
      organisationId,
      subject: null,
      purpose: 'own learning',
      audience: [...AGREED_AUDIENCE],
      wordingVersion: AGREED_WORDING,
      explainedBy: SOURCE,
      capacity: 'young person',
      agreedOn: end,
      expiresOn: addMonths(end, AGREED_MONTHS),
      people,
      withdrawnOn: null,
      ...recordedBy(actor),
    });
  }

  async withdraw(actor: Actor, id: number): Promise<YoungSurvey> {
    const saved = await this.places.work.run(async (m) => {
      const survey = await this.unsettled(actor, id, m);
      const { submissions } = await this.store.waiting(survey, m);
      await this.store.empty(m, survey);
      return m.save(Object.assign(survey, { settled: 'withdrawn', submissions, withAnswers: 0 }));
    });
    return this.answer(saved);
  }

  private async unsettled(actor: Actor, id: number, m: EntityManager): Promise<YoungSurveyEntity> {
    const survey = await this.store.survey(actor, id, m);
    if (!survey) throw new NotFound('round of questions');
    if (survey.settled)
      throw new Conflict(
        survey.settled === 'counted' ? 'This round is counted already.' : 'This round was withdrawn already.',
      );
    return survey;
  }

  private async answer(row: YoungSurveyEntity): Promise<YoungSurvey> {
    const [waiting, titles] = await Promise.all([
      this.store.waiting(row),
      this.store.purposeTitles([row.purposeId]),
    ]);
    const purpose = titles.get(row.purposeId) ?? '';
    return surveyAnswer(row, this.places.catalogue, { today: this.config.today(), waiting, purpose });
  }

  private checkDays({ start, end }: NewYoungSurvey, context: ContextEntity): void {
    const today = this.config.today();
    const refuse = (field: 'start' | 'end', detail: string, sentence: string): never => {
      throw new BadInput(detail, [{ field, sentence }]);
    };
    if (context.archived)
      throw new Conflict('This context is archived: nobody is asked about it. Take it up again first.');
    if (context.level === 'individual')
      throw new BadInput('One young person is not a survey: ask about a group, a place or a community.', [
        { field: 'contextId', sentence: 'Choose a group, a place or a community.' },
      ]);
    if (end < today)
      refuse('end', `Today is ${today}: this round would be over before it began.`, 'Today or later.');
    if (start < today) refuse('start', 'Answers cannot be sent in the past.', `Today, ${today}, or later.`);
    if (days(start, end) > LONGEST_DAYS)
      refuse(
        'end',
        'A round lasts three months at most: what is felt in May and in December is not one answer.',
        'Within three months.',
      );
    if (context.closed !== null && end > context.closed)
      refuse('end', `${context.pseudonym} closed on ${context.closed}.`, `Not after ${context.closed}.`);
  }
}

const days = (start: string, end: string): number => (Date.parse(end) - Date.parse(start)) / 86_400_000;

function offerOf(it: Indicator) {
  const { code, title, measures, level, sensitive } = it;
  return { code, title, measures, level, sensitive, questions: questionsOf(it) };
}

function checkQuestions({ indicators }: NewYoungSurvey, all: readonly Indicator[]): void {
  const chosen = all.filter(({ code }) => indicators.includes(code));
  const strange = indicators.find((code) => !chosen.some((it) => it.code === code && canBeAsked(it)));
  if (strange !== undefined)
    throw new BadInput(`${strange} has no questions that can be asked here.`, [
      { field: 'indicators', sentence: `${strange} cannot be asked: choose from the list.` },
    ]);
  const questions = chosen.reduce((sum, { items }) => sum + items.length, 0);
  if (questions > MOST_YOUNG_QUESTIONS)
    throw new BadInput(`These are ${questions} questions. Twenty is the most somebody answers on a phone.`, [
      { field: 'indicators', sentence: 'Choose fewer: twenty questions at most.' },
    ]);
}
