import type { CommunityAgreement } from '@waymark/contract';
import request from 'supertest';
import { OrganisationEntity } from '../access/organisation.entity';
import { UnitOfWork } from '../database/unit-of-work';
import { published } from '../testing/published';
import { type SmallWorld, seedSmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';

let spec: TestApp;
let world: SmallWorld;
const api = () => request(spec.app.getHttpServer());
const purpose = {
  title: 'Learning from surveys',
  covers: 'Answers of young people in places we work in, under a code of their own.',
  lawfulBasis: 'legitimate-interests',
  article9: 'none',
  conditionNote: 'No question is about health, ethnicity or belief.',
  decidedBy: 'Trustees',
  decidedOn: '2026-01-10',
  reviewOn: '2027-01-10',
};

beforeAll(async () => {
  spec = await startTestApp();
  world = await seedSmallWorld(spec.app);
});
afterAll(() => spec.stop());

describe('purposes', () => {
  it('keep their basis and the version of the list they were chosen from', async () => {
    const { body: lists } = await api().get('/api/protection/lists').expect(200);
    expect(lists.lawfulBases.map((one: { code: string }) => one.code)).toEqual(
      expect.arrayContaining(['public-task', 'legal-obligation', 'legitimate-interests', 'consent']),
    );
    const recognised = lists.lawfulBases.find(
      (one: { code: string }) => one.code === 'recognised-legitimate-interest',
    );
    expect(recognised.caution).toMatch(/Do not take it that reporting impact .* is safeguarding/);
    expect(lists.schedule1.map((one: { code: string }) => one.code)).toContain('para-18');
    const { body } = await api().post('/api/protection/purposes').send(purpose).expect(201);
    expect(body).toMatchObject({ lawfulBasis: 'legitimate-interests', listVersion: 1, replacedBy: null });
  });

  it.each([
    [{ lawfulBasis: 'because' }, 'lawfulBasis'],
    [{ article9: 'substantial-public-interest' }, 'schedule1'],
    [{ article9: 'none', conditionNote: '' }, 'conditionNote'],
    [{ reviewOn: '2025-01-01' }, 'reviewOn'],
  ])('refuse %j at its field', async (change, field) => {
    const { body } = await api()
      .post('/api/protection/purposes')
      .send({ ...purpose, ...change })
      .expect(400);
    expect(body.errors.map((one: { field: string }) => one.field)).toContain(field);
  });

  it('are replaced with a reason and never edited; only the latest can be replaced', async () => {
    const [old] = (await api().get('/api/protection/purposes')).body as { id: number }[];
    const next = { ...purpose, lawfulBasis: 'public-task', replaces: old?.id };
    await api().post('/api/protection/purposes').send(next).expect(400);
    const { body: made } = await api()
      .post('/api/protection/purposes')
      .send({ ...next, reason: 'Commissioned by the council since June.' })
      .expect(201);
    const all = (await api().get('/api/protection/purposes')).body as {
      id: number;
      replacedBy: number | null;
    }[];
    expect(all.find(({ id }) => id === old?.id)?.replacedBy).toBe(made.id);
    await api()
      .post('/api/protection/purposes')
      .send({ ...next, reason: 'Once more.' })
      .expect(409);
  });

  it('are told on the page once their review is due', async () => {
    await api()
      .post('/api/protection/purposes')
      .send({ ...purpose, title: 'Old purpose', reviewOn: '2026-02-01' })
      .expect(201);
    const { body } = await api().get('/api/protection').expect(200);
    expect(body.waits).toContainEqual({
      part: 'purposes',
      sentence: 'The purpose “Old purpose” was to be reviewed by 1 February 2026.',
      late: true,
    });
  });
});

describe('sharing', () => {
  it('cannot be recorded without reference, purpose and end, and ends by itself', async () => {
    const [{ id: purposeId }] = (await api().get('/api/protection/purposes')).body as [{ id: number }];
    const whole = {
      partner: 'Harbour Council',
      reference: 'ISA-2026-04',
      purposeId,
      what: 'Released figures of two parks.',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
    };
    for (const lack of ['reference', 'purposeId', 'endsOn'])
      await api()
        .post('/api/protection/sharing')
        .send({ ...whole, [lack]: undefined })
        .expect(400);
    const { body } = await api().post('/api/protection/sharing').send(whole).expect(201);
    expect(body).toMatchObject({ state: 'in force', mayShare: true });
    const { body: over } = await api()
      .post('/api/protection/sharing')
      .send({ ...whole, startsOn: '2025-01-01', endsOn: '2025-12-31' })
      .expect(201);
    expect(over).toMatchObject({ state: 'ended', mayShare: false });
    const { body: ended } = await api()
      .post(`/api/protection/sharing/${body.id}/end`)
      .send({ endedOn: '2026-09-01' })
      .expect(200);
    expect(ended.mayShare).toBe(false);
  });
});

describe('agreements to take part', () => {
  const agreement = {
    subject: 'YP-017',
    purpose: 'own learning',
    audience: ['team'],
    wordingVersion: 'survey wording 2',
    explainedBy: 'detached worker',
    capacity: 'young person',
    agreedOn: '2026-03-01',
    expiresOn: '2027-03-01',
  };

  it('are one for a purpose, can be withdrawn, and are kept for a year after they end', async () => {
    const { body } = await api().post('/api/protection/agreements').send(agreement).expect(201);
    expect(body).toMatchObject({ state: 'in force', retainUntil: '2028-03-01' });
    const { body: gone } = await api()
      .post(`/api/protection/agreements/${body.id}/withdrawal`)
      .send({ withdrawnOn: '2026-05-02' })
      .expect(200);
    expect(gone).toMatchObject({ state: 'withdrawn', retainUntil: '2027-05-02' });
    await api()
      .post(`/api/protection/agreements/${body.id}/withdrawal`)
      .send({ withdrawnOn: '2026-05-03' })
      .expect(409);
  });

  it.each(['Jayden', 'Jayden Smith', 'yp', 'a@b.c1'])('take no name as a code: %s', async (subject) => {
    await api()
      .post('/api/protection/agreements')
      .send({ ...agreement, subject })
      .expect(400);
  });

  it('of an anonymous survey belong to nobody', async () => {
    const { body } = await api()
      .post('/api/protection/agreements')
      .send({ ...agreement, subject: null, people: 41 })
      .expect(201);
    expect(body).toMatchObject({ subject: null, people: 41 });
  });
});

describe('the log of requests', () => {
  const asked = {
    receivedOn: '2026-05-04',
    organisation: 'Harbour Police',
    askerRole: 'neighbourhood sergeant',
    askedFor: 'Names of young people seen at the steps in April.',
    basisClaimed: 'none-stated',
    decision: 'waiting',
  };

  it('holds a decision with its day, reason and what young people were told, and counts the year', async () => {
    const { body } = await api().post('/api/protection/requests').send(asked).expect(201);
    const { body: refused } = await api()
      .patch(`/api/protection/requests/${body.id}`)
      .send({ decision: 'refused' })
      .expect(400);
    expect(refused.errors.map((one: { field: string }) => one.field).sort()).toEqual([
      'decidedBy',
      'decidedOn',
      'reason',
      'told',
    ]);
    await api()
      .patch(`/api/protection/requests/${body.id}`)
      .send({
        decision: 'refused',
        decidedOn: '2026-05-06',
        decidedBy: 'safeguarding lead',
        reason: 'Nothing of the kind is held.',
        told: 'nobody concerned',
      })
      .expect(200);
    await api()
      .post('/api/protection/requests')
      .send({ ...asked, receivedOn: '2025-11-01' })
      .expect(201);
    const { body: log } = await api().get('/api/protection/requests').expect(200);
    expect(log.years).toEqual([
      {
        year: '2026',
        asked: 1,
        byDecision: [{ decision: 'refused', count: 1 }],
        byBasis: [{ basis: 'none-stated', count: 1 }],
        told: [{ told: 'nobody concerned', count: 1 }],
      },
      expect.objectContaining({ year: '2025', asked: 1, byDecision: [{ decision: 'waiting', count: 1 }] }),
    ]);
    const csv = await api().get('/api/protection/requests.csv').expect(200);
    expect(csv.text).toContain('Harbour Police');
    expect(csv.text.trim().split('\r\n')).toHaveLength(3);
    const { body: page } = await api().get('/api/protection').expect(200);
    expect(page.waits).toContainEqual(expect.objectContaining({ part: 'requests', late: true }));
  });
});

describe('names of places', () => {
  const outside = async () =>
    (await api().get(`/api/contexts/${world.park.id}/page?view=external`).expect(200)).body as {
      context: { name: string; nameAgreed?: boolean };
      responses: { title: string }[];
    };

  it('stay pseudonyms outside until a community agrees, also where somebody typed them, and again once it withdraws', async () => {
    await api().patch(`/api/contexts/${world.park.id}`).send({ privateName: 'Canal Yard' }).expect(200);
    await api()
      .post(`/api/contexts/${world.park.id}/responses`)
      .send({
        title: 'Lights for Canal Yard',
        start: '2024-01-01',
        orientation: 'ecological',
        ownerKind: 'council',
        state: 'done',
      })
      .expect(201);
    await api()
      .post('/api/observations')
      .send({
        batch: 'decisions-spec',
        observations: [
          {
            contextId: world.park.id,
            indicator: 'LOC-01',
            start: '2025-04-01',
            end: '2025-04-30',
            round: 'spring 2025',
            source: 'survey',
            figures: { kind: 'counts', numerator: 30, denominator: 62 },
          },
        ],
      })
      .expect(201);
    await published(spec.app, world.site.organisationId);
    const before = await outside();
    expect(JSON.stringify(before)).not.toContain('Canal Yard');
    expect(before.responses[0]?.title).toBe('Lights for The Green');

    const { body: agreed } = await api()
      .post('/api/protection/place-names')
      .send({
        contextId: world.park.id,
        agreedBy: 'Residents’ meeting of 4 May',
        onBehalfOf: 'residents and the young people of the yard',
        agreedOn: '2026-05-04',
        expiresOn: '2027-05-04',
        evidence: 'Minutes in the shared folder',
        covers: 'The name may stand in reports and on our pages.',
      })
      .expect(201);
    expect(agreed).toMatchObject({ state: 'in force', publicName: 'Canal Yard' });
    // outside, the name stands from the next edition on
    expect((await outside()).context.name).toBe('The Green');
    await published(spec.app, world.site.organisationId);
    const named = await outside();
    expect(named.context).toMatchObject({ name: 'Canal Yard', nameAgreed: true });
    expect(named.responses[0]?.title).toBe('Lights for Canal Yard');
    // the public name itself was never overwritten
    expect((await api().get(`/api/contexts/${world.park.id}`)).body.context.pseudonym).toBe('The Green');

    // only the edition that was made with the name holds it
    expect(agreed.standsIn).toEqual([]);
    const { body: back } = await api()
      .post(`/api/protection/place-names/${agreed.id}/withdrawal`)
      .send({ withdrawnOn: '2026-09-15' })
      .expect(200);
    const [holding, ...more] = back.standsIn as CommunityAgreement['standsIn'];
    expect([holding?.told, more]).toEqual([null, []]);
    const after = await outside();
    // withdrawn is withdrawn: the pages forget it at once, though the files of the edition stay as they were
    expect(after.context).toMatchObject({ name: 'The Green' });
    expect(after.context.nameAgreed).toBeUndefined();
    expect(JSON.stringify(after)).not.toContain('Canal Yard');
    // whoever leads readers away from it withdraws that edition; the page of the agreement says that it was done
    await api()
      .post(`/api/editions/${holding?.editionId}/withdraw`)
      .send({ why: 'A name was taken back.' })
      .expect(200);
    const [now] = (await api().get('/api/protection/place-names').expect(200)).body as CommunityAgreement[];
    expect(now?.standsIn).toEqual([{ ...holding, told: 'withdrawn' }]);
  });

  it('cannot be agreed for a group of young people, nor for a place without a name of its own', async () => {
    const group = {
      siteId: world.site.id,
      code: 'a-group',
      level: 'peer',
      setting: 'peer group',
      kind: 'friends',
      pseudonym: 'Group one',
      opened: '2024-01-01',
      sizeBand: '2 to 5',
    };
    const { body } = await api().post('/api/contexts').send(group).expect(201);
    const { body: refused } = await api()
      .post('/api/protection/place-names')
      .send({
        contextId: body.id,
        agreedBy: 'nobody yet',
        onBehalfOf: 'the group',
        agreedOn: '2026-05-04',
        expiresOn: '2027-05-04',
        evidence: 'None at all',
        covers: 'Everything',
      })
      .expect(400);
    expect(refused.detail).toMatch(/a group of young people keeps its public name/);
  });
});

/** An organisation, and nothing of its own. */
async function seedNothingIn(app: TestApp['app'], name: string): Promise<number> {
  const made = await app.get(UnitOfWork).run((m) => m.save(m.create(OrganisationEntity, { name })));
  return made.id;
}

describe('the assessment', () => {
  it('is filled from what is true here', async () => {
    const html = (await api().get('/api/protection/dpia.html').expect(200)).text;
    expect(html).toContain('Data protection impact assessment');
    expect(html).toContain('Learning from surveys');
    expect(html).toContain('Single answers to surveys');
    expect(html).toContain(spec.config.databaseUrl ? 'PostgreSQL' : 'SQLite, one file');
    expect(html).not.toContain('Canal Yard');
    // everybody who can sign in, and what is kept of them; letterboxes by their own, shorter term
    const site = await spec.people.signedIn('manager', { kind: 'site', id: world.site.id });
    expect(site).not.toBe('');
    const now = (await api().get('/api/protection/dpia.html').expect(200)).text;
    expect(now).toMatch(/Accounts: \d+ administrator, 1 manager\./);
    expect(now).toContain('People who were invited, also those who never came');
    expect(now).toContain('at most three months after its last day');
    // an organisation is there before its first place is
    const empty = await seedNothingIn(spec.app, 'Quay Youth (invented)');
    const cookie = await spec.people.signedIn('manager', { kind: 'organisation', id: empty });
    const first = await api().get('/api/protection/dpia.html').set('cookie', cookie).expect(200);
    expect(first.text).toContain(
      'Organisations in this database: Quay Youth (invented). No context is recorded',
    );
    expect(first.text).not.toContain('No organisation yet');
    const pdf = await api().get('/api/protection/dpia.pdf').buffer(true).expect(200);
    expect(pdf.headers['content-type']).toContain('application/pdf');
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
