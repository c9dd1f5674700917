import type { Page } from 'playwright-core';
import { accessibilityFaults, closeBrowser, demoUrl, openPage, sidewaysScroll } from '../stage/browser';
import { demoContext, readContext, titles, wordsOf } from '../stage/reading';
import { settled } from '../stage/settled';
import { ask } from '../stage/sign-in';

/** A manager looks at one series over its whole time, and asks whether it changed when the work began. */
describe('change over time', () => {
  let page: Page & { readonly faults: string[] };
  beforeAll(async () => {
    page = await openPage();
  });
  afterAll(closeBrowser);
  afterEach(() => expect(page.faults.splice(0)).toEqual([]));

  const open = async (path: string, at: Page = page) => {
    await at.goto(`${demoUrl()}${path}`);
    await at.getByRole('heading', { level: 1 }).waitFor();
    await settled(at);
  };
  const responseOf = async (code: string, start: string): Promise<number> => {
    const { id } = await demoContext(code);
    const all = (await (await ask(`${demoUrl()}/api/contexts/${id}/responses`)).json()) as {
      id: number;
      start: string;
    }[];
    return all.find((one) => one.start === start)?.id ?? 0;
  };

  it('leads from a row of a context to its whole time, and from there to the method and the table', async () => {
    const title = (await titles()).get('LOC-01') ?? '';
    await readContext(page, 'A-garages');
    await page
      .getByRole('region', { name: title, exact: true })
      .first()
      .getByRole('link', { name: 'Its whole time' })
      .click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const words = await wordsOf(page);
    expect(words).toContain('What would have to happen next for this to be a change');
    expect(words).toMatch(/more points? in a row (above|below)|ends the run/);
    expect(words).toContain('series followed here');
    await page.getByRole('link', { name: 'Table', exact: true }).click();
    await page.getByRole('columnheader', { name: 'Upper limit' }).waitFor();
    await page.getByRole('link', { name: 'How this chart is made' }).click();
    await page.getByRole('heading', { level: 1, name: /chart/i }).waitFor();
  });

  it('switches to a run chart by hand, and to two years of police counts, all in the address', async () => {
    const { id } = await demoContext('A-garages');
    await open(`/contexts/${id}/indicators/LOC-12`);
    await page.getByRole('combobox', { name: 'Window' }).selectOption({ index: 1 });
    await page.waitForURL(/from=2024-04-01&to=2026-03-31/);
    await page.getByRole('combobox', { name: 'Chart' }).selectOption('run chart');
    await page.waitForURL(/chart=run/);
    await page.getByText('The longest run on one side of the median').waitFor();
    expect(await wordsOf(page)).toContain('Higher or lower is all that can be said');
  });

  it('begins limits anew at a response only with a reason, and archives the phase again', async () => {
    const { id } = await demoContext('A-garages');
    await open(`/contexts/${id}/indicators/LOC-12`);
    await page.getByRole('button', { name: 'Start a phase' }).click();
    await page
      .getByRole('combobox', { name: 'What begins it' })
      .selectOption({ label: 'Detached youth work resumes, from 1 June 2020' });
    await page.getByRole('button', { name: 'Save the phase' }).click();
    await page
      .getByText(/Say in one sentence what changed on that day/)
      .first()
      .waitFor();
    await page.getByRole('textbox', { name: 'Why' }).fill('Youth workers were back four evenings a week.');
    await page.getByRole('button', { name: 'Save the phase' }).click();
    await page.getByRole('row', { name: /phase from 1 Jun 2020: Youth workers were back/ }).waitFor();
    await page.getByRole('button', { name: /^Archive the phase from/ }).click();
    await page.getByText('archived: limits run through').first().waitFor();
  });

  it('asks whether it changed when the work began, against four places without it', async () => {
    const { id } = await demoContext('X5-later-start');
    await open(`/contexts/${id}`);
    await page.getByRole('link', { name: 'Did it change when the work began?' }).first().click();
    await page.getByText('Choose the indicator that the work was meant to move.').waitFor();
    await page.getByRole('combobox', { name: /What was meant to change/ }).selectOption('LOC-01|');
    await page.getByText(/^Choose the response whose beginning/).waitFor();
    const response = await responseOf('X5-later-start', '2021-04-01');
    await page.getByRole('combobox', { name: /Which work/ }).selectOption(String(response));
    await page.getByRole('heading', { name: 'The data do not settle it' }).waitFor();
    expect(await wordsOf(page)).toContain('a step cannot be told from drift');
    await page.getByRole('radio', { name: /Against places without the work/ }).click();
    await page.getByRole('group', { name: '4. Which places?' }).waitFor();
    const names = async (codes: string[]) =>
      Promise.all(codes.map(async (code) => (await demoContext(code)).privateName));
    for (const name of await names(['X6-later-start', 'X7-later-start', 'X8-later-start']))
      await page.getByRole('combobox', { name: new RegExp(`^${name.slice(0, 9)}`) }).selectOption('with');
    for (const name of await names(['X1-comparison', 'X2-comparison', 'X3-comparison', 'X4-comparison']))
      await page.getByRole('combobox', { name: new RegExp(`^${name.slice(0, 9)}`) }).selectOption('without');
    await page.getByText(/^Say in a sentence why/).waitFor();
    await page.getByRole('textbox', { name: /Why are they comparable/ }).fill('Measured alike since 2016.');
    await page.getByRole('button', { name: 'Use this reason' }).click();
    await page.getByRole('heading', { name: /Changed more than in comparison contexts/ }).waitFor();
    expect(await wordsOf(page)).toContain('What else could explain it');
    expect(await wordsOf(page)).not.toMatch(/because of the work|significant|proved/);
    // the link holds the whole question
    const copy = await openPage();
    await copy.goto(page.url());
    await copy.getByRole('heading', { name: /Changed more than in comparison contexts/ }).waitFor();
    expect(copy.faults).toEqual([]);
    await copy.context().close();
  });

  it('draws where the earlier course would have led, and gives no word below 24 points', async () => {
    const { id } = await demoContext('A-garages');
    const resumed = await responseOf('A-garages', '2020-06-01');
    await page.goto(`${demoUrl()}/contexts/${id}/inquiry?indicator=LOC-01&response=${resumed}`);
    await page.getByText('where the earlier course would have led', { exact: true }).waitFor();
    const words = await wordsOf(page);
    expect(words).toContain('Cannot say');
    expect(words).toContain('24 points in all are needed');
    expect(words).toContain('the grant “Contexts that keep young people safe” began');
  });

  it('refuses a start with too little before it, and a window with a break in it', async () => {
    const garages = await demoContext('A-garages');
    const early = await responseOf('A-garages', '2016-06-01');
    await page.goto(`${demoUrl()}/contexts/${garages.id}/inquiry?indicator=LOC-01&response=${early}`);
    await page.getByText(/Too few points before the start/).waitFor();
    const yard = await demoContext('B-canal-yard');
    const later = await responseOf('B-canal-yard', '2018-10-01');
    await page.goto(`${demoUrl()}/contexts/${yard.id}/inquiry?indicator=LOC-01&response=${later}`);
    await page.getByText(/A break lies inside the window/).waitFor();
    expect(await wordsOf(page)).toContain('boundary redrawn');
  });

  it.each([
    ['time', '/indicators/LOC-12'],
    ['time as a funder sees it', '/indicators/LOC-01?view=external'],
    ['inquiry', '/inquiry?indicator=LOC-01&response=RESPONSE'],
  ])('%s: no axe finding on a phone in the dark, nothing sideways', async (_, path) => {
    const { id } = await demoContext('A-garages');
    const response = await responseOf('A-garages', '2020-06-01');
    const phone = await openPage({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
    await open(`/contexts/${id}${path.replace('RESPONSE', String(response))}`, phone);
    expect(await sidewaysScroll(phone)).toBe(0);
    expect(await accessibilityFaults(phone)).toEqual([]);
    expect(phone.faults).toEqual([]);
    await phone.context().close();
  });
});
