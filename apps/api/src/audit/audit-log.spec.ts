import type { AuditChain, AuditEntry, AuditPage, ImportJob } from '@waymark/contract';
import request from 'supertest';
import { OrganisationEntity } from '../access/organisation.entity';
import { UnitOfWork } from '../database/unit-of-work';
import { AuditLog } from './audit-log.service';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';

/** The log as administrators and managers read it, over HTTP. */
describe('reading the audit log', () => {
  let test: TestApp;
  let world: SmallWorld;
  const api = () => request(test.app.getHttpServer());
  const page = async (query: Record<string, string | number> = {}): Promise<AuditPage> =>
    (await api().get('/api/audit').query(query).expect(200)).body as AuditPage;
  const latest = async (): Promise<AuditEntry | undefined> => (await page({ limit: 1 })).entries[0];

  beforeAll(async () => {
    test = await startTestApp();
    world = await seedSmallWorld(test.app);
    await api().patch(`/api/contexts/${world.park.id}`).send({ pseudonym: 'The Meadow' }).expect(200);
    await api()
      .post(`/api/contexts/${world.park.id}/breaks`)
      .send({ date: '2024-03-01', kind: 'boundary redrawn', reason: 'The fence was moved', indicators: [] })
      .expect(201);
  });
  afterAll(() => test.stop());

  it('tells a change in the words of the page', async () => {
    const { entries } = await page({ kind: 'context', action: 'change' });
    expect(entries).toMatchObject([
      {
        action: 'change',
        object: { kind: 'context', reference: `context ${world.park.id}`, label: 'The Meadow', place: null },
        changes: [{ field: 'pseudonym', personal: false, before: 'The Green', after: 'The Meadow' }],
      },
    ]);
    expect(entries[0]?.actor.role).toBe('administrator');
    expect(entries[0]?.requestId).toMatch(/^[0-9a-f]{8}$/);
  });

  it('tells why, where a reason is asked for', async () => {
    const { entries } = await page({ kind: 'series break' });
    expect(entries).toMatchObject([
      {
        action: 'create',
        reason: 'The fence was moved',
        object: { place: 'The Meadow' },
        contextId: world.park.id,
      },
    ]);
  });

  it('tells the figures of a round, and both sides of a correction', async () => {
    const { body } = await api()
      .post('/api/observations')
      .send({
        batch: 'audit-spec-1',
        observations: [
          {
            contextId: world.park.id,
            indicator: 'LOC-01',
            start: '2026-03-01',
            end: '2026-03-31',
            breakdown: '',
            round: 'spring',
            source: 'survey',
            figures: { kind: 'counts', numerator: 30, denominator: 62 },
          },
        ],
      });
    const recorded = body as { observations: { id: number }[] };
    expect(body).toMatchObject({ created: 1 });
    expect(await latest()).toMatchObject({
      action: 'record',
      object: { kind: 'context', label: 'The Meadow' },
      changes: [{ before: null, after: expect.stringContaining('30') as string }],
    });
    await api()
      .post(`/api/observations/${recorded.observations[0]?.id}/correction`)
      .send({ figures: { kind: 'counts', numerator: 31, denominator: 62 }, reason: 'Counted twice' })
      .expect(201);
    expect(await latest()).toMatchObject({
      action: 'correct',
      reason: 'Counted twice',
      changes: [
        { before: expect.stringContaining('30') as string, after: expect.stringContaining('31') as string },
      ],
    });
  });

  it('tells of an import by its counts, once, and of taking it back', async () => {
    const rows = [
      'context,indicator,period_start,period_end,breakdown,numerator,denominator,n,mean,sd,source,round',
      ...['05', '06', '07'].map(
        (month) => `park,LOC-01,2024-${month}-01,2024-${month}-28,,20,62,,,,survey,r${month}`,
      ),
    ].join('\n');
    const settled = async (id: number) => {
      for (;;) {
        const job = (await api().get(`/api/imports/${id}`).expect(200)).body as ImportJob;
        if (!['checking', 'committing', 'undoing'].includes(job.state)) return job;
        await new Promise((done) => setTimeout(done, 15));
      }
    };
    const before = (await latest())?.sequence ?? 0;
    const { body } = await api()
      .post('/api/imports?name=Jane%20Roe.csv')
      .set('content-type', 'application/octet-stream')
      .send(Buffer.from(rows))
      .expect(202);
    const { id } = await settled((body as ImportJob).id);
    await api().post(`/api/imports/${id}/commit`).expect(202);
    expect((await settled(id)).state).toBe('committed');
    const told = await latest();
    expect(told).toMatchObject({
      action: 'import',
      actor: { name: 'Ada' },
      object: { reference: `import ${id}` },
    });
    expect(told?.details).toEqual(
      expect.arrayContaining([
        { name: 'rows', value: '3' },
        { name: 'created', value: '3' },
      ]),
    );
    await api().post(`/api/imports/${id}/undo`).expect(202);
    expect((await settled(id)).state).toBe('undone');
    expect(await latest()).toMatchObject({ action: 'import-undone', object: { reference: `import ${id}` } });
    expect((await latest())?.sequence).toBe(before + 2);
    // a file may be named after somebody
    expect(JSON.stringify(await page({ limit: 200 }))).not.toContain('Jane');
  });

  it('keeps an entry of every download, and none of one that was refused', async () => {
    const { text } = await api().get(`/api/contexts/${world.park.id}/page.csv`).expect(200);
    expect(text).toContain('LOC-01');
    expect(await latest()).toMatchObject({
      action: 'export',
      actor: { name: 'Ada', role: 'administrator', capacity: 'session' },
      object: { kind: 'context page', id: String(world.park.id), place: 'The Meadow' },
    });
    const downloads = async () => (await page({ action: 'export' })).entries.map((it) => it.sequence);
    const before = await downloads();
    // an entry may tell of the refusal, and none of a download
    await api().get('/api/contexts/999999/page.csv').expect(404);
    expect(await downloads()).toEqual(before);
  });

  it('tells that somebody looks at one person, and never at which code', async () => {
    // long, since four figures stand by chance in some seal
    await api().post('/api/protection/person').send({ pseudonym: 'YP-4711993562' }).expect(200);
    expect(await latest()).toMatchObject({
      action: 'personal-read',
      actor: { name: 'Ada', role: 'administrator' },
      object: { kind: 'records under one pseudonym', id: null },
    });
    expect(JSON.stringify(await page({ limit: 200 }))).not.toContain('4711993562');
  });

  it('is taken away as a CSV in which nothing runs as a formula, and says so itself', async () => {
    await api().post('/api/sites').send({ name: '=1+1' }).expect(201);
    const { text, headers } = await api().get('/api/audit.csv').query({ kind: 'site' }).expect(200);
    expect(headers['content-disposition']).toContain('audit-log.csv');
    expect(text.split('\r\n')[1]).toContain('site');
    expect(text).not.toMatch(/(^|,)"?=/m);
    expect(await latest()).toMatchObject({ action: 'export', object: { kind: 'audit log' } });
  });

  it('is read page by page, without a gap and without one twice', async () => {
    const all = (await page({ limit: 200 })).entries.map((it) => it.sequence);
    const read: number[] = [];
    for (let before: number | null | undefined; before !== null;) {
      const part: AuditPage = await page({ limit: 4, ...(before ? { before } : {}) });
      read.push(...part.entries.map((it) => it.sequence));
      before = part.next;
    }
    expect(read).toEqual(all);
    expect(all).toEqual([...all].sort((a, b) => b - a));
  });

  it.each([
    [{ who: 'ada' }, (it: AuditEntry) => it.actor.name === 'Ada'],
    [{ action: 'create' }, (it: AuditEntry) => it.action === 'create'],
    [{ kind: 'site' }, (it: AuditEntry) => it.object.kind === 'site'],
    [{ text: 'fence' }, (it: AuditEntry) => it.reason === 'The fence was moved'],
  ])('is narrowed by %o', async (filter, holds) => {
    const { entries } = await page(filter as Record<string, string>);
    const every = (await page({ limit: 200 })).entries;
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.map((it) => it.sequence)).toEqual(every.filter(holds).map((it) => it.sequence));
  });

  it('is narrowed by day, and takes % and _ for what they are', async () => {
    // the day on which this began: another may have begun since
    const [first] = (await page({ limit: 200 })).entries.slice(-1);
    const began = first?.at.slice(0, 10) ?? '';
    expect((await page({ from: '2020-01-01', to: '2020-12-31' })).entries).toEqual([]);
    expect((await page({ from: '2020-01-01', to: '2099-01-01' })).entries.length).toBeGreaterThan(5);
    expect((await page({ from: began })).entries.length).toBeGreaterThan(5);
    expect((await page({ text: '%' })).entries).toEqual([]);
    expect((await page({ who: '_da' })).entries).toEqual([]);
  });

  it('says that it is whole, and up to where', async () => {
    const { body } = await api().get('/api/audit/chain').expect(200);
    const chain = body as AuditChain;
    expect(chain).toMatchObject({ state: 'whole', faults: [] });
    expect(chain.verifiedTo).toBe((await latest())?.sequence);
    // once more, with what was added
    await api().post('/api/sites').send({ name: 'Another' }).expect(201);
    const again = (await api().get('/api/audit/chain').expect(200)).body as AuditChain;
    expect(again).toMatchObject({ state: 'whole', entries: chain.entries + 1 });
  });

  describe('who reads what', () => {
    const sequencesFor = async (cookie: string) => {
      const { body } = await api().get('/api/audit').query({ limit: 200 }).set('cookie', cookie).expect(200);
      return (body as AuditPage).entries;
    };

    it("shows a manager their own organisation's entries, and nobody else's", async () => {
      const other = await test.app
        .get(UnitOfWork)
        .run((m) => m.save(m.create(OrganisationEntity, { name: 'Others (invented)' })));
      const cookie = await test.people.signedIn('manager', { kind: 'organisation', id: other.id });
      const theirs = await sequencesFor(cookie);
      expect(theirs.length).toBeGreaterThan(0);
      expect(new Set(theirs.map((it) => it.organisationId))).toEqual(new Set([other.id]));
      expect(JSON.stringify(theirs)).not.toMatch(/Meadow|fence|Harbour/);
      const { text } = await api().get('/api/audit.csv').set('cookie', cookie).expect(200);
      expect(text).not.toMatch(/Meadow|fence|Harbour/);
      const ours = (await page({ limit: 200 })).entries.find((it) => it.object.kind === 'site');
      const filtered = await api()
        .get('/api/audit')
        .query({ kind: 'site', objectId: ours?.object.id ?? '' })
        .set('cookie', cookie)
        .expect(200);
      expect((filtered.body as AuditPage).entries).toEqual([]);
      expect((filtered.body as AuditPage).people).not.toContain('command line');
    });

    it('keeps entries of the whole installation for administrators', async () => {
      await test.app.get(AuditLog).record({ action: 'maintain', kind: 'installation' });
      const { organisationId } = (await page({ kind: 'site' })).entries[0] ?? { organisationId: null };
      const manager = await test.people.signedIn('manager', {
        kind: 'organisation',
        id: organisationId ?? 0,
      });
      const theirs = await sequencesFor(manager);
      expect(theirs.length).toBeGreaterThan(5);
      expect(theirs.filter((it) => it.organisationId === null)).toEqual([]);
      expect((await page({ kind: 'installation' })).entries).toHaveLength(1);
    });

    it('shows somebody of one site what was done there', async () => {
      const cookie = await test.people.signedIn('manager', { kind: 'site', id: world.site.id });
      const theirs = await sequencesFor(cookie);
      expect(theirs.length).toBeGreaterThan(3);
      for (const it of theirs) expect(it.contextId !== null || it.object.kind === 'site').toBe(true);
    });

    it.each(['practitioner', 'commissioner'] as const)('is not for a %s', async (role) => {
      const cookie = await test.people.signedIn(role, { kind: 'organisation', id: 1 });
      await api().get('/api/audit').set('cookie', cookie).expect(403);
    });
  });
});
