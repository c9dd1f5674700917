import type { NewScope, ProblemDocument, Role, YoungDesk, YoungPage } from '@waymark/contract';
import request from 'supertest';
import { AuditEntryEntity } from '../audit/audit-entry.entity';
import { Reader } from '../database/reader';
import { UnitOfWork } from '../database/unit-of-work';
import { MeetingEntity } from '../meetings/meeting.entity';
import { Browser, tokenIn } from '../testing/at-the-door';
import { startTestApp, type TestApp } from '../testing/test-app';
import { type OneOrganisation, seedOrganisation } from '../testing/two-organisations';
import { YoungLinkEntity, YoungWordsEntity } from './young.entity';

const MEETING = {
  date: '2026-05-12',
  kind: 'context conference',
  views: [
    { party: 'families', how: 'A letter about the bus stop', answered: '' },
    { party: 'young people', how: 'A film about the dark path', answered: 'Lamps were ordered' },
  ],
};

describe('the young people’s page', () => {
  let test: TestApp;
  let ours: OneOrganisation;
  let theirs: OneOrganisation;
  let manager: Browser;
  let meetingId: number;
  const as = async (role: Role, ...scopes: NewScope[]): Promise<Browser> => {
    const browser = new Browser(test.app);
    browser.cookie = await test.people.signedIn(role, ...scopes);
    return browser;
  };
  const put = (browser: Browser, id: number, body: object) =>
    request(test.app.getHttpServer())
      .put(`/api/contexts/${id}/young`)
      .set('Cookie', browser.cookie)
      .send(body);
  const link = async (expires = '2026-12-31') => {
    const { body, status } = await manager.post('/young-links', { contextId: ours.contexts[0], expires });
    expect(status).toBe(201);
    const { link: made, url } = body as { link: { id: number }; url: string };
    return { id: made.id, token: tokenIn(url), url };
  };
  const open = (token: string) => request(test.app.getHttpServer()).post('/api/young').send({ token });
  const decide = (fields: object) =>
    manager.post(`/meetings/${meetingId}/decisions`, {
      contextId: ours.contexts[0],
      owner: 'housing',
      tag: { orientation: 'ecological' },
      ...fields,
    });

  beforeAll(async () => {
    test = await startTestApp({ signedIn: false });
    ours = await seedOrganisation(test.app, 'Ours');
    theirs = await seedOrganisation(test.app, 'Theirs');
    manager = await as('manager', { kind: 'organisation', id: ours.id });
    const { body, status } = await manager.post('/meetings', { ...MEETING, contextIds: [ours.contexts[0]] });
    expect(status).toBe(201);
    meetingId = (body as { id: number }).id;
    await decide({ title: 'Trim the hedges', state: 'done', doneOn: '2026-06-01' });
    await decide({ title: 'Paint the underpass', due: '2026-11-01' });
    await decide({ title: 'Mend the swings', due: '2026-08-01' });
    await decide({ title: 'Move young people on', state: 'dropped' });
  });
  afterAll(() => test.stop());

  it('offers views of young people, what was done and what comes next, and nothing that was given up', async () => {
    const { body } = await manager.get(`/contexts/${ours.contexts[0]}/young`);
    const { offers, place } = body as YoungDesk;
    expect(place).toBe('Meadow Ours');
    const told = offers.map(({ section, original, state }) => [section, original, state]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['said', 'A film about the dark path', 'not chosen'],
        ['done', 'Trim the hedges', 'not chosen'],
        ['next', 'Paint the underpass', 'not chosen'],
      ]),
    );
    expect(JSON.stringify(offers)).not.toMatch(/bus stop|Move young people on/);
  });

  it('shows what was ticked in plain words, by a link, to anybody who has it, and leaves no trace of them', async () => {
    const { body } = await manager.get(`/contexts/${ours.contexts[0]}/young`);
    const { offers } = body as YoungDesk;
    const source = (original: string) => offers.find((one) => one.original === original)?.source;
    const { token, url } = await link();
    expect(url).toContain('/ours#');
    // before anything is ticked there is a page, and nothing on it
    expect(((await open(token)).body as YoungPage).said).toEqual([]);
    const saved = await put(manager, ours.contexts[0], {
      greeting: 'This is about private Meadow Ours.',
      choices: [
        {
          source: source('A film about the dark path'),
          words: 'The path is too dark.',
          answer: 'Lamps are coming.',
        },
        { source: source('Trim the hedges'), words: 'The hedges are cut.' },
        { source: source('Paint the underpass'), words: 'The tunnel gets new paint.' },
        { source: source('Mend the swings'), words: 'The swings get mended.' },
      ],
    });
    expect(saved.status).toBe(200);
    const entries = await test.app.get(Reader).manager.count(AuditEntryEntity);
    const answer = await open(token);
    expect(answer.status).toBe(200);
    const page = answer.body as YoungPage;
    expect(page.said).toEqual([
      { date: '2026-05-12', words: 'The path is too dark.', answer: 'Lamps are coming.' },
    ]);
    expect(page.done).toEqual([{ date: '2026-06-01', words: 'The hedges are cut.' }]);
    expect(page.next).toEqual([
      { date: '2026-08-01', words: 'The swings get mended.', state: 'late' },
      { date: '2026-11-01', words: 'The tunnel gets new paint.', state: 'planned' },
    ]);
    // the place goes by its pseudonym, also in words that somebody typed
    expect(page.greeting).toBe('This is about Meadow Ours.');
    expect(JSON.stringify(page)).not.toMatch(/private|Spec manager|Organisation/);
    // no cookie, nothing kept on the way, no address told on, no entry and no count of who read it
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    expect(await test.app.get(Reader).manager.count(AuditEntryEntity)).toBe(entries);
  });

  it('keeps no token, and closes a link that was taken back or ran out', async () => {
    const { id, token } = await link();
    const stored = await test.app.get(Reader).manager.find(YoungLinkEntity);
    expect(JSON.stringify(stored)).not.toContain(token);
    expect((await open('x'.repeat(43))).status).toBe(404);
    expect((await manager.post(`/young-links/${id}/revoke`)).status).toBe(200);
    const closed = await open(token);
    expect(closed.status).toBe(410);
    expect((closed.body as ProblemDocument).detail).toContain('does not work any more');
    const { id: other, token: old } = await link('2026-09-15');
    expect((await open(old)).status).toBe(200);
    await test.app
      .get(UnitOfWork)
      .run((m) => m.update(YoungLinkEntity, { id: other }, { expires: '2026-09-14' }));
    expect((await open(old)).status).toBe(410);
    for (const expires of ['2026-09-14', '2027-09-16'])
      expect((await manager.post('/young-links', { contextId: ours.contexts[0], expires })).status).toBe(400);
  });

  it('shows nothing of words that changed or were erased since, until somebody looks again', async () => {
    const { token } = await link();
    expect(((await open(token)).body as YoungPage).said).toHaveLength(1);
    const views = JSON.stringify([{ party: 'young people', how: 'Something else', answered: '' }]);
    const before = await test.app.get(Reader).manager.findOneByOrFail(MeetingEntity, { id: meetingId });
    await test.app.get(UnitOfWork).run((m) => m.update(MeetingEntity, { id: meetingId }, { views }));
    expect(((await open(token)).body as YoungPage).said).toEqual([]);
    // no copy of the team's words is kept beside the choice
    const kept = await test.app.get(Reader).manager.find(YoungWordsEntity);
    expect(JSON.stringify(kept)).not.toMatch(/A film|Lamps were ordered|Trim/);
    await test.app
      .get(UnitOfWork)
      .run((m) => m.update(MeetingEntity, { id: meetingId }, { views: before.views }));
  });

  it('is made by managers of the context only', async () => {
    const body = { greeting: '', choices: [] };
    const practitioner = await as('practitioner', { kind: 'organisation', id: ours.id });
    const elsewhere = await as('manager', { kind: 'organisation', id: theirs.id });
    const ofOtherSite = await as('manager', { kind: 'site', id: ours.sites[1] });
    const { id } = await link();
    const [context] = ours.contexts;
    const expires = '2026-12-31';
    for (const [browser, status] of [
      [practitioner, 403],
      [elsewhere, 404],
      [ofOtherSite, 404],
    ] as const) {
      expect((await browser.get(`/contexts/${context}/young`)).status).toBe(status);
      expect((await put(browser, context, body)).status).toBe(status);
      expect((await browser.post('/young-links', { contextId: context, expires })).status).toBe(status);
      expect((await browser.post(`/young-links/${id}/revoke`)).status).toBe(status);
    }
    // what is not of this context cannot be shown on its page
    const foreign = { greeting: '', choices: [{ source: 'decision-99999', words: 'Something.' }] };
    expect((await put(manager, context, foreign)).status).toBe(400);
  });
});
