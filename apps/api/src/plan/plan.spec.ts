import {
  type Assessment,
  type BesideYou,
  type Context,
  ONCE_HEADER,
  type PlanGoal,
  type PlanPage,
  type PlanReview,
  type ProblemDocument,
  SAVED_BEFORE,
} from '@waymark/contract';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { PresenceService } from './presence.service';
import { startTestApp, type TestApp } from '../testing/test-app';

describe('the plan of a context', () => {
  let test: TestApp;
  let world: SmallWorld;
  let stranger: string;
  const api = () => request(test.app.getHttpServer());
  const plan = async (): Promise<PlanPage> =>
    (await api().get(`/api/contexts/${world.park.id}/plan`).expect(200)).body as PlanPage;
  const year = { start: '2024-04-01', end: '2025-03-31' };
  const target = { grantId: null, period: year, at: 'at least', value: 60 };
  const measure = {
    indicator: 'LOC-01',
    baseline: { date: '2024-04-30', method: 'spring survey', n: 62 },
    targets: [target],
  };
  const goalFields = {
    goal: 'N2',
    side: 'needs',
    statement: 'Young people feel safe in the park after dark',
    sign: 'They stay after seven',
    howKnown: 'The spring survey',
    measures: [measure],
  };
  const addGoal = (fields: object = {}) =>
    api()
      .post(`/api/contexts/${world.park.id}/goals`)
      .send({ ...goalFields, ...fields });
  const change = (goal: PlanGoal, fields: object) =>
    api()
      .patch(`/api/goals/${goal.id}`)
      .send({ version: goal.version, ...fields });

  beforeAll(async () => {
    test = await startTestApp();
    world = await seedSmallWorld(test.app);
    stranger = await test.people.signedIn('manager', { kind: 'organisation', id: 4711 });
  });
  afterAll(() => test.stop());

  it('begins with what to do first, and a life that has only opened', async () => {
    const page = await plan();
    expect(page.next.map(({ sentence }) => sentence)).toEqual([
      'Assess the context first: what is there of needs, guardianship and environment?',
      'Choose a few goals for this context.',
    ]);
    expect(page.life.map(({ kind }) => kind)).toEqual(['opened']);
  });

  it('keeps an assessment by its guide, and shows it in the life', async () => {
    const fields = {
      guide: 'neighbourhood',
      start: '2024-02-01',
      end: '2024-03-15',
      methods: ['survey', 'walkabout'],
      tookPart: [{ party: 'young people', people: 31 }],
      findings: [{ prompt: 'design', text: 'No light on the path to the school.' }],
      weighting: [{ factor: 'The unlit path', contextId: null, why: 'Everybody has to use it.' }],
      note: '',
    };
    const post = (change: object) =>
      api()
        .post(`/api/contexts/${world.park.id}/assessments`)
        .send({ ...fields, ...change });
    const saved = (await post({}).expect(201)).body as Assessment;
    expect(saved).toMatchObject(fields);
    expect((await plan()).life.map(({ title }) => title)).toContain('Assessment of the place');
    await post({ methods: ['logs'] }).expect(400);
    await post({ findings: [{ prompt: 'bus', text: 'x' }] }).expect(400);
    await post({ end: '2024-01-01' }).expect(400);
    await post({ tookPart: [{ party: 'young people', people: 3, names: ['x'] }] }).expect(400);
    const changed = await api()
      .patch(`/api/assessments/${saved.id}`)
      .send({ version: 1, note: 'Read again with residents.' })
      .expect(200);
    expect(changed.body).toMatchObject({ ...fields, note: 'Read again with residents.', version: 2 });
  });

  it('keeps a goal with hope, sign, measures, baseline and target', async () => {
    const saved = (await addGoal().expect(201)).body as PlanGoal;
    expect(saved).toMatchObject({ ...goalFields, version: 1, state: 'open' });
    expect((await plan()).goals).toEqual([saved]);
  });

  it('moves a target only with a reason, and keeps it', async () => {
    const [goal] = (await plan()).goals as [PlanGoal];
    const lower = { measures: [{ ...measure, targets: [{ ...target, value: 50 }] }] };
    const refused = (await change(goal, lower).expect(400)).body as ProblemDocument;
    expect(refused.detail).toContain('at least 60');
    expect(refused.detail).toContain('Say why');
    expect((await plan()).goals).toEqual([goal]);
    await change(goal, { ...lower, reason: 'The grant was cut by a third.' }).expect(200);
    expect((await plan()).changes).toEqual([
      expect.objectContaining({
        what: 'target',
        about: 'target of LOC-01 for the plan',
        before: 'at least 60 from 2024-04-01 to 2025-03-31',
        after: 'at least 50 from 2024-04-01 to 2025-03-31',
        reason: 'The grant was cut by a third.',
        date: '2026-09-15',
        by: 'Ada',
      }),
    ]);
  });

  it('needs no reason for hope or the day of review', async () => {
    const [goal] = (await plan()).goals as [PlanGoal];
    await change(goal, { hope: 'They come back', nextReview: '2027-01-10' }).expect(200);
    expect((await plan()).changes).toHaveLength(1);
  });

  it('lets neither of two editors lose a word', async () => {
    const [seen] = (await plan()).goals as [PlanGoal];
    await change(seen, { hope: 'Mine' }).expect(200);
    const late = (await change(seen, { sign: 'Theirs' }).expect(409)).body as ProblemDocument;
    expect(late.detail).toContain('look at theirs');
    const [now] = (await plan()).goals as [PlanGoal];
    expect(now).toMatchObject({ hope: 'Mine', sign: 'They stay after seven' });
  });

  it.each([
    [{ goal: 'Z9' }, 'no goal Z9'],
    [{ measures: [{ indicator: 'NOPE' }] }, 'no indicator NOPE'],
    [{ measures: [{ indicator: 'LOC-01' }, { indicator: 'LOC-01' }] }, 'twice'],
    [{ measures: [{ ...measure, targets: [{ ...target, grantId: 99 }] }] }, 'grant'],
    [
      {
        measures: [
          { ...measure, targets: [{ ...target, period: { start: '2025-01-01', end: '2024-01-01' } }] },
        ],
      },
      'ends before',
    ],
    [{ statement: '' }, 'positive statement'],
  ])('refuses the goal %j with a sentence', async (fields, part) => {
    expect(JSON.stringify((await addGoal(fields).expect(400)).body)).toContain(part);
  });

  it('closes a review only when every goal is judged and every question was talked about', async () => {
    const [goal] = (await plan()).goals as [PlanGoal];
    const review = (
      await api()
        .post(`/api/contexts/${world.park.id}/reviews`)
        .send({ date: '2026-06-01', nextReview: '2026-12-01' })
        .expect(201)
    ).body as PlanReview;
    const close = (version: number) => api().post(`/api/reviews/${review.id}/close`).send({ version });
    const lacking = (await close(1).expect(400)).body as ProblemDocument;
    expect(lacking.detail).toContain('Say how far');
    const { reflection } = (await api().get('/api/plan-guides').expect(200)).body as {
      reflection: { questions: { code: string }[] };
    };
    const changed = (
      await api()
        .patch(`/api/reviews/${review.id}`)
        .send({
          version: 1,
          goals: [{ goalId: goal.id, progress: 'nearer', why: 'Spring survey, 62 asked.' }],
          reflections: reflection.questions.map(({ code }) => ({
            question: code,
            answer: 'We talked of it.',
          })),
        })
        .expect(200)
    ).body as PlanReview;
    await close(changed.version).expect(200);
    const page = await plan();
    expect(page.reviews[0]).toMatchObject({ closedOn: '2026-09-15' });
    expect(page.life.map(({ kind }) => kind)).toContain('review');
    const { context } = (await api().get(`/api/contexts/${world.park.id}`).expect(200)).body as {
      context: Context;
    };
    expect(context.nextReview).toBe('2026-12-01');
    const again = page.reviews[0] as PlanReview;
    await api()
      .patch(`/api/reviews/${again.id}`)
      .send({ version: again.version, didNotWork: 'late' })
      .expect(409);
  });

  it.each([
    [{ date: '2027-01-01' }, 'held'],
    [{ date: '2026-01-01', nextReview: '2025-01-01' }, 'on or before'],
    [
      { date: '2026-01-01', goals: [{ goalId: 999, progress: 'nearer', why: 'x' }] },
      'not one of this context',
    ],
    [{ date: '2026-01-01', reflections: [{ question: 'zzz', answer: 'x' }] }, 'not one that is asked'],
  ])('refuses the review %j with a sentence', async (fields, part) => {
    const answer = await api().post(`/api/contexts/${world.park.id}/reviews`).send(fields).expect(400);
    expect(JSON.stringify(answer.body)).toContain(part);
  });

  it('tells whoever writes who else does, and nobody who only reads', async () => {
    const colleague = await test.people.signedIn('practitioner', {
      kind: 'organisation',
      id: world.site.organisationId,
    });
    const say = async (editing: boolean, cookie?: string, window = crypto.randomUUID()) => {
      const call = api().put(`/api/contexts/${world.park.id}/presence`);
      const answer = await (cookie ? call.set('Cookie', cookie) : call).send({ window, editing }).expect(200);
      return { window, others: (answer.body as BesideYou).others };
    };
    expect((await say(false, colleague)).others).toEqual([]);
    expect((await say(true)).others).toEqual([]);
    const theirs = await say(true, colleague);
    expect(theirs.others).toEqual([{ who: expect.any(String) as string, you: false }]);
    expect((await say(true, colleague)).others).toContainEqual({ who: 'You, in another window,', you: true });
    const mine = (await say(false)).others;
    expect(mine.filter(({ you }) => !you)).toHaveLength(1);
    // a window that is not heard of again is closed, and who put the form away is told of no more
    const service = test.app.get(PresenceService);
    const actor = { name: 'Late', role: 'manager' as const, organisationIds: [world.site.organisationId] };
    const later = { window: crypto.randomUUID(), editing: false };
    expect((await service.beside(actor, world.park.id, later, Date.now() + 60_000)).others).toEqual([]);
  });

  it('warns above five open goals', async () => {
    for (let i = 0; i < 5; i += 1) await addGoal({ statement: `Goal ${i}` }).expect(201);
    expect((await plan()).next[0]?.sentence).toMatch(/^6 goals are open/);
  });

  it('shows and changes nothing beyond the reach of who asks', async () => {
    const page = await plan();
    const as = (call: request.Test) => call.set('Cookie', stranger).expect(404);
    await as(api().get(`/api/contexts/${world.park.id}/plan`));
    await as(addGoal());
    await as(
      api()
        .put(`/api/contexts/${world.park.id}/presence`)
        .send({ window: crypto.randomUUID(), editing: true }),
    );
    await as(change(page.goals[0] as PlanGoal, { hope: 'mine' }));
    await as(api().patch(`/api/assessments/${page.assessments[0]?.id}`).send({ version: 2, note: 'mine' }));
    await as(api().post(`/api/reviews/${page.reviews[0]?.id}/close`).send({ version: 9 }));
    await as(api().post(`/api/contexts/${world.park.id}/reviews`).send({ date: '2026-01-01' }));
  });

  it('says what was made when it was sent before, so that a lost answer makes no second one', async () => {
    const at = `/api/contexts/${world.park.id}`;
    const [site] = (await api().get('/api/sites').expect(200)).body as [{ id: number }];
    const things: readonly (readonly [string, object])[] = [
      [`${at}/goals`, goalFields],
      [
        `${at}/assessments`,
        { guide: 'neighbourhood', start: '2024-02-01', end: '2024-03-15', methods: ['survey'] },
      ],
      [`${at}/reviews`, { date: '2026-01-20' }],
      [`${at}/concerns`, { month: '2026-04', kind: 'harassment', source: 'residents' }],
      ['/api/meetings', { kind: 'context conference', date: '2026-02-01', contextIds: [world.park.id] }],
      [
        '/api/contexts',
        {
          siteId: site.id,
          level: 'location',
          kind: 'public space',
          code: 'mill-steps',
          setting: 'neighbourhood',
          privateName: 'Mill Steps',
          pseudonym: 'Place M',
          opened: '2024-01-01',
        },
      ],
    ];
    for (const [path, body] of things) {
      const once = randomUUID();
      const send = () => api().post(path).set(ONCE_HEADER, once).send(body);
      const made = await send();
      expect([path, made.status, made.body]).toEqual([path, 201, expect.anything()]);
      const again = await send().expect(409);
      expect([path, again.body]).toEqual([
        path,
        expect.objectContaining({ title: SAVED_BEFORE, made: (made.body as { id: number }).id }),
      ]);
    }
  });

  it('makes a change once, however often it is sent under one name', async () => {
    const once = randomUUID();
    const [goal] = (await plan()).goals as [PlanGoal];
    await change(goal, { hope: 'They come back by themselves' }).set(ONCE_HEADER, once).expect(200);
    const again = change(goal, { hope: 'They come back by themselves' }).set(ONCE_HEADER, once);
    expect((await again.expect(409)).body).toMatchObject({ title: SAVED_BEFORE });
    const before = (await plan()).goals.length;
    const other = randomUUID();
    await addGoal({ statement: '' }).set(ONCE_HEADER, other).expect(400);
    // a refusal saved nothing, so the name is still free
    const [made] = await Promise.all([
      addGoal().set(ONCE_HEADER, other),
      addGoal().set(ONCE_HEADER, other),
    ]).then((both) => both.map(({ status }) => status).sort((a, b) => a - b));
    expect(made).toBe(201);
    expect((await plan()).goals).toHaveLength(before + 1);
    await addGoal().set(ONCE_HEADER, 'not a name').expect(201);
    await addGoal().set(ONCE_HEADER, 'not a name').expect(201);
    expect((await plan()).goals).toHaveLength(before + 3);
  });
});
