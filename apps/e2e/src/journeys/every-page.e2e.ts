import {
  accessibilityFaults,
  closeBrowser,
  demoUrl,
  type JourneyPage,
  openPage,
  sidewaysScroll,
} from '../stage/browser';

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
  ['this morning', '/morning'],
  ['plan', '/contexts/1/plan'],
  ['plan of a group', '/contexts/6/plan'],
  ['meetings about a context', '/contexts/14/meetings'],
  ['meetings', '/meetings'],
  ['guardians, incidents and values', '/contexts/1/documents'],
  ['concerns', '/contexts/1/concerns'],
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
  ['saved mappings', '/import/mappings'],
  ['editions', '/editions'],
  ['edition', '/editions/1'],
  ['place of an edition', '/editions/1/places/1'],
  ['published editions', '/published'],
  ['a shared link that is not complete', '/shared'],
  ['reports', '/reports'],
  ['audit log', '/audit'],
  ['audit log, narrowed', '/audit?action=create&kind=context'],
  ['framework', '/framework'],
  ['methods', '/methods'],
  ['your account', '/account'],
  ['people', '/people'],
  ['a link that is not complete', '/link'],
  ['a page that is not there', '/nowhere'],
] as const;

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
    await page.waitForFunction(() => {
      const words = [...document.querySelectorAll('.wm-page *')].map((one) => one.textContent.trim());
      return !words.some((text) => text.startsWith('Loading') && text.length < 60);
    });
  };

  it.each(pages)('%s: no axe finding, no script error, says that the demo is invented', async (_, path) => {
    await settle(desk, path);
    expect(await accessibilityFaults(desk)).toEqual([]);
    expect(await desk.getByText('people and places are invented').count()).toBeGreaterThan(0);
    expect(desk.faults.splice(0)).toEqual([]);
  });

  it.each(pages)('%s: fits a phone of 360 px, in the dark too', async (_, path) => {
    await settle(phone, path);
    expect(await sidewaysScroll(phone)).toBe(0);
    expect(await accessibilityFaults(phone)).toEqual([]);
    expect(phone.faults.splice(0)).toEqual([]);
  });
});
