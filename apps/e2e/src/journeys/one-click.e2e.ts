import { bareFigures } from '../stage/bare-figures';
import { closeBrowser, demoUrl, type JourneyPage, openPage } from '../stage/browser';
import { settled } from '../stage/settled';

describe('from any figure, in one click', () => {
  let desk: JourneyPage;
  beforeAll(async () => {
    desk = await openPage();
  });
  afterAll(closeBrowser);

  const settle = async (path: string) => {
    await desk.goto(`${demoUrl()}${path}`);
    await desk.getByRole('heading', { level: 1 }).waitFor();
    await settled(desk);
  };

  it('holds for what is published', async () => {
    const ask = async (path: string): Promise<Record<string, unknown>[]> =>
      (await desk.request.get(`${demoUrl()}/api${path}`)).json() as Promise<Record<string, unknown>[]>;
    const [edition] = await ask('/published');
    const [place] = edition?.['contexts'] as { id: number }[];
    const sha256 = String(edition?.['sha256']);
    for (const path of [`/published/${sha256}`, `/published/${sha256}/places/${String(place?.id)}`]) {
      await settle(path);
      const { figures, bare } = await desk.evaluate(bareFigures);
      expect([path, bare]).toEqual([path, []]);
      expect(figures).toBeGreaterThan(0);
    }
  });

  it('finds the bare counts of a plan where its door is gone', async () => {
    await settle('/contexts/1/plan');
    await desk.evaluate(() => document.querySelector('main > [data-doors="page"]')?.remove());
    expect((await desk.evaluate(bareFigures)).bare.join(' ')).toContain('actions set out to change');
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
