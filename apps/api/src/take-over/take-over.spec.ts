import type { Meeting, Observation, TakenOver, TakeOverPage } from '@waymark/contract';
import request from 'supertest';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';

describe('taking counts of meetings and concerns over', () => {
  let test: TestApp;
  let world: SmallWorld;
  let stranger: string;
  const api = () => request(test.app.getHttpServer());
  const path = () => `/api/contexts/${world.park.id}/take-over`;
  const page = async (): Promise<TakeOverPage> => (await api().get(path()).expect(200)).body as TakeOverPage;
  const take = async (start = '2024-01-01'): Promise<TakenOver> =>
    (await api().post(path()).send({ start }).expect(200)).body as TakenOver;
  const recorded = async (indicator: string): Promise<Observation[]> =>
    (await api().get(`/api/contexts/${world.park.id}/observations?indicator=${indicator}`).expect(200))
      .body as Observation[];
  let held: Meeting;

  beforeAll(async () => {
    test = await startTestApp();
    world = await seedSmallWorld(test.app);
    stranger = await test.people.signedIn('manager', { kind: 'organisation', id: 4711 });
    held = (
      await api()
        .post('/api/meetings')
        .send({
          date: '2024-02-10',
          kind: 'multi-agency panel',
          contextIds: [world.park.id],
          attendance: [
            { party: 'VCS', present: 1 },
            { party: 'police', present: 0 },
          ],
          views: [{ party: 'young people', how: 'a film', answered: 'Lights are agreed.' }],
        })
        .expect(201)
    ).body as Meeting;
    await api()
      .post(`/api/meetings/${held.id}/decisions`)
      .send({
        contextId: world.park.id,
        title: 'Lights on the path',
        owner: 'housing',
        due: '2024-05-01',
        tag: { orientation: 'ecological' },
      })
      .expect(201);
  });
  afterAll(() => test.stop());

  it('proposes what was counted, with what it rests on, before anything is recorded', async () => {
    const { halfYears } = await page();
    expect(halfYears.map(({ start }) => start)).toEqual(['2024-01-01']);
    expect(halfYears[0]?.lines.map(({ indicator, figures, state }) => [indicator, figures, state])).toEqual([
      ['SYS-03', { kind: 'counts', numerator: 1, denominator: 1 }, 'new'],
      ['SYS-06', { kind: 'counts', numerator: 1, denominator: 1 }, 'new'],
      ['SYS-18', { kind: 'counts', numerator: 0, denominator: 1 }, 'new'],
      ['SYS-19', { kind: 'counts', numerator: 1, denominator: 2 }, 'new'],
    ]);
    expect(await recorded('SYS-18')).toEqual([]);
  });

  it('records them once, and a second time changes nothing', async () => {
    expect(await take()).toEqual({ created: 4, corrected: 0, unchanged: 0 });
    expect(await take()).toEqual({ created: 0, corrected: 0, unchanged: 4 });
    expect((await page()).halfYears[0]?.lines.map(({ state }) => state)).toEqual(Array(4).fill('same'));
    expect(await recorded('SYS-18')).toMatchObject([
      { start: '2024-01-01', end: '2024-06-30', source: 'meetings in Waymark', state: 'current' },
    ]);
  });

  it('corrects, with a reason, what a later change of a meeting makes different', async () => {
    const { decisions } = (await api().get(`/api/meetings/${held.id}`).expect(200)).body as Meeting;
    await api()
      .patch(`/api/decisions/${decisions[0]?.id}`)
      .send({ state: 'done', doneOn: '2024-04-20', version: decisions[0]?.version })
      .expect(200);
    expect((await page()).halfYears[0]?.lines.map(({ state }) => state)).toEqual([
      'same',
      'same',
      'changed',
      'same',
    ]);
    expect(await take()).toEqual({ created: 0, corrected: 1, unchanged: 3 });
    const [now, before] = await recorded('SYS-18');
    expect(now).toMatchObject({ figures: { numerator: 1 }, supersedes: before?.id, state: 'current' });
    expect(now?.reason).toContain('changed in Waymark since');
    expect(before).toMatchObject({ figures: { numerator: 0 }, state: 'superseded' });
  });

  it('refuses a half-year without counts, and is not there for strangers', async () => {
    await api().post(path()).send({ start: '2023-01-01' }).expect(400);
    await api().get(path()).set('cookie', stranger).expect(404);
    await api().post(path()).set('cookie', stranger).send({ start: '2024-01-01' }).expect(404);
  });
});
