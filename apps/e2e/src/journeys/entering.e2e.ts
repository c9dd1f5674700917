import type { BrowserContext, Page } from 'playwright-core';
import { accessibilityFaults, closeBrowser, openPage, sidewaysScroll } from '../stage/browser';
import { wordsOf } from '../stage/reading';
import { settled } from '../stage/settled';
import { type Served, serveBuild } from '../stage/served';
import { beginOnScreen } from '../stage/sign-in';

/** Real work from an empty database, on a phone: each step begins where the one before ended. */
describe('from nothing to a first chart', () => {
  let served: Served;
  let page: Page & { readonly faults: string[] };
  let session: BrowserContext;

  beforeAll(async () => {
    served = await serveBuild('own');
    page = await openPage({ viewport: { width: 360, height: 740 }, at: null });
    session = page.context();
    await page.goto(await served.firstLink());
  });
  afterEach(async () => {
    await settled(page);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(page.faults).toEqual([]);
  });
  afterAll(async () => {
    await closeBrowser();
    await served.stop();
  });
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const row = (code: string) => page.locator(`[data-row="${code}"]`);
  /** Until the pages that may be needed without a connection have come: of these the list of contexts is the last but one. */
  const fetchedAhead = () =>
    page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => /\/start-page-[^/]+\.js$/.test(name)),
    );

  it('asks whose it is, and refuses in words', async () => {
    await page.getByLabel('Your organisation').fill('Harbour Youth');
    await button('Begin').click();
    await page.getByText('Give the name that others and the audit trail should see.').first().waitFor();
    await beginOnScreen(page, served, { organisation: 'Harbour Youth', administrator: 'Sam Field' });
    await page.getByRole('link', { name: 'Add the site' }).waitFor();
  });

  it('leads to a site and a context', async () => {
    await page.getByRole('link', { name: 'Add the site' }).click();
    await page.getByLabel('Name of the site').fill('Harbour');
    await button('Save the site').click();
    await heading('New context');
    await page.getByRole('radio', { name: /^Location/ }).check();
    await page.getByRole('radio', { name: /^Neighbourhood/ }).check();
    await page.getByLabel('What it is, in a few words').fill('quay with benches');
    await page.getByLabel('Public name').fill('The Quay');
    await page.getByLabel('Opened').fill('2025-01-01');
    await button('Save the context').click();
    await heading('Record in The Quay');
  });

  it('refuses a figure that cannot be, at its field', async () => {
    await page.getByLabel('First day').fill('2025-10-01');
    await page.getByLabel('Last day').fill('2025-10-31');
    await row('LOC-01').getByLabel('How many', { exact: true }).fill('70');
    await row('LOC-01').getByLabel('Of how many asked').fill('62');
    await button('Save the round').click();
    await row('LOC-01').getByText('“How many” cannot be more than “of how many”.').waitFor();
    await row('LOC-01').getByLabel('How many', { exact: true }).fill('30');
  });

  it('loses nothing when the connection goes and the page is left, and sends it once it is back', async () => {
    await session.setOffline(true);
    await button('Save the round').click();
    await page
      .getByText(/Kept on this device at \d\d:\d\d, not yet sent/)
      .first()
      .waitFor();
    await button('Menu').click();
    await page.getByRole('link', { name: 'Contexts', exact: true }).first().click();
    await page.getByText('One round is kept on this device').waitFor();
    await session.setOffline(false);
    await page.getByText('One round is kept on this device').waitFor({ state: 'detached' });
  });

  it('shows it drawn, with what cannot be said yet', async () => {
    await page.getByRole('link', { name: 'The Quay', exact: true }).click();
    await heading('The Quay');
    await page
      .getByRole('region', { name: 'Feels safe here in daylight', exact: true })
      .getByText('48')
      .first()
      .waitFor();
    expect(await wordsOf(page)).toContain('Cannot say');
  });

  it('corrects a figure with a reason, and the old one stays', async () => {
    await page.getByRole('link', { name: 'What was recorded' }).click();
    await button(/^Correct it/).click();
    await page.getByLabel('How many', { exact: true }).fill('29');
    await page.getByLabel('Why it changes').fill('One form was counted twice');
    await button('Save the correction').click();
    await page.getByText('Corrected because: One form was counted twice').waitFor();
    expect(await page.locator('del').textContent()).toBe('30 of 62');
  });

  it('tallies with one thumb, and a reload finds the taps', async () => {
    await page.goto(`${served.url}/contexts/1/tally`);
    await button('Start 30 minutes').click();
    const plus = button(/^Young people present/);
    for (let taps = 0; taps < 3; taps += 1) await plus.click();
    await button('Undo the last tap').click();
    await page.reload();
    await page.getByRole('button', { name: /^Young people present.*2 so far/ }).waitFor();
    const box = await plus.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
  });

  it('keeps a goal that was saved without a connection, and sends it by itself: another browser sees it', async () => {
    await page.goto(`${served.url}/contexts/1/plan`);
    await button('Add a goal').click();
    await page.getByLabel('The goal').fill('Young people stay at the quay because they feel safe there');
    await page.getByRole('radio', { name: 'What young people need' }).check();
    await page.getByLabel(/^Hope/).fill('They come back after dark');
    await fetchedAhead();
    await session.setOffline(true);
    await button('Save the goal').click();
    await page.getByText(/Kept on this device at \d\d:\d\d\. It is sent by itself/).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    // what is typed while it waits goes with it, though the form is closed in the middle of a word
    await page.getByLabel(/^Sign/).fill('They sit on the benches at seven');
    await button('Close').click();
    await page.getByText('The goal is kept on this device').waitFor();
    await button('Menu').click();
    await page.getByRole('link', { name: 'Contexts', exact: true }).first().click();
    await heading('Contexts');
    await session.setOffline(false);
    await page.getByText('The goal is kept on this device').waitFor({ state: 'detached' });

    const { cookies } = await session.storageState();
    const other = await openPage({ at: null, storageState: { cookies, origins: [] } });
    await other.goto(`${served.url}/contexts/1/plan`);
    await other.getByText('They sit on the benches at seven').waitFor();
    const goals = other.getByRole('heading', { name: /^Young people stay at the quay/ });
    expect(await goals.count()).toBe(1);
    expect(other.faults).toEqual([]);
    await other.context().close();
  });

  it('leads back into a form that was not taken, with every word', async () => {
    await page.goto(`${served.url}/contexts/1/plan`);
    await button(/^Edit.*Young people stay/).click();
    await page.getByLabel(/^Hope/).fill('They bring friends');
    await fetchedAhead();
    await session.setOffline(true);
    await button('Save the goal').click();
    await page.getByText(/It is sent by itself/).waitFor();
    await button('Menu').click();
    await page.getByRole('link', { name: 'Contexts', exact: true }).first().click();
    await heading('Contexts');
    const plan = `${served.url}/api/contexts/1/plan`;
    // meanwhile somebody else writes in the same goal
    const { cookies } = await session.storageState();
    const other = await openPage({ at: null, storageState: { cookies, origins: [] } });
    await other.goto(served.url);
    const saved = await other.evaluate(async (address) => {
      const { goals } = (await (await fetch(address)).json()) as { goals: { id: number; version: number }[] };
      const [goal] = goals;
      const body = JSON.stringify({ version: goal?.version, hope: 'They come by themselves' });
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`/api/goals/${goal?.id}`, { method: 'PATCH', headers, body })).status;
    }, plan);
    expect(saved).toBe(200);
    await other.context().close();
    await session.setOffline(false);
    await page.getByText(/^The goal was not taken: Somebody else changed this goal/).waitFor();
    await page.getByRole('link', { name: 'Mend it' }).click();
    await page.getByText('Somebody else saved this while you were writing').waitFor();
    expect(await page.getByLabel(/^Hope/).inputValue()).toBe('They bring friends');
    await page.getByRole('radio', { name: /^Mine:/ }).check();
    await button('Put both together').click();
    await button('Save the goal').click();
    await page.getByText(/^The goal: saved at \d\d:\d\d\.$/).waitFor();
    await page.getByText('They bring friends').waitFor();
  });
});
