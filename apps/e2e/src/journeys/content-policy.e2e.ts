import { closeBrowser, demoUrl, type JourneyPage, openPage } from '../stage/browser';
import { demoContext } from '../stage/reading';
import { settled } from '../stage/settled';

/**
 * The pages the sweep of every page does not stay on: what opens, draws or is fetched later. Each script, style or picture the
 * content policy stops is a fault of the page, and each journey fails on faults.
 */
describe('the content policy', () => {
  let page: JourneyPage;
  const go = async (path: string) => {
    await page.goto(`${demoUrl()}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settled(page);
  };

  beforeAll(async () => (page = await openPage()));
  afterAll(closeBrowser);

  it('is watched: an inline style, markup made of text, a script and a stranger’s picture are each told', async () => {
    await go('/methods');
    const stopped = [
      'style-src-attr stopped inline',
      'Element innerHTML|',
      'HTMLScriptElement textContent|',
      'img-src stopped https://elsewhere.invalid',
    ];
    // each is told a moment after it was stopped
    const heard = stopped.map((words) =>
      page.waitForEvent('console', (message) => message.text().includes(words)),
    );
    await page.evaluate(() => {
      const paragraph = document.body.appendChild(document.createElement('p'));
      paragraph.setAttribute('style', 'color: red');
      const attempt = (to: () => void) => {
        try {
          to();
        } catch {
          // refused, as it should be; whether it was told is asked below
        }
      };
      attempt(() => (paragraph.innerHTML = '<b>made of text</b>'));
      attempt(() => (document.createElement('script').textContent = 'globalThis.ran = true'));
      const picture = document.body.appendChild(document.createElement('img'));
      picture.src = 'https://elsewhere.invalid/picture.png';
    });
    await Promise.all(heard);
    const told = page.faults.splice(0).filter((fault) => fault.startsWith('content policy'));
    expect(told).toHaveLength(4);
    for (const words of stopped) expect(told).toContainEqual(expect.stringContaining(words));
    expect(await page.locator('body > p').textContent()).toBe('');
  });

  it('lets a chart be pointed at, walked through and opened as a table', async () => {
    const { id } = await demoContext('A-garages');
    await go(`/contexts/${id}`);
    const chart = page.locator('main figure .recharts-wrapper').first();
    await chart.hover();
    await page.locator('.recharts-tooltip-wrapper').first().waitFor({ state: 'attached' });
    for (const summary of await page.locator('main summary').all())
      if (await summary.isVisible()) await summary.click();
    expect(page.faults.splice(0)).toEqual([]);
  });

  it.each([
    ['one method', '/methods/proportions', 'main h2'],
    ['one series', '/contexts/1/indicators/LOC-01', 'main figure'],
    ['reference data', '/reference', 'main h2'],
  ])('has nothing to stop on %s', async (_, path, part) => {
    await go(path);
    await page.locator(part).first().waitFor();
    expect(page.faults.splice(0)).toEqual([]);
  });

  it('shows a report in its frame with its own style, and nothing else', async () => {
    await go('/reports');
    await page.locator('main a[href^="/reports/"]').first().click();
    const inside = page.frameLocator('iframe[title="Preview of the report"]');
    await inside.getByRole('heading', { level: 1 }).waitFor();
    // the sheet of paper is narrower than its frame only where the style sheet was let in
    expect(await inside.locator('main').evaluate((main) => getComputedStyle(main).maxWidth)).toBe('960px');
    expect(page.faults.splice(0)).toEqual([]);
  });
});
