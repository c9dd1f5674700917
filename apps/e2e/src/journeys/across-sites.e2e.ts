import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { closeBrowser, demoUrl, openPage, type JourneyPage } from '../stage/browser';
import { settled } from '../stage/settled';
import { builtBinary, builtEnvironment } from '../stage/served';
import { wordsOf } from '../stage/reading';
import { ask } from '../stage/sign-in';

const run = promisify(execFile);

describe('a first look across sites', () => {
  let page: JourneyPage;
  const go = async (path: string) => {
    await page.goto(`${demoUrl()}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await settled(page);
  };

  beforeAll(async () => {
    page = await openPage();
  });
  afterAll(closeBrowser);
  afterEach(() => expect(page.faults.splice(0)).toEqual([]));

  it('finds two years without funding months, takes the answer, and shows it beside the figures', async () => {
    await go('/quality?context=1&state=all');
    const zero = page.getByRole('article', { name: /Zero that may mean.*31 Mar 2019 to 31 Mar 2020/ });
    expect(await zero.textContent()).toContain('2 waves in a row are 0');
    await zero.getByRole('button', { name: 'Answer' }).click();
    await zero.getByLabel(/true because/).fill('No grant ran in those two years');
    await zero.getByRole('button', { name: 'Save the answer' }).click();
    await zero.getByText(/Checked by .*: No grant ran in those two years/).waitFor();

    await go('/contexts/1?rows=all');
    const row = page.getByRole('region', { name: 'Months of funding secured', exact: true });
    await row.locator('summary').first().click();
    // it is asked for once the line is opened
    await row.getByText('No grant ran in those two years').first().waitFor();
    await go('/contexts/1?rows=all&view=external');
    expect(await page.locator('body').textContent()).not.toContain('No grant ran in those two years');

    await go('/quality?context=1&state=all');
    await zero.getByRole('button', { name: 'Open it again' }).click();
    await zero.getByLabel(/Why is it open again/).fill('Only a journey');
    await zero.getByRole('button', { name: 'Open it again' }).click();
    await zero.getByText(/Opened again by/).waitFor();
    expect(await zero.textContent()).toContain('waits for an answer');
  });

  it('sets a place beside a comparison place, in the order of the reader, without naming a winner', async () => {
    await go('/compare');
    await page.getByRole('combobox', { name: /^Indicator/ }).selectOption('LOC-01');
    await page.getByLabel('Add a context').selectOption('1');
    await page.getByLabel('Add a context').selectOption('9');
    // the heading of one place alone stands already while the answer for two is on its way
    await page.locator('.wm-multiples h3').nth(1).waitFor();
    expect(await wordsOf(page)).toContain('one place beside another is a description');
    const names = () => page.locator('.wm-multiples h3').allTextContents();
    expect(await names()).toEqual([
      'Fennick Row garages and the skate bowl (invented)',
      'Quill Park (invented)',
    ]);
    await page.getByRole('button', { name: /^Move Quill Park .* up$/ }).press('Enter');
    await page.waitForURL(/contexts=9%2C1.*order=chosen/);
    await page.waitForFunction(() =>
      document.querySelector('.wm-multiples h3')?.textContent?.startsWith('Quill'),
    );
    await settled(page);
    const ticks = await page
      .locator('.wm-multiples .wm-row')
      .evaluateAll((rows) =>
        rows.map((one) => [...one.querySelectorAll('.wm-tick')].map((tick) => tick.textContent).join(' ')),
      );
    expect(new Set(ticks.map((text) => text.slice(0, 9))).size).toBe(1);
    const href = await page.getByRole('link', { name: 'Download the figures (CSV)' }).getAttribute('href');
    const csv = await (await ask(`${demoUrl()}${href ?? ''}`)).text();
    expect(csv.split('\n').length).toBeGreaterThan(20);
    expect(csv).toContain('missing');
  });

  it('lays a grant out for its funder: three columns of one weight, public names only, fit for paper', async () => {
    await go('/portfolio');
    await page.getByLabel('Add a grant').selectOption('1');
    const place = page.getByRole('region', { name: 'The Garages and the Bowl' });
    await place.waitFor();
    await settled(page);
    const words = (await place.textContent()) ?? '';
    expect(words).toContain('What cannot be said');
    expect(words).toContain('Whether the work caused any of these changes');
    expect(words).toMatch(/Context only: (higher|lower|no clear change|cannot say)/);
    expect(words).not.toContain('Fennick');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByLabel('Add a grant').isVisible()).toBe(false);
    expect(await place.isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
  });

  it('writes the page of a context and its codebook from the command line, as released', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'waymark-export-'));
    try {
      const env = builtEnvironment(join(folder, 'data'));
      const args = [
        builtBinary,
        'export',
        '--context',
        'A-garages',
        '--out',
        join(folder, 'out'),
        '--external',
      ];
      const { stdout } = await run(process.execPath, args, { env });
      expect(stdout).toContain('Written:');
      expect(readdirSync(join(folder, 'out')).sort()).toEqual([
        'A-garages-external-codebook.csv',
        'A-garages-external-data.csv',
      ]);
      const data = readFileSync(join(folder, 'out/A-garages-external-data.csv'), 'utf8');
      expect(data).toContain('The Garages and the Bowl');
      expect(data).not.toContain('Fennick');
      expect(data).toContain('withheld');
      const refused = run(
        process.execPath,
        [builtBinary, 'export', '--context', 'nowhere', '--out', folder],
        { env },
      );
      await expect(refused).rejects.toMatchObject({
        code: 2,
        stderr: expect.stringContaining('no context nowhere'),
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
