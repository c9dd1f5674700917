import type { Concern, ConcernsPage } from '@waymark/contract';
import request from 'supertest';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';

describe('the register of concerns about places', () => {
  let test: TestApp;
  let world: SmallWorld;
  let second: string;
  let stranger: string;
  const api = () => request(test.app.getHttpServer());
  const fields = { month: '2025-03', kind: 'unsafe place or feature', source: 'young people' };
  const add = (change: object = {}) =>
    api()
      .post(`/api/contexts/${world.park.id}/concerns`)
      .send({ ...fields, ...change });
  const added = async (change: object = {}) => (await add(change).expect(201)).body as Concern;
  const page = async () =>
    (await api().get(`/api/contexts/${world.park.id}/concerns`).expect(200)).body as ConcernsPage;
  const code = (id: number, intention: string, cookie?: string) => {
    const call = api().put(`/api/concerns/${id}/code`);
    return (cookie ? call.set('Cookie', cookie) : call).send({ intention });
  };

  beforeAll(async () => {
    test = await startTestApp();
    world = await seedSmallWorld(test.app);
    second = await test.people.signedIn('practitioner', {
      kind: 'organisation',
      id: world.site.organisationId,
    });
    stranger = await test.people.signedIn('manager', { kind: 'organisation', id: 4711 });
  });
  afterAll(() => test.stop());

  it('is empty at first, without a month', async () => {
    expect(await page()).toMatchObject({ concerns: [], calendar: [], halfYears: [] });
  });

  it('counts as caring only what two people arrived at apart', async () => {
    const [agreed, apart, one] = [await added(), await added(), await added({ month: '2025-06' })];
    await code(agreed.id, 'caring').expect(200);
    expect((await code(agreed.id, 'caring', second).expect(200)).body).toMatchObject({
      coding: 'agreed',
      intention: 'caring',
    });
    await code(apart.id, 'caring').expect(200);
    const seen = await api().get(`/api/contexts/${world.park.id}/concerns`).set('Cookie', second).expect(200);
    expect((seen.body as ConcernsPage).concerns.find(({ id }) => id === apart.id)).toMatchObject({
      coding: 'one coder',
      codes: [],
      intention: null,
    });
    await code(apart.id, 'not caring', second).expect(200);
    await code(one.id, 'caring').expect(200);
    // by hand: one agreed; one apart and one with a single coder are open
    expect((await page()).halfYears).toEqual([
      { start: '2025-01-01', end: '2025-06-30', caring: 1, coded: 1, open: 2 },
    ]);
    await code(apart.id, 'caring').expect(409);
    await api()
      .put(`/api/concerns/${one.id}/settled`)
      .send({ intention: 'caring', reason: 'too soon', version: 1 })
      .expect(409);
    await api()
      .put(`/api/concerns/${apart.id}/settled`)
      .send({ intention: 'not caring', reason: 'It asked for a ban of the group.', version: 1 })
      .expect(200);
    expect((await page()).halfYears).toEqual([
      { start: '2025-01-01', end: '2025-06-30', caring: 1, coded: 2, open: 1 },
    ]);
  });

  it('shows every month, and what is still open', async () => {
    const later = await added({ month: '2025-08' });
    await api()
      .patch(`/api/concerns/${later.id}`)
      .send({ outcome: 'place made safer', done: 'The hedge was cut.', version: 1 })
      .expect(200);
    // somebody who began before that loses nothing and overwrites nothing
    const late = await api()
      .patch(`/api/concerns/${later.id}`)
      .send({ done: 'Not the hedge.', version: 1 })
      .expect(409);
    expect(JSON.stringify(late.body)).toContain('Somebody else changed this concern');
    expect((await page()).calendar.map(({ month, raised, open }) => [month, raised, open])).toEqual([
      ['2025-03', 2, 2],
      ['2025-04', 0, 0],
      ['2025-05', 0, 0],
      ['2025-06', 1, 1],
      ['2025-07', 0, 0],
      ['2025-08', 1, 0],
    ]);
    await api().patch(`/api/concerns/${later.id}`).send({ archived: true, version: 2 }).expect(200);
    expect((await page()).calendar).toHaveLength(4);
  });

  it.each([
    [{ month: '2026-10' }, 'not come yet'],
    [{ month: '2025-13' }, 'year-month'],
    [{ kind: 'Sam' }, 'kind'],
    [{ name: 'Sam' }, 'name'],
    [{ person: 'x' }, 'person'],
    [{ day: '2025-03-04' }, 'day'],
  ])('refuses %j with a sentence', async (change, part) => {
    expect(JSON.stringify((await add(change).expect(400)).body)).toContain(part);
  });

  it('is not there for anybody beyond reach', async () => {
    const [any] = (await page()).concerns as [Concern];
    const as = (call: request.Test) => call.set('Cookie', stranger).expect(404);
    await as(api().get(`/api/contexts/${world.park.id}/concerns`));
    await as(add());
    await as(api().patch(`/api/concerns/${any.id}`).send({ done: 'mine', version: 1 }));
    await as(api().put(`/api/concerns/${any.id}/code`).send({ intention: 'caring' }));
    await as(
      api().put(`/api/concerns/${any.id}/settled`).send({ intention: 'caring', reason: 'mine', version: 1 }),
    );
  });
});
