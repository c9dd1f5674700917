import type { Invitation, NewScope, OneTimeLink, Person, Role, Session } from '@waymark/contract';
import { Browser, PASSWORD, setUp, tokenIn } from '../testing/at-the-door';
import { startTestApp, type TestApp } from '../testing/test-app';
import { seedOrganisation } from '../testing/two-organisations';

describe('taking invitations', () => {
  let test: TestApp;
  beforeAll(async () => (test = await startTestApp({ signedIn: false })));
  afterAll(() => test.stop());

  it('gives a sign-in name to one of two who ask for it at the same instant, and tells the other', async () => {
    const { browser: ada } = await setUp(test.app);
    const { organisations } = (await ada.get('/session')).body as { organisations: { id: number }[] };
    const scope = { kind: 'organisation', id: organisations[0]?.id };
    const tokens: string[] = [];
    for (const forWhom of ['Bo Lindqvist', 'Bo Larsen']) {
      const { body } = await ada.post('/invitations', { role: 'practitioner', scope, forWhom });
      tokens.push(tokenIn((body as { link: { url: string } }).link.url));
    }
    const accept = (token: string) =>
      new Browser(test.app).post('/invitations/accept', {
        token,
        account: { name: 'Bo', login: 'bo', password: PASSWORD },
      });
    const answers = await Promise.all(tokens.map(accept));
    expect(answers.map(({ status }) => status < 300)).toContain(true);
    const other = answers.findIndex(({ status }) => status === 409);
    expect(answers[other]?.body).toMatchObject({ errors: [{ field: 'login' }] });
    // the link of whoever came second is as good as before
    const again = await new Browser(test.app).post('/links/look', { token: tokens[other] });
    expect(again.status).toBe(200);
  });

  it('goes on where whoever handed the link out may still do so, after they lost a role elsewhere', async () => {
    const here = await seedOrganisation(test.app, 'Here');
    const there = await seedOrganisation(test.app, 'There');
    const of = (one: { id: number }): NewScope => ({ kind: 'organisation', id: one.id });
    const administrator = async (...scopes: NewScope[]) => {
      const browser = new Browser(test.app);
      browser.cookie = await test.people.signedIn('administrator', ...scopes);
      return browser;
    };
    const both = await administrator(of(here), of(there));
    const me = ((await both.get('/session')).body as Session).actor?.personId;
    const invite = async (role: Role, scope: NewScope) => {
      const { body } = await both.post('/invitations', { role, scope, forWhom: 'Bo' });
      const { invitation, link } = body as { invitation: Invitation; link: OneTimeLink };
      expect(invitation.state).toBe('open');
      return link.url;
    };
    const urls = {
      here: await invite('manager', of(here)),
      siteHere: await invite('practitioner', { kind: 'site', id: here.sites[0] }),
      there: await invite('manager', of(there)),
      siteThere: await invite('practitioner', { kind: 'site', id: there.sites[0] }),
    };
    const bo = await administrator(of(here));
    const boId = ((await bo.get('/session')).body as Session).actor?.personId;
    const reset = await both.post(`/people/${boId}/reset-link`, { reason: 'lost it' });
    const standing = async () => {
      const found: string[] = [];
      for (const [name, url] of Object.entries({ ...urls, reset: (reset.body as OneTimeLink).url }))
        if ((await new Browser(test.app).post('/links/look', { token: tokenIn(url) })).status === 200)
          found.push(name);
      return found;
    };
    expect(await standing()).toEqual(['here', 'siteHere', 'there', 'siteThere', 'reset']);

    const mine = async (browser: Browser) =>
      ((await browser.get('/people')).body as Person[]).find(({ id }) => id === me)?.memberships[0]?.id;
    const ended = await bo.post(`/memberships/${await mine(bo)}/end`, { reason: 'works elsewhere now' });
    expect(ended.status).toBe(200);
    expect(await standing()).toEqual(['there', 'siteThere']);

    // what the lesser role may give as well stands
    const cy = await administrator(of(there));
    const lesser = { role: 'manager', scope: of(there) };
    expect((await cy.patch(`/memberships/${await mine(cy)}`, lesser)).status).toBe(200);
    expect(await standing()).toEqual(['siteThere']);
    const id = me ?? 0;
    expect((await cy.patch(`/people/${id}`, { state: 'suspended', reason: 'away' })).status).toBe(200);
    expect(await standing()).toEqual([]);
  });
});
