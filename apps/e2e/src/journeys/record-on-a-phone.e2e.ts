import type { Observation } from '@waymark/contract';
import {
  accessibilityFaults,
  closeBrowser,
  type JourneyPage,
  openPage,
  sidewaysScroll,
} from '../stage/browser';
import { ownPlace } from '../stage/own-place';
import { settled } from '../stage/settled';
import { type Served, serveBuild } from '../stage/served';
import { ask } from '../stage/sign-in';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** A detached youth worker in a park, with one thumb and a bad signal. */
describe('recording on a phone', () => {
  let served: Served;
  let page: JourneyPage;
  let place: string;

  beforeAll(async () => {
    served = await serveBuild('own');
    place = await ownPlace(served, { code: 'quay', pseudonym: 'The Quay' });
    page = await openPage({ ...PHONE, at: served.url });
  });
  afterEach(async () => {
    await settled(page);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(page.faults.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await closeBrowser();
    await served.stop();
  });

  const row = (code: string) => page.locator(`[data-row="${code}"]`);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const recorded = async () =>
    (await (await ask(`${served.url}/api${place}/observations`)).json()) as Observation[];
  const fill = async (month: string, numerator: string) => {
    await page.getByLabel('First day').fill(`2025-${month}-01`);
    await page.getByLabel('Last day').fill(`2025-${month}-28`);
    await row('LOC-01').getByLabel('How many', { exact: true }).fill(numerator);
    await row('LOC-01')
      .getByLabel(/^Of how many/)
      .fill('62');
  };
  const kept = () =>
    page
      .getByText(/Kept on this device at \d\d:\d\d, not yet sent/)
      .first()
      .waitFor();

  it('moves through a round by Enter, and every target is large enough for a finger', async () => {
    await page.goto(`${served.url}${place}/record`);
    await fill('03', '30');
    await row('LOC-01').getByLabel('How many', { exact: true }).press('Enter');
    const at = await page.evaluate(
      () => document.activeElement?.closest('[data-row]')?.getAttribute('data-row') ?? 'no row',
    );
    expect(at).toMatch(/^LOC-(?!01)/);
    const small = await page
      .locator('main')
      .locator('button, input, select, summary')
      .evaluateAll((all) =>
        all
          .filter((one) => {
            const box = (one.closest('label') ?? one).getBoundingClientRect();
            return box.width > 0 && (box.height < 24 || box.width < 24);
          })
          .map((one) => one.outerHTML.slice(0, 120)),
      );
    expect(small).toEqual([]);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('finds every word again after a reload in the middle', async () => {
    await page.getByRole('textbox', { name: /^Round/ }).fill('spring 2025 🌧 الربيع');
    await row('LOC-04').getByLabel('If there is none, why').selectOption('not asked');
    await page.reload();
    expect(await page.getByRole('textbox', { name: /^Round/ }).inputValue()).toBe('spring 2025 🌧 الربيع');
    expect(await page.getByLabel('First day').inputValue()).toBe('2025-03-01');
    expect(await row('LOC-01').getByLabel('How many', { exact: true }).inputValue()).toBe('30');
    expect(await row('LOC-04').getByLabel('If there is none, why').inputValue()).toBe('not asked');
    expect(await recorded()).toEqual([]);
  });

  it('saves once, however often the thumb lands', async () => {
    await button('Save the round').dblclick();
    await page.getByText('Saved on the server at').waitFor();
    await settled(page);
    const all = await recorded();
    expect(all.map((o) => [o.indicator, o.round]).sort()).toEqual([
      ['LOC-01', 'spring 2025 🌧 الربيع'],
      ['LOC-04', 'spring 2025 🌧 الربيع'],
    ]);
  });

  it('keeps a round when the signal goes, over a reload too, and sends it once when it is back', async () => {
    await fill('04', '31');
    await page.context().setOffline(true);
    await button('Save the round').click();
    await kept();
    expect(await recorded()).toHaveLength(2);
    await page.context().setOffline(false);
    await page.reload();
    await page.getByText('Saved on the server at').waitFor();
    await page.getByText(/not yet sent/).waitFor({ state: 'detached' });
    expect((await recorded()).filter((o) => o.start === '2025-04-01')).toHaveLength(1);
  });

  it('waits for a server that is away, and records once though the first answer was lost', async () => {
    await page.goto(`${served.url}${place}/record`);
    await fill('05', '32');
    // the round arrives, its answer does not: the phone cannot know, and must ask again
    let lost = 0;
    await page.route('**/api/observations', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.fallback();
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await button('Save the round').click();
    await kept();
    await page.unroute('**/api/observations');
    await served.stop('keep the data');
    served = await serveBuild('own', served);
    // it is asked for again after 5, 15 and 30 seconds: a server that takes long to come is met by the last of them
    await page.getByText('Saved on the server at').waitFor({ timeout: 60_000 });
    await settled(page);
    expect(lost).toBe(1);
    expect((await recorded()).filter((o) => o.start === '2025-05-01')).toHaveLength(1);
  });

  it('says in words why a figure cannot be, and goes to its field', async () => {
    await page.goto(`${served.url}${place}/record`);
    await fill('06', '99999999999999999999');
    await button('Save the round').click();
    const field = row('LOC-01').getByLabel('How many', { exact: true });
    const refused = row('LOC-01').locator('input[aria-invalid="true"]');
    await refused.waitFor();
    expect((await row('LOC-01').textContent()) ?? '').toMatch(
      /whole number|cannot be larger|too large|at most/i,
    );
    for (const nonsense of ['-3', '3,5', 'about 12', '1e3', '٣']) {
      await field.fill(nonsense);
      await refused.waitFor({ state: 'detached' });
      await button('Save the round').click();
      await refused.waitFor();
    }
    expect((await recorded()).filter((o) => o.start === '2025-06-01')).toEqual([]);
    await button('Throw away what I typed').click();
  });

  it('tallies with one thumb; a wrong tap is undone, a reload finds the taps', async () => {
    await page.goto(`${served.url}${place}/tally`);
    await button('Start 30 minutes').tap();
    const plus = page.getByRole('button', { name: /^Young people present/ });
    for (let taps = 0; taps < 5; taps += 1) await plus.tap();
    await button('Undo the last tap').tap();
    await page.getByRole('button', { name: /Young people present.*4 so far/ }).waitFor();
    const box = await plus.boundingBox();
    expect(Math.min(box?.height ?? 0, box?.width ?? 0)).toBeGreaterThanOrEqual(44);
    await page.reload();
    await page.getByRole('button', { name: /Young people present.*4 so far/ }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('takes answers of one person after another without a signal, and counts each of them once', async () => {
    await page.goto(`${served.url}${place}/answers`);
    await page.getByRole('checkbox', { name: /\(LOC-01\)/ }).check();
    await page.getByRole('textbox', { name: 'Round' }).fill('summer 2025');
    await page.getByLabel('First day').fill('2025-07-01');
    await page.getByLabel('Last day').fill('2025-07-02');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.context().setOffline(true);
    for (const [answer, code] of [
      ['very safe', 'oak-27'],
      ['very unsafe', ''],
    ] as const) {
      await page.getByRole('radio', { name: answer, exact: true }).check();
      await page.getByLabel(/A code they chose themselves/).fill(code);
      await button('Save, then the next person').dblclick();
    }
    await kept();
    await page.context().setOffline(false);
    await page.reload();
    await page.getByText('Saved on the server at').waitFor();
    await page.getByText(/not yet sent/).waitFor({ state: 'detached' });
    await settled(page);
    const rounds = await (await ask(`${served.url}/api${place}/answers`)).json();
    expect(rounds).toMatchObject([{ round: 'summer 2025', submissions: 2, withCode: 1 }]);
    const made = (await recorded()).filter((o) => o.start === '2025-07-01' && o.state === 'current');
    expect(made).toMatchObject([
      { indicator: 'LOC-01', figures: { kind: 'counts', numerator: 1, denominator: 2 } },
    ]);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/oak-27|very unsafe/);
  });
});
