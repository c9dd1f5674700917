import type { ContextPage, IndicatorPage, OverviewPage, ProblemDocument, TimePage } from '@waymark/contract';
import request from 'supertest';
import { published } from '../testing/published';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';

describe('pages', () => {
  let test: TestApp;
  let world: SmallWorld;
  const api = () => request(test.app.getHttpServer());
  const page = async (query = '') =>
    (await api().get(`/api/contexts/${world.park.id}/page${query}`).expect(200)).body as ContextPage;

  beforeAll(async () => {
    test = await startTestApp();
    world = await seedSmallWorld(test.app);
    const wave = (start: string, end: string, round: string, numerator: number, denominator: number) => ({
      contextId: world.park.id,
      indicator: 'LOC-01',
      start,
      end,
      round,
      source: 'survey',
      figures: { kind: 'counts', numerator, denominator },
    });
    await api()
      .post('/api/observations')
      .send({
        batch: 'pages-spec',
        observations: [
          wave('2022-04-01', '2022-04-30', 'spring 2022', 30, 62),
          wave('2023-04-01', '2023-04-30', 'spring 2023', 45, 71),
          wave('2024-04-01', '2024-04-30', 'spring 2024', 52, 70),
        ],
      })
      .expect(201);
    await published(test.app, world.site.organisationId);
  });
  afterAll(() => test.stop());

  it('shows the team exact figures with interval, base and verdict', async () => {
    const { view, rows } = await page();
    expect(view).toBe('team');
    const row = rows.find((r) => r.row.indicator.code === 'LOC-01')?.row;
    const first = row?.cells[0];
    // 30 of 62: Wilson 95 % is 36.4 to 60.6 %
    expect(first).toMatchObject({
      state: 'shown',
      base: { label: 'n', value: 62 },
      counts: { numerator: 30, denominator: 62 },
    });
    expect(first?.state === 'shown' && first.interval?.lower).toBeCloseTo(0.364, 3);
    expect(first?.state === 'shown' && first.interval?.upper).toBeCloseTo(0.606, 3);
    // 52/70 against 30/62 is 26 points higher, Newcombe 9 to 41
    expect(row?.verdict).toMatchObject({ word: 'improving', held: true });
  });

  it('shows outsiders rounded figures and no count', async () => {
    const outside = await page('?view=external');
    const row = outside.rows.find((r) => r.row.indicator.code === 'LOC-01')?.row;
    expect(row?.cells.map((c) => c.state === 'shown' && [Math.round(c.value * 100), c.base?.value])).toEqual([
      [48, 60],
      [63, 70],
      [74, 70],
    ]);
    expect(JSON.stringify(outside)).not.toMatch(/"counts"|numerator|denominator|observationIds|private/);
    expect(outside.context.name).toBe('The Green');
  });

  it('groups by financial year when asked', async () => {
    const { rows } = await page('?periods=financial_year');
    const row = rows.find((r) => r.row.indicator.code === 'LOC-01')?.row;
    expect(row?.cells.filter((c) => c.state === 'shown').map((c) => c.period.label)).toEqual([
      '2022/23',
      '2023/24',
      '2024/25',
    ]);
  });

  it('releases few groupings, so that they cannot be held against each other', async () => {
    await api().get(`/api/contexts/${world.park.id}/page?view=external&periods=financial_year`).expect(200);
    const { body } = await api()
      .get(`/api/contexts/${world.park.id}/page?view=external&periods=quarter`)
      .expect(400);
    expect((body as ProblemDocument).detail).toContain('as collected and by financial year only');
    await api().get('/api/indicators/LOC-01/page?view=external&periods=month').expect(400);
  });

  it('asks which grant is meant by grant years', async () => {
    const { body } = await api().get(`/api/contexts/${world.park.id}/page?periods=grant_year`).expect(400);
    expect((body as ProblemDocument).detail).toContain('Choose the grant');
  });

  it('has no grant years across places', async () => {
    const refused = await api().get('/api/indicators/LOC-01/page?periods=grant_year').expect(400);
    expect((refused.body as ProblemDocument).detail).toContain('belong to the page of a context');
  });

  it('has an overview and an indicator page, alphabetical', async () => {
    const overview = (await api().get(`/api/sites/${world.site.id}/overview`).expect(200))
      .body as OverviewPage;
    expect(overview.groups.flatMap((g) => g.contexts.map((c) => c.name))).toHaveLength(2);
    const one = (await api().get('/api/indicators/LOC-01/page').expect(200)).body as IndicatorPage;
    expect(one.panels).toHaveLength(1);
    await api().get('/api/indicators/LOC-99/page').expect(404);
  });

  it('answers "not changed" until something is recorded, and then the new figures', async () => {
    const first = await api().get(`/api/contexts/${world.park.id}/page`).expect(200);
    const again = () =>
      api()
        .get(`/api/contexts/${world.park.id}/page`)
        .set('If-None-Match', first.headers['etag'] ?? '');
    await again().expect(304);
    await api().patch(`/api/contexts/${world.park.id}`).send({ pseudonym: 'The Long Green' }).expect(200);
    const { body } = await again().expect(200);
    expect((body as ContextPage).context.pseudonym).toBe('The Long Green');
    await api().patch(`/api/contexts/${world.park.id}`).send({ pseudonym: 'The Green' }).expect(200);
  });

  it('downloads a row as CSV with the same words', async () => {
    const { text, headers } = await api()
      .get(`/api/contexts/${world.park.id}/series.csv?row=LOC-01&view=external`)
      .expect(200);
    expect(headers['content-type']).toContain('text/csv');
    expect(text).toContain('as released');
    expect(text).toContain(',n,60,,,,');
    expect(text).not.toContain(',62,');
  });

  it('begins its verdicts at the wave that a plan names, outside from the next edition on', async () => {
    const verdict = async (query = '') =>
      (await page(query)).rows.find((r) => r.row.indicator.code === 'LOC-01')?.row.verdict;
    const begins = '2023-04-01';
    expect((await verdict())?.baseline?.start).toBe('2022-04-01');
    const goal = {
      goal: 'N2',
      side: 'guardianship',
      statement: 'Young people feel safe in the park',
      measures: [
        { indicator: 'LOC-01', baseline: { date: '2023-04-15', method: 'survey on the spot', n: 71 } },
      ],
    };
    await api().post(`/api/contexts/${world.park.id}/goals`).send(goal).expect(201);
    // 52 of 70 against 45 of 71 is 11 points higher, Newcombe 4 lower to 26 higher
    const named = { word: 'cannot say', baseline: { start: begins } };
    expect(await verdict()).toMatchObject({
      ...named,
      leftOut: ['One wave before the baseline named in the plan.'],
    });
    const time = (await api().get(`/api/contexts/${world.park.id}/indicators/LOC-01/time`).expect(200))
      .body as TimePage;
    expect(time.row?.verdict).toMatchObject(named);

    expect(await verdict('?view=external')).toMatchObject({ word: 'improving' });
    await published(test.app, world.site.organisationId);
    expect(await verdict('?view=external')).toMatchObject(named);
  });
});
