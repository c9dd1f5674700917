import { closeBrowser, demoUrl, type JourneyPage, openPage } from '../stage/browser';
import { demoContext, readContext, wordsOf } from '../stage/reading';
import { settled } from '../stage/settled';

const DAYLIGHT = 'Feels safe here in daylight';

/** Somebody without a mouse, somebody with a printer, somebody whose network has a bad day. */
describe('by keyboard, on paper and in trouble', () => {
  let page: JourneyPage;

  beforeEach(async () => {
    page = await openPage();
  });
  afterEach(async () => {
    expect(page.faults).toEqual([]);
    await page.context().close();
  });
  afterAll(closeBrowser);

  const focused = () =>
    page.evaluate(() => {
      const one = document.activeElement as HTMLElement | null;
      const style = one ? getComputedStyle(one) : null;
      const outline = style ? parseFloat(style.outlineWidth) : 0;
      return {
        words: (one?.textContent ?? '').trim(),
        tag: one?.tagName ?? '',
        seen:
          style !== null && ((style.outlineStyle !== 'none' && outline >= 1) || style.boxShadow !== 'none'),
        inside: one?.closest('main') !== null,
      };
    });
  const region = () => page.getByRole('region', { name: DAYLIGHT, exact: true }).first();

  it('skips to the content with the first key, and then goes on from there', async () => {
    await page.goto(`${demoUrl()}/contexts/1`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settled(page);
    await page.keyboard.press('Tab');
    expect((await focused()).words).toBe('Skip to the page');
    expect((await focused()).seen).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL(/#main$/);
    await settled(page);
    await page.keyboard.press('Tab');
    expect((await focused()).inside).toBe(true);
  });

  it('shows where the focus is at every stop, in the order of the page', async () => {
    await page.goto(`${demoUrl()}/contexts/1`);
    await page.locator('main figure').first().waitFor();
    await settled(page);
    let last = -1;
    const hidden: string[] = [];
    const backwards: string[] = [];
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press('Tab');
      const at = await focused();
      if (!at.seen) hidden.push(`${at.tag} ${at.words.slice(0, 40)}`);
      const place = await page.evaluate(() =>
        [...document.querySelectorAll('*')].indexOf(document.activeElement as Element),
      );
      if (place < last) backwards.push(`${at.tag} ${at.words.slice(0, 40)}`);
      last = place;
    }
    expect(hidden).toEqual([]);
    expect(backwards).toEqual([]);
  });

  it('walks along a chart with the arrow keys and hears each wave', async () => {
    await readContext(page, 'A-garages');
    const chart = region().locator('[tabindex="0"]').first();
    await chart.focus();
    const line = await region().locator('[aria-live], [role="status"]').first().elementHandle();
    const said = async () => ((await line?.textContent()) ?? '').trim();
    /** What is said after a key: another wave than before it. */
    const press = async (key: string) => {
      const before = await said();
      await page.keyboard.press(key);
      await page.waitForFunction(([one, words]) => one?.textContent?.trim() !== words, [
        line,
        before,
      ] as const);
      return said();
    };
    const heard: string[] = [];
    for (let key = 0; key < 40 && !heard.at(-1)?.startsWith('spring 2026'); key += 1)
      heard.push(await press('ArrowRight'));
    expect(heard.find((words) => words.startsWith('autumn 2016'))).toMatch(/51 percent.*38–63.*59/);
    expect(heard.find((words) => words.startsWith('autumn 2020'))).toMatch(/not collected/);
    expect(heard.at(-1)).toMatch(/^spring 2026.*79 percent.*71/);
    expect(await press('ArrowLeft')).toMatch(/^autumn 2025/);
  });

  it('opens the table of a chart from the keyboard, with the same figures', async () => {
    await readContext(page, 'A-garages');
    const summary = region().locator('summary').first();
    await summary.focus();
    await page.keyboard.press('Enter');
    const table = region().getByRole('table').first();
    await table.waitFor();
    expect(await table.locator('caption').textContent()).toContain(DAYLIGHT);
    expect(await table.locator('th[scope]').count()).toBeGreaterThan(20);
    expect(await table.textContent()).toContain('not collected');
  });

  it('changes the view by keyboard and says so in the address', async () => {
    await readContext(page, 'A-garages');
    await page.getByRole('button', { name: 'As a funder sees it' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('heading', { level: 1, name: 'The Garages and the Bowl' }).waitFor();
    expect(new URL(page.url()).searchParams.get('view')).toBe('external');
  });

  it('prints rows, sources and footnotes, and neither navigation nor buttons', async () => {
    await readContext(page, 'A-garages');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'As a funder sees it' }).isVisible()).toBe(false);
    expect(await page.locator('main figure').first().isVisible()).toBe(true);
    expect(await page.getByText('Team figures: exact counts').first().isVisible()).toBe(true);
    const pdf = await page.pdf({ format: 'A4', landscape: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it.each(['/contexts/1', '/contexts/1/indicators/LOC-01', '/indicators/LOC-01'])(
    'draws %s as wide as paper gives it room, so that grants lie under their years',
    async (path) => {
      await page.goto(`${demoUrl()}${path}`);
      await page.locator('.wm-plot .wm-dot').first().waitFor();
      await page.emulateMedia({ media: 'print' });
      const widths = await page.evaluate(async () => {
        window.dispatchEvent(new Event('beforeprint'));
        await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        const widthOf = (one: Element) => Math.round(one.getBoundingClientRect().width);
        return [...document.querySelectorAll('.wm-plot')].flatMap((plot) =>
          [...plot.querySelectorAll('.recharts-surface, .wm-strip svg')].map((drawing) => ({
            drawn: widthOf(drawing),
            room: widthOf(plot),
          })),
        );
      });
      expect(widths.length).toBeGreaterThan(1);
      expect(widths.filter(({ drawn, room }) => drawn !== room)).toEqual([]);
    },
  );

  describe('when a call fails', () => {
    it.each([
      ['an error', (id: number) => `**/api/contexts/${id}/page*`, 500],
      ['no connection', (id: number) => `**/api/contexts/${id}/page*`, null],
      ['half an answer', (id: number) => `**/api/contexts/${id}/page*`, 200],
    ])('%s leaves the page standing, and “Try again” brings the figures', async (_, where, status) => {
      const { id } = await demoContext('A-garages');
      let failing = true;
      await page.route(where(id), (route) =>
        !failing
          ? route.fallback()
          : status === null
            ? route.abort()
            : route.fulfill({ status, contentType: 'application/json', body: '{"view":"team",' }),
      );
      await page.goto(`${demoUrl()}/contexts/${id}`);
      await page.getByRole('button', { name: 'Try again' }).first().waitFor({ timeout: 20_000 });
      expect(await page.getByRole('navigation').first().isVisible()).toBe(true);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      failing = false;
      await page.getByRole('button', { name: 'Try again' }).first().click();
      await region().waitFor();
    });

    it.each([
      ['the overview', '/sites/1', '**/api/sites/1/overview*'],
      ['the indicator page', '/indicators/LOC-01', '**/api/indicators/LOC-01/page*'],
      ['the framework', '/framework', '**/api/framework'],
      ['the reports', '/reports', '**/api/reports'],
      ['the imports', '/import', '**/api/imports'],
      ['the session itself', '/contexts', '**/api/session'],
    ])('%s says what failed and keeps its heading', async (_, path, call) => {
      await page.route(call, (route) => route.fulfill({ status: 500, body: 'no' }));
      await page.goto(`${demoUrl()}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page
        .getByRole('button', { name: 'Try again' })
        .or(page.getByRole('main').locator('li, p'))
        .first()
        .waitFor({ timeout: 20_000 });
      expect((await wordsOf(page)).length).toBeGreaterThan(40);
    });
  });

  it.each([
    ['/contexts/99999'],
    ['/contexts/abc'],
    ['/contexts/-1'],
    ['/contexts/1e3/record'],
    ['/contexts/99999999999999999999'],
    ['/sites/99999'],
    ['/indicators/NONE-1'],
    ['/indicators/%3Cscript%3E'],
    ['/methods/none'],
    ['/reports/99999'],
    ['/import/99999'],
    ['/contexts/1?view=nonsense&periods=fortnight&grant=zzz'],
    ['/contexts/%E0%A4%A'],
  ])('%s: a plain sentence, never a blank page or a stack', async (path) => {
    await page.goto(`${demoUrl()}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 15_000 });
    const words = await wordsOf(page);
    expect(words.length).toBeGreaterThan(30);
    expect(words).not.toMatch(
      /undefined|NaN|\[object|TypeError|at async|Something went wrong in Waymark|could not be drawn/,
    );
  });
});
