import type {
  Edition,
  EditionOverview,
  EditionPreviewPlace,
  ProblemDocument,
  PublishedEdition,
  ReleasedContextPage,
} from '@waymark/contract';
import request from 'supertest';
import { AuditEntryEntity } from '../audit/audit-entry.entity';
import { EditionAuditEntity, EditionEntity, LedgerEntryEntity } from './edition.entity';
import { Reader } from '../database/reader';
import { UnitOfWork } from '../database/unit-of-work';
import { gate } from '../testing/gate';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';
import { EditionDraftsService } from './edition-drafts.service';
import { UnfinishedDrafts } from './unfinished-drafts.service';

describe('editions', () => {
  let test: TestApp;
  let world: SmallWorld;
  let second: string;
  let grantId: number;
  const api = () => request(test.app.getHttpServer());
  const period = { start: '2020-01-01', end: '2026-08-31' };
  const scope = () => ({ organisationId: world.site.organisationId, siteIds: [], contextIds: [], period });
  const begin = async (fields: object = {}): Promise<Edition> => {
    const made = (
      await api()
        .post('/api/editions')
        .send({ title: 'Harbour, to summer 2026', scope: scope(), standing: 'final', ...fields })
        .expect(201)
    ).body as Edition;
    await test.app.get(EditionDraftsService).settled();
    return made;
  };
  const part = async (id: number, contextId: number) =>
    (await api().get(`/api/editions/${id}/contexts/${contextId}/preview`).expect(200))
      .body as EditionPreviewPlace;
  const change = (id: number, fields: object, status: number) =>
    api()
      .put(`/api/editions/${id}`)
      .send({ title: 'The park', scope: scope(), standing: 'final', ...fields })
      .expect(status);
  const step = (id: number, name: string, body: object = {}, cookie?: string) => {
    const call = api().post(`/api/editions/${id}/${name}`);
    return (cookie ? call.set('Cookie', cookie) : call).send(body);
  };
  const released = async (fields: object = {}): Promise<Edition> => {
    const { id } = await begin(fields);
    await step(id, 'submit').expect(200);
    await step(id, 'decide', { decision: 'approve' }, second).expect(200);
    return (await step(id, 'release').expect(200)).body as Edition;
  };
  const observe = (batch: string, rows: readonly [number, number, number][]) =>
    api()
      .post('/api/observations')
      .send({
        batch,
        observations: rows.map(([year, numerator, denominator]) => ({
          contextId: world.park.id,
          indicator: 'LOC-01',
          start: `${year}-04-01`,
          end: `${year}-04-30`,
          round: `spring ${year}`,
          source: 'survey',
          figures: { kind: 'counts', numerator, denominator },
        })),
      })
      .expect(201);

  beforeAll(async () => {
    test = await startTestApp();
    world = await seedSmallWorld(test.app);
    second = await test.people.signedIn('manager', { kind: 'organisation', id: world.site.organisationId });
    await observe('editions-spec-1', [
      [2021, 40, 83],
      [2022, 44, 79],
      [2023, 3, 9],
    ]);
    const grant = await api()
      .post('/api/grants')
      .send({
        identifier: '360G-spec-1',
        funder: 'A funder',
        title: 'Safer greens',
        start: '2021-01-01',
        end: '2026-12-31',
        contextIds: [world.park.id],
      })
      .expect(201);
    grantId = (grant.body as { id: number }).id;
  });
  afterAll(() => test.stop());

  it('show the team exactly what outsiders will see, and why the rest is withheld', async () => {
    const { id } = await begin();
    const row = (await api().get(`/api/editions/${id}`).expect(200)).body as Edition;
    expect(row).toMatchObject({ state: 'draft', progress: { done: 2, of: 2 }, number: null });
    const preview = (await api().get(`/api/editions/${id}/preview`).expect(200)).body as EditionOverview;
    expect(preview.places.map(({ shown, withheld }) => [shown > 0, withheld > 0])).toContainEqual([
      true,
      true,
    ]);
    const { table, withheld } = await part(id, world.park.id);
    const cells = table.series.flatMap((one) => (one.grouping === 'as_collected' ? one.cells : []));
    // by the policy: 83 and 79 asked are shown, 9 asked are not
    expect(cells.map(({ state }) => state)).toEqual(['shown', 'shown', 'withheld']);
    expect(withheld[0]?.cause).toBe('small base');
    expect(JSON.stringify([preview, table])).not.toMatch(/private|"83"|:83[,}]/);
  });

  it('need a second person, and go back with a reason', async () => {
    const { id } = await begin();
    await step(id, 'release').expect(409);
    await step(id, 'submit', { note: 'Checked with the youth workers.' }).expect(200);
    const own = (await step(id, 'decide', { decision: 'approve' }).expect(409)).body as ProblemDocument;
    expect(own.detail).toContain('second person');
    await step(id, 'decide', { decision: 'return' }, second).expect(400);
    const back = await step(
      id,
      'decide',
      { decision: 'return', note: 'Leave the school out.' },
      second,
    ).expect(200);
    expect(back.body).toMatchObject({
      state: 'returned',
      decided: { approved: false, note: 'Leave the school out.' },
    });
    await step(id, 'release').expect(409);

    // mended: what it holds is chosen anew, and whoever approves it sees what was asked for
    await change(id, { corrects: 99, why: 'x' }, 400);
    await change(id, { scope: { ...scope(), organisationId: 4711 } }, 400);
    const mended = await change(id, { scope: { ...scope(), contextIds: [world.park.id] } }, 200);
    const returned = [{ note: 'Leave the school out.' }];
    expect(mended.body).toMatchObject({ state: 'draft', submitted: null, decided: null, returned });
    await test.app.get(EditionDraftsService).settled();
    const { places } = (await api().get(`/api/editions/${id}/preview`).expect(200)).body as EditionOverview;
    expect(places.map(({ id }) => id)).toEqual([world.park.id]);
    const again = (await step(id, 'submit').expect(200)).body as Edition;
    expect(again).toMatchObject({ title: 'The park', decided: null, returned });

    // or thrown away
    await api().delete(`/api/editions/${id}`).set('Cookie', second).expect(200, { removed: true });
    await api().get(`/api/editions/${id}`).expect(404);
    expect(await test.app.get(Reader).manager.count(EditionAuditEntity, { where: { editionId: id } })).toBe(
      0,
    );
  });

  it('are numbered and sealed at release: the same bytes for ever', async () => {
    const made = await released();
    expect(made).toMatchObject({ state: 'published', number: 1, released: '2026-09-15' });
    const read = () =>
      api().get(`/api/published/${made.sha256}/tables/${world.park.id}.json`).buffer(true).expect(200);
    const first = await read();
    expect(first.headers['cache-control']).toContain('immutable');
    // what is recorded later changes no byte
    await observe('editions-spec-2', [[2024, 50, 90]]);
    const again = await read();
    expect(again.text).toBe(first.text);
    expect(again.headers['etag']).toBe(first.headers['etag']);
    await step(made.id, 'draft').expect(409);
    await step(made.id, 'release').expect(409);
    await change(made.id, {}, 409);
    await api().delete(`/api/editions/${made.id}`).expect(409);
  });

  it('compose a place’s page from nothing but the edition', async () => {
    const [latest] = (await api().get('/api/published').expect(200)).body as PublishedEdition[];
    const page = (
      await api().get(`/api/published/${latest?.sha256}/contexts/${world.park.id}/page`).expect(200)
    ).body as ReleasedContextPage;
    expect(page.view).toBe('external');
    const cells = page.rows.find(({ row }) => row.indicator.code === 'LOC-01')?.row.cells ?? [];
    // 2024 was recorded after the release
    expect(cells.map(({ state }) => state)).toEqual(['shown', 'shown', 'withheld']);
    expect(JSON.stringify(page)).not.toContain('(private)');
  });

  it('go on after a stop from the places that were decided, where nothing changed since', async () => {
    const { manager } = test.app.get(Reader);
    const { id } = await begin({ title: 'Stopped' });
    const preview = (await api().get(`/api/editions/${id}/preview`).expect(200)).body as EditionOverview;
    const [kept, changed] = await manager.find(EditionAuditEntity, { where: { editionId: id } });
    if (!kept || !changed) throw new Error('two places were drafted');
    // as a server that died left it: one place decided, another decided from figures that have changed since
    const marked = { ...(JSON.parse(kept.body) as object), mark: 'kept' };
    const old = { ...(JSON.parse(changed.body) as object), basis: 'of other figures', mark: 'kept' };
    await test.app.get(UnitOfWork).run(async (m) => {
      await m.update(EditionEntity, { id }, { preview: null, done: 1 });
      await m.save(Object.assign(kept, { body: JSON.stringify(marked) }));
      await m.save(Object.assign(changed, { body: JSON.stringify(old) }));
    });
    const refusal = async () =>
      ((await api().get(`/api/editions/${id}/preview`).expect(409)).body as ProblemDocument).detail;
    expect(await refusal()).toContain('goes on from there');
    // nobody presses a button: the server that starts takes it up, and no other
    expect(await test.app.get(UnfinishedDrafts).resume()).toEqual([id]);
    // while this unit is open the draft can write nothing, and so not end before it is asked for
    const looked = gate();
    const unit = test.app.get(UnitOfWork).run(() => looked.opened);
    expect(await refusal()).toContain('being made: 1 of 2');
    looked.open();
    await unit;
    await test.app.get(EditionDraftsService).settled();
    expect(await test.app.get(UnfinishedDrafts).resume()).toEqual([]);
    // what stopped three servers without one place more waits for somebody
    const steps = JSON.stringify({
      drafted: { by: 'x', personId: null, at: '', note: '' },
      resumed: { done: 2, tries: 3 },
    });
    const put = (fields: object) =>
      test.app.get(UnitOfWork).run((m) => m.update(EditionEntity, { id }, fields));
    const { preview: whole, steps: own } = await manager.findOneByOrFail(EditionEntity, { id });
    await put({ preview: null, steps });
    expect(await test.app.get(UnfinishedDrafts).resume()).toEqual([]);
    await put({ preview: whole, steps: own });
    const rows = await manager.find(EditionAuditEntity, { where: { editionId: id } });
    expect(rows.map(({ contextId, body }) => [contextId, body.includes('"mark":"kept"')]).sort()).toEqual(
      [
        [kept.contextId, true],
        [changed.contextId, false],
      ].sort(),
    );
    expect((await api().get(`/api/editions/${id}/preview`).expect(200)).body).toEqual(preview);
  });

  it('hold every later edition against what was printed', async () => {
    expect(await test.app.get(Reader).manager.count(LedgerEntryEntity)).toBeGreaterThan(0);
    const stale = await begin({ title: 'Second' });
    await step(stale.id, 'submit').expect(200);
    await step(stale.id, 'decide', { decision: 'approve' }, second).expect(200);
    const { number } = await released({ title: 'In between' });
    expect(number).toBe(2);
    const refused = (await step(stale.id, 'release').expect(409)).body as ProblemDocument;
    expect(refused.detail).toContain('Another edition was released');
    await step(stale.id, 'draft').expect(200);
    await test.app.get(EditionDraftsService).settled();
    await step(stale.id, 'submit').expect(200);
    await step(stale.id, 'decide', { decision: 'approve' }, second).expect(200);
    expect((await step(stale.id, 'release').expect(200)).body).toMatchObject({ number: 3 });
  });

  it('are corrected by a new one that says what changed and why, and withdrawn with a reason', async () => {
    await observe('editions-spec-3', [[2025, 61, 88]]);
    await api()
      .post('/api/editions')
      .send({ title: 'A correction', scope: scope(), standing: 'final', corrects: 3 })
      .expect(400);
    const made = await released({ title: 'A correction', corrects: 3, why: 'A round came late.' });
    const manifest = JSON.parse(
      (await api().get(`/api/published/${made.sha256}/edition.json`).buffer(true).expect(200)).text,
    ) as { corrects: { number: number; why: string; changes: { what: string }[] } };
    expect(manifest.corrects).toMatchObject({ number: 3, why: 'A round came late.' });
    expect(manifest.corrects.changes.map(({ what }) => what)).toContain('added');
    const list = (await api().get('/api/editions').expect(200)).body as Edition[];
    expect(list.find(({ number }) => number === 3)?.notices).toEqual([
      { kind: 'corrected', on: '2026-09-15', by: 4 },
    ]);
    await step(made.id, 'withdraw', { why: '' }).expect(400);
    const gone = await step(made.id, 'withdraw', { why: 'One school asked for it.' }).expect(200);
    expect(gone.body).toMatchObject({ state: 'withdrawn', number: 4 });
    // it says so, and its bytes are still there
    const seen = ((await api().get('/api/published')).body as PublishedEdition[]).find(
      ({ number }) => number === 4,
    );
    expect(seen?.notices[0]).toMatchObject({ kind: 'withdrawn', why: 'One school asked for it.' });
    await api().get(`/api/published/${made.sha256}/edition.json`).expect(200);
  });

  it('give a commissioner the places of their grants, a researcher the whole, a stranger nothing', async () => {
    const [, latest] = (await api().get('/api/published').expect(200)).body as PublishedEdition[];
    const editions = (await api().get('/api/editions')).body as Edition[];
    const id = editions.find(({ sha256 }) => sha256 === latest?.sha256)?.id ?? 0;
    const commissioner = await test.people.signedIn('commissioner', { kind: 'grant', id: grantId });
    const researcher = await test.people.signedIn('researcher', { kind: 'edition', id });
    const stranger = await test.people.signedIn('manager', { kind: 'organisation', id: 4711 });
    const status = async (cookie: string, path: string) =>
      (await api().get(`/api/published/${latest?.sha256}/${path}`).set('Cookie', cookie)).status;
    const paths = [
      'edition.json',
      `tables/${world.park.id}.json`,
      `contexts/${world.park.id}/page`,
      `tables/${world.school.id}.json`,
      `contexts/${world.school.id}/page`,
    ];
    const seenBy = async (cookie: string) => Promise.all(paths.map((path) => status(cookie, path)));
    expect(await seenBy(commissioner)).toEqual([404, 200, 200, 404, 404]);
    expect(await seenBy(researcher)).toEqual([200, 200, 200, 200, 200]);
    expect(await seenBy(stranger)).toEqual([404, 404, 404, 404, 404]);
    const list = async (cookie: string) =>
      (await api().get('/api/published').set('Cookie', cookie)).body as PublishedEdition[];
    const [seen] = await list(commissioner);
    expect(seen?.contexts.map(({ pseudonym }) => pseudonym)).toEqual(['The Green']);
    // totals of the whole edition count the school too
    expect(seen?.cells).toBeNull();
    const [all, ...more] = await list(researcher);
    expect([all?.cells, more]).toEqual([latest?.cells, []]);
    expect(all?.cells?.shown).toBeGreaterThan(0);
    expect(await list(stranger)).toEqual([]);
    for (const cookie of [commissioner, researcher])
      await api().get('/api/editions').set('Cookie', cookie).expect(403);
    await api().get(`/api/editions/${id}`).set('Cookie', stranger).expect(404);
    await step(id, 'withdraw', { why: 'mine' }, stranger).expect(404);
  });

  it('are read from memory only while whoever asks may still read them, and enter the log once a session and file', async () => {
    const [, latest] = (await api().get('/api/published').expect(200)).body as PublishedEdition[];
    const commissioner = await test.people.signedIn('commissioner', { kind: 'grant', id: grantId });
    const path = `/api/published/${latest?.sha256}/tables/${world.park.id}.json`;
    const take = (status: number, cookie = commissioner) =>
      api().get(path).set('Cookie', cookie).buffer(true).expect(status);
    const log = () => test.app.get(Reader).manager.count(AuditEntryEntity, { where: { kind: 'edition' } });
    const before = await log();
    const first = await take(200);
    expect((await take(200)).text).toBe(first.text);
    await api()
      .get(path)
      .set('Cookie', commissioner)
      .set('If-None-Match', first.headers['etag'] ?? '')
      .expect(304);
    // the grant is its one organisation's and the commissioner's none: one entry
    expect((await log()) - before).toBe(1);
    const [told] = await test.app
      .get(Reader)
      .manager.find(AuditEntryEntity, { where: { kind: 'edition' }, order: { sequence: 'DESC' }, take: 1 });
    expect(JSON.parse(told?.details ?? '{}')).toMatchObject({
      edition: latest?.sha256.slice(0, 12),
      file: `${world.park.id}.json`,
    });
    await take(200, await test.people.signedIn('commissioner', { kind: 'grant', id: grantId }));
    expect((await log()) - before).toBe(2);
    const grant = (await api().get('/api/grants').expect(200)).body as { id: number; contextIds: number[] }[];
    const change = (contextIds: number[]) =>
      api().patch(`/api/grants/${grantId}`).send({ contextIds }).expect(200);
    await change([world.school.id]);
    await take(404);
    await change(grant.find(({ id }) => id === grantId)?.contextIds ?? []);
    await take(200);
  });

  it('decide a place with the place it lies in, even where that is not in the scope', async () => {
    // of the larger place quarters are published, four of seven withheld; of the smaller years, 28 in the first
    const quarters = (contextId: number, list: readonly number[]) =>
      list.map((events, at) => {
        const [year, month] = [2020 + Math.floor((at + 1) / 4), 1 + 3 * ((at + 1) % 4)];
        const last = { 1: '03-31', 4: '06-30', 7: '09-30', 10: '12-31' }[month] ?? '';
        return {
          contextId,
          indicator: 'LOC-12',
          start: `${year}-${String(month).padStart(2, '0')}-01`,
          end: `${year}-${last}`,
          source: 'police',
          figures: { kind: 'events', events, exposure: null, exposureUnit: null },
        };
      });
    await api()
      .post('/api/observations')
      .send({
        batch: 'editions-spec-nested',
        observations: [
          ...quarters(world.school.id, [7, 7, 7, 7, 12, 14, 22, 13, 15, 11, 19, 12]),
          ...quarters(world.park.id, [7, 7, 7, 7, 2, 3, 4, 2, 3, 3, 2, 4]),
        ],
      })
      .expect(201);
    const yearOfThePark = async (): Promise<string | undefined> => {
      const { id } = await begin({ scope: { ...scope(), contextIds: [world.park.id] } });
      // the place it lies in is read beside it, and no part of the draft
      const seen = (await api().get(`/api/editions/${id}/preview`).expect(200)).body as EditionOverview;
      expect([seen.places.map((one) => one.id), seen.obstacles]).toEqual([[world.park.id], []]);
      return (await part(id, world.park.id)).table.series
        .filter(({ indicator, grouping }) => indicator === 'LOC-12' && grouping === 'financial_year')
        .flatMap(({ cells }) => cells)
        .find(({ period: { start } }) => start === '2020-04-01')?.state;
    };
    expect(await yearOfThePark()).toBe('shown');
    await api()
      .post(`/api/contexts/${world.park.id}/links`)
      .send({ type: 'within', toContextId: world.school.id, start: '2020-01-01' })
      .expect(201);
    expect(await yearOfThePark()).toBe('withheld');
  });

  it.each([
    [{ embargoedUntil: '2026-01-01' }, 'passed'],
    [{ corrects: 99, why: 'x' }, 'no edition 99'],
    [{ title: '' }, 'title'],
  ])('refuse %j with a sentence', async (fields, part) => {
    const answer = await api()
      .post('/api/editions')
      .send({ title: 'T', scope: scope(), standing: 'final', ...fields })
      .expect(400);
    expect(JSON.stringify(answer.body)).toContain(part);
  });
});
