import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { looked, measured, pages } from '../stage/all-pages';
import { bareFigures } from '../stage/bare-figures';
import {
  accessibilityFaults,
  closeBrowser,
  demoUrl,
  type JourneyPage,
  openPage,
  sidewaysScroll,
} from '../stage/browser';
import { settled } from '../stage/settled';
import { toExplain, unexplained } from '../stage/unexplained';

/** What stands where no page of the router stands. */
const everywhere = [...pages, '/nowhere'];

describe('every page', () => {
  let desk: JourneyPage;
  let phone: JourneyPage;

  beforeAll(async () => {
    desk = await openPage();
    phone = await openPage({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
  });
  afterAll(closeBrowser);

  /** Until the heading stands and no part of the page is still on its way. */
  const settle = async (page: JourneyPage, path: string) => {
    await page.goto(`${demoUrl()}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settled(page);
  };

  it('is in the list of all pages', () => {
    const router = readFileSync(join(__dirname, '../../../dashboard/src/paths.ts'), 'utf8');
    const table = /export const patterns = \{([\s\S]*?)\} as const/.exec(router)?.[1] ?? '';
    const names = [...table.matchAll(/^ {2}(\w+): '/gm)].map(([, name]) => name);
    expect(names.length).toBeGreaterThan(40);
    expect(Object.keys(looked).sort()).toEqual(names.sort());
  });

  it.each(everywhere)(
    '%s: no axe finding, no script error, no figure without a way to its method, no word unexplained',
    async (path) => {
      await settle(desk, path);
      // charts come a moment after their page
      if (measured.test(path)) await desk.locator('main [data-doors]').first().waitFor({ state: 'attached' });
      const { figures, bare } = await desk.evaluate(bareFigures);
      expect(bare).toEqual([]);
      if (measured.test(path)) expect(figures).toBeGreaterThan(0);
      // the framework's own page is the glossary: each word with its line beside it
      if (path !== '/framework') expect(await desk.evaluate(unexplained, [...toExplain])).toEqual([]);
      expect(await accessibilityFaults(desk)).toEqual([]);
      expect(await desk.getByText('people and places are invented').count()).toBeGreaterThan(0);
      expect(desk.faults.splice(0)).toEqual([]);
    },
  );

  it.each(everywhere)('%s: fits a phone of 360 px, in the dark too', async (path) => {
    await settle(phone, path);
    expect(await sidewaysScroll(phone)).toBe(0);
    expect(await accessibilityFaults(phone)).toEqual([]);
    expect(phone.faults.splice(0)).toEqual([]);
  });
});
