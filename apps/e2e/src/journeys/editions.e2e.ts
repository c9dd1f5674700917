import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  accessibilityFaults,
  closeBrowser,
  type JourneyPage,
  openPage,
  sidewaysScroll,
} from '../stage/browser';
import { wordsOf as words } from '../stage/reading';
import { settled } from '../stage/settled';
import { type Host, hostFolder } from '../stage/hosted';
import { placeAsShown } from '../stage/place-as-shown';
import { builtBinary, builtEnvironment, builtHome, serveBuild, type Served } from '../stage/served';

const TITLE = 'The Garages, to spring 2026';

describe('from a draft to a reader', () => {
  let served: Served;
  let folder: string;
  /** Somebody else's web host, with the published folder somewhere below its root. */
  let host: Host;

  beforeAll(async () => {
    served = await serveBuild('demo');
    folder = mkdtempSync(join(tmpdir(), 'waymark-published-'));
    host = await hostFolder('/archive/2026/', join(folder, 'site'));
  });
  afterAll(async () => {
    await closeBrowser();
    await host.stop();
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const as = async (role: string, seen: Parameters<typeof openPage>[0] = {}): Promise<JourneyPage> => {
    const page = await openPage({ ...seen, at: null });
    await page.goto(served.url);
    await page.getByRole('button', { name: new RegExp(`demo ${role}`) }).click();
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor({ state: 'detached' });
    return page;
  };
  const heading = (page: JourneyPage, name: string) =>
    page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  const press = (page: JourneyPage, name: string) => page.getByRole('button', { name, exact: true }).click();
  const looked = async (page: JourneyPage) => {
    await settled(page);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(page.faults.splice(0)).toEqual([]);
  };
  let draft = '';
  let link = '';

  it('a manager begins a draft, looks through it and hands it in', async () => {
    const mina = await as('manager');
    await mina.getByRole('link', { name: 'Editions', exact: true }).click();
    await press(mina, 'New edition');
    await mina.getByLabel('Title', { exact: true }).fill(TITLE);
    await mina.getByRole('radio', { name: 'Single places and groups' }).check();
    await mina.getByRole('checkbox', { name: /^Fennick Row garages/ }).check();
    await looked(mina);
    await press(mina, 'Begin the draft');
    await mina.getByText('2 things to mend').waitFor();
    await mina.getByLabel('First day').fill('2016-04-01');
    await mina.getByLabel('Last day').fill('2026-06-30');
    await press(mina, 'Begin the draft');
    await heading(mina, TITLE);
    await mina.getByRole('heading', { name: 'What outsiders will see' }).waitFor({ timeout: 60_000 });
    draft = mina.url();
    const said = await words(mina);
    expect(said).toContain('What they will not see, and why');
    expect(said).toMatch(/Whole tables of 1 place: \d+ figures shown, [1-9]\d* withheld/);
    await mina.getByRole('button', { name: /^What is withheld, and why/ }).click();
    await mina.getByRole('region', { name: /^Withheld figures of/ }).waitFor();
    await looked(mina);
    await mina.getByRole('button', { name: /^Every cell of its table/ }).click();
    await mina.getByRole('region', { name: /^Table of/ }).waitFor();
    await looked(mina);
    await mina.getByRole('link', { name: 'The Garages and the Bowl' }).click();
    await mina.getByText('A draft, for the team').waitFor();
    await mina.locator('main figure').first().waitFor();
    await looked(mina);
    await mina.goto(draft);
    await mina.getByLabel('For whoever approves it').fill('One place, whole.');
    await press(mina, 'Hand it in for approval');
    await mina.getByText('You handed this edition in. Somebody else').waitFor();
    await mina.context().close();
  });

  it('a second person approves it, and it is released and shared', async () => {
    const adair = await as('administrator');
    await adair.goto(draft);
    await adair.getByText('One place, whole.').waitFor();
    await adair.getByRole('radio', { name: 'Return it with a reason' }).check();
    await press(adair, 'Return the edition');
    await adair.getByText('Say what should change.').first().waitFor();
    await adair.getByRole('radio', { name: /^Approve/ }).check();
    await looked(adair);
    await press(adair, 'Approve the edition');
    await press(adair, 'Release it');
    await adair.getByRole('link', { name: 'As outsiders find it' }).waitFor();
    expect(await words(adair)).toContain('Edition 2, released 15 September 2026');
    await press(adair, 'Make a link');
    await adair.getByLabel('For whom').fill('The ward forum');
    await adair.getByLabel('Opens until').fill('2026-12-31');
    await adair.getByLabel('Passphrase (may stay empty)').fill('kites over the green');
    await looked(adair);
    await press(adair, 'Make the link');
    const shown = adair.locator('.wm-link-shown .wm-code');
    await shown.waitFor();
    link = ((await shown.textContent()) ?? '').replace(/^.*\/shared/, `${served.url}/shared`);
    expect(link).toMatch(/\/shared#[\w-]{43}$/);
    await looked(adair);
    await adair.context().close();
  });

  it('a commissioner reads the places of their grants in it, with number, hash and citation', async () => {
    const cora = await as('commissioner');
    await cora.getByRole('link', { name: 'Published', exact: true }).click();
    await cora.getByRole('link', { name: TITLE }).click();
    await heading(cora, TITLE);
    expect(await words(cora)).toMatch(
      /Edition 2, released 15 September 2026\. Waymark\. SHA-256: [0-9a-f]{64}/,
    );
    await looked(cora);
    await cora.getByRole('link', { name: 'The Garages and the Bowl', exact: true }).click();
    await heading(cora, 'The Garages and the Bowl');
    await cora.locator('main figure').first().waitFor();
    const said = await words(cora);
    expect(said).toContain('As released: counts rounded, small ones withheld');
    expect(said).toContain('In spring 2026 it was 79 in 100');
    await looked(cora);
    await cora.context().close();
  });

  it('a link opens it in a private browser, after its passphrase, and nothing else', async () => {
    const somebody = await openPage({ at: null, viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
    const sent: string[] = [];
    somebody.on('request', (request) => sent.push(request.url()));
    await somebody.goto(link);
    await somebody.getByLabel('Passphrase', { exact: true }).fill('kites');
    await press(somebody, 'Open');
    await somebody.getByText('That is not the passphrase').waitFor();
    await somebody.getByLabel('Passphrase', { exact: true }).fill('kites over the green');
    await looked(somebody);
    await press(somebody, 'Open');
    await heading(somebody, TITLE);
    await looked(somebody);
    await somebody.getByRole('link', { name: 'The Garages and the Bowl' }).click();
    await heading(somebody, 'The Garages and the Bowl');
    await somebody.locator('main figure').first().waitFor();
    expect(await words(somebody)).toContain('In spring 2026 it was 79 in 100');
    await looked(somebody);
    // the secret part stayed behind the #
    const token = link.split('#')[1] ?? 'no token';
    expect(sent.filter((url) => url.split('#')[0]?.includes(token))).toEqual([]);
    await somebody.goto(`${served.url}/contexts/1`);
    await heading(somebody, 'Sign in');
    await somebody.context().close();
  });

  it('as plain files it opens from a disk, with the same words and no request', async () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        builtBinary,
        'publish',
        '--edition',
        '2',
        '--out',
        join(folder, 'site'),
        '--organisation',
        'Estuary Youth Trust',
      ],
      { cwd: builtHome, env: builtEnvironment(served.dataFolder), encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('places/1.html');
    // no script runs in it: nothing would be different with them
    const reader = await openPage({ at: null, javaScriptEnabled: false });
    const asked: string[] = [];
    reader.on('request', (request) => asked.push(request.url()));
    await reader.goto(pathToFileURL(join(folder, 'site', 'index.html')).href);
    await heading(reader, TITLE);
    await reader.getByRole('link', { name: 'The Garages and the Bowl', exact: true }).click();
    await heading(reader, 'The Garages and the Bowl');
    await reader.getByText('In spring 2026 it was 79 in 100').first().waitFor();
    await reader.getByText('Show the other indicators').click();
    await reader
      .getByRole('heading', { level: 3, name: 'Anti-social behaviour on police records' })
      .waitFor();
    await reader.getByRole('link', { name: 'How this is judged' }).first().click();
    await heading(reader, 'Change in a share of different people');
    await reader.getByRole('link', { name: 'Methods', exact: true }).first().click();
    await heading(reader, 'Methods');
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
    await reader.context().close();
  });

  it.each([
    [1600, 'light', 'places/1.html', ''],
    [360, 'dark', 'places/1-years.html', '?periods=financial_year'],
  ] as const)(
    'as plain files, %i px wide and %s, %s is the page of the server: words, marks, places and colours',
    async (width, colorScheme, file, query) => {
      const seen = { viewport: { width, height: 900 }, colorScheme };
      const plain = await openPage({ at: null, ...seen });
      await plain.goto(`${host.url}/archive/2026/${file}`);
      await heading(plain, 'The Garages and the Bowl');
      await looked(plain);
      const cora = await as('commissioner', seen);
      const { sha256 } = JSON.parse(
        await cora.evaluate(async (title) => {
          const all = (await (await fetch('/api/published')).json()) as { title: string; sha256: string }[];
          return JSON.stringify(all.find((one) => one.title === title) ?? {});
        }, TITLE),
      ) as { sha256: string };
      await cora.goto(`${served.url}/published/${sha256}/places/1${query}`);
      await heading(cora, 'The Garages and the Bowl');
      await cora.locator('main figure .wm-marks').first().waitFor();
      for (const page of [plain, cora]) await page.getByText('Show the other indicators').click();
      await cora.getByText('Show the other indicators').waitFor({ state: 'detached' });
      const [one, other] = [await placeAsShown(plain), await placeAsShown(cora)];
      expect(one.words).toEqual(other.words);
      expect(one.marks).toEqual(other.marks);
      expect(one.boxes).toEqual(other.boxes);
      expect(one.colours).toEqual(other.colours);
      expect(one.marks.length).toBeGreaterThan(200);
      await looked(plain);
      for (const page of [plain, cora]) await page.context().close();
    },
  );
});
