import { join } from 'node:path';
import {
  accessibilityFaults,
  closeBrowser,
  type JourneyPage,
  openPage,
  sidewaysScroll,
} from '../stage/browser';
import { ownPlace } from '../stage/own-place';
import { rowWords, wordsOf } from '../stage/reading';
import { settled } from '../stage/settled';
import { type Served, serveBuild } from '../stage/served';
import { ask } from '../stage/sign-in';
import { root } from '../tree';

/** As such returns come: Windows-1252, titles above, headings of two rows, signs, a total that does not add up, a note. */
const RETURN = [
  'Return of the detached team – spring,,,,',
  'Period: Q1 2025/26 (Apr to Jun),,,,',
  ',,,,',
  'Where,Feels safe here in daylight,,,Remarks',
  ',No.,Asked,%,',
  'the garages,51,68,75%,quiet',
  'Skate Bowl,30,60,50%,',
  'Back lane,<5,12,*,',
  'Total,82,128,,',
  '* figures under 5 were removed,,,,',
].join('\r\n');
/** The next quarter: other columns before and between, another order, the same headings. */
const NEXT = [
  'Return of the detached team – summer,,,,,',
  'Period: Q2 2025/26 (Jul to Sep),,,,,',
  ',,,,,',
  'Area,Where,Feels safe here in daylight,,,Remarks',
  ',,Asked,No.,%,',
  'North,Skate Bowl,50,40,80%,',
  'North,the garages,60,48,80%,',
].join('\r\n');
const windows1252 = (text: string) => Buffer.from(text.replaceAll('–', '\u0096'), 'latin1');

/** A manager with last year's spreadsheet and five minutes. */
describe('a table nobody knew', () => {
  let served: Served;
  let page: JourneyPage;
  let place: string;

  beforeAll(async () => {
    served = await serveBuild('own');
    place = await ownPlace(served, { code: 'A-garages', pseudonym: 'The Garages' });
    page = await openPage({ at: served.url });
  });
  afterEach(() => expect(page.faults.splice(0)).toEqual([]));
  afterAll(async () => {
    await closeBrowser();
    await served.stop();
  });

  const send = async (name: string, text: string) => {
    await page.goto(`${served.url}/import`);
    await page
      .getByLabel('Choose a file')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: windows1252(text) });
    await page.getByRole('heading', { level: 1, name: 'What Waymark understood' }).waitFor();
    await page.getByRole('heading', { name: /things? to look at|Nothing is left to decide/ }).waitFor();
    await looked();
  };
  /** Until the file was looked at again after the last change. */
  const looked = () => settled(page);
  const figures = async () =>
    (await page.locator('.wm-figures tbody tr').allTextContents()).map((text) => text.replace(/\s+/g, ' '));
  const contextOf = async (code: string): Promise<{ id: number; pseudonym: string; privateName: string }> => {
    const all = (await (await ask(`${served.url}/api/contexts`)).json()) as {
      id: number;
      code: string;
      pseudonym: string;
      privateName: string;
    }[];
    const found = all.find((one) => one.code === code);
    if (!found) throw new Error(`there is no context ${code}`);
    return found;
  };

  it('shows the sheet as it is and what was understood, without being told anything', async () => {
    await send('spring return.csv', RETURN);
    const kinds = await page.locator('.wm-sheet-number').allTextContents();
    expect(kinds.map((text) => text.trim())).toEqual([
      'title 1',
      'title 2',
      '3',
      'header 4',
      'header 5',
      '6',
      '7',
      '8',
      'total 9',
      'note 10',
    ]);
    const words = await wordsOf(page);
    expect(words).toMatch(/The total in C9 says 128; its parts make 140/);
    expect(words).toContain('2 names are not known here');
    expect(await figures()).toHaveLength(1);
    expect((await figures())[0]).toMatch(/The Garages.*1 Apr 2025 to 30 Jun 2025.*51 of 68/);
  });

  it('is put right in two places', async () => {
    await page.getByLabel('“Back lane” is').selectOption('left out');
    await looked();
    await page.getByRole('button', { name: 'Create this context' }).click();
    expect(await page.getByLabel('Public name of “Skate Bowl”').inputValue()).toBe('Place A');
    expect(await page.getByLabel('Known since').inputValue()).toBe('2025-04-01');
    await page.getByRole('button', { name: 'Create it' }).click();
    await page.getByRole('heading', { name: '2 figures' }).waitFor();
    expect(await contextOf('place-a')).toMatchObject({ pseudonym: 'Place A', privateName: 'Skate Bowl' });
  });

  it('points from a figure to its cells, and from a cell to its figure and back, by keyboard', async () => {
    await page.getByRole('button', { name: /^cell B7/ }).focus();
    const marked = page.locator('.wm-sheet-marked');
    await marked.first().waitFor();
    expect((await marked.allTextContents()).map((text) => text.split(',')[0])).toContain('30');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');
    await page.getByText(/^B7, “30”/).waitFor();
    expect(await page.locator('.wm-sheet-made').textContent()).toMatch(/30 of 60/);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => /B7/.test(document.activeElement?.textContent ?? ''));
  });

  it('loses nothing when the page is opened again', async () => {
    await page.reload();
    await page.getByRole('heading', { name: '2 figures' }).waitFor();
    expect(await page.getByLabel('“Back lane” is').locator('option:checked').textContent()).toBe('left out');
  });

  it('is saved under a name, checked, imported, and stands in the chart', async () => {
    await page.getByLabel('Name of the mapping').fill('detached-return');
    await looked();
    await page.getByRole('button', { name: 'Save the mapping' }).click();
    await page.getByText('Saved as “detached-return”, version 1').waitFor();
    await page.getByRole('button', { name: 'Check these 2 figures against what stands' }).click();
    await page.getByRole('button', { name: 'Import 2 figures' }).click();
    await page.getByText(/^Imported on/).waitFor();
    await page.getByRole('link', { name: 'Charts of The Garages' }).click();
    await page.getByRole('heading', { level: 1, name: 'The Garages' }).waitFor();
    await page.getByText('75').first().waitFor();
    expect(await rowWords(page, 'Feels safe here in daylight')).toMatch(/75/);
    expect(place).toBe(new URL(page.url()).pathname);
  });

  it('reads the file of the next quarter by itself, although its columns moved', async () => {
    await send('summer return.csv', NEXT);
    await page.getByText('Filled in by your saved mapping').waitFor();
    const list = (await figures()).sort();
    expect(list).toHaveLength(2);
    expect(list.join(' ')).toMatch(/1 Jul 2025 to 30 Sept? 2025/);
    expect(list.join(' ')).toMatch(/40 of 50/);
    expect(list.join(' ')).toMatch(/48 of 60/);
    expect(await wordsOf(page)).not.toContain('not known here');
  });

  it.each([
    ['opendocument-merged-hidden-and-noted.ods', 1],
    ['a-sheet-for-each-quarter.xlsx', 2],
    ['300-columns.csv', 1],
  ])('opens %s from where people keep such things', async (name, sheets) => {
    await page.goto(`${served.url}/import`);
    await page.getByLabel('Choose a file').setInputFiles(join(root, 'data/samples/table/ok', name));
    await page.getByRole('heading', { level: 1, name: 'What Waymark understood' }).waitFor();
    await page.getByRole('heading', { name: /things? to look at/ }).waitFor();
    await looked();
    const tabs = page.getByRole('group', { name: 'Sheets of the file' }).getByRole('button');
    expect(await tabs.count()).toBe(sheets > 1 ? sheets : 0);
    if (sheets > 1) {
      const before = await page.locator('.wm-sheet').textContent();
      await tabs.nth(1).click();
      await page.waitForFunction((text) => document.querySelector('.wm-sheet')?.textContent !== text, before);
      await looked();
      // the same headings on the other sheet are read by the same rule
      expect(await page.locator('.wm-sheet-number').first().textContent()).toMatch(/header/);
    }
    expect(await page.locator('.wm-sheet-row').count()).toBeGreaterThan(2);
    expect(await page.locator('.wm-sheet-cell').count()).toBeLessThan(2000);
  });

  it('says of a letter that it is no table', async () => {
    await page.goto(`${served.url}/import`);
    await page
      .getByLabel('Choose a file')
      .setInputFiles(join(root, 'data/samples/table/not-ok/opendocument-text.ods'));
    await page
      .getByText(/no spreadsheet/)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: /^Import \d/ }).count()).toBe(0);
  });

  it('takes another heading row when told to, and goes back', async () => {
    await page.goto(`${served.url}/import`);
    await page.getByRole('link', { name: 'spring return.csv' }).first().click();
    await page.getByRole('heading', { name: '2 figures' }).waitFor();
    await page.locator('[role=grid]').focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: 'Row 5 is the heading' }).click();
    await page.getByText('The heading is in row 5, as you said.').waitFor();
    await page.getByRole('button', { name: 'Back to where Waymark found it' }).click();
    await page.getByText('The heading is in row 5, as you said.').waitFor({ state: 'detached' });
  });

  it.each([
    ['a desk', { width: 1600, height: 900 }, 'light'],
    ['a phone in the dark', { width: 360, height: 740 }, 'dark'],
  ] as const)('can be used on %s, and axe finds nothing', async (_, viewport, colorScheme) => {
    const { pathname } = new URL(page.url());
    const other = await openPage({ at: served.url, viewport, colorScheme });
    for (const path of [pathname, '/import/mappings', '/import']) {
      await other.goto(`${served.url}${path}`);
      await other.getByRole('heading', { level: 1 }).waitFor();
      await settled(other);
      expect([path, await sidewaysScroll(other)]).toEqual([path, 0]);
      expect([path, await accessibilityFaults(other)]).toEqual([path, []]);
    }
    // the sheet scrolls inside its own box, and nowhere else
    await other.goto(`${served.url}${pathname}`);
    await other.locator('.wm-sheet').waitFor();
    await settled(other);
    await other.locator('.wm-sheet').focus();
    await other.keyboard.press('End');
    if (viewport.width < 1000)
      await other.waitForFunction(() => (document.querySelector('.wm-sheet')?.scrollLeft ?? 0) > 50);
    expect(other.faults).toEqual([]);
  });

  it('is listed with what was saved, renamed, and set aside', async () => {
    await page.goto(`${served.url}/import/mappings`);
    await page.getByRole('button', { name: /Rename/ }).click();
    await page.getByLabel('Name', { exact: true }).fill('street-return');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { level: 2, name: 'street-return' }).waitFor();
    await page.getByRole('heading', { level: 2, name: 'detached-return' }).waitFor({ state: 'detached' });
    const yaml = await ask(
      new URL((await page.getByRole('link', { name: /YAML/ }).getAttribute('href')) ?? '', served.url).href,
    );
    expect(await yaml.text()).toMatch(/mapping: street-return/);
  });
});
