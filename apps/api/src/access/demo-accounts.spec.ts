import type { Context, Grant, Session, SharedContext } from '@waymark/contract';
import { role as roles } from '@waymark/contract';
import { seedDemoPeople } from '../demo/demo-people';
import { seedDemoProtection } from '../demo/demo-protection';
import { seedDemoPlaces } from '../demo/demo-seed';
import { Browser, PASSWORD, tokenIn } from '../testing/at-the-door';
import { startTestApp, type TestApp } from '../testing/test-app';
import { firstLink } from './first-link';
import { LocalActor } from './local-actor';

describe('the demo’s accounts', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ signedIn: false, config: { mode: 'demo' } });
    await seedDemoPlaces(test.app);
    await seedDemoPeople(test.app);
    await seedDemoProtection(test.app, await test.app.get(LocalActor).actor());
    // a second start adds nobody
    await seedDemoPeople(test.app);
  });
  afterAll(() => test.stop());
  const as = async (account: string): Promise<Browser> => {
    const browser = new Browser(test.app);
    expect((await browser.post('/demo/sign-in', { account })).status).toBe(200);
    return browser;
  };

  it('are offered on the sign-in page, one for each role, labelled as the demo’s', async () => {
    const { demoAccounts, actor } = (await new Browser(test.app).get('/session')).body as Session;
    expect(actor).toBeNull();
    expect(demoAccounts.map(({ role }) => role)).toEqual(roles.options);
    for (const { name } of demoAccounts) expect(name).toContain('(demo ');
  });

  it('see each their own', async () => {
    const contexts = async (account: string) =>
      (await (await as(account)).get('/contexts')).body as Context[];
    expect(new Set((await contexts('administrator')).map(({ organisation }) => organisation)).size).toBe(3);
    for (const account of ['manager', 'practitioner'])
      expect(new Set((await contexts(account)).map(({ organisation }) => organisation))).toEqual(
        new Set(['Estuary Youth Trust']),
      );
    const commissioner = await as('commissioner');
    const grants = (await commissioner.get('/grants')).body as Grant[];
    expect(new Set(grants.map(({ identifier }) => identifier))).toEqual(new Set(['360G-demo-G3']));
    const shared = async (who: Browser) =>
      ((await who.get('/shared-contexts')).body as SharedContext[]).map(({ pseudonym }) => pseudonym);
    expect(await shared(commissioner)).toEqual([
      'Canal Yard',
      'Riverside',
      'The Foyer',
      'The Garages and the Bowl',
    ]);
    expect(await shared(await as('partner'))).toEqual(['Northbrook School', 'The Garages and the Bowl']);
    expect(await shared(await as('researcher'))).toEqual([]);
  });

  it('have neither password nor second factor to change', async () => {
    const who = await as('manager');
    expect((await who.get('/session')).body).toMatchObject({ actor: { secondFactor: 'not asked' } });
    expect((await who.post('/account/second-factor', { proof: null })).status).toBe(409);
    const change = { current: 'anything', next: 'tide pools and lanterns' };
    expect((await who.post('/account/password', change)).status).toBe(409);
  });

  it('invite others into the demo, who sign in by a name and a password there', async () => {
    const administrator = await as('administrator');
    const { organisations } = (await administrator.get('/session')).body as Session;
    const scope = { kind: 'organisation', id: organisations[0]?.id };
    const invited = await administrator.post('/invitations', { role: 'manager', scope, forWhom: 'Bo' });
    const token = tokenIn((invited.body as { link: { url: string } }).link.url);
    const account = { name: 'Bo Field', login: 'bo.field', password: PASSWORD };
    const bo = new Browser(test.app);
    expect((await bo.post('/invitations/accept', { token, account })).body).toEqual({ next: 'done' });
    expect((await bo.get('/sites')).status).toBe(200);
    const again = await new Browser(test.app).post('/sign-in', { login: 'bo.field', password: PASSWORD });
    expect(again.body).toEqual({ next: 'done' });
  });

  it('do not exist outside the demo, nor does the demo’s session, nor will real work start over them', async () => {
    const { cookie } = await as('administrator');
    const own = await startTestApp({ signedIn: false, like: test.config });
    try {
      const browser = new Browser(own.app);
      expect(((await browser.get('/session')).body as Session).demoAccounts).toEqual([]);
      for (const account of roles.options)
        expect((await browser.post('/demo/sign-in', { account })).status).toBe(404);
      const typed = { login: 'bo.field', password: PASSWORD };
      expect((await browser.post('/sign-in', typed)).status).toBe(401);
      // the very session of the demo, under the name the own database looks for
      browser.cookie = cookie.replace('waymark-demo', 'waymark-own');
      expect((await browser.get('/sites')).status).toBe(401);
      await expect(firstLink(own.app)).rejects.toThrow('This database holds the demo');
    } finally {
      await own.app.close();
    }
  });
});
