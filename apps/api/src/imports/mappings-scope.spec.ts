import type { ImportDraft, MappingProposal, ProblemDocument, SavedMapping } from '@waymark/contract';
import request from 'supertest';
import { OrganisationEntity } from '../access/organisation.entity';
import { UnitOfWork } from '../database/unit-of-work';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';

const TABLE = 'Period: Q1 2023/24\nSite,Suspensions\nThe Green,7\nHill School,2\n';

describe('whose files and mappings are seen', () => {
  let test: TestApp;
  let world: SmallWorld;
  let other: number;
  const api = () => request(test.app.getHttpServer());
  beforeAll(async () => {
    test = await startTestApp();
    world = await seedSmallWorld(test.app);
    const made = await test.app
      .get(UnitOfWork)
      .run((m) => m.save(m.create(OrganisationEntity, { name: 'Elsewhere (invented)' })));
    other = made.id;
  });
  afterAll(() => test.stop());

  const draftOf = async (cookie: string) =>
    (
      await api()
        .post('/api/import-drafts?name=table.csv')
        .set('cookie', cookie)
        .set('content-type', 'application/octet-stream')
        .send(Buffer.from(TABLE))
        .expect(202)
    ).body as ImportDraft;
  const proposalFor = async (cookie: string, id: string) =>
    (await api().get(`/api/import-drafts/${id}/proposal`).set('cookie', cookie).expect(200))
      .body as MappingProposal;
  const seenBy = async (cookie: string) =>
    ((await api().get('/api/import-drafts').set('cookie', cookie).expect(200)).body as ImportDraft[]).map(
      ({ id }) => id,
    );

  it('keeps a file to whoever sent it and to managers of the same organisation', async () => {
    const here = { kind: 'organisation', id: world.site.organisationId } as const;
    const practitioner = await test.people.signedIn('practitioner', here);
    const colleague = await test.people.signedIn('practitioner', here);
    const manager = await test.people.signedIn('manager', here);
    const stranger = await test.people.signedIn('manager', { kind: 'organisation', id: other });
    const draft = await draftOf(practitioner);
    expect(await seenBy(practitioner)).toEqual([draft.id]);
    expect(await seenBy(manager)).toEqual([draft.id]);
    expect(await seenBy(colleague)).toEqual([]);
    expect(await seenBy(stranger)).toEqual([]);
    for (const path of ['', '/cells', '/proposal'])
      await api().get(`/api/import-drafts/${draft.id}${path}`).set('cookie', stranger).expect(404);
    await api().delete(`/api/import-drafts/${draft.id}`).set('cookie', colleague).expect(404);
  });

  it('takes places of other organisations for unknown, and never suggests them', async () => {
    const stranger = await test.people.signedIn('manager', { kind: 'organisation', id: other });
    const found = await proposalFor(stranger, (await draftOf(stranger)).id);
    expect(found.contexts.map(({ text, code, suggestions }) => [text, code, suggestions])).toEqual([
      ['The Green', null, []],
      ['Hill School', null, []],
    ]);
  });

  it('keeps saved mappings to their organisation', async () => {
    const here = await test.people.signedIn('manager', {
      kind: 'organisation',
      id: world.site.organisationId,
    });
    const stranger = await test.people.signedIn('manager', { kind: 'organisation', id: other });
    const found = await proposalFor(here, (await draftOf(here)).id);
    const saved = (
      await api()
        .post('/api/mappings')
        .set('cookie', here)
        .send({ name: 'theirs', label: 'Theirs', mapping: found.mapping })
        .expect(201)
    ).body as SavedMapping;
    expect((await api().get('/api/mappings').set('cookie', stranger).expect(200)).body).toEqual([]);
    for (const path of ['', '/mapping.yaml'])
      await api().get(`/api/mappings/${saved.id}${path}`).set('cookie', stranger).expect(404);
    await api()
      .patch(`/api/mappings/${saved.id}`)
      .set('cookie', stranger)
      .send({ archived: true })
      .expect(404);
    await api()
      .post('/api/mappings')
      .set('cookie', stranger)
      .send({
        organisationId: world.site.organisationId,
        name: 'theirs',
        label: 'Mine',
        mapping: found.mapping,
      })
      .expect(400);
    expect((await proposalFor(stranger, (await draftOf(stranger)).id)).saved).toBeNull();
  });

  it('takes no file of somebody who reaches only some sites', async () => {
    const limited = await test.people.signedIn('practitioner', { kind: 'site', id: world.site.id });
    const { body } = await api()
      .post('/api/import-drafts?name=table.csv')
      .set('cookie', limited)
      .send(Buffer.from(TABLE))
      .expect(403);
    expect((body as ProblemDocument).detail).toContain('Ask a manager');
  });

  it('is for the team only', async () => {
    const researcher = await test.people.signedIn('researcher', {
      kind: 'organisation',
      id: world.site.organisationId,
    });
    await api().get('/api/import-drafts').set('cookie', researcher).expect(403);
    await api().get('/api/mappings').set('cookie', researcher).expect(403);
  });
});
