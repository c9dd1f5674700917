import type { Context, ContextSetup, Grant, ProblemDocument, Session, Site } from '@waymark/contract';
import request from 'supertest';
import { OrganisationEntity } from '../access/organisation.entity';
import { UnitOfWork } from '../database/unit-of-work';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';
import { ContextEntity } from './context.entity';
import { PlacesService } from './places.service';
import { WorkService } from './work.service';

describe('the catalogue', () => {
  let test: TestApp;
  let world: SmallWorld;
  const api = () => request(test.app.getHttpServer());

  beforeAll(async () => {
    test = await startTestApp();
    const { body } = await api().get('/api/session').expect(200);
    expect((body as Session).needsSetup).toBe(true);
    world = await seedSmallWorld(test.app);
  });
  afterAll(() => test.stop());

  it('is set up once only', async () => {
    const { body } = await api()
      .post('/api/setup')
      .send({
        token: 'x'.repeat(43),
        organisation: 'Somebody else',
        administrator: 'Bo',
        login: 'bo',
        password: 'tide pools and lanterns',
      })
      .expect(409);
    expect((body as ProblemDocument).detail).toContain('already');
    expect(((await api().get('/api/session')).body as Session).organisations).toHaveLength(1);
  });

  it('changes what a change names and leaves the rest', async () => {
    await api()
      .patch(`/api/contexts/${world.park.id}`)
      .send({ note: 'by the river', goals: ['N2', 'U1'] })
      .expect(200);
    const { body } = await api()
      .patch(`/api/contexts/${world.park.id}`)
      .send({ kind: 'riverside park' })
      .expect(200);
    expect(body as Context).toMatchObject({
      kind: 'riverside park',
      note: 'by the river',
      goals: ['N2', 'U1'],
    });
  });

  it.each([
    [{ goals: ['Z9'] }, 'no goal Z9'],
    [{ closed: '2019-01-01' }, 'before the start'],
    [{ sizeBand: '2 to 5' }, 'Only a peer group'],
    [{ level: 'galaxy' }, 'Choose one of'],
    [{ opened: '2023-02-30' }, 'does not exist'],
    [{ pseudonym: '' }, 'Give the context a public name'],
  ])('refuses %j with a sentence', async (patch, sentence) => {
    const { body } = await api().patch(`/api/contexts/${world.park.id}`).send(patch).expect(400);
    expect((body as ProblemDocument).detail).toContain(sentence);
  });

  it('keeps context codes unique', async () => {
    const { body } = await api().patch(`/api/contexts/${world.park.id}`).send({ code: 'school' }).expect(409);
    expect((body as ProblemDocument).errors).toEqual([{ field: 'code', sentence: 'This code is taken.' }]);
  });

  it('links contexts with dates, seen from both ends', async () => {
    await api()
      .post(`/api/contexts/${world.park.id}/links`)
      .send({ type: 'next to', toContextId: world.school.id, start: '2020-01-01' })
      .expect(201);
    const end = (await api().get(`/api/contexts/${world.school.id}`).expect(200)).body as ContextSetup;
    expect(end.links).toMatchObject([
      { type: 'next to', direction: 'in', otherName: 'The Green (The Green (private))' },
    ]);
  });

  it('keeps a grant and its contexts', async () => {
    const grant = {
      identifier: '360G-spec-1',
      funder: 'Harbour Fund (invented)',
      title: 'Safer green',
      start: '2024-04-01',
      end: '2026-03-31',
      contextIds: [world.park.id],
    };
    const made = (await api().post('/api/grants').send(grant).expect(201)).body as Grant;
    await api()
      .patch(`/api/grants/${made.id}`)
      .send({ contextIds: [world.school.id] })
      .expect(200);
    const [after] = (await api().get('/api/grants').expect(200)).body as Grant[];
    expect(after).toMatchObject({ title: 'Safer green', contextIds: [world.school.id] });
    await api()
      .post('/api/grants')
      .send({ ...grant, end: '2020-01-01' })
      .expect(400);
  });

  it('lets two people change one record, and neither overwrite what the other wrote in the same field', async () => {
    const context = world.park.id;
    const response = {
      title: 'Lights',
      start: '2024-05-01',
      orientation: 'ecological',
      ownerKind: 'council',
      state: 'planned',
    };
    const seriesBreak = { date: '2024-06-01', kind: 'definition changed', reason: 'A new question' };
    const grant = {
      identifier: '360G-two',
      funder: 'Fund',
      title: 'Two',
      start: '2024-04-01',
      end: '2026-03-31',
    };
    const cases = [
      ['grants', '/api/grants', { ...grant, contextIds: [context] }, 'title', 'contextIds'],
      ['responses', `/api/contexts/${context}/responses`, response, 'title', 'note'],
      ['breaks', `/api/contexts/${context}/breaks`, seriesBreak, 'reason', 'date'],
    ] as const;
    for (const [kind, path, fields, field, other] of cases) {
      const answer = await api().post(path).send(fields);
      expect([answer.status, (answer.body as ProblemDocument).detail]).toEqual([201, undefined]);
      const made = answer.body as Record<string, unknown>;
      const change = (body: object) =>
        api()
          .patch(`/api/${kind}/${String(made['id'])}`)
          .send(body);
      await change({ [field]: 'First', was: { [field]: made[field] } }).expect(200);
      const refused = await change({ [field]: 'Second', was: { [field]: made[field] } }).expect(409);
      expect((refused.body as ProblemDocument).errors).toMatchObject([
        { field, sentence: expect.stringContaining('“First”') as string },
      ]);
      // the same words, another field, and a choice made knowingly are in nobody's way
      await change({ [field]: 'First', was: { [field]: made[field] } }).expect(200);
      await change({ [other]: made[other], was: { [other]: made[other] } }).expect(200);
      const chosen = await change({ [field]: 'Second', was: { [field]: 'First' } }).expect(200);
      expect(chosen.body).toMatchObject({ [field]: 'Second' });
    }
  });

  it('archives and never deletes', async () => {
    const site = (await api().post('/api/sites').send({ name: 'Old site' }).expect(201)).body as Site;
    await api().patch(`/api/sites/${site.id}`).send({ archived: true }).expect(200);
    const all = (await api().get('/api/sites').expect(200)).body as Site[];
    expect(all.find((s) => s.id === site.id)).toMatchObject({ archived: true });
  });

  it('shows and changes nothing of another organisation', async () => {
    const theirs = await test.app.get(UnitOfWork).run(async (m) => {
      const organisation = await m.save(m.create(OrganisationEntity, { name: 'Somebody else (invented)' }));
      const { id: _id, organisation: _name, site: _site, ...fields } = world.park;
      return m.save(m.create(ContextEntity, { ...fields, code: 'theirs', organisationId: organisation.id }));
    });
    const actor = {
      name: 'Ada',
      role: 'administrator' as const,
      organisationIds: [world.site.organisationId],
    };
    const places = test.app.get(PlacesService);
    const work = test.app.get(WorkService);
    expect((await places.contexts(actor)).map((c) => c.code)).not.toContain('theirs');
    await expect(places.changeContext(actor, theirs.id, { note: 'x' })).rejects.toMatchObject({
      status: 404,
    });
    await expect(work.breaks(actor, theirs.id)).rejects.toMatchObject({ status: 404 });
    await expect(work.responses(actor, theirs.id)).rejects.toMatchObject({ status: 404 });
  });
});
