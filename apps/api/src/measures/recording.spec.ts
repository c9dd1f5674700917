import type { Observation, ProblemDocument } from '@waymark/contract';
import request from 'supertest';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';
import { MeasuresStore } from './measures.store';

describe('recording observations', () => {
  let test: TestApp;
  let world: SmallWorld;
  const api = () => request(test.app.getHttpServer());
  const wave = (numerator: number, denominator = 62) => ({
    contextId: world.park.id,
    indicator: 'LOC-01',
    start: '2024-04-01',
    end: '2024-04-30',
    round: 'spring 2024',
    source: "young people's survey",
    figures: { kind: 'counts', numerator, denominator },
  });
  const send = (batch: string, ...observations: object[]) =>
    api().post('/api/observations').send({ batch, observations });
  const rollups = () => test.app.get(MeasuresStore).rollups({ contextIds: [world.park.id] });

  beforeEach(async () => {
    test = await startTestApp();
    world = await seedSmallWorld(test.app);
  });
  afterEach(() => test.stop());

  it('keeps one observation and its rollup', async () => {
    const { body } = await send('batch-001', wave(30)).expect(201);
    expect(body).toMatchObject({ created: 1, unchanged: 0 });
    expect(await rollups()).toMatchObject([
      { indicator: 'LOC-01', stats: { kind: 'counts', numerator: 30, denominator: 62 } },
    ]);
  });

  it.each([
    ['what has not happened yet', { start: '2026-09-16', end: '2026-09-30' }, /has not happened yet/],
    ['a year nobody means', { start: '2024-04-01', end: '9999-12-31' }, /between 1900 and 2199/],
    ['nobody asked', { figures: { kind: 'counts', numerator: 0, denominator: 0 } }, /nobody was asked/],
    [
      'an empty sample',
      { indicator: 'LOC-03', figures: { kind: 'moments', n: 0, mean: 50, sd: 1 } },
      /nobody was asked/,
    ],
    [
      'an impossible spread',
      { indicator: 'LOC-03', figures: { kind: 'moments', n: 9, mean: 50, sd: 1e300 } },
      /not possible/,
    ],
    ['a character no database keeps', { source: 'a\u0000b' }, /cannot be seen/],
  ])('refuses %s in a sentence', async (_, part, sentence) => {
    const { body } = await send('batch-001', { ...wave(30), ...part }).expect(400);
    expect((body as ProblemDocument).detail).toMatch(sentence);
    expect(await rollups()).toEqual([]);
  });

  it('records the same batch once, however often it is sent', async () => {
    await send('batch-001', wave(30)).expect(201);
    const { body } = await send('batch-001', wave(30)).expect(201);
    expect(body).toMatchObject({ created: 0, unchanged: 1 });
    expect(await rollups()).toHaveLength(1);
  });

  it('refuses other figures for what is recorded already, and saves nothing of that round', async () => {
    await send('batch-001', wave(30)).expect(201);
    const other = { ...wave(10), indicator: 'LOC-02' };
    const { body } = await send('batch-002', other, wave(31)).expect(409);
    expect((body as ProblemDocument).detail).toContain('correct that one with a reason');
    expect((await rollups()).map((r) => r.indicator)).toEqual(['LOC-01']);
  });

  it('corrects with a reason: the old figure stays visible and the rollup follows', async () => {
    const first = (await send('batch-001', wave(30)).expect(201)).body as { observations: Observation[] };
    const id = first.observations[0]?.id;
    await api()
      .post(`/api/observations/${id}/correction`)
      .send({ figures: wave(29).figures, reason: '' })
      .expect(400);
    await api()
      .post(`/api/observations/${id}/correction`)
      .send({ figures: wave(29).figures, reason: 'One form was counted twice.' })
      .expect(201);
    const history = (await api().get(`/api/contexts/${world.park.id}/observations`).expect(200))
      .body as Observation[];
    expect(history.map((o) => [o.state, o.reason])).toEqual([
      ['current', 'One form was counted twice.'],
      ['superseded', null],
    ]);
    expect(await rollups()).toMatchObject([{ stats: { numerator: 29 } }]);
  });

  it.each([
    [
      'a numerator above the number asked',
      { kind: 'counts', numerator: 70, denominator: 62 },
      'cannot be more than',
    ],
    [
      'a score where counts belong',
      { kind: 'moments', n: 3, mean: 2, sd: 1 },
      'recorded as how many of how many',
    ],
    ['half a person', { kind: 'counts', numerator: 1.5, denominator: 3 }, 'whole number'],
    ['a key nobody knows', { kind: 'counts', numerator: 1, denominator: 3, name: 'x' }, 'does not know'],
  ])('refuses %s with a sentence', async (_, figures, sentence) => {
    const { body } = await send('batch-001', { ...wave(1), figures }).expect(400);
    expect(JSON.stringify(body)).toContain(sentence);
    expect(await rollups()).toEqual([]);
  });

  it('has no context of anybody else', async () => {
    const { body } = await send('batch-001', { ...wave(1), contextId: 999 }).expect(404);
    expect((body as ProblemDocument).title).toBe('Not found');
  });
});
