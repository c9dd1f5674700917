import type { Report } from '@waymark/contract';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  accessibilityFaults,
  closeBrowser,
  type JourneyPage,
  openPage,
  sidewaysScroll,
} from '../stage/browser';
import { settled } from '../stage/settled';
import { builtBinary, builtEnvironment, builtHome, type Served, serveBuild } from '../stage/served';
import { ask } from '../stage/sign-in';

const run = promisify(execFile);

/** A manager owes a funder a report tonight. */
describe('a report, from the dashboard to a file in hand', () => {
  let served: Served;
  let page: JourneyPage;
  let folder: string;
  let address: string;
  let pdf: Buffer;

  beforeAll(async () => {
    served = await serveBuild('demo');
    folder = mkdtempSync(join(tmpdir(), 'waymark-report-'));
    page = await openPage({ acceptDownloads: true, at: served.url });
  });
  afterEach(() => expect(page.faults.splice(0)).toEqual([]));
  afterAll(async () => {
    await closeBrowser();
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const field = (label: string) => page.getByRole('textbox', { name: new RegExp(`^${label}`) });
  const download = async (link: string): Promise<Buffer> => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: link }).click(),
    ]);
    return readFileSync(await file.path());
  };
  const saved = () => page.getByText('Everything is saved.').waitFor();
  const words = async () => {
    const reports = (await (await ask(`${served.url}/api/reports`)).json()) as Report[];
    return reports.find((r) => address.endsWith(`/${r.id}`));
  };

  it('begins with a grant and one of its places', async () => {
    await page.goto(`${served.url}/reports`);
    await page.getByLabel('Grant', { exact: true }).selectOption({ index: 1 });
    const places = page.getByLabel('Context it is about');
    await places.selectOption({ index: 1 });
    const name = (await places.locator('option:checked').textContent()) ?? '';
    await page.getByRole('button', { name: 'Begin the report' }).click();
    await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
    address = new URL(page.url()).pathname;
  });

  it('names every required text that is missing, and leads to its field', async () => {
    const missing = page.getByRole('region', { name: 'Still missing' });
    await missing.getByRole('link').first().waitFor();
    await settled(page);
    const gaps = await missing.getByRole('link').allTextContents();
    for (const about of [/not work/i, /contribut/i, /young people|voices|say/i])
      expect(gaps.some((gap) => about.test(gap))).toBe(true);
    await missing.getByRole('link', { name: /not work/i }).click();
    await page.waitForURL(/#field-whatDidNotWork$/);
  });

  it('keeps the words as they are typed, over a reload and a lost connection', async () => {
    await field('What did not work').fill('The evening sessions came too late for those under 13.');
    await saved();
    await page.context().setOffline(true);
    await field('What we and others contributed').fill(
      'We were there; so were the shopkeepers <b>and</b> the café.',
    );
    await page.getByText(/^Not saved yet/).waitFor();
    // pressed while nothing comes through: once something does, the page may be quicker than a hand
    await page.getByRole('button', { name: 'Try again now' }).click();
    await page.getByText(/^Not saved yet/).waitFor();
    await page.context().setOffline(false);
    await saved();
    await page.reload();
    await page.getByRole('heading', { level: 2, name: 'Still missing' }).waitFor();
    await settled(page);
    expect(await field('What did not work').inputValue()).toContain('too late for those under 13');
    expect((await words())?.texts.contribution).toContain('<b>and</b>');
    expect(
      await page
        .getByRole('region', { name: 'Still missing' })
        .getByText(/did not work/i)
        .count(),
    ).toBe(0);
  });

  it('gives a tagged PDF that says it is a draft', async () => {
    pdf = await download('Download PDF');
    const text = pdf.toString('latin1');
    expect(text.slice(0, 5)).toBe('%PDF-');
    expect(text).toContain('/StructTreeRoot');
    expect(text).toContain('/MarkInfo');
    expect(text).toMatch(/\/Marked true/);
    expect(text).toMatch(/\/Lang\s*\(en-GB\)/);
    expect(text.trimEnd().endsWith('%%EOF')).toBe(true);
  });

  it('gives the same as a web page: a draft, released, readable by everyone, with words as words', async () => {
    const html = (await download('Download web page')).toString('utf8');
    expect(html).toMatch(/draft/i);
    expect(html).toContain('shopkeepers &lt;b&gt;and&lt;/b&gt; the café');
    expect(html).not.toMatch(/<script/i);
    const reader = await openPage({ at: served.url });
    await reader.goto(`${served.url}/api${address}/report.html`);
    expect(await accessibilityFaults(reader)).toEqual([]);
    expect(await reader.locator('table thead th').count()).toBeGreaterThan(0);
    expect(await reader.locator('svg').count()).toBeGreaterThan(0);
    await reader.setViewportSize({ width: 360, height: 740 });
    expect(await sidewaysScroll(reader)).toBe(0);
    await reader.context().close();
  });

  it('draws the very same bytes from the command line', async () => {
    const report = await words();
    const grants = (await (await ask(`${served.url}/api/grants`)).json()) as {
      id: number;
      identifier: string;
    }[];
    const contexts = (await (await ask(`${served.url}/api/contexts`)).json()) as {
      id: number;
      code: string;
    }[];
    const grant = grants.find((g) => g.id === report?.grantId);
    const context = contexts.find((c) => c.id === report?.contextId);
    const out = join(folder, 'report.pdf');
    const texts = join(folder, 'words.yaml');
    writeFileSync(texts, JSON.stringify(report?.texts));
    const { stdout } = await run(
      process.execPath,
      [
        builtBinary,
        'report',
        '--context',
        context?.code ?? '',
        '--grant',
        grant?.identifier ?? '',
        '--out',
        out,
        '--texts',
        texts,
      ],
      { cwd: builtHome, env: builtEnvironment(served.dataFolder) },
    );
    expect(stdout).toContain(`Written: ${out}`);
    expect(stdout).toMatch(/Still missing/);
    expect(readFileSync(out).equals(pdf)).toBe(true);
  });
});
