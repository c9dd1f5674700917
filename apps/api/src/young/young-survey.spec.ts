import type {
  NewScope,
  ProblemDocument,
  Role,
  Voice,
  YoungCounted,
  YoungPage,
  YoungSubmission,
  YoungSurvey,
  YoungSurveyDesk,
} from '@waymark/contract';
import request from 'supertest';
import { AnswerEntity } from '../answers/answer.entity';
import { AuditEntryEntity } from '../audit/audit-entry.entity';
import { Reader } from '../database/reader';
import { UnitOfWork } from '../database/unit-of-work';
import { MeasuresStore } from '../measures/measures.store';
import { Browser, tokenIn } from '../testing/at-the-door';
import { startTestApp, type TestApp } from '../testing/test-app';
import { type OneOrganisation, seedOrganisation } from '../testing/two-organisations';
import { VoiceEntity, YoungLetterEntity } from '../voices/voice.entity';
import { QuotesService } from '../voices/quotes.service';
import { YoungDoor } from './young-door.service';
import { YoungSubmissionEntity, YoungSurveyEntity } from './young-survey.entity';

const TODAY = '2026-09-15';
/** As a phone makes one up: twelve signs. */
const code = (n: number): string =>
  `abcdefgh${[...String(n).padStart(4, '0')].map((digit) => 'qrstuvwxyz'[Number(digit)]).join('')}`;
const SAFE = { item: 'LOC-01.1', value: 'very safe' };

describe('a round of questions for young people', () => {
  let test: TestApp;
  let ours: OneOrganisation;
  let theirs: OneOrganisation;
  let worker: Browser;
  let token = '';
  let survey: YoungSurvey;
  let purposeId: number;
  const as = async (role: Role, ...scopes: NewScope[]): Promise<Browser> => {
    const browser = new Browser(test.app);
    browser.cookie = await test.people.signedIn(role, ...scopes);
    return browser;
  };
  const anybody = (path: string, body: object, headers: Record<string, string> = {}) =>
    request(test.app.getHttpServer()).post(`/api${path}`).set(headers).send(body);
  const send = (sent: Partial<YoungSubmission>, headers?: Record<string, string>) =>
    anybody('/young/answers', { token, sent: { surveyId: survey.id, ...sent } }, headers);
  const page = async () => (await anybody('/young', { token })).body as YoungPage;
  const desk = async () =>
    (await worker.get(`/contexts/${ours.contexts[0]}/young-surveys`)).body as YoungSurveyDesk;
  const voices = async () => (await worker.get(`/contexts/${ours.contexts[0]}/voices`)).body as Voice[];
  const stored = <T extends object>(entity: new () => T) => test.app.get(Reader).manager.find(entity);
  const round = (more: object = {}) => ({
    contextId: ours.contexts[0],
    round: 'autumn 2026',
    start: TODAY,
    end: '2026-10-04',
    indicators: ['LOC-01', 'LOC-03'],
    askCode: true,
    purposeId,
    ...more,
  });

  beforeAll(async () => {
    test = await startTestApp({ signedIn: false });
    ours = await seedOrganisation(test.app, 'Ours');
    theirs = await seedOrganisation(test.app, 'Theirs');
    worker = await as('practitioner', { kind: 'organisation', id: ours.id });
    const manager = await as('manager', { kind: 'organisation', id: ours.id });
    const { body } = await manager.post('/young-links', {
      contextId: ours.contexts[0],
      expires: '2026-12-31',
    });
    token = tokenIn((body as { url: string }).url);
    purposeId = (await desk()).purposes[0]?.id ?? 0;
  });
  afterAll(() => test.stop());

  it('is opened by a worker for some days, with whole sets of questions and a recorded purpose', async () => {
    expect((await page()).survey).toBeNull();
    const { offers } = await desk();
    expect(offers[0]?.fits).toBe(true);
    expect(offers.map(({ code: one }) => one)).not.toContain('LOC-07');
    for (const [wrong, field] of [
      [{ purposeId: 99_999 }, 'purposeId'],
      [{ indicators: ['LOC-07'] }, 'indicators'],
      [{ indicators: ['IND-01', 'SCH-01', 'COM-01', 'PEER-01', 'LOC-03'] }, 'indicators'],
      [{ start: '2026-09-14' }, 'start'],
      [{ end: '2026-12-31' }, 'end'],
    ] as const) {
      const refused = await worker.post('/young-surveys', round(wrong));
      expect([wrong, refused.status]).toEqual([wrong, 400]);
      expect((refused.body as ProblemDocument).errors[0]?.field).toBe(field);
    }
    const made = await worker.post('/young-surveys', round());
    expect(made.status).toBe(201);
    survey = made.body as YoungSurvey;
    expect(survey).toMatchObject({ state: 'open', submissions: 0, purpose: 'Purpose Ours' });
    const twice = await worker.post('/young-surveys', round({ round: 'again' }));
    expect(twice.status).toBe(409);
    const asked = (await page()).survey;
    expect(asked?.questions).toHaveLength(5);
    expect(asked?.questions[0]).toEqual({
      item: 'LOC-01.1',
      text: 'While it is light, how safe or unsafe do you feel in this place?',
      answers: ['very safe', 'fairly safe', 'fairly unsafe', 'very unsafe'],
    });
  });

  it('takes answers from anybody with the link, once each, and keeps nothing of who, when or where from', async () => {
    const entries = await test.app.get(Reader).manager.count(AuditEntryEntity);
    const sent = { submissionId: code(2), answers: [SAFE, { item: 'LOC-03.1', value: 'agree' }] };
    const answer = await send(sent, { 'user-agent': 'Phone of somebody', 'x-forwarded-for': '203.0.113.7' });
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('no-store');
    // the same again, and the same with other answers: the first stands
    expect((await send(sent)).status).toBe(200);
    expect((await send({ ...sent, answers: [{ ...SAFE, value: 'very unsafe' }] })).status).toBe(200);
    // at once, as a phone does whose first try was slow
    const one = { submissionId: code(3), respondentCode: 'oak-7', answers: [SAFE] };
    expect((await Promise.all([send(one), send(one), send(one)])).map(({ status }) => status)).toEqual([
      200, 200, 200,
    ]);
    const rows = await stored(YoungSubmissionEntity);
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toMatch(/Phone of|203\.0|\d\d:\d\d|abcdefgh/);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(
      [
        'answers',
        'contextId',
        'digest',
        'end',
        'id',
        'keepUntil',
        'organisationId',
        'respondentCode',
        'surveyId',
      ].sort(),
    );
    expect(await test.app.get(Reader).manager.count(AuditEntryEntity)).toBe(entries);
    // the team sees how many, and nothing else
    const told = await desk();
    expect(told.surveys[0]).toMatchObject({ submissions: 2, withAnswers: 2 });
    expect(JSON.stringify(told)).not.toMatch(/oak-7|abcdefgh/);
  });

  it('refuses what does not belong to it, in plain words, and keeps none of it', async () => {
    const before = await stored(YoungSubmissionEntity);
    for (const wrong of [
      { answers: [] },
      { answers: [{ item: 'LOC-01.1', value: 'purple' }] },
      { answers: [{ item: 'LOC-02.1', value: 'very safe' }] },
      { answers: [SAFE, SAFE] },
      { submissionId: 'short', answers: [SAFE] },
      { answers: [SAFE], voice: { words: 'x'.repeat(601), audience: 'team' } },
      { answers: [SAFE], respondentCode: 'Maya Patel' },
      { answers: Array.from({ length: 21 }, (_, i) => ({ item: `LOC-03.${i}`, value: 'agree' })) },
    ])
      expect([
        wrong,
        (await send({ submissionId: code(9), ...(wrong as Partial<YoungSubmission>) })).status,
      ]).toEqual([wrong, 400]);
    expect((await send({ submissionId: code(9), answers: [SAFE], surveyId: 99_999 })).status).toBe(404);
    const huge = await anybody('/young/answers', { token, sent: { words: 'x'.repeat(1_100_000) } });
    expect(huge.status).toBe(413);
    expect((await anybody('/young/answers', { token: 'y'.repeat(43), sent: {} })).status).toBe(400);
    expect(await stored(YoungSubmissionEntity)).toEqual(before);
  });

  it('warns of names and numbers in words before they are saved, and keeps no record of who kept them', async () => {
    const voice = { words: 'Ask Jordan Whitlock, he is on 07700 900123.', audience: 'reports' as const };
    const marked = await send({ submissionId: code(4), voice });
    expect(marked.status).toBe(422);
    const { errors } = marked.body as ProblemDocument;
    expect(errors[0]?.field).toBe('sent.voice.words');
    expect(errors[0]?.marked?.findings.map(({ kind }) => kind)).toContain('phone number');
    expect(await stored(YoungLetterEntity)).toHaveLength(0);
    const keys = errors.flatMap((one) => one.marked?.findings.map(({ key }) => key) ?? []).join(',');
    expect((await send({ submissionId: code(4), voice }, { 'waymark-kept-words': keys })).status).toBe(200);
    expect((await worker.get('/protection')).status).toBe(403);
    // taken back by the code it was sent under
    const back = await anybody('/young/take-back', { token, submissionId: code(4) });
    expect(back.body).toEqual({ answers: true, words: true });
    expect(await stored(YoungLetterEntity)).toHaveLength(0);
    expect((await anybody('/young/take-back', { token, submissionId: code(4) })).status).toBe(404);
  });

  it('shows words to nobody before the team decides, and never to more than their speaker said', async () => {
    const say = (n: number, words: string, audience: 'team' | 'reports') =>
      send({ submissionId: code(n), voice: { words, audience } });
    await say(5, 'They took our bench away and nobody asked us first.', 'team');
    await say(6, 'The light by the steps makes it better for everybody at night.', 'reports');
    await say(7, 'This place is rubbish and so are all of you adults.', 'reports');
    expect(JSON.stringify(await page())).not.toMatch(/bench|steps|rubbish/);
    const waiting = await voices();
    expect(waiting.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting']);
    const keyOf = (word: string) => waiting.find(({ words }) => words.includes(word))?.key ?? '';
    const decide = (key: string, decision: string, reason = '') =>
      worker.post(`/voices/${key}/decide`, { decision, reason });
    const wider = await decide(keyOf('bench'), 'may be quoted');
    expect(wider.status).toBe(409);
    expect((wider.body as ProblemDocument).detail).toContain('only the team');
    expect((await decide(keyOf('rubbish'), 'removed')).status).toBe(400);
    expect((await decide(keyOf('rubbish'), 'removed', 'It attacks people.')).body).toMatchObject({
      state: 'removed',
      words: '',
      reason: 'It attacks people.',
    });
    expect((await decide(keyOf('bench'), 'team only')).status).toBe(200);
    expect((await decide(keyOf('steps'), 'may be quoted')).body).toMatchObject({
      state: 'may be quoted',
      heardOn: TODAY,
      expires: '2028-10-04',
    });
    expect(await stored(YoungLetterEntity)).toHaveLength(0);
    expect(JSON.stringify(await stored(VoiceEntity))).not.toContain('rubbish');
    const log = JSON.stringify(await stored(AuditEntryEntity));
    expect(log).toContain('words of somebody');
    expect(log).not.toMatch(/bench|steps|rubbish/);
  });

  it('lets words into a report only where their speaker agreed, and out of it when they are taken back', async () => {
    const write = (voicesText: string) =>
      worker.patch(`/reports/${ours.report}`, { voices: voicesText, voicesConsent: true });
    const quote = 'A young person said: “The light by the steps makes it better for everybody at night.”';
    const other = 'Residents say that they come here more often than before.';
    for (const held of [
      'One wrote that they took our bench away and nobody asked us, which hurt.',
      'This place is rubbish and so are all of you, somebody said.',
    ]) {
      const refused = await write(held);
      expect([held, refused.status]).toEqual([held, 409]);
      expect((refused.body as ProblemDocument).errors[0]?.field).toBe('voices');
    }
    // the same on an edition, and on the page without an account, which is for more readers than a report
    const edition = {
      title: 'They took our bench away and nobody asked us first',
      scope: {
        organisationId: ours.id,
        siteIds: [],
        contextIds: [],
        period: { start: '2025-04-01', end: '2026-03-31' },
      },
    };
    const manager = await as('manager', { kind: 'organisation', id: ours.id });
    expect((await manager.post('/editions', edition)).status).toBe(409);
    const onPage = await manager.put(`/contexts/${ours.contexts[0]}/young`, { greeting: quote, choices: [] });
    expect(onPage.status).toBe(409);
    expect((await write(`${quote}\n\n${other}`)).status).toBe(200);
    // what is printed is looked through again, since words are taken back after they were quoted
    const actor = { name: 'a spec', role: 'manager', organisationIds: [ours.id] } as const;
    const printed = async () =>
      (await test.app.get(QuotesService).permitted(actor, 'reports', { voices: `${quote}\n\n${other}` }))
        .voices;
    expect(await printed()).toContain('The light by the steps');
    await anybody('/young/take-back', { token, submissionId: code(6) });
    expect(await printed()).toBe(other);
    expect((await write(`${quote}\n\n${other}`)).status).toBe(409);
  });

  it('is counted into figures by the usual scoring, in an order that says nothing, and then is closed', async () => {
    for (let n = 20; n < 25; n += 1)
      await send({
        submissionId: code(n),
        answers: [{ item: 'LOC-01.1', value: n < 22 ? 'very unsafe' : 'fairly safe' }],
      });
    const counted = await worker.post(`/young-surveys/${survey.id}/count`);
    expect(counted.status).toBe(200);
    expect((counted.body as YoungCounted).survey).toMatchObject({
      state: 'counted',
      end: TODAY,
      // nine, since what somebody took back is gone: two answered, two wrote, five came late
      submissions: 9,
      withAnswers: 7,
    });
    const [rollup] = await test.app.get(MeasuresStore).rollups({ contextIds: [ours.contexts[0]] });
    expect(rollup).toMatchObject({
      round: 'autumn 2026',
      stats: { kind: 'counts', numerator: 5, denominator: 7 },
    });
    expect(await stored(YoungSubmissionEntity)).toEqual([]);
    // the code on a phone leads to no answer any more, and no answer to a code on a phone
    expect(JSON.stringify(await stored(AnswerEntity))).not.toContain('abcdefgh');
    const answers = (await stored(AnswerEntity)).map(({ submissionId }) => submissionId);
    expect(answers).toContain(`yp-${survey.id}-1`);
    expect((await anybody('/young/take-back', { token, submissionId: code(2) })).status).toBe(404);
    const late = await send({ submissionId: code(30), answers: [SAFE] });
    expect(late.status).toBe(410);
    expect((late.body as ProblemDocument).detail).toContain('closed now');
    expect((await page()).survey).toBeNull();
    expect((await worker.post(`/young-surveys/${survey.id}/count`)).status).toBe(409);
  });

  it('leaves a record that so many agreed to take part, of nobody in particular', async () => {
    const manager = await as('manager', { kind: 'organisation', id: ours.id });
    expect((await manager.get('/protection/agreements')).body).toEqual([
      expect.objectContaining({
        subject: null,
        people: 9,
        agreedOn: TODAY,
        purpose: 'own learning',
        audience: expect.arrayContaining(['funders', 'public']) as string[],
        explainedBy: 'young people’s page',
        state: 'in force',
      }),
    ]);
  });

  it('counts everything it thanked for, also what was sent while it was counted', async () => {
    const made = await worker.post(
      '/young-surveys',
      round({ contextId: ours.contexts[0], indicators: ['LOC-03'], round: 'a race', start: '2026-09-16' }),
    );
    survey = made.body as YoungSurvey;
    await test.app
      .get(UnitOfWork)
      .run((m) => m.update(YoungSurveyEntity, { id: survey.id }, { start: TODAY }));
    const wrote = { words: 'More light by the gate would be good', audience: 'team' as const };
    const sending = (n: number) => send({ submissionId: code(n), voice: wrote });
    await sending(40);
    const [counted, ...sent] = await Promise.all([
      worker.post(`/young-surveys/${survey.id}/count`),
      ...Array.from({ length: 8 }, (_, n) => sending(41 + n)),
    ]);
    expect(counted.status).toBe(200);
    const thanked = 1 + sent.filter(({ status }) => status === 200).length;
    expect(sent.every(({ status }) => status === 200 || status === 410)).toBe(true);
    expect((counted.body as YoungCounted).survey.submissions).toBe(thanked);
    expect(await stored(YoungSubmissionEntity)).toEqual([]);
  });

  it('is withdrawn with everything in the letterbox, and never asks beside a figure of the same days', async () => {
    const twice = await worker.post('/young-surveys', round({ round: 'late 2026', start: TODAY }));
    expect(twice.status).toBe(409);
    const made = await worker.post(
      '/young-surveys',
      round({ start: '2026-09-16', askVoice: false, askCode: false }),
    );
    expect(made.body).toMatchObject({ state: 'not yet' });
    survey = made.body as YoungSurvey;
    expect((await send({ submissionId: code(31), answers: [SAFE] })).status).toBe(410);
    expect((await worker.post(`/young-surveys/${survey.id}/count`)).status).toBe(409);
    await test.app
      .get(UnitOfWork)
      .run((m) => m.update(YoungSurveyEntity, { id: survey.id }, { start: TODAY }));
    expect((await send({ submissionId: code(32), answers: [SAFE] })).status).toBe(200);
    for (const unasked of [
      { respondentCode: 'oak-7' },
      { voice: { words: 'Hello there', audience: 'team' as const } },
    ])
      expect((await send({ submissionId: code(33), answers: [SAFE], ...unasked })).status).toBe(400);
    const gone = await worker.post(`/young-surveys/${survey.id}/withdraw`);
    expect(gone.body).toMatchObject({ state: 'withdrawn', submissions: 1 });
    expect(await stored(YoungSubmissionEntity)).toEqual([]);
    expect((await send({ submissionId: code(34), answers: [SAFE] })).status).toBe(410);
  });

  it('belongs to the team of its context only', async () => {
    const elsewhere = await as('manager', { kind: 'organisation', id: theirs.id });
    const partner = await as('partner', { kind: 'partnership', id: ours.partnership });
    const [voice] = await stored(VoiceEntity);
    for (const [browser, status] of [
      [elsewhere, 404],
      [partner, 403],
    ] as const) {
      for (const path of ['young-surveys', 'voices'])
        expect((await browser.get(`/contexts/${ours.contexts[0]}/${path}`)).status).toBe(status);
      expect((await browser.post('/young-surveys', round())).status).toBe(status);
      for (const what of ['count', 'withdraw'])
        expect((await browser.post(`/young-surveys/${survey.id}/${what}`)).status).toBe(status);
      const decided = await browser.post(`/voices/voice-${voice?.id ?? 0}/decide`, { decision: 'team only' });
      expect(decided.status).toBe(status);
    }
  });

  it('slows a program down without knowing an address', () => {
    const door = test.app.get(YoungDoor);
    const at = Date.now();
    for (let n = 0; n < 60; n += 1) door.pace('198.51.100.1', at);
    expect(() => door.pace('198.51.100.1', at)).toThrow('Very many answers');
    expect(() => door.pace('198.51.100.2', at)).not.toThrow();
    expect(() => door.pace('198.51.100.1', at + 11_000)).not.toThrow();
    const known = [...(door as unknown as { buckets: Map<string, unknown> }).buckets.keys()];
    expect(known).toHaveLength(3);
    expect(known.join()).not.toContain('198.51');
    // after an hour under another key
    expect(() => door.pace('198.51.100.1', at + 3_700_000)).not.toThrow();
  });
});
