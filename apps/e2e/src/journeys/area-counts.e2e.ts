import { readFileSync } from 'node:fs';
import { closeBrowser, type JourneyPage, openPage } from '../stage/browser';
import { ownPlace } from '../stage/own-place';
import { type Served, serveBuild } from '../stage/served';
import { settled } from '../stage/settled';
import { ask, post } from '../stage/sign-in';

/** A manager of an area, once a year: hubs, champions, support past 18, moves for safety; by form in minutes, or from a file. */
describe('the counts of an area', () => {
  let served: Served;
  let page: JourneyPage;
  let area: string;
  let site: number;

  beforeAll(async () => {
    served = await serveBuild('own');
    await ownPlace(served, { code: 'A-garages', pseudonym: 'The Garages' });
    const [harbour] = (await (await ask(`${served.url}/api/sites`)).json()) as { id: number }[];
    site = harbour?.id ?? 0;
    const { id } = await post(`${served.url}/api/contexts`, {
      ...{ siteId: site, code: 'K-harbour', level: 'community', setting: 'community', kind: 'town' },
      ...{ pseudonym: 'Harbour town', privateName: '', opened: '2020-01-01' },
    });
    area = `/contexts/${String(id)}`;
    page = await openPage({ acceptDownloads: true, at: served.url });
  });
  afterEach(() => expect(page.faults.splice(0)).toEqual([]));
  afterAll(async () => {
    await closeBrowser();
    await served.stop();
  });

  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const row = (code: string) => page.locator(`[data-row="${code}"]`);
  const region = (name: string) => page.getByRole('region', { name, exact: true }).first();
  const counted = async (from: string, to: string): Promise<string[]> => {
    const all = await ask(`${served.url}/api${area}/observations?from=${from}&to=${to}`);
    return ((await all.json()) as { state: string; indicator: string }[])
      .filter(({ state }) => state === 'current')
      .map(({ indicator }) => indicator)
      .sort();
  };

  it('are entered on one page that the site leads to', async () => {
    await page.goto(`${served.url}/sites/${site}`);
    await page.getByRole('link', { name: 'Counts of the area' }).click();
    await page.getByRole('heading', { level: 1, name: 'Record in Harbour town' }).waitFor();
    await page.getByLabel('First day').fill('2024-04-01');
    await page.getByLabel('Last day').fill('2025-03-31');
    await page.getByLabel('Source').fill('placements register');
    const figures: readonly (readonly [string, string, string])[] = [
      ['SYS-11', 'How many of them', '3'],
      ['SYS-11', 'Of how many', '8'],
      ['SYS-12', 'Amount (people)', '14'],
      ['SYS-13', 'Amount (people)', '6'],
      ['SYS-14', 'How many', '12'],
      ['SYS-14', 'Of how many on record', '31'],
      ['SYS-15', 'How many events', '24'],
      ['SYS-15', 'Among how many', '8000'],
      ['SYS-15', 'Of what (people, pupils)', 'aged 10 to 17'],
      ['SYS-16', 'How many moves', '24'],
      ['SYS-16', 'Average of each move (pounds)', '41000'],
      ['SYS-17', 'How many', '10'],
      ['SYS-17', 'Of how many on record', '22'],
    ];
    for (const [code, label, value] of figures)
      await row(code).getByLabel(label, { exact: true }).fill(value);
    await button('Save the round').click();
    await page.getByText('Saved on the server at').waitFor();
    await settled(page);
    expect(await counted('2024-04-01', '2025-03-31')).toEqual(
      [11, 12, 13, 14, 15, 16, 17].map((number) => `SYS-${number}`),
    );
    // 24 moves among 8,000 are 3 in 1,000; the average is one of pounds, and champions are effort
    await page.goto(served.url + area);
    await region('Young people moved away to keep them safe')
      .getByText('3.0', { exact: true })
      .first()
      .waitFor();
    await region('What a move away costs').getByText('41,000').first().waitFor();
    await region('Champions at work').getByText('Not judged').first().waitFor();
  });

  it('come from a table that the page gives, to the end and back', async () => {
    await page.goto(`${served.url}${area}/record?sheet=area`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button('Take these rows as a table').click(),
    ]);
    expect(download.suggestedFilename()).toBe('area-counts-K-harbour.csv');
    const given = readFileSync(await download.path(), 'utf8');
    // what somebody types into the empty cells of three rows; the others are deleted
    const cells = given
      .replace('\ufeff', '')
      .trim()
      .split('\r\n')
      .map((line) => line.slice(1, -1).split('","'));
    const [heading = []] = cells;
    const filled = { 'SYS-15': [18, 8100], 'SYS-16': [18, 43_500], 'SYS-17': [11, 20] };
    const lines = Object.entries(filled).map(([code, [one = 0, other = 0]]) => {
      const line = [...(cells.find((cell) => cell[1] === code) ?? [])];
      const put = (column: string, value: string | number) => (line[heading.indexOf(column)] = String(value));
      const columns = (line.at(-1) ?? '').split(', ');
      put('period_start', '2025-04-01');
      put('period_end', '2026-03-31');
      put(columns[0] ?? '', one);
      put(columns[1] ?? '', other);
      if (columns[2] === 'exposure_unit') put(columns[2], 'aged 10 to 17');
      put('source', 'placements register');
      return line;
    });
    const text = [heading, ...lines].map((line) => line.map((cell) => `"${cell}"`).join(',')).join('\r\n');
    await page.getByRole('link', { name: 'bring it in as a file' }).click();
    const file = { name: 'moves.csv', mimeType: 'text/csv', buffer: Buffer.from(`${text}\r\n`, 'utf8') };
    await page.getByLabel('Choose a file').setInputFiles(file);
    await page.getByRole('heading', { level: 1, name: 'moves.csv', exact: true }).waitFor();
    await button('Import 3 figures').click();
    await page.getByText(/^Imported on/).waitFor();
    await page.getByRole('link', { name: 'Charts of Harbour town' }).click();
    // 18 among 8,100 are 2.2 in 1,000; 3.0 the year before
    const moves = region('Young people moved away to keep them safe');
    await moves.getByText('In 2025/26 it was').waitFor();
    expect(await moves.textContent()).toMatch(/2\.2 per 1,000.*in 2024\/25 3\.0/);
    await page.goto(`${served.url}/import`);
    await page.getByRole('link', { name: 'moves.csv', exact: true }).click();
    await button('Undo this import').click();
    await button('Yes, take 3 figures back').click();
    await page.getByText(/^Taken back on/).waitFor();
    expect(await counted('2025-04-01', '2026-03-31')).toEqual([]);
    await page.goto(served.url + area);
    await moves.getByText('3.0', { exact: true }).first().waitFor();
    expect(await moves.textContent()).not.toContain('2025/26');
  });
});
