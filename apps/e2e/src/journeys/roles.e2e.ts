import type { Context } from '@waymark/contract';
import {
  accessibilityFaults,
  closeBrowser,
  demoUrl,
  type JourneyPage,
  openPage,
  sidewaysScroll,
} from '../stage/browser';
import { demoContext } from '../stage/reading';

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
  };
  const words = async () => ((await page.locator('body').textContent()) ?? '').replace(/\s+/g, ' ');
  const main = async () => ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');
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
});
