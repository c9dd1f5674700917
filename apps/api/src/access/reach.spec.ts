import type { Context, ContextPage, Grant, Role, SharedContext } from '@waymark/contract';
import type { NewScope } from '@waymark/contract';
import { published } from '../testing/published';
import { Browser } from '../testing/at-the-door';
import { startTestApp, type TestApp } from '../testing/test-app';
import { type OneOrganisation, seedOrganisation } from '../testing/two-organisations';

/** Two organisations in one database. Whatever one of them has is not there for the other, however it is asked for. */
describe('what a role reaches', () => {
  let test: TestApp;
  let ours: OneOrganisation;
  let theirs: OneOrganisation;
  const as = async (role: Role, ...scopes: NewScope[]): Promise<Browser> => {
    const browser = new Browser(test.app);
    browser.cookie = await test.people.signedIn(role, ...scopes);
    return browser;
  };
  const organisation = (id: number): NewScope => ({ kind: 'organisation', id });
  const observation = (contextId: number) => ({
    batch: 'batch-of-a-spec',
    observations: [
      {
        contextId,
        indicator: 'LOC-01',
        start: '2024-04-01',
        end: '2024-04-30',
        round: 'spring 2024',
        source: "young people's survey",
        figures: { kind: 'counts', numerator: 30, denominator: 62 },
      },
    ],
  });

  beforeAll(async () => {
    test = await startTestApp({ signedIn: false });
    ours = await seedOrganisation(test.app, 'Ours');
    theirs = await seedOrganisation(test.app, 'Theirs');
    const manager = await as('manager', organisation(theirs.id));
    expect((await manager.post('/observations', observation(theirs.contexts[0]))).status).toBe(201);
    await published(test.app, theirs.id);
  });
  afterAll(() => test.stop());

  /** Everything that names something by its id, with ids of one organisation. */
  const byId = (it: OneOrganisation): (readonly ['get' | 'post' | 'patch', string, object?])[] => {
    const context = `/contexts/${it.contexts[0]}`;
    return [
      ['get', context],
      ['get', `${context}/page?view=team`],
      ['get', `${context}/page?view=external`],
      ['get', `${context}/page.csv?view=external`],
      ['get', `${context}/series.csv?row=LOC-01&view=external`],
      ['get', `${context}/observations`],
      ['get', `${context}/responses`],
      ['get', `${context}/breaks`],
      ['get', `${context}/phases`],
      ['get', `${context}/indicators/LOC-01/time?view=external`],
      ['get', `${context}/indicators/LOC-01/time.csv?view=external`],
      ['get', `${context}/inquiry?indicator=LOC-01&view=external`],
      ['get', `/sites/${it.sites[0]}/overview`],
      ['get', `/quality?contextId=${it.contexts[0]}`],
      ['get', `/quality?siteId=${it.sites[0]}`],
      ['get', `/portfolio?grants=${it.grants[0]}`],
      ['get', `/reports/${it.report}`],
      ['get', `/reports/${it.report}/report.html`],
      ['patch', `/sites/${it.sites[0]}`, { note: 'x' }],
      ['patch', context, { note: 'x' }],
      ['patch', `/grants/${it.grants[0]}`, { askedFor: 'x' }],
      ['patch', `/responses/${it.response}`, { note: 'x' }],
      ['patch', `/breaks/${it.seriesBreak}`, { reason: 'no reason at all' }],
      ['patch', `/phases/${it.phase}`, { reason: 'no reason at all' }],
      ['patch', `/links/${it.link}`, { note: 'x' }],
      ['patch', `/reports/${it.report}`, { summary: 'x' }],
      ['post', `${context}/links`, { type: 'within', toContextId: it.contexts[1], start: '2020-01-01' }],
      ['post', '/observations', observation(it.contexts[0])],
      [
        'post',
        '/observations/1/correction',
        { figures: observation(1).observations[0]?.figures, reason: 'a slip' },
      ],
    ];
  };
  const lists = [
    '/sites',
    '/contexts',
    '/grants',
    '/reports',
    '/people',
    '/invitations',
    '/imports',
    '/quality',
    '/shared-contexts',
  ];
  const ask = (who: Browser, [method, path, body]: readonly ['get' | 'post' | 'patch', string, object?]) =>
    method === 'get' ? who.get(path) : who[method](path, body ?? {});

  it.each(['administrator', 'manager', 'practitioner'] as const)(
    'is nothing of another organisation for its %s, by guessed ids or in lists',
    async (role) => {
      const who = await as(role, organisation(ours.id));
      for (const call of byId(theirs)) {
        const { status, text } = await ask(who, call);
        // a role may not have the endpoint at all; nobody is told more than that
        expect([call[0], call[1], [404, 403].includes(status) || status]).toEqual([call[0], call[1], true]);
        if (role === 'administrator') expect([call[1], status]).toEqual([call[1], 404]);
        expect(text).not.toContain('Theirs');
      }
      for (const path of lists) expect((await who.get(path)).text).not.toContain('Theirs');
      for (const path of ['/contexts', '/sites', '/grants'])
        expect((await who.get(path)).text).toContain('Ours');
    },
  );

  it('takes up nothing of another organisation into what is one’s own', async () => {
    const who = await as('administrator', organisation(ours.id));
    const link = { type: 'next to', toContextId: theirs.contexts[0], start: '2020-01-01' };
    expect((await who.post(`/contexts/${ours.contexts[0]}/links`, link)).status).toBe(404);
    expect((await who.patch(`/grants/${ours.grants[0]}`, { contextIds: [theirs.contexts[0]] })).status).toBe(
      404,
    );
    expect((await who.patch(`/contexts/${ours.contexts[0]}`, { siteId: theirs.sites[0] })).status).toBe(404);
    const draft = { template: 'funder', grantId: theirs.grants[0], contextId: theirs.contexts[0], texts: {} };
    expect((await who.post('/reports', draft)).status).toBe(404);
    expect((await who.post('/sites', { name: 'Smuggled', organisationId: theirs.id })).status).toBe(400);
    // a code that is taken elsewhere is free here: a refusal would tell of it
    expect((await who.patch(`/contexts/${ours.contexts[0]}`, { code: 'Meadow-Theirs' })).status).toBe(200);
    expect((await who.patch(`/contexts/${ours.contexts[0]}`, { code: 'Meadow-Ours' })).status).toBe(200);
  });

  it('is one site, its contexts and its grants for a manager of that site', async () => {
    const who = await as('manager', { kind: 'site', id: ours.sites[0] });
    expect(((await who.get('/contexts')).body as Context[]).map(({ id }) => id)).toEqual([ours.contexts[0]]);
    expect(((await who.get('/grants')).body as Grant[]).map(({ id }) => id)).toEqual([ours.grants[0]]);
    expect((await who.get(`/contexts/${ours.contexts[1]}`)).status).toBe(404);
    expect((await who.get(`/contexts?siteId=${ours.sites[1]}`)).body).toEqual([]);
    expect((await who.patch(`/grants/${ours.grants[1]}`, { askedFor: 'x' })).status).toBe(404);
    expect((await who.get(`/sites/${ours.sites[1]}/overview`)).status).toBe(404);
    expect((await who.get(`/contexts/${ours.contexts[0]}`)).text).not.toContain('private Harbour');
    expect((await who.post('/imports?name=x.csv')).status).toBe(403);
    // what is kept for the organisation as a whole: somebody of one site neither reads, decides nor erases it
    const whole = [
      who.post('/protection/person', { pseudonym: 'YP-1' }),
      who.post('/protection/person/export', { pseudonym: 'YP-1', format: 'json' }),
      who.post('/protection/person/erase', { pseudonym: 'YP-1', again: 'YP-1', reason: 'they asked' }),
      who.post('/protection/retention/runs', { expected: 0 }),
      who.post('/protection/retention/terms', { kind: 'answers', months: 1, reason: 'a term of one site' }),
      who.get('/protection/requests'),
      who.post('/sites', { name: 'A third site' }),
    ];
    for (const asked of whole) {
      const { status, text } = await asked;
      expect([status, text]).toEqual([403, expect.stringContaining('as a whole')]);
    }
    const made = await who.post('/contexts', {
      siteId: ours.sites[0],
      code: 'new-one',
      level: 'location',
      setting: 'neighbourhood',
      kind: 'park',
      pseudonym: 'New one',
      opened: '2020-01-01',
    });
    expect(made.status).toBe(201);
    // what was just made is within reach at once
    expect((await who.get(`/contexts/${(made.body as Context).id}/responses`)).status).toBe(200);
    expect((await who.post('/contexts', { ...made.body, siteId: ours.sites[1] })).status).not.toBe(201);
  });

  it('is what every membership of a role reaches, and no more', async () => {
    const who = await as('practitioner', organisation(ours.id), { kind: 'site', id: theirs.sites[1] });
    const seen = ((await who.get('/contexts')).body as Context[]).map(({ id }) => id);
    expect(seen).toEqual(expect.arrayContaining([...ours.contexts, theirs.contexts[1]]));
    expect(seen).not.toContain(theirs.contexts[0]);
  });

  describe('outside the team', () => {
    const readable = (id: number) => [
      `/contexts/${id}/page`,
      `/contexts/${id}/page.csv`,
      `/contexts/${id}/indicators/LOC-01/time`,
    ];

    it.each([
      ['commissioner', (): NewScope => ({ kind: 'grant', id: theirs.grants[0] })],
      ['partner', (): NewScope => ({ kind: 'partnership', id: theirs.partnership })],
    ] as const)('is the released view of the contexts a %s was let into', async (role, scope) => {
      const who = await as(role, scope());
      const shared = (await who.get('/shared-contexts')).body as SharedContext[];
      expect(shared.map(({ id, pseudonym }) => [id, pseudonym])).toEqual([
        [theirs.contexts[0], 'Meadow Theirs'],
      ]);
      expect(shared[0]?.by).toEqual([role === 'partner' ? 'Partnership Theirs' : 'Grant 1 Theirs']);
      for (const path of readable(theirs.contexts[0])) {
        const asked = await who.get(path);
        expect([path, asked.status]).toEqual([path, 200]);
        expect(asked.text).not.toMatch(
          /private \w+ Theirs|note Theirs|Harbour Theirs|"view":"team"|team figures/,
        );
        // asking for more is refused, not answered with less
        expect((await who.get(`${path}?view=team`)).status).toBe(403);
        // the other context of the same organisation, and of another one
        for (const other of [theirs.contexts[1], ours.contexts[0]])
          expect((await who.get(path.replace(/\d+/, String(other)))).status).toBe(404);
      }
      const page = (await who.get(`/contexts/${theirs.contexts[0]}/page`)).body as ContextPage;
      expect(page.view).toBe('external');
      expect(page.grants.map(({ title }) => title)).toEqual([
        role === 'partner' ? 'Another grant' : 'Grant 1 Theirs',
      ]);
    });

    it('is a portfolio of one’s own grants for a commissioner, and nobody else’s grant', async () => {
      const who = await as('commissioner', { kind: 'grant', id: theirs.grants[0] });
      expect(((await who.get('/grants')).body as Grant[]).map(({ id }) => id)).toEqual([theirs.grants[0]]);
      expect((await who.get(`/portfolio?grants=${theirs.grants[0]}`)).status).toBe(200);
      for (const id of [theirs.grants[1], ours.grants[0], 999])
        expect((await who.get(`/portfolio?grants=${id}`)).status).toBe(404);
    });

    it.each(['partner', 'commissioner', 'researcher'] as const)(
      'is nothing that the team keeps, for a %s',
      async (role) => {
        const scopes = { partner: 'partnership', commissioner: 'grant', researcher: 'edition' } as const;
        const who = await as(role, {
          kind: scopes[role],
          id: role === 'partner' ? theirs.partnership : theirs.grants[0],
        });
        for (const path of [
          '/sites',
          '/contexts',
          '/reports',
          '/people',
          '/imports',
          '/quality',
          `/contexts/${theirs.contexts[0]}`,
        ])
          expect([path, (await who.get(path)).status]).toEqual([path, 403]);
        for (const call of byId(theirs)) {
          const { status, text } = await ask(who, call);
          if (call[0] !== 'get') expect([call[1], status]).toEqual([call[1], 403]);
          expect(text).not.toContain('private Meadow');
        }
        for (const call of byId(ours)) expect([403, 404]).toContain((await ask(who, call)).status);
        for (const path of ['/framework', '/methods', '/session'])
          expect((await who.get(path)).status).toBe(200);
      },
    );

    it('ends with the grant’s contexts: what is taken out of the grant is not there any more', async () => {
      const manager = await as('manager', organisation(theirs.id));
      const who = await as('commissioner', { kind: 'grant', id: theirs.grants[1] });
      expect((await who.get(`/contexts/${theirs.contexts[1]}/page`)).status).toBe(200);
      await manager.patch(`/grants/${theirs.grants[1]}`, { contextIds: [] });
      expect((await who.get(`/contexts/${theirs.contexts[1]}/page`)).status).toBe(404);
    });
  });
});
