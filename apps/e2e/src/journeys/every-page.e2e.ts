import type { Page } from 'playwright-core';
import { accessibilityFaults, closeBrowser, demoUrl, openPage, sidewaysScroll } from '../stage/browser';

const pages = [
  ['overview', '/sites/1'],
  ['overview as a funder sees it', '/sites/1?view=external'],
  ['context', '/contexts/1'],
  ['context as a funder sees it', '/contexts/1?view=external'],
  ['contexts', '/contexts'],
  ['new context', '/contexts/new'],
  ['edit context', '/contexts/1/edit'],
  ['record', '/contexts/1/record'],
  ['tally', '/contexts/1/tally'],
  ['history', '/contexts/1/history'],
  ['one series over its whole time', '/contexts/1/indicators/LOC-01'],
  ['did it change when the work began', '/contexts/1/inquiry'],
  ['indicators', '/indicators'],
  ['indicator', '/indicators/LOC-01'],
  ['an area indicator without areas', '/indicators/AREA-02'],
  ['compare, nothing chosen', '/compare'],
  ['compare', '/compare?indicator=LOC-01&contexts=1,9'],
  ['compare as a funder sees it', '/compare?indicator=LOC-01&contexts=1,3,9&view=external&order=chosen'],
  ['data quality', '/quality?state=all'],
  ['data quality of a context', '/quality?context=1'],
  ['portfolio, nothing chosen', '/portfolio'],
  ['portfolio', '/portfolio?grants=1,2'],
  ['grants', '/grants'],
  ['import', '/import'],
  ['reports', '/reports'],
  ['framework', '/framework'],
  ['methods', '/methods'],
  ['a page that is not there', '/nowhere'],
] as const;

describe('every page', () => {
  afterAll(closeBrowser);

  const settle = async (page: Page, path: string) => {
    await page.goto(`${demoUrl()}${path}`, { waitUntil: 'networkidle' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Loading', { exact: true }).first().waitFor({ state: 'detached' });
  };

  it.each(pages)('%s: no axe finding, no script error, says that the demo is invented', async (_, path) => {
    const page = await openPage();
    await settle(page, path);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.getByText('people and places are invented').count()).toBeGreaterThan(0);
    expect(page.faults).toEqual([]);
    await page.context().close();
  });

  it.each(pages)('%s: fits a phone of 360 px, in the dark too', async (_, path) => {
    const page = await openPage({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
    await settle(page, path);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().close();
  });
});
