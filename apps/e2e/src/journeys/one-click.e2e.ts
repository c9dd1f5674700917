import { closeBrowser, demoUrl, type JourneyPage, openPage } from '../stage/browser';

/** Pages with figures, as the team and as a funder sees them. */
const pages = [
  ['overview', '/sites/1'],
  ['overview as a funder sees it', '/sites/1?view=external'],
  ['context', '/contexts/1'],
  ['context as a funder sees it', '/contexts/1?view=external'],
  ['school', '/contexts/4'],
  ['community with counts of events', '/contexts/5'],
  ['a count of events over its whole time', '/contexts/2/indicators/LOC-07'],
  ['what was recorded', '/contexts/1/history'],
  ['one series over its whole time', '/contexts/1/indicators/LOC-01'],
  ['a context-only series as a funder sees it', '/contexts/1/indicators/LOC-12?view=external'],
  ['did it change when the work began', '/contexts/1/inquiry?indicator=LOC-01&response=1'],
  ['indicator', '/indicators/LOC-01'],
  ['compare', '/compare?indicator=LOC-01&contexts=1,9'],
  ['data quality', '/quality?state=all'],
  ['portfolio', '/portfolio?grants=1,2'],
] as const;

interface Bare {
  readonly figures: number;
  readonly bare: string[];
}

/** Figures in text (24%, 79 in 100, n 62, 12 of 48, 30 points, 14 events, 1,204) whose own part of the page has no way to a method. */
function bareFigures(): Bare {
  const figure =
    /\d%|\b\d+ in 100\b|\bn \d|\b\d+ of (?:these )?\d+\b|\b\d+ points\b|(?<!per )\b\d[\d,]* (?:people|young people|events|crimes|children|pupils|hours|sessions|incidents|reports|series|features|things)\b|^(?!(?:19|20)\d\d$)\d[\d,.]*$/;
  // definitions, choices and the rules themselves speak in figures and are none
  // nor do numbers that name a response of the time line, or say how long a list is
  const notFigures =
    'option, select, label, dl, b, summary, .wm-strip, .wm-colophon, .wm-rules, .wm-definition, .wm-controls';
  // the part of a page that a reader takes for one thing
  const part = 'section, article, li, figure, .wm-lede, .wm-spark-cell, .wm-row, .wm-over-time, .wm-answer';
  const main = document.querySelector('main');
  const found: Bare = { figures: 0, bare: [] };
  if (!main) return found;
  const leads = (one: Element | null): boolean =>
    one !== null && one !== main && one.querySelector('[data-doors], a[href*="/methods/"]') !== null;
  const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  let figures = 0;
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const near = node.parentElement;
    if (!figure.test(text) || !near || near.closest(notFigures)) continue;
    figures += 1;
    const own = near.closest(part);
    // a list inside a row belongs to the row: one step out, never to the whole page
    if (!leads(own) && !leads(own?.parentElement?.closest(part) ?? null)) found.bare.push(text.slice(0, 120));
  }
  return { figures, bare: found.bare };
}

describe('from any figure, in one click', () => {
  let desk: JourneyPage;
  beforeAll(async () => {
    desk = await openPage();
  });
  afterAll(closeBrowser);

  const settle = async (path: string) => {
    await desk.goto(`${demoUrl()}${path}`, { waitUntil: 'networkidle' });
    await desk.getByRole('heading', { level: 1 }).waitFor();
  };

  it.each(pages)('%s: no figure stands without its way to method, n and source', async (_, path) => {
    await settle(path);
    // portfolio and data quality may speak in words only; everywhere else there is something to find
    if (!/portfolio|quality|inquiry/.test(path))
      await desk.waitForFunction('document.querySelector("main [data-doors]") !== null');
    const { figures, bare } = await desk.evaluate(bareFigures);
    expect(bare).toEqual([]);
    if (!/portfolio|quality|inquiry/.test(path)) expect(figures).toBeGreaterThan(0);
    expect(desk.faults.splice(0)).toEqual([]);
  });

  it('finds a bare figure where there is one', async () => {
    await settle('/sites/1');
    await desk.evaluate(() => {
      for (const doors of document.querySelectorAll('.wm-spark-cell [data-doors]')) doors.remove();
    });
    expect((await desk.evaluate(bareFigures)).bare.length).toBeGreaterThan(0);
  });

  it('finds a bare count where there is one', async () => {
    await settle('/contexts/1');
    await desk.locator('.wm-lede [data-doors]').waitFor();
    await desk.evaluate(() => document.querySelector('.wm-lede [data-doors]')?.remove());
    expect((await desk.evaluate(bareFigures)).bare.join(' ')).toContain('people asked each time');
  });

  it('leads from the overview to the method, and to n and source', async () => {
    await settle('/sites/1');
    const doors = desk.locator('.wm-spark-cell [data-doors]').first();
    await doors.getByRole('link', { name: /How this is judged/ }).click();
    await desk.waitForURL(/\/methods\//);
    await settle('/sites/1');
    await desk
      .locator('.wm-spark-cell [data-doors]')
      .first()
      .getByRole('link', { name: /whole time/ })
      .click();
    await desk.waitForURL(/\/indicators\//);
    await desk.getByText('How change is judged').waitFor();
    await desk.locator('.wm-source').first().waitFor();
    await desk.getByText('Table').first().waitFor();
  });

  it('leads from a measure in a report to its method and source', async () => {
    await desk.goto(`${demoUrl()}/api/reports/1/report.html`);
    await desk.getByRole('link', { name: 'Method and source' }).first().click();
    const note = desk.locator('tr:target');
    await note.waitFor();
    expect(await note.innerText()).toContain('methods page');
  });

  it('takes the drawing of a whole time and of a question along as SVG', async () => {
    await settle('/contexts/1/indicators/LOC-01');
    const [whole] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('button', { name: 'SVG' }).click(),
    ]);
    expect(whole.suggestedFilename()).toMatch(/loc-01.*\.svg$/);
    await settle('/contexts/1/inquiry?indicator=LOC-01&response=1');
    const [asked] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('button', { name: 'SVG' }).click(),
    ]);
    expect(asked.suggestedFilename()).toMatch(/loc-01.*\.svg$/);
  });
});
