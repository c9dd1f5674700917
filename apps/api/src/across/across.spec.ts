import { parse } from 'csv-parse/sync';
import type { ComparePage, Grant, PortfolioPage, ProblemDocument } from '@waymark/contract';
import request from 'supertest';
import { published } from '../testing/published';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';

describe('a first look across sites', () => {
  let test: TestApp;
  let world: SmallWorld;
  let grant: Grant;
  const api = () => request(test.app.getHttpServer());
  const compare = async (query: string) =>
    (await api().get(`/api/compare?indicator=LOC-01&${query}`).expect(200)).body as ComparePage;
  const csv = async (path: string) => {
    const { text, headers } = await api().get(path).expect(200);
    return { rows: parse(text, { bom: true, columns: true }) as Record<string, string>[], headers };
  };

  beforeAll(async () => {
    test = await startTestApp();
    world = await seedSmallWorld(test.app);
    const wave = (
      contextId: number,
      start: string,
      numerator: number,
      denominator: number,
      source = 'survey',
    ) => ({
      contextId,
      indicator: 'LOC-01',
      start,
      end: `${start.slice(0, 8)}28`,
      round: `=wave ${start.slice(0, 4)}`,
      source,
      figures: { kind: 'counts', numerator, denominator },
    });
    const { park, school } = world;
    await api()
      .post('/api/observations')
      .send({
        batch: 'across-spec',
        observations: [
          wave(park.id, '2021-04-01', 30, 62),
          wave(park.id, '2022-04-01', 40, 66),
          wave(park.id, '2024-04-01', 3, 12),
          wave(school.id, '2023-01-01', 31, 60, 'school panel'),
          {
            ...wave(park.id, '2023-04-01', 0, 0),
            figures: { kind: 'missing', reason: 'not collected', symbol: null },
          },
        ],
      })
      .expect(201);
    grant = (
      await api()
        .post('/api/grants')
        .send({
          identifier: '360G-spec-1',
          funder: 'Harbour Foundation',
          title: 'Safer greens',
          start: '2022-01-01',
          end: '2023-12-31',
          contextIds: [park.id],
        })
        .expect(201)
    ).body as Grant;
    await published(test.app, world.site.organisationId);
  });
  afterAll(() => test.stop());

  it('sets places side by side by the alphabet, or in the order of the reader', async () => {
    const { park, school } = world;
    const both = `contexts=${park.id},${school.id}`;
    expect((await compare(both)).page.panels.map(({ name }) => name)).toEqual([
      'Hill School (private)',
      'The Green (private)',
    ]);
    expect((await compare(`${both}&order=chosen`)).page.panels.map(({ contextId }) => contextId)).toEqual([
      park.id,
      school.id,
    ]);
    const outside = await compare(`${both}&view=external`);
    expect(outside.page.panels.map(({ name }) => name)).toEqual(['Hill School', 'The Green']);
    expect(JSON.stringify(outside)).not.toContain('private');
  });

  it('says from the data what the panels cannot tell', async () => {
    const { park, school } = world;
    const { page, without } = await compare(`contexts=${park.id},${school.id}`);
    const said = page.cannotTell.join('\n');
    expect(said).toContain('one place beside another is a description');
    expect(said).toContain('Hill School (private) in Jan 2023');
    expect(said).toContain('were asked in different months');
    expect(said).toContain('The Green (private): survey');
    expect(said).toContain('too few people stand behind the latest figure');
    expect(without).toEqual([]);
    const none = (await api().get(`/api/compare?indicator=LOC-02&contexts=${park.id}`).expect(200))
      .body as ComparePage;
    expect(none).toMatchObject({ without: ['The Green (private)'], page: { panels: [] } });
  });

  it('refuses more than eight places, an unknown indicator and letters for numbers, each in a sentence', async () => {
    const nine = (await api().get('/api/compare?indicator=LOC-01&contexts=1,2,3,4,5,6,7,8,9').expect(400))
      .body as ProblemDocument;
    expect(nine.detail).toContain('At most 8 places');
    await api().get('/api/compare?indicator=LOC-99').expect(404);
    await api().get('/api/compare?indicator=LOC-01&contexts=a').expect(400);
    await api().get('/api/portfolio?grants=999').expect(404);
  });

  it('gives the figures away with reasons for what is missing, and nothing that a spreadsheet would run', async () => {
    const { rows, headers } = await csv(`/api/contexts/${world.park.id}/page.csv`);
    expect(headers['content-disposition']).toContain('The-Green-team-data.csv');
    expect(rows.map(({ state, reason, numerator }) => [state, reason, numerator])).toEqual([
      ['shown', '', '30'],
      ['shown', '', '40'],
      ['missing', 'not collected', ''],
      ['shown', '', '3'],
    ]);
    expect(rows.every(({ round }) => round?.startsWith("'="))).toBe(true);
    const outside = await csv(`/api/contexts/${world.park.id}/page.csv?view=external`);
    expect(outside.rows.map(({ state, value, numerator }) => [state, value, numerator])).toEqual([
      ['shown', '48', ''],
      ['shown', '61', ''],
      ['missing', '', ''],
      ['withheld', '', ''],
    ]);
    expect(outside.rows[0]?.['context']).toBe('The Green');
  });

  it('explains every column, state and reason that the data file uses', async () => {
    const { park, school } = world;
    const asked = `indicator=LOC-01&contexts=${park.id},${school.id}`;
    const { rows } = await csv(`/api/compare.csv?${asked}`);
    const book = (await csv(`/api/compare.csv?${asked}&part=codebook`)).rows;
    const named = (section: string) =>
      book.filter((line) => line['section'] === section).map(({ name }) => name);
    expect(named('column')).toEqual(Object.keys(rows[0] ?? {}));
    expect(named('state')).toEqual(expect.arrayContaining(rows.map(({ state }) => state)));
    expect(named('reason')).toContain('not collected');
    expect(named('indicator title')).toEqual(['LOC-01']);
    expect((await csv('/api/indicators/LOC-01/page.csv')).rows).toHaveLength(5);
  });

  it('shows a commissioner each goal and what was collected before, during and after, as released', async () => {
    const page = (await api().get(`/api/portfolio?grants=${grant.id}`).expect(200)).body as PortfolioPage;
    expect(page.contexts.map(({ name }) => name)).toEqual(['The Green']);
    const [context] = page.contexts;
    expect(context?.goals).toMatchObject([
      { code: 'N2', measures: [{ code: 'LOC-01', kind: 'verdict', word: 'cannot say', beside: [] }] },
    ]);
    expect(context?.grants).toMatchObject([
      {
        before: { shown: 1, withheld: 0, missing: 0 },
        during: { shown: 1, withheld: 0, missing: 1 },
        after: { shown: 0, withheld: 1, missing: 0 },
      },
    ]);
    expect(context?.grants[0]?.continues).toContain('1 of 1 series was still observed after it.');
    expect(context?.cannotSay.length).toBeGreaterThan(0);
    expect(JSON.stringify(page)).not.toContain('private');
    const empty = (await api().get('/api/portfolio').expect(200)).body as PortfolioPage;
    expect(empty.contexts).toEqual([]);
  });
});
