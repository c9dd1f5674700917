import type { ContextPage, ProblemDocument, QualityFinding, QualityPage } from '@waymark/contract';
import request from 'supertest';
import { published } from '../testing/published';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';

describe('data quality', () => {
  let test: TestApp;
  let world: SmallWorld;
  const api = () => request(test.app.getHttpServer());
  const quality = async (query = '') =>
    (await api().get(`/api/quality${query}`).expect(200)).body as QualityPage;
  const zeroOf = async () =>
    (await quality(`?contextId=${world.park.id}`)).places[0]?.findings.find(
      ({ kind }) => kind === 'zero',
    ) as QualityFinding;
  const answer = (body: object) => api().post('/api/quality/answers').send(body);
  const noteOf = async (view: string) => {
    const page = (await api().get(`/api/contexts/${world.park.id}/page?view=${view}`).expect(200))
      .body as ContextPage;
    const row = page.rows.find((one) => one.row.indicator.code === 'LOC-01')?.row;
    return row?.cells.map((cell) => (cell.state === 'shown' ? cell.note : cell.state));
  };

  beforeAll(async () => {
    test = await startTestApp();
    world = await seedSmallWorld(test.app);
    const wave = (year: number, numerator: number) => ({
      contextId: world.park.id,
      indicator: 'LOC-01',
      start: `${year}-04-01`,
      end: `${year}-04-30`,
      round: `spring ${year}`,
      source: 'survey',
      figures: { kind: 'counts', numerator, denominator: 60 },
    });
    await api()
      .post('/api/observations')
      .send({
        batch: 'quality-spec',
        observations: [wave(2021, 30), wave(2022, 34), wave(2023, 0), wave(2024, 33)],
      })
      .expect(201);
  });
  afterAll(() => test.stop());

  it('names every place, odd or not, and what was looked at by which rule', async () => {
    const page = await quality();
    expect(page.places.map(({ name }) => name)).toEqual(['Hill School (private)', 'The Green (private)']);
    expect(page.places[0]).toMatchObject({ series: 0, findings: [] });
    expect(page.rules.map(({ kind }) => kind)).toEqual([
      'zero',
      'jump',
      'outlier',
      'duplicate',
      'season',
      'coverage',
      'late',
      'evidence',
      'pair',
    ]);
    expect((await quality(`?siteId=${world.site.id}`)).places).toHaveLength(2);
    await api().get('/api/quality?contextId=999').expect(404);
    await api().get('/api/quality?siteId=999').expect(404);
  });

  it('keeps an answer with who, when and why, and shows it beside the figure: outside only that somebody looked', async () => {
    const finding = await zeroOf();
    expect(finding).toMatchObject({ state: 'open', period: 'spring 2023', answers: [] });
    expect(await noteOf('team')).toEqual([null, null, null, null]);
    const reason = 'Checked with Ada: the tablet was empty, nobody was asked';
    const told = await answer({
      key: finding.key,
      contextId: world.park.id,
      action: 'checked',
      reason,
    }).expect(201);
    expect(told.body).toMatchObject({
      state: 'checked',
      answers: [{ action: 'checked', reason, by: 'Ada' }],
    });
    const [, , note] = (await noteOf('team')) as string[];
    expect(note).toMatch(/^Checked by Ada on \d+ \w+ \d{4}: Checked with Ada: the tablet was empty/);
    await published(test.app, world.site.organisationId);
    const outside = await noteOf('external');
    expect(JSON.stringify(outside)).not.toContain('tablet');
  });

  it('opens again with a reason, keeps both answers, and takes the note away', async () => {
    const { key } = await zeroOf();
    const body = {
      key,
      contextId: world.park.id,
      action: 'reopened',
      reason: 'The form was found after all',
    };
    await answer(body).expect(201);
    const finding = await zeroOf();
    expect(finding).toMatchObject({ state: 'open' });
    expect(finding.answers.map(({ action }) => action)).toEqual(['reopened', 'checked']);
    expect(await noteOf('team')).toEqual([null, null, null, null]);
    const again = (await answer(body).expect(409)).body as ProblemDocument;
    expect(again.detail).toContain('open already');
  });

  it('tells outside that a released figure was checked, and not why', async () => {
    await api()
      .post('/api/observations')
      .send({
        batch: 'quality-spec-thin',
        observations: [
          {
            contextId: world.park.id,
            indicator: 'LOC-01',
            start: '2025-04-01',
            end: '2025-04-30',
            round: 'spring 2025',
            source: 'survey',
            // fewer than half of the usual 60, and enough to be released
            figures: { kind: 'counts', numerator: 14, denominator: 28 },
          },
        ],
      })
      .expect(201);
    const { places } = await quality(`?contextId=${world.park.id}`);
    const thin = places[0]?.findings.find(({ kind }) => kind === 'coverage');
    const reason = 'It rained on both days';
    await answer({ key: thin?.key, contextId: world.park.id, action: 'checked', reason }).expect(201);
    expect((await noteOf('team'))?.at(-1)).toContain('It rained');
    await published(test.app, world.site.organisationId);
    expect((await noteOf('external'))?.at(-1)).toBe('Checked.');
  });

  it('refuses an answer without a reason, to nothing, or about figures that are gone', async () => {
    const { key, cells } = await zeroOf();
    expect(cells).toEqual([{ row: 'LOC-01', start: '2023-04-01', end: '2023-04-30', figure: '0 of 60' }]);
    await answer({ key, contextId: world.park.id, action: 'checked', reason: '' }).expect(400);
    await answer({ key, action: 'checked', reason: 'no place named' }).expect(400);
    await answer({
      key: 'nothing',
      contextId: world.park.id,
      action: 'checked',
      reason: 'true enough',
    }).expect(409);
    const listed = (await api().get(`/api/contexts/${world.park.id}/observations`).expect(200)).body as {
      id: number;
      start: string;
    }[];
    const odd = listed.find(({ start }) => start === '2023-04-01');
    await api()
      .post(`/api/observations/${odd?.id ?? 0}/correction`)
      .send({ figures: { kind: 'counts', numerator: 31, denominator: 60 }, reason: 'the form was found' })
      .expect(201);
    expect(await zeroOf()).toBeUndefined();
    expect((await noteOf('team'))?.slice(0, 4)).toEqual([null, null, null, null]);
    await answer({ key, contextId: world.park.id, action: 'checked', reason: 'too late for this' }).expect(
      409,
    );
  });
});
