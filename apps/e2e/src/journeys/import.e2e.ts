import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bareFigures } from '../stage/bare-figures';
import { closeBrowser, type JourneyPage, openPage } from '../stage/browser';
import { wordsOf } from '../stage/reading';
import { ownPlace } from '../stage/own-place';
import { settled } from '../stage/settled';
import { type Served, serveBuild } from '../stage/served';
import { ask } from '../stage/sign-in';
import { root } from '../tree';

const HEADING = 'context,indicator,period_start,period_end,numerator,denominator,source,round';
const GOOD = [
  'A-garages,LOC-01,2026-07-01,2026-07-31,51,68,journey survey,summer 2026',
  'A-garages,LOC-02,2026-07-01,2026-07-31,37,68,journey survey,summer 2026',
  'A-garages,LOC-04,2026-07-01,2026-07-31,46,68,journey survey,summer 2026',
];
const BAD = [
  'A-garages,LOC-01,2026-07-01,2026-07-31,510,68,journey survey,summer 2026',
  'A-garages,LOC-02,2026-07-01,2026-06-31,37,68,journey survey,summer 2026',
  'A-garage,LOC-04,2026-07-01,2026-07-31,46,68,journey survey,summer 2026',
];
const csv = (rows: readonly string[]) => `${[HEADING, ...rows].join('\r\n')}\r\n`;
const ENOUGH = 30_000;

/** A manager with a spreadsheet at ten to six. */
describe('bringing figures in from a file', () => {
  let served: Served;
  let page: JourneyPage;
  let place: string;

  beforeAll(async () => {
    served = await serveBuild('own');
    place = await ownPlace(served, { code: 'A-garages', pseudonym: 'The Garages' });
    page = await openPage({ acceptDownloads: true, at: served.url });
  });
  afterEach(() => expect(page.faults.splice(0)).toEqual([]));
  afterAll(async () => {
    await closeBrowser();
    await served.stop();
  });

  const send = async (name: string, content: string | Buffer) => {
    await page.goto(`${served.url}/import`);
    await page.getByLabel('Choose a file').setInputFiles({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8'),
    });
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    await page
      .getByRole('heading', { level: 2, name: 'What was understood' })
      .or(page.locator('.wm-notice, .wm-problems'))
      .first()
      .waitFor();
    await settled(page);
  };
  const said = (words: string | RegExp) => page.getByText(words).first().waitFor({ timeout: ENOUGH });
  const problems = async () =>
    (await page.locator('.wm-problems tbody tr').allTextContents()).map((t) => t.replace(/\s+/g, ' '));
  const recorded = async (): Promise<number> => {
    const all = await ask(`${served.url}/api${place}/observations?from=2026-07-01&to=2026-07-31`);
    return ((await all.json()) as { state: string }[]).filter((o) => o.state === 'current').length;
  };

  it('names each fault by row, column, what stands there, what was expected and how to mend it', async () => {
    await send('summer.csv', csv(BAD));
    const rows = await problems();
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/^2.*numerator.*510.*68/);
    expect(rows[1]).toMatch(/^3.*period_end.*2026-06-31/);
    expect(rows[2]).toMatch(/^4.*context.*A-garage\b/);
    for (const cells of await page.locator('.wm-problems tbody tr').all()) {
      const [, , expected, cure] = await cells.locator('td').allTextContents();
      expect(expected?.length).toBeGreaterThan(5);
      expect(cure?.length).toBeGreaterThan(5);
    }
    expect(await page.getByRole('button', { name: /^Import/ }).count()).toBe(0);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download all as CSV' }).click(),
    ]);
    expect(
      readFileSync(await download.path(), 'utf8')
        .trim()
        .split('\r\n'),
    ).toHaveLength(4);
    expect(await recorded()).toBe(0);
  });

  it('shows nothing anywhere until it is told to, and then all of it', async () => {
    await send('summer mended.csv', csv(GOOD));
    await said('3 figures can be imported');
    expect(await recorded()).toBe(0);
    await page.getByRole('button', { name: 'Import 3 figures' }).dblclick();
    await said(/^Imported on/);
    expect((await page.evaluate(bareFigures)).bare).toEqual([]);
    expect(await recorded()).toBe(3);
    await page.goto(`${served.url}${place}`);
    await page.getByRole('heading', { level: 1, name: 'The Garages' }).waitFor();
    const daylight = page.getByRole('region', { name: 'Feels safe here in daylight', exact: true });
    await daylight.getByText('75').first().waitFor();
    expect(await daylight.textContent()).toMatch(/summer 2026|Jul 2026/);
  });

  it('finds everything unchanged when the same file comes again under another name', async () => {
    await send('summer mended (1).csv', `\ufeff${csv([...GOOD].reverse())}`);
    await said('Every figure in this file stands already.');
    await settled(page);
    expect(await page.getByRole('button', { name: /^Import/ }).count()).toBe(0);
    expect(await recorded()).toBe(3);
  });

  it('takes it back, and it is gone from the page', async () => {
    await page.goto(`${served.url}/import`);
    await page.getByRole('link', { name: 'summer mended.csv', exact: true }).first().click();
    await page.getByRole('button', { name: 'Undo this import' }).click();
    await page.getByRole('button', { name: 'Yes, take 3 figures back' }).click();
    await said(/^Taken back/);
    expect(await recorded()).toBe(0);
    await page.goto(`${served.url}${place}`);
    await page.getByRole('heading', { name: 'Nothing measured yet' }).waitFor();
    expect(await wordsOf(page)).not.toContain('Jul 2026');
  });

  it('reads what a spreadsheet in another country saves: semicolons and Windows-1252', async () => {
    const text = [
      HEADING.replaceAll(',', ';'),
      'A-garages;LOC-01;01/07/2026;31/07/2026;51;68;young people’s café survey;été 2026',
    ].join('\r\n');
    // ’ is one byte, 0x92, in Windows-1252 and no character at all in Latin-1
    await send('été.csv', Buffer.from(text.replaceAll('’', '\u0092'), 'latin1'));
    await said('1 figure can be imported');
    expect(await problems()).toEqual([]);
  });

  it('says what a picture that calls itself CSV really is', async () => {
    const picture = readFileSync(join(root, 'data/samples/waymark-table/not-ok/picture-named-csv.csv'));
    await send('figures.csv', picture);
    expect(await wordsOf(page)).toMatch(/picture|image/i);
    expect(await page.getByRole('button', { name: /^Import/ }).count()).toBe(0);
  });

  it.each([
    ['CSV', 'csv', 'context'],
    ['a workbook with help', 'xlsx', 'PK'],
  ])('hands out an empty table as %s, and reads it back without complaint', async (link, ending, begins) => {
    await page.goto(`${served.url}/import`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: link, exact: true }).first().click(),
    ]);
    const bytes = readFileSync(await download.path());
    expect(bytes.toString('latin1').replace('\u00ef\u00bb\u00bf', '')).toMatch(new RegExp(`^${begins}`));
    await send(`template.${ending}`, bytes);
    expect(await page.getByText('fault of Waymark').count()).toBe(0);
  });

  it('survives names and figures that were meant to hurt', async () => {
    const name = '<img src=x onerror=alert(1)> 🚲 \u202egnp.csv';
    await send(
      name,
      csv([
        'A-garages,LOC-01,2026-07-01,2026-07-31,99999999999999999999999,1e308,=1+1,🚲',
        'A-garages,LOC-02,0001-01-01,9999-12-31,1,2,<script>alert(1)</script>,x',
        "A-garages,LOC-04,2026-07-01,2026-07-31,-1,0,'; DROP TABLE observation;--,x",
      ]),
    );
    expect((await problems()).length).toBeGreaterThanOrEqual(3);
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await recorded()).toBe(0);
  });
});
