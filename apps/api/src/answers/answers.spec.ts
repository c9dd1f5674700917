import type { AnswersTaken, ContextPage, ProblemDocument, QualityPage } from '@waymark/contract';
import request from 'supertest';
import { MeasuresStore } from '../measures/measures.store';
import { published } from '../testing/published';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';

/** Forty young people under a code: the first `unsafe` of them do not feel safe. All invented. */
const answersOf = (count: number, unsafe: number) =>
  Array.from({ length: count }, (_, at) => ({
    submissionId: `s-${at + 1}`,
    respondentCode: `oak-${at + 1}`,
    answers: [{ item: 'LOC-01', value: at < unsafe ? 'very unsafe' : 'fairly safe' }],
  }));
const round = (year: number, submissions: object[], more: object = {}) => ({
  batch: `batch-${year}-${submissions.length}`,
  round: `spring ${year}`,
  start: `${year}-04-01`,
  end: `${year}-04-30`,
  source: "young people's survey",
  submissions,
  ...more,
});

describe('answers of single people', () => {
  let test: TestApp;
  let world: SmallWorld;
  const api = () => request(test.app.getHttpServer());
  const send = (body: object) => api().post(`/api/contexts/${world.park.id}/answers`).send(body);
  const page = async (view = 'team') =>
    (await api().get(`/api/contexts/${world.park.id}/page?view=${view}`).expect(200)).body as ContextPage;
  const rollups = () => test.app.get(MeasuresStore).rollups({ contextIds: [world.park.id] });
  const pairs = () => test.app.get(MeasuresStore).paired([world.park.id]);

  beforeEach(async () => {
    test = await startTestApp();
    world = await seedSmallWorld(test.app);
  });
  afterEach(() => test.stop());

  it('become a figure, and two rounds of the same people a verdict on their pairs', async () => {
    const first = (await send(round(2025, answersOf(40, 20))).expect(201)).body as AnswersTaken;
    expect(first).toMatchObject({ created: 40, unchanged: 0, indicators: ['LOC-01'], remarks: [] });
    await send(round(2026, answersOf(36, 4))).expect(201);
    expect(await rollups()).toMatchObject([
      { stats: { kind: 'counts', numerator: 20, denominator: 40 }, round: 'spring 2025' },
      { stats: { kind: 'counts', numerator: 32, denominator: 36 } },
    ]);
    const [row] = (await page()).rows;
    expect(row?.row.verdict).toMatchObject({ method: 'paired', word: 'improving' });
    expect(row?.row.verdict.sentence).toContain('Of 40 people asked in spring 2025, 36 answered again');
    expect(row?.row.verdict.leftOut.join(' ')).toContain('4 of 40 people with a code');
  });

  it('say nothing of who moved outside the team, and hand no answer to anybody', async () => {
    await send(round(2025, answersOf(40, 20))).expect(201);
    await send(round(2026, answersOf(36, 4))).expect(201);
    await published(test.app, world.site.organisationId);
    const outside = await page('external');
    expect(outside.rows[0]?.row.verdict).toMatchObject({
      method: 'paired',
      word: 'cannot say',
      difference: null,
    });
    const rounds = await api().get(`/api/contexts/${world.park.id}/answers`).expect(200);
    expect(rounds.body).toMatchObject([
      { round: 'spring 2026', submissions: 36, withCode: 36, keepUntil: '2029-04-30' },
      { round: 'spring 2025', submissions: 40, withCode: 40, keepUntil: '2028-04-30' },
    ]);
    expect(JSON.stringify([outside, rounds.body, await page()])).not.toMatch(/oak-|"s-1/);
  });

  it('are named on the quality page where fewer than 80 in 100 were found again', async () => {
    await send(round(2025, answersOf(40, 20))).expect(201);
    await send(round(2026, answersOf(31, 4))).expect(201);
    const quality = (await api().get(`/api/quality?contextId=${world.park.id}`).expect(200))
      .body as QualityPage;
    const findings = quality.places.flatMap((place) =>
      place.findings.filter(({ kind }) => kind === 'coverage'),
    );
    expect(findings.map(({ odd }) => odd)).toEqual([
      'Of 40 people with a code in spring 2025, 31 answered again in spring 2026 (78%).',
    ]);
  });

  it('count a submission once however often it comes, and add the late ones to the same figure', async () => {
    await send(round(2025, answersOf(30, 10))).expect(201);
    const again = (await send(round(2025, answersOf(40, 10))).expect(201)).body as AnswersTaken;
    expect(again).toMatchObject({ submissions: 40, created: 10, unchanged: 30 });
    expect(await rollups()).toMatchObject([{ stats: { numerator: 30, denominator: 40 } }]);
    const other = answersOf(1, 0);
    const { body } = await send(round(2025, other, { batch: 'batch-other' })).expect(409);
    expect((body as ProblemDocument).detail).toContain('Submission s-1 is there already with other answers');
    expect(await rollups()).toMatchObject([{ stats: { denominator: 40 } }]);
  });

  it('are refused beside a figure that counts the same people, and a figure of other people stays apart', async () => {
    const observation = {
      contextId: world.park.id,
      indicator: 'LOC-01',
      start: '2025-04-10',
      end: '2025-04-20',
      figures: { kind: 'counts', numerator: 20, denominator: 40 },
    };
    await api()
      .post('/api/observations')
      .send({ batch: 'by-hand-1', observations: [observation] })
      .expect(201);
    const { body } = await send(round(2025, answersOf(40, 20))).expect(409);
    expect((body as ProblemDocument).detail).toContain('the same people would be counted twice');
    expect(await pairs()).toEqual([]);
    await send(round(2026, answersOf(40, 20))).expect(201);
  });

  it('are erased when taken back, with figures and pairs as they were', async () => {
    await send(round(2025, answersOf(40, 20))).expect(201);
    const second = (await send(round(2026, answersOf(30, 4))).expect(201)).body as AnswersTaken;
    const third = (await send(round(2026, answersOf(36, 4))).expect(201)).body as AnswersTaken;
    const undo = (id: number) => api().post(`/api/contexts/${world.park.id}/answers/${id}/undo`);
    expect(((await undo(second.intakeId).expect(409)).body as ProblemDocument).detail).toContain(
      'later ones back first',
    );
    await undo(third.intakeId).expect(200);
    expect(await rollups()).toMatchObject([{}, { stats: { numerator: 26, denominator: 30 } }]);
    expect(await pairs()).toMatchObject([{ asked: 40 }]);
    await undo(second.intakeId).expect(200);
    expect(await pairs()).toEqual([]);
    expect(await rollups()).toHaveLength(1);
    await undo(third.intakeId).expect(404);
  });

  it.each([
    ['a name for a code', { respondentCode: 'Jordan' }, 'It is never a name'],
    ['a date of birth for a code', { respondentCode: '12-03-2011' }, 'A date is not a code'],
    ['no number of the submission', { submissionId: '' }, 'Every submission needs its number'],
    ['an answer nobody could give', { answers: [{ item: 'LOC-01', value: 'purple' }] }, 'is not an answer'],
    ['a question that is not asked', { answers: [{ item: 'LOC-01.7', value: '1' }] }, 'is none of them'],
    ['an indicator nobody knows', { answers: [{ item: 'LOC-99', value: '1' }] }, 'no indicator LOC-99'],
  ])('refuse %s', async (_, part, sentence) => {
    const { body } = await send(round(2025, [{ ...answersOf(1, 0)[0], ...part }])).expect(400);
    expect(JSON.stringify(body)).toContain(sentence);
    expect(await rollups()).toEqual([]);
  });

  it('refuse a round that is not over, and answers nobody could keep', async () => {
    await send(round(2025, answersOf(1, 0), { start: '2026-09-01', end: '2026-09-30' })).expect(400);
    await send(round(2025, answersOf(1, 0), { keepUntil: '2026-01-01' })).expect(400);
  });

  it('pair nobody under a code that two people gave', async () => {
    const twice = answersOf(3, 0).map((one) => ({ ...one, respondentCode: 'oak-1' }));
    const { body } = await send(round(2025, twice)).expect(201);
    expect((body as AnswersTaken).remarks.join(' ')).toContain('used more than once');
    await send(round(2026, answersOf(3, 0))).expect(201);
    expect(await pairs()).toEqual([]);
  });
});
