import type {
  ContextMeetings,
  Decision,
  DocumentsPage,
  Meeting,
  Partnership,
  PartnershipBalance,
  PartnershipPage,
  PlanPage,
  ProblemDocument,
  Role,
  Session,
} from '@waymark/contract';
import type { NewScope } from '@waymark/contract';
import { Reader } from '../database/reader';
import { PurposeEntity, SharingEntity } from '../protection/decisions.entity';
import { UnitOfWork } from '../database/unit-of-work';
import { Browser } from '../testing/at-the-door';
import { startTestApp, type TestApp } from '../testing/test-app';
import { type OneOrganisation, seedOrganisation } from '../testing/two-organisations';

/** Two organisations; somebody from outside both works with the first on the plan of one of its two places. */
describe('a partnership', () => {
  let test: TestApp;
  let ours: OneOrganisation;
  let theirs: OneOrganisation;
  let manager: Browser;
  const as = async (role: Role, ...scopes: NewScope[]): Promise<Browser> => {
    const browser = new Browser(test.app);
    browser.cookie = await test.people.signedIn(role, ...scopes);
    return browser;
  };
  const managerOf = (it: OneOrganisation) => as('manager', { kind: 'organisation', id: it.id });
  const sharingOf = async (it: OneOrganisation): Promise<SharingEntity> =>
    test.app.get(Reader).manager.findOneByOrFail(SharingEntity, { organisationId: it.id });
  const agree = (page: PartnershipPage, party = 'school') => ({
    terms: page.terms,
    organisation: 'Northbrook School',
    party,
  });

  beforeAll(async () => {
    test = await startTestApp({ signedIn: false });
    ours = await seedOrganisation(test.app, 'Ours');
    theirs = await seedOrganisation(test.app, 'Theirs');
    manager = await managerOf(ours);
  });
  afterAll(() => test.stop());
  beforeEach(() => (test.people.joins = false));

  /** Begun, agreed to at home, with somebody asked to join. */
  async function begun(): Promise<{ page: PartnershipPage; partner: Browser }> {
    const sharingId = (await sharingOf(ours)).id;
    const made = await manager.post('/partnerships', {
      name: 'Meadow together',
      contextIds: [ours.contexts[0]],
      sharingId,
    });
    expect(made.status).toBe(201);
    const page = made.body as PartnershipPage;
    const partner = await as('partner', { kind: 'partnership', id: page.id });
    return { page, partner };
  }
  async function joined(party = 'school'): Promise<{ page: PartnershipPage; partner: Browser }> {
    const { page, partner } = await begun();
    expect((await manager.post(`/partnerships/${page.id}/join`, agree(page, 'VCS'))).status).toBe(200);
    expect((await partner.post(`/partnerships/${page.id}/join`, agree(page, party))).status).toBe(200);
    return { page, partner };
  }
  const plan = (who: Browser, contextId = ours.contexts[0]) => who.get(`/contexts/${contextId}/plan`);

  it('rests on an agreement to share that holds, for places of the organisation that made it', async () => {
    const { id: sharingId } = await sharingOf(ours);
    const body = { name: 'Another', contextIds: [ours.contexts[0]], sharingId };
    const begin = (change: object) => manager.post('/partnerships', { ...body, ...change });
    expect((await begin({ contextIds: [theirs.contexts[0]] })).status).toBe(404);
    expect((await begin({ sharingId: (await sharingOf(theirs)).id })).status).toBe(404);
    expect((await begin({ contextIds: [] })).status).toBe(400);
    await test.app
      .get(UnitOfWork)
      .run((m) => m.update(SharingEntity, { id: sharingId }, { endsOn: '2026-02-01' }));
    const over = await begin({});
    expect(over.status).toBe(409);
    expect((over.body as ProblemDocument).detail).toContain('ran out on 2026-02-01');
    await test.app
      .get(UnitOfWork)
      .run((m) => m.update(SharingEntity, { id: sharingId }, { endsOn: '2027-12-31' }));
  });

  it('shows both sides the same lines before anybody joins, and nothing else', async () => {
    const { page, partner } = await begun();
    const seen = (await partner.get(`/partnerships/${page.id}`)).body as PartnershipPage;
    expect(seen.sees).toEqual(page.sees);
    expect(seen.sees.length).toBeGreaterThan(6);
    expect(seen).toMatchObject({ standing: 'asked', agreed: false, state: 'not shared' });
    expect(seen.agreement).toMatchObject({
      reference: 'ISA-Ours',
      purpose: 'Purpose Ours',
      endsOn: '2027-12-31',
    });
    // the place by its public name, and nobody by name
    expect(seen.places.map(({ name }) => name)).toEqual(['Meadow Ours']);
    expect(page.places.map(({ name }) => name)).toEqual(['private Meadow Ours']);
    expect((await plan(partner)).status).toBe(404);
    // nobody joins before home has agreed
    expect((await partner.post(`/partnerships/${page.id}/join`, agree(page))).status).toBe(409);
  });

  it('lets a partner in once both have agreed, and the audit log tells of both', async () => {
    const { page, partner } = await joined();
    const mine = (await partner.get('/partnerships')).body as Partnership[];
    expect(mine).toMatchObject([{ name: 'Meadow together', standing: 'joined', state: 'open' }]);
    const both = (await partner.get(`/partnerships/${page.id}`)).body as PartnershipPage;
    expect(both.parties).toMatchObject([
      { side: 'home', organisation: 'Organisation Ours', party: 'VCS', person: 'Spec manager' },
      { side: 'partner', organisation: 'Northbrook School', party: 'school', current: true },
    ]);
    expect((await plan(partner)).status).toBe(200);
    const { text } = await manager.get('/audit.csv');
    expect(text).toContain('agreement to a partnership');
    expect(text).toContain('Northbrook School');
  });

  it('is for its own contexts only, and never gives a private name or a note', async () => {
    const { page, partner } = await joined();
    const contextId = ours.contexts[0];
    const words = `Walk past private meadow ours at four`;
    const goal = {
      side: 'guardianship',
      statement: words,
      measures: [
        {
          indicator: 'LOC-01',
          baseline: { date: '2026-01-10', method: 'survey', n: 17 },
          targets: [
            {
              grantId: ours.grants[0],
              period: { start: '2026-01-01', end: '2026-12-31' },
              at: 'at least',
              value: 60,
            },
          ],
        },
      ],
    };
    expect((await manager.post(`/contexts/${contextId}/goals`, goal)).status).toBe(201);
    const held = await manager.post('/meetings', {
      date: '2026-05-01',
      kind: 'context conference',
      contextIds: [...ours.contexts],
      note: 'What the team thinks of it',
    });
    expect(held.status).toBe(201);
    const meeting = held.body as Meeting;
    for (const [id, title] of [
      [ours.contexts[0], 'Lights at private Meadow Ours'],
      [ours.contexts[1], 'Benches at the harbour'],
    ])
      expect(
        (
          await manager.post(`/meetings/${meeting.id}/decisions`, {
            contextId: id,
            title,
            owner: 'school',
            tag: { orientation: 'ecological' },
          })
        ).status,
      ).toBe(201);

    const seen = await plan(partner);
    const { goals, name } = seen.body as PlanPage;
    expect(name).toBe('Meadow Ours');
    expect(goals[0]).toMatchObject({ statement: 'Walk past Meadow Ours at four' });
    expect(goals[0]?.measures[0]).toMatchObject({
      baseline: { n: null },
      targets: [{ grantId: null, value: 60 }],
    });
    const meetings = await partner.get(`/contexts/${contextId}/meetings`);
    expect((meetings.body as ContextMeetings).meetings[0]).toMatchObject({
      contextIds: [contextId],
      note: '',
      decisions: [{ title: 'Lights at Meadow Ours' }],
    });
    const one = await partner.get(`/meetings/${meeting.id}`);
    for (const { text } of [seen, meetings, one]) {
      expect(text).not.toMatch(/private|Harbour|Benches|team thinks|note Ours|Theirs/i);
    }
    for (const [method, path, body] of [
      ['get', `/contexts/${ours.contexts[1]}/plan`],
      ['get', `/contexts/${ours.contexts[1]}/meetings`],
      ['get', `/contexts/${ours.contexts[1]}/documents`],
      ['get', `/contexts/${theirs.contexts[0]}/plan`],
      ['get', `/partnerships/${theirs.partnership}`],
      ['post', `/partnerships/${theirs.partnership}/join`, agree(page)],
      ['post', `/partnerships/${theirs.partnership}/leave`],
    ] as const) {
      const answer = method === 'get' ? await partner.get(path) : await partner.post(path, body ?? {});
      expect([path, answer.status]).toEqual([path, 404]);
    }
    for (const path of [
      `/contexts/${contextId}`,
      `/contexts/${contextId}/concerns`,
      '/meetings',
      '/people',
      '/audit',
    ])
      expect([path, (await partner.get(path)).status]).toEqual([path, 403]);
    const stranger = await managerOf(theirs);
    expect((await stranger.get(`/partnerships/${page.id}`)).status).toBe(404);
    expect((await stranger.get('/partnerships')).text).not.toContain('Meadow together');
  });

  it('lets a partner record their own ratings, codes and actions, and no others', async () => {
    const { partner } = await joined('school');
    const contextId = ours.contexts[0];
    const rate = (side: string) =>
      partner.post(`/contexts/${contextId}/documents`, {
        kind: 'parity rating',
        date: '2026-06-01',
        side,
        level: 2,
        evidence: 'We are asked before things are settled.',
      });
    expect((await rate('statutory')).status).toBe(201);
    expect((await rate('VCS')).status).toBe(403);
    const map = { kind: 'guardianship map', date: '2026-06-01' };
    expect((await partner.post(`/contexts/${contextId}/documents`, map)).status).toBe(403);
    // what their page offers is what the server takes
    const offered = async (who: Browser) =>
      ((await who.get(`/contexts/${contextId}/documents`)).body as DocumentsPage).mayRate;
    expect([await offered(partner), await offered(manager)]).toEqual([['statutory'], ['VCS', 'statutory']]);
    expect(((await partner.get('/session')).body as Session).actor?.parties).toEqual({
      [contextId]: 'school',
    });
    expect(((await manager.get('/session')).body as Session).actor?.parties).toBeUndefined();
    const { parity } = (await manager.get(`/contexts/${contextId}/documents`)).body as DocumentsPage;
    expect(parity.statutory?.body).toMatchObject({ level: 2 });

    const meeting = (
      await manager.post('/meetings', { date: '2026-06-02', kind: 'review', contextIds: [contextId] })
    ).body as Meeting;
    const decide = (who: Browser, owner: string) =>
      who.post(`/meetings/${meeting.id}/decisions`, {
        contextId,
        title: 'Somebody stands at the gate',
        owner,
        tag: { orientation: 'ecological' },
      });
    const own = await decide(partner, 'school');
    expect(own.status).toBe(201);
    expect((await decide(partner, 'police')).status).toBe(403);
    const others = (await decide(manager, 'police')).body as Decision;
    const { id } = own.body as Decision;
    const change = (decision: number, patch: object) =>
      partner.patch(`/decisions/${decision}`, { version: 1, ...patch });
    expect((await change(id, { state: 'done', doneOn: '2026-06-20' })).body).toMatchObject({ state: 'done' });
    expect((await change(id, { title: 'Something else' })).status).toBe(403);
    expect((await change(id, { archived: true })).status).toBe(403);
    expect((await change(others.id, { state: 'done', doneOn: '2026-06-20' })).status).toBe(403);

    const code = { orientation: 'behaviour_based' };
    const coded = await partner.put(`/decisions/${others.id}/code`, code);
    expect(coded.body).toMatchObject({ codedByMe: true, coding: 'one coder' });
    // the other coder does not see it before coding
    const seen = (await manager.get(`/meetings/${meeting.id}`)).body as Meeting;
    expect(seen.decisions.find((one) => one.id === others.id)?.codes).toEqual([]);
    expect(
      (
        await partner.put(`/decisions/${others.id}/settled`, {
          tag: code,
          reason: 'Because of this',
          version: 1,
        })
      ).status,
    ).toBe(403);
  });

  it('counts all its plans as one, as a hand count has it, and nothing of what the reader does not see', async () => {
    const [one, other] = ours.contexts as readonly [number, number];
    const made = await manager.post('/partnerships', {
      name: 'Both as one',
      contextIds: [one, other],
      sharingId: (await sharingOf(ours)).id,
    });
    const { id } = made.body as PartnershipPage;
    const balance = async (who: Browser) =>
      (await who.get(`/partnerships/${id}/balance`)).body as PartnershipBalance;
    const before = (await balance(manager)).balance.at(-1)?.plannedSoFar ?? {
      actions: 0,
      ecological: 0,
      both: 0,
    };
    const decide = async (date: string, decisions: readonly [number, string][]) => {
      const meeting = (
        await manager.post('/meetings', { date, kind: 'context conference', contextIds: [one, other] })
      ).body as Meeting;
      for (const [contextId, orientation] of decisions)
        await manager.post(`/meetings/${meeting.id}/decisions`, {
          contextId,
          title: 'An action',
          owner: 'VCS',
          tag: { orientation },
        });
    };
    await decide('2026-07-01', [
      [one, 'ecological'],
      [other, 'both'],
    ]);
    await decide('2026-07-02', [
      [one, 'behaviour_based'],
      [other, 'ecological'],
    ]);
    const page = await balance(manager);
    // 1 and a half of 2, then 1 of 2; together two ecological and one that is both more than before
    expect(page.balance.slice(-2).map(({ decided }) => decided.share)).toEqual([0.75, 0.5]);
    expect(page.balance.at(-1)?.plannedSoFar).toMatchObject({
      actions: before.actions + 4,
      ecological: before.ecological + 2,
      both: before.both + 1,
    });
    expect(page.contexts.map(({ contextId }) => contextId).sort()).toEqual([one, other].sort());
    expect(page.beyond).toBe(0);

    const asked = await as('partner', { kind: 'partnership', id });
    expect(await balance(asked)).toMatchObject({ contexts: [], beyond: 2, balance: [] });
    const { partner } = await joined();
    expect((await partner.get(`/partnerships/${id}/balance`)).status).toBe(404);
    expect((await (await managerOf(theirs)).get(`/partnerships/${id}/balance`)).status).toBe(404);
  });

  it('is agreed to anew where what is shared changes, and until then shows nothing', async () => {
    const { page, partner } = await joined();
    expect((await manager.patch(`/partnerships/${page.id}`, { name: 'Both places' })).body).toMatchObject({
      terms: 1,
    });
    expect((await plan(partner)).status).toBe(200);
    const changed = await manager.patch(`/partnerships/${page.id}`, { contextIds: [...ours.contexts] });
    expect(changed.body).toMatchObject({ terms: 2, state: 'not shared', agreed: false });
    expect((await plan(partner)).status).toBe(404);
    // on terms that are no longer those
    expect((await partner.post(`/partnerships/${page.id}/join`, agree(page))).status).toBe(409);
    const now = changed.body as PartnershipPage;
    await manager.post(`/partnerships/${page.id}/join`, agree(now, 'VCS'));
    expect((await plan(partner)).status).toBe(404);
    await partner.post(`/partnerships/${page.id}/join`, agree(now));
    expect((await plan(partner, ours.contexts[1])).status).toBe(200);
  });

  it('closes at once when somebody leaves, when it ends, is archived, or its agreement or purpose does', async () => {
    const left = await joined();
    expect((await left.partner.post(`/partnerships/${left.page.id}/leave`)).body).toEqual({
      left: 'Meadow together',
    });
    expect((await plan(left.partner)).status).toBe(401);
    expect(
      ((await manager.get(`/partnerships/${left.page.id}`)).body as PartnershipPage).parties,
    ).toMatchObject([{ side: 'home' }]);

    const ended = await joined();
    const end = () => manager.post(`/partnerships/${ended.page.id}/end`, { reason: 'The work is done.' });
    expect((await end()).body).toMatchObject({ state: 'ended' });
    expect((await end()).status).toBe(409);
    expect((await plan(ended.partner)).status).toBe(404);
    expect((await ended.partner.get(`/partnerships/${ended.page.id}`)).body).toMatchObject({
      because: 'It ended on 2026-09-15: The work is done.',
    });

    const archived = await joined();
    await manager.patch(`/partnerships/${archived.page.id}`, { archived: true });
    expect((await plan(archived.partner)).status).toBe(404);

    const { partner } = await joined();
    expect((await plan(partner)).status).toBe(200);
    const { id, purposeId } = await sharingOf(ours);
    const work = test.app.get(UnitOfWork);
    await work.run((m) => m.update(PurposeEntity, { id: purposeId }, { endedOn: '2026-09-01' }));
    expect((await plan(partner)).status).toBe(404);
    await work.run((m) => m.update(PurposeEntity, { id: purposeId }, { endedOn: null }));
    expect((await plan(partner)).status).toBe(200);
    await work.run((m) => m.update(SharingEntity, { id }, { endedOn: '2026-09-15' }));
    expect((await plan(partner)).status).toBe(404);
    await work.run((m) => m.update(SharingEntity, { id }, { endedOn: null }));
  });
});
