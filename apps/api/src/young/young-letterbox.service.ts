import { createHash, randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { addMonths } from '@waymark/calendar';
import { MOST_YOUNG_SUBMISSIONS, type OpenSurvey, type YoungSubmission } from '@waymark/contract';
import type { EntityManager } from 'typeorm';
import type { ContextEntity } from '../catalogue/context.entity';
import { BadInput, Refusal } from '../http/refusals';
import { READING, type ReadingFor } from '../measures/reading';
import { YoungVoices } from '../voices/young-voices.service';
import { askedIn, questionsOf, stateOf } from './young-survey-answer';
import type { YoungSurveyEntity } from './young-survey.entity';
import { YoungSurveyStore } from './young-survey.store';
import { UnitOfWork } from '../database/unit-of-work';

/** Answers nobody counted are erased after so long; so are words nobody decided about. */
const UNCOUNTED_MONTHS = 3;
const UNREAD_MONTHS = 6;
const LARGEST = 2 ** 31 - 1;

/**
 * Where answers and words of young people fall in. Nothing is kept beside them: not when they came, nor in which order, nor from
 * what or where. A sending is known again by a code its own phone made up, of which only a digest is kept.
 */
@Injectable()
export class YoungLetterbox {
  constructor(
    private readonly store: YoungSurveyStore,
    private readonly voices: YoungVoices,
    private readonly work: UnitOfWork,
    @Inject(READING) private readonly reading: ReadingFor,
  ) {}

  /** The round that asks in this context today. */
  async asking(context: ContextEntity): Promise<OpenSurvey | null> {
    const today = this.reading('external').asOf;
    const survey = (await this.store.ofContext(context.id)).find((one) => stateOf(one, today) === 'open');
    if (!survey) return null;
    const { id, end, askVoice, askCode, help } = survey;
    return { id, end, questions: this.questions(survey), askVoice, askCode, help };
  }

  async send(context: ContextEntity, sent: YoungSubmission): Promise<void> {
    const survey = (await this.store.ofContext(context.id)).find(({ id }) => id === sent.surveyId);
    if (!survey)
      throw new Refusal(
        404,
        'Not found',
        'We do not know these questions. Open the link again to see what is asked now.',
      );
    refuseClosed(survey, this.reading('external').asOf);
    this.check(survey, sent);
    const digest = digestOf('answers', sent.submissionId);
    await this.work.run(async (m) => {
      if (await this.store.isThere(m, digest)) return;
      // the round may have been counted while this waited: what fell in after that would never be
      refuseClosed((await this.store.again(m, survey)) ?? survey, this.reading('external').asOf);
      const { submissions } = await this.store.waiting(survey, m);
      if (submissions >= MOST_YOUNG_SUBMISSIONS)
        throw new Refusal(
          409,
          'Full',
          'So many people have answered that no more fit in. Thank you all the same.',
        );
      const own = { organisationId: context.organisationId, contextId: context.id, surveyId: survey.id };
      await this.put(m, {
        ...own,
        digest,
        respondentCode: sent.respondentCode,
        answers: JSON.stringify(sent.answers),
        end: survey.end,
        keepUntil: addMonths(survey.end, UNCOUNTED_MONTHS),
      });
      if (sent.voice)
        await this.voices.put(m, {
          ...own,
          ...sent.voice,
          id: randomInt(1, LARGEST),
          digest: digestOf('words', sent.submissionId),
          end: survey.end,
          keepUntil: addMonths(survey.end, UNREAD_MONTHS),
        });
    });
  }

  /** Answers are taken out until they are counted: then nobody can say which were theirs. Words, at any time. */
  async takeBack(code: string): Promise<{ answers: boolean; words: boolean }> {
    const done = await this.work.run(async (m) => ({
      answers: await this.store.takeOut(m, digestOf('answers', code)),
      words: await this.voices.takeBack(m, digestOf('words', code)),
    }));
    if (done.answers || done.words) return done;
    throw new Refusal(
      404,
      'Not found',
      'We do not find anything under this code. Check each letter. If the answers were counted already, they cannot be taken back: nobody can tell any more which were yours.',
    );
  }

  private async put(
    m: EntityManager,
    row: Omit<Parameters<YoungSurveyStore['put']>[1], 'id'>,
  ): Promise<void> {
    // a number that is taken already is drawn again
    do await this.store.put(m, { ...row, id: randomInt(1, LARGEST) });
    while (!(await this.store.isThere(m, row.digest)));
  }

  private questions(survey: YoungSurveyEntity) {
    return askedIn(survey, this.reading('external').catalogue).flatMap(questionsOf);
  }

  private check(survey: YoungSurveyEntity, { answers, voice, respondentCode }: YoungSubmission): void {
    const asked = new Map(this.questions(survey).map((one) => [one.item, one.answers]));
    const given = new Set<string>();
    for (const [at, { item, value }] of answers.entries()) {
      const field = `sent.answers.${at}`;
      const sentence = 'This does not belong to the questions. Open the link again to see what is asked now.';
      if (!asked.get(item)?.includes(value) || given.has(item))
        throw new BadInput(sentence, [{ field, sentence }]);
      given.add(item);
    }
    if (voice && !survey.askVoice)
      throw new BadInput('No words are asked for this time. Answer the questions only.', [
        { field: 'sent.voice', sentence: 'Not asked for this time.' },
      ]);
    if (respondentCode !== null && !survey.askCode)
      throw new BadInput('No code is asked for this time. Leave it out.', [
        { field: 'sent.respondentCode', sentence: 'Not asked for this time.' },
      ]);
  }
}

/** Answers and words of one sending are kept under digests that do not lead to each other. */
const digestOf = (part: 'answers' | 'words', code: string): string =>
  createHash('sha256').update(`${part}\n${code}`).digest('hex');

function refuseClosed(survey: YoungSurveyEntity, today: string): void {
  const state = stateOf(survey, today);
  if (state === 'open') return;
  throw new Refusal(
    410,
    'Closed',
    state === 'not yet'
      ? 'These questions are not open yet. Come back in some days.'
      : 'These questions are closed now. Your answers were not saved. Thank you for wanting to tell us.',
  );
}
