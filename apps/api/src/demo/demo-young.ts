import { createHash, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { addMonths } from '@waymark/calendar';
import { isoDate, newVoice, voiceAudience, voiceWho, youngSubmission } from '@waymark/contract';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Actor } from '../access/actor';
import { tokenHash } from '../access/random-token';
import type { ContextEntity } from '../catalogue/context.entity';
import { PlacesStore } from '../catalogue/places.store';
import type { Config } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { CONFIG } from '../settings.module';
import { VoiceEntity, YoungLetterEntity } from '../voices/voice.entity';
import { YoungDeskService } from '../young/young-desk.service';
import { YoungSubmissionEntity, YoungSurveyEntity } from '../young/young-survey.entity';
import { YoungSurveysService } from '../young/young-surveys.service';
import { YoungLinkEntity } from '../young/young.entity';

const page = z.strictObject({
  version: z.literal(1),
  invented: z.literal(true),
  context: z.string(),
  /** The secret of its link, which in the demo is none. */
  link: z.string().min(20).max(100),
  opensUntil: isoDate,
  greeting: z.string(),
  /** Of what the team wrote, by its beginning: what young people read instead. */
  ticks: z.array(z.strictObject({ original: z.string(), words: z.string(), answer: z.string().default('') })),
  survey: z.strictObject({
    round: z.string(),
    start: isoDate,
    end: isoDate,
    indicators: z.array(z.string()),
    help: z.string(),
    answers: z.array(z.record(z.string(), z.string())),
    letters: z.array(youngSubmission.shape.voice.unwrap().unwrap()),
  }),
});

const voices = z.strictObject({
  version: z.literal(1),
  invented: z.literal(true),
  voices: z.array(
    z.strictObject({
      context: z.string(),
      date: isoDate,
      who: voiceWho,
      words: newVoice.shape.words,
      purpose: z.string(),
      audience: voiceAudience,
      expires: isoDate,
      withdrawn: isoDate.nullable(),
    }),
  ),
});

/** The invented page of young people of one place, a round that is open, and invented words of other places. */
export async function seedDemoYoung(app: INestApplication, actor: Actor): Promise<void> {
  const home = app.get<Config>(CONFIG).home;
  const read = (name: string): unknown => parse(readFileSync(join(home, 'data/demo', name), 'utf8'));
  const place = async (code: string): Promise<ContextEntity> => {
    const found = await app.get(PlacesStore).contextByCode(actor, code);
    if (!found) throw new Error(`data/demo: there is no context ${code}.`);
    return found;
  };
  const told = page.parse(read('young.yaml'));
  const context = await place(told.context);
  const surveyId = await openRound(app, actor, context, told);
  await app.get(UnitOfWork).run(async (m) => {
    const own = { organisationId: context.organisationId, contextId: context.id, surveyId };
    const kept = { ...own, end: told.survey.end, keepUntil: addMonths(told.survey.end, 3) };
    for (const [at, answers] of told.survey.answers.entries())
      await m.insert(YoungSubmissionEntity, {
        ...kept,
        id: drawn(),
        digest: digestOf(`answers ${at}`),
        respondentCode: null,
        answers: JSON.stringify(Object.entries(answers).map(([item, value]) => ({ item, value }))),
      });
    for (const [at, letter] of told.survey.letters.entries())
      await m.insert(YoungLetterEntity, { ...kept, ...letter, id: drawn(), digest: digestOf(`words ${at}`) });
    for (const { context: code, date, withdrawn, words, purpose: _why, ...voice } of voices.parse(
      read('voices.yaml'),
    ).voices) {
      const { id: contextId, organisationId } = await place(code);
      await m.insert(VoiceEntity, {
        ...voice,
        contextId,
        organisationId,
        words: withdrawn ? '' : words,
        state: withdrawn ? 'withdrawn' : voice.audience === 'team' ? 'team only' : 'may be quoted',
        came: 'told',
        heardOn: date,
        reason: '',
        decidedBy: AUTHOR,
        digest: null,
        traces: '',
      });
    }
  });
}

async function openRound(
  app: INestApplication,
  actor: Actor,
  context: ContextEntity,
  { ticks, greeting, link, opensUntil, survey }: z.infer<typeof page>,
): Promise<number> {
  const { offers } = await app.get(YoungDeskService).desk(actor, context.id);
  const choices = ticks.map(({ original, ...choice }) => {
    const offer = offers.find((one) => one.original.startsWith(original));
    if (!offer)
      throw new Error(`data/demo/young.yaml: nothing of ${context.pseudonym} begins “${original}”.`);
    return { ...choice, source: offer.source };
  });
  await app.get(YoungDeskService).setWords(actor, context.id, { greeting, choices });
  const { purposes } = await app.get(YoungSurveysService).desk(actor, context.id);
  return app.get(UnitOfWork).run(async (m) => {
    const own = { organisationId: context.organisationId, contextId: context.id, createdBy: AUTHOR };
    await m.insert(YoungLinkEntity, {
      ...own,
      tokenHash: tokenHash(link),
      expires: opensUntil,
      note: `The poster of the demo: /ours#${link}`,
      createdAt: `${survey.start}T09:00:00.000Z`,
      revokedAt: null,
    });
    const saved = await m.save(
      m.create(YoungSurveyEntity, {
        ...own,
        round: survey.round,
        start: survey.start,
        end: survey.end,
        indicators: JSON.stringify(survey.indicators),
        askVoice: true,
        askCode: true,
        help: survey.help,
        purposeId: purposes[0]?.id ?? 0,
        settled: null,
        submissions: 0,
        withAnswers: 0,
      }),
    );
    return saved.id;
  });
}

/** Invented, like everybody in the demo. */
const AUTHOR = 'Ines (invented)';
const drawn = (): number => randomInt(1, 2 ** 31 - 1);
const digestOf = (text: string): string => createHash('sha256').update(`demo ${text}`).digest('hex');
