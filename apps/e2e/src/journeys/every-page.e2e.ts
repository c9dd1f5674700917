import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everywhere, looked, measured } from '../stage/all-pages';
import { bareFigures } from '../stage/bare-figures';
import { accessibilityFaults, closeBrowser, type JourneyPage, openPage } from '../stage/browser';
import { openAt } from '../stage/reading';
import { toExplain, unexplained } from '../stage/unexplained';

/** At a desk; every-page-on-a-phone.e2e.ts beside it. */
describe('every page', () => {
  let desk: JourneyPage;

  beforeAll(async () => {
    desk = await openPage();
  });
  afterAll(closeBrowser);

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
      await openAt(desk, path);
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
});
