import type { Context } from '@waymark/contract';
import {
  accessibilityFaults,
  closeBrowser,
  demoUrl,
  type JourneyPage,
  openPage,
  sidewaysScroll,
} from '../stage/browser';
import { demoContext, wordsOf } from '../stage/reading';
import { settled } from '../stage/settled';
import { post } from '../stage/sign-in';

/** Each of the demo's accounts, by the button on the sign-in page: what is theirs is there, and nothing else is, also by its address. */
describe('the demo’s roles', () => {
  let page: JourneyPage;
  let contexts: Record<'garages' | 'northbrook' | 'canal' | 'riverside', Context>;

  beforeAll(async () => {
    contexts = {
      garages: await demoContext('A-garages'),
      northbrook: await demoContext('D-northbrook'),
      canal: await demoContext('B-canal-yard'),
      riverside: await demoContext('E-riverside'),
    };
  });
  beforeEach(async () => (page = await openPage({ at: null })));
  afterEach(async () => {
    await settled(page);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
  afterAll(() => closeBrowser());

  const signInAs = async (role: string) => {
    await page.goto(demoUrl());
    await page.getByRole('button', { name: new RegExp(`demo ${role}`) }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor({ state: 'detached' });
    await page
      .getByText(new RegExp(`demo ${role}`))
      .first()
      .waitFor();
    await settled(page);
  };
  const words = async () => {
    await settled(page);
    return ((await page.locator('body').textContent()) ?? '').replace(/\s+/g, ' ');
  };
  const main = () => wordsOf(page);
  const isNotThere = async (path: string, secret: string) => {
    await page.goto(`${demoUrl()}${path}`);
    await page
      .getByText(/There is no such|Not part of this role/)
      .first()
      .waitFor();
    expect(await words()).not.toContain(secret);
  };
  const isThere = async ({ id }: Context, called: string) => {
    await page.goto(`${demoUrl()}/contexts/${id}`);
    await page.getByRole('heading', { level: 1, name: called, exact: true }).waitFor();
    await page.locator('main figure').first().waitFor();
  };

  it('administrator: all three organisations', async () => {
    await signInAs('administrator');
    await page.goto(`${demoUrl()}/contexts`);
    await page.getByText(contexts.canal.pseudonym).first().waitFor();
    for (const one of Object.values(contexts)) expect(await main()).toContain(one.pseudonym);
  });

  it.each(['manager', 'practitioner'])('%s: one organisation, with its team figures', async (role) => {
    await signInAs(role);
    await page.goto(`${demoUrl()}/contexts`);
    await page.getByText(contexts.garages.pseudonym).first().waitFor();
    expect(await main()).not.toContain(contexts.canal.pseudonym);
    await isThere(contexts.garages, contexts.garages.privateName);
    for (const { id, pseudonym } of [contexts.canal, contexts.riverside])
      await isNotThere(`/contexts/${id}`, pseudonym);
  });

  it('commissioner: the released figures of what one grant paid for', async () => {
    await signInAs('commissioner');
    await page.getByText(contexts.garages.pseudonym).first().waitFor();
    expect(await main()).not.toContain(contexts.northbrook.pseudonym);
    await isThere(contexts.garages, contexts.garages.pseudonym);
    expect(/released/i.test(await main())).toBe(true);
    expect(await main()).toContain('Another grant');
    expect(await words()).not.toContain(contexts.garages.privateName);
    await isNotThere(`/contexts/${contexts.northbrook.id}`, contexts.northbrook.pseudonym);
  });

  it('partner: the released figures of the partnership’s two places', async () => {
    await signInAs('partner');
    await page.getByText(contexts.northbrook.pseudonym).first().waitFor();
    expect(await main()).not.toContain(contexts.canal.pseudonym);
    await isThere(contexts.northbrook, contexts.northbrook.pseudonym);
    await isNotThere(`/contexts/${contexts.canal.id}`, contexts.canal.pseudonym);
  });

  it('researcher: methods and the framework, and no place', async () => {
    await signInAs('researcher');
    for (const { pseudonym } of Object.values(contexts)) expect(await words()).not.toContain(pseudonym);
    await isNotThere(`/contexts/${contexts.garages.id}`, contexts.garages.pseudonym);
    await page.goto(`${demoUrl()}/methods`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  /** What each menu names: first what everybody outside sees, then what a role has besides. */
  const menus = {
    administrator: ['People', 'Data protection', 'Audit log', 'Import', 'Editions'],
    manager: ['People', 'Data protection', 'Audit log', 'Import', 'Editions'],
    practitioner: ['Contexts', 'Import'],
    commissioner: ['Portfolio', 'Published'],
    partner: ['Partnerships', 'Published'],
    researcher: ['Published', 'Methods'],
  } as const;
  const notForOutside = [
    'Contexts',
    'Meetings',
    'Import',
    'Editions',
    'People',
    'Data protection',
    'Audit log',
  ];

  it.each(Object.keys(menus) as (keyof typeof menus)[])(
    '%s: the menu names what is theirs, and what it does not name is refused by its address and as a file',
    async (role) => {
      await signInAs(role);
      const named = await page.locator('nav a').allTextContents();
      expect(named).toEqual(expect.arrayContaining([...menus[role]]));
      const asks = async (path: string) => (await page.request.get(`${demoUrl()}/api${path}`)).status();
      const { canal, garages } = contexts;
      if (role === 'administrator') return;
      // another organisation's, and of those outside also everything of the team, looks as if it were not there
      expect([403, 404]).toContain(await asks(`/contexts/${canal.id}/series.csv?row=LOC-01&view=team`));
      if (role === 'manager' || role === 'practitioner') {
        expect(await asks(`/contexts/${garages.id}/series.csv?row=LOC-01&view=team`)).toBe(200);
        expect(await asks(`/contexts/${canal.id}`)).toBe(404);
        expect(await asks('/audit.csv')).toBe(role === 'manager' ? 200 : 403);
        return;
      }
      for (const one of notForOutside) expect(named).not.toContain(one);
      for (const path of [
        '/people',
        '/audit',
        '/protection',
        '/import',
        '/editions',
        `/contexts/${garages.id}/record`,
      ])
        await isNotThere(path, garages.privateName);
      for (const path of [
        '/audit.csv',
        '/people',
        '/imports',
        '/protection/dpia.pdf',
        `/contexts/${garages.id}/observations`,
      ])
        expect([path, await asks(path)]).toEqual([path, 403]);
      expect(await asks(`/contexts/${garages.id}/series.csv?row=LOC-01&view=team`)).toBe(403);
      expect(await asks(`/contexts/${garages.id}/series.csv?row=LOC-01&view=external`)).toBe(
        role === 'researcher' ? 403 : 200,
      );
    },
  );

  it('young people: one page by its link, without an account, and no other', async () => {
    const expires = '2026-12-31';
    const { url } = (await post(`${demoUrl()}/api/young-links`, {
      contextId: contexts.garages.id,
      expires,
      note: 'a journey',
    })) as { url: string };
    await page.goto(`${demoUrl()}/ours${new URL(url).hash}`);
    await page.getByText(contexts.garages.pseudonym).first().waitFor();
    expect(await words()).not.toContain(contexts.garages.privateName);
    expect(await page.context().cookies()).toEqual([]);
    for (const path of [
      '/contexts',
      `/contexts/${contexts.garages.id}/page`,
      '/people',
      '/published',
      '/audit.csv',
    ])
      expect([path, (await page.request.get(`${demoUrl()}/api${path}`)).status()]).toEqual([path, 401]);
    await page.goto(`${demoUrl()}/contexts/${contexts.garages.id}`);
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect(await words()).not.toContain(contexts.garages.privateName);
  });
});
