import type {
  DocumentsPage,
  PlanDocument,
  PlanDocumentPage,
  ProblemDocument,
  ValuesList,
} from '@waymark/contract';
import request from 'supertest';
import { UnitOfWork } from '../database/unit-of-work';
import { PlanDocumentEntity } from './plan-document.entity';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';

describe('documents of a context', () => {
  let test: TestApp;
  let world: SmallWorld;
  let stranger: string;
  const api = () => request(test.app.getHttpServer());
  const add = (body: object) => api().post(`/api/contexts/${world.park.id}/documents`).send(body);
  const added = async (body: object) => (await add(body).expect(201)).body as PlanDocument;
  const page = async () =>
    (await api().get(`/api/contexts/${world.park.id}/documents`).expect(200)).body as DocumentsPage;
  const slot = {
    week: 'school day',
    day: 'evening',
    role: 'youth-workers',
    adults: 2,
    trained: 2,
    trust: 'trusted',
  };
  const map = {
    kind: 'guardianship map',
    date: '2026-05-01',
    slots: [slot],
    asked: 'twelve asked in the park',
  };

  /** The sitting is over: what is saved next is another version. */
  const later = (id: number) =>
    test.app
      .get(UnitOfWork)
      .run((m) => m.update(PlanDocumentEntity, { id }, { savedAt: '2026-01-01T10:00:00.000Z' }));

  beforeAll(async () => {
    test = await startTestApp();
    world = await seedSmallWorld(test.app);
    stranger = await test.people.signedIn('manager', { kind: 'organisation', id: 4711 });
  });
  afterAll(() => test.stop());

  it('are none at first, and say no week', async () => {
    expect(await page()).toMatchObject({ documents: [], week: [], parity: { vcs: null, statutory: null } });
  });

  it('show the week as the latest map has it', async () => {
    await added({ ...map, date: '2025-05-01', slots: [] });
    await added(map);
    const { week } = await page();
    expect(week.filter(({ state }) => state === 'trusted and trained')).toEqual([
      {
        week: 'school day',
        day: 'evening',
        state: 'trusted and trained',
        adults: 2,
        trained: 2,
        roles: ['Youth workers and volunteers'],
      },
    ]);
  });

  it('put both ratings of parity side by side, the latest of each', async () => {
    const rating = {
      kind: 'parity rating',
      date: '2025-06-01',
      side: 'VCS',
      level: 1,
      evidence: 'We hear last.',
    };
    await added(rating);
    await added({ ...rating, date: '2026-06-01', level: 2 });
    await added({ ...rating, side: 'statutory', level: 4, evidence: 'They sit on the board.' });
    const { parity } = await page();
    expect([parity.vcs?.body, parity.statutory?.body]).toMatchObject([{ level: 2 }, { level: 4 }]);
  });

  it('begin an incident plan from its template, and close it only with what was learned', async () => {
    const plan = await added({ kind: 'incident plan', date: '2026-03-03', title: 'A fight at the bus stop' });
    const tasks = plan.body.kind === 'incident plan' ? plan.body.tasks : [];
    expect([...new Set(tasks.map(({ phase }) => phase))]).toEqual(['hour', 'day', 'week', 'month']);
    const close = (version: number) => api().post(`/api/documents/${plan.id}/close`).send({ version });
    expect(((await close(1).expect(400)).body as ProblemDocument).detail).toContain('what was learned');
    const saved = (
      await api()
        .put(`/api/documents/${plan.id}`)
        .send({ version: 1, body: { ...plan.body, learning: 'Adults at the stop by four.' } })
        .expect(200)
    ).body as PlanDocument;
    expect((await close(saved.version).expect(200)).body).toMatchObject({ closedOn: '2026-09-15' });
    await api().put(`/api/documents/${plan.id}`).send({ version: 3, body: saved.body }).expect(409);
  });

  it('close a values review when every value has a level with what shows it', async () => {
    const review = await added({
      kind: 'values review',
      date: '2026-06-01',
      entries: [{ value: 'ecological', level: 3, evidence: 'Nine of twelve actions change the place.' }],
    });
    const refused = await api().post(`/api/documents/${review.id}/close`).send({ version: 1 }).expect(400);
    expect((refused.body as ProblemDocument).detail).toContain('Collaborative');
  });

  it('ask for the values of an organisation’s own, and keep in a review what it was judged by', async () => {
    const { values } = await page();
    expect(values).toMatchObject({ version: 0, changes: [] });
    const change = (fields: object, version = 0) =>
      api()
        .put(`/api/contexts/${world.park.id}/values`)
        .send({ levels: values.levels, reason: 'The young people asked for it.', version, ...fields });
    const [first, second] = values.values;
    const review = await added({
      kind: 'values review',
      date: '2026-06-02',
      entries: [{ value: second?.code, level: 2, evidence: 'Minutes of May.' }],
    });
    const mine = [
      first,
      { label: 'Honest with us', ask: 'What did we tell young people that we could not do?' },
    ];
    const list = (await change({ values: mine }).expect(200)).body as ValuesList;
    expect(list.values.map(({ code }) => code)).toEqual([first?.code, 'honest-with-us']);
    expect(list.changes).toMatchObject([{ version: 1, reason: 'The young people asked for it.' }]);
    // somebody who began on the list before is told so
    await change({ values: mine }).expect(409);
    await change({ values: [...mine, mine[1]] }, 1).expect(400);
    await change({ values: mine, reason: '' }, 1).expect(400);
    const kept = (await page()).documents.find(({ id }) => id === review.id)?.body;
    expect(kept).toMatchObject({ entries: [{ value: second?.code, label: second?.label }] });
    // the value that left the list stays in the review that judged it, and no other takes it up
    const body = { ...review.body, note: 'Talked over again.' };
    await api().put(`/api/documents/${review.id}`).send({ version: 1, body }).expect(200);
    await add({ ...body, date: '2026-06-03' }).expect(400);
    await change({ values: mine }, 1).set('Cookie', stranger).expect(404);
    await change({ values: values.values }, 1).expect(200);
  });

  it('open as every version had them, and say where two differ', async () => {
    const plan = await added({ kind: 'incident plan', date: '2026-04-01', title: 'A fire in the shelter' });
    const [first] = plan.body.kind === 'incident plan' ? plan.body.tasks : [];
    const save = async (version: number, change: object) =>
      (
        await api()
          .put(`/api/documents/${plan.id}`)
          .send({ version, body: { ...plan.body, ...change } })
          .expect(200)
      ).body as PlanDocument;
    await later(plan.id);
    await save(1, { support: 'Youth workers go to the shelter each evening.' });
    await later(plan.id);
    await save(2, { tasks: [{ ...first, done: '2026-04-01' }] });
    const read = async (query = '', status = 200) =>
      (await api().get(`/api/documents/${plan.id}${query}`).expect(status)).body as PlanDocumentPage;
    const now = await read();
    expect(now.versions.map(({ version, until }) => [version, until])).toEqual([
      [3, null],
      [2, '2026-09-15'],
      [1, '2026-09-15'],
    ]);
    expect([now.shown.version, now.against]).toEqual([3, 2]);
    expect(now.differences).toContainEqual({
      about: first?.text,
      before: `${first?.owner}, not done`,
      after: `${first?.owner}, done 2026-04-01`,
    });
    expect((await read('?version=1')).shown.body).toEqual(plan.body);
    expect(await read('?version=1')).toMatchObject({ against: null, differences: [] });
    // whichever is asked for first, the older one stands before the newer
    expect((await read('?version=1&against=2')).differences).toEqual([
      { about: 'Friends and peers', before: '', after: 'Youth workers go to the shelter each evening.' },
    ]);
    await read('?version=9', 404);
    await api().get(`/api/documents/${plan.id}`).set('Cookie', stranger).expect(404);
  });

  it('are one version for what one person saves in one sitting, each tick of it', async () => {
    const plan = await added({ kind: 'incident plan', date: '2026-04-02', title: 'A fight at the bus stop' });
    const tasks = plan.body.kind === 'incident plan' ? plan.body.tasks : [];
    const tick = async (version: number, done: number, cookie?: string) => {
      const body = {
        ...plan.body,
        tasks: tasks.map((t, i) => (i < done ? { ...t, done: '2026-04-02' } : t)),
      };
      const put = api().put(`/api/documents/${plan.id}`).send({ version, body });
      return (await (cookie ? put.set('Cookie', cookie) : put).expect(200)).body as PlanDocument;
    };
    const numbers = async () =>
      ((await api().get(`/api/documents/${plan.id}`).expect(200)).body as PlanDocumentPage).versions.map(
        ({ version, by }) => `${version} ${by}`,
      );
    await tick(1, 1);
    expect(await tick(2, 2)).toMatchObject({ version: 3, number: 1 });
    expect(await numbers()).toEqual(['1 Ada']);
    const colleague = await test.people.signedIn('practitioner', {
      kind: 'organisation',
      id: world.site.organisationId,
    });
    const theirs = await tick(3, 3, colleague);
    expect(theirs).toMatchObject({ version: 4, number: 2 });
    expect(theirs.by).not.toBe('Ada');
    // and back again, and once more after a night
    await tick(4, 4);
    await later(plan.id);
    await tick(5, 5);
    expect(await numbers()).toEqual(['4 Ada', '3 Ada', `2 ${theirs.by}`, '1 Ada']);
    const second = (await api().get(`/api/documents/${plan.id}?version=1`).expect(200))
      .body as PlanDocumentPage;
    const ticked = second.shown.body.kind === 'incident plan' ? second.shown.body.tasks : [];
    expect(ticked.filter(({ done }) => done !== null)).toHaveLength(2);
  });

  it('let neither of two editors lose a word', async () => {
    const [latest] = (await page()).documents.filter(({ body }) => body.kind === 'guardianship map');
    const save = (note: string) =>
      api()
        .put(`/api/documents/${latest?.id}`)
        .send({ version: latest?.version, body: { ...map, note } });
    await save('first').expect(200);
    await save('second').expect(409);
    expect((await page()).documents.find(({ id }) => id === latest?.id)?.body).toMatchObject({
      note: 'first',
    });
  });

  it.each([
    [{ ...map, date: '2027-01-01' }, 'not come yet'],
    [{ ...map, slots: [{ ...slot, role: 'spies' }] }, 'no role'],
    [{ ...map, slots: [{ ...slot, trained: 3 }] }, 'More adults are trained'],
    [{ ...map, slots: [{ ...slot, name: 'Sam' }] }, 'name'],
    [{ kind: 'incident plan', date: '2026-01-01', title: '' }, 'in a few words'],
    [
      { kind: 'values review', date: '2026-01-01', entries: [{ value: 'fast', level: 1, evidence: 'x' }] },
      'list',
    ],
    [{ kind: 'list of offenders', date: '2026-01-01' }, 'kind'],
  ])('refuse %j with a sentence', async (body, part) => {
    expect(JSON.stringify((await add(body).expect(400)).body)).toContain(part);
  });

  it('do not turn into another kind', async () => {
    const [latest] = (await page()).documents.filter(({ body }) => body.kind === 'guardianship map');
    const other = { kind: 'incident plan', date: '2026-01-01', title: 'A fire' };
    await api()
      .put(`/api/documents/${latest?.id}`)
      .send({ version: latest?.version, body: other })
      .expect(400);
  });

  it('are not there for anybody beyond reach', async () => {
    const [latest] = (await page()).documents as [PlanDocument];
    const as = (call: request.Test) => call.set('Cookie', stranger).expect(404);
    await as(api().get(`/api/contexts/${world.park.id}/documents`));
    await as(add(map));
    await as(api().put(`/api/documents/${latest.id}`).send({ version: latest.version, body: latest.body }));
    await as(api().post(`/api/documents/${latest.id}/close`).send({ version: latest.version }));
  });
});
