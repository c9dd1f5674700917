import type { ContextSetup, Observation, PlanPage } from '@waymark/contract';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { closeBrowser, openPage, type JourneyPage } from '../stage/browser';
import { settled } from '../stage/settled';
import { type Served, serveBuild } from '../stage/served';
import { ask, beginOnScreen } from '../stage/sign-in';

/** The questions a partnership answers before a review closes, by their themes. */
const themes = [
  'What the work aims at',
  'Falling back',
  'Worry among professionals',
  'Different trainings',
  'When risk is high',
  'Young people and families',
  'Standing of the voluntary sector',
];

/** The README's second path: from an empty database to a place, two waves and a verdict. Each step begins where the one before ended. */
describe('real work from an empty database', () => {
  let served: Served;
  let page: JourneyPage;

  beforeAll(async () => {
    served = await serveBuild('own');
    page = await openPage({ at: null });
  });
  afterEach(() => expect(page.faults.splice(0)).toEqual([]));
  afterAll(async () => {
    await closeBrowser();
    await served.stop();
  });

  const row = (code: string) => page.locator(`[data-row="${code}"]`);
  const region = (title: string) => page.getByRole('region', { name: title, exact: true }).first();
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const save = async (figures: string) => {
    await button('Save the round').click();
    await page.getByText(`Saved on the server at`).waitFor();
    await settled(page);
    expect(await page.getByRole('status').filter({ hasText: 'Saved on the server' }).textContent()).toContain(
      figures,
    );
  };
  const period = async (start: string, end: string) => {
    await page.getByLabel('First day').fill(start);
    await page.getByLabel('Last day').fill(end);
  };
  const counts = async (code: string, numerator: number, denominator: number) => {
    await row(code).getByLabel('How many', { exact: true }).fill(String(numerator));
    await row(code)
      .getByLabel(/^Of how many/)
      .fill(String(denominator));
  };
  const recorded = async () =>
    (await (await ask(`${served.url}/api/contexts/1/observations`)).json()) as Observation[];

  it('is set up by the printed link, and shows no invented place', async () => {
    // names are words, never markup
    await beginOnScreen(page, served, {
      organisation: 'Harbour & <b>Quay</b> Youth',
      administrator: 'Zoë ‘Zed’ O’Brien',
    });
    expect(await page.getByText(/invented/).count()).toBe(0);
    expect(await (await ask(`${served.url}/api/contexts`)).json()).toEqual([]);
  });

  it('keeps its database where it says, readable by one person alone', () => {
    expect(existsSync(join(served.dataFolder, 'waymark.db'))).toBe(true);
    expect(existsSync(join(served.dataFolder, 'demo.db'))).toBe(false);
    expect(statSync(served.dataFolder).mode & 0o777).toBe(0o700);
  });

  it('leads from the site to the context to its first wave', async () => {
    await page.getByRole('link', { name: 'Add the site' }).click();
    await page.getByLabel('Name of the site').fill('Harbour');
    await button('Save the site').click();
    await page.getByRole('heading', { level: 1, name: 'New context' }).waitFor();
    await page.getByRole('radio', { name: /^Location/ }).check();
    await page.getByRole('radio', { name: /^Neighbourhood/ }).check();
    await page.getByLabel('What it is, in a few words').fill('quay with benches');
    await page.getByLabel('Public name').fill('The Quay');
    await page.getByLabel('Opened').fill('2024-01-01');
    await button('Save the context').click();
    await page.getByRole('heading', { level: 1, name: 'Record in The Quay' }).waitFor();
  });

  it('takes a figure of every kind in one round', async () => {
    await period('2024-10-01', '2024-10-31');
    await counts('LOC-01', 60, 200);
    await row('LOC-03').getByLabel('How many people').fill('200');
    await row('LOC-03').getByLabel('Mean').fill('41.5');
    await row('LOC-03').getByLabel('Standard deviation').fill('20');
    await row('LOC-12').getByLabel('How many events').fill('14');
    await row('LOC-12').getByLabel('Among how many').fill('3100');
    await row('LOC-12')
      .getByLabel(/^Of what/)
      .fill('residents');
    const rubric = row('LOC-05');
    await rubric.getByText('Choose a level').click();
    await rubric.getByRole('radio').nth(2).check();
    await rubric.getByLabel('How many raters agreed on it').fill('2');
    await rubric.getByLabel('Evidence').fill('Two shopkeepers stay until closing time.');
    await row('LOC-10')
      .getByLabel(/^Amount/)
      .fill('12');
    await row('LOC-02').getByLabel('If there is none, why').selectOption('not asked');
    await page.getByLabel('Another indicator').selectOption('SYS-01');
    await button('Add its row').click();
    await row('SYS-01').getByLabel('Reached on').fill('2024-10-14');
    await save('7 figures');
    const kinds = (await recorded()).map((o) => o.figures.kind).sort();
    expect(kinds).toEqual(['counts', 'events', 'level', 'milestone', 'missing', 'moments', 'stock']);
  });

  it('draws it: figure, n, the reason of what is missing, and that one wave says nothing about change', async () => {
    await page.getByRole('link', { name: 'See The Quay drawn' }).click();
    await region('Feels safe here in daylight').getByText('30').first().waitFor();
    await settled(page);
    const more = page.getByRole('button', { name: /other indicators/i });
    if (await more.isVisible()) await more.click();
    expect(await region('Feels safe here in daylight').textContent()).toMatch(/Cannot say/);
    expect(await region('Feels safe here once it is dark').textContent()).toContain('not asked');
    expect(await region('Guardianship in this place').locator('td').allTextContents()).toEqual(['2', '2']);
    expect(await region('A plan for the context').textContent()).toMatch(/Reached on 14 Oct 2024/);
    expect(await region('Anti-social behaviour on police records').textContent()).toContain('Context only');
  });

  it('says what changed once there is a second wave, and why not where that cannot be said', async () => {
    await page.goto(`${served.url}/contexts/1/record`);
    await period('2025-10-01', '2025-10-31');
    await counts('LOC-01', 130, 210);
    await counts('LOC-04', 40, 90);
    await save('2 figures');
    await page.getByRole('link', { name: 'See The Quay drawn' }).click();
    const daylight = region('Feels safe here in daylight');
    await daylight.getByText('Improving').first().waitFor();
    await settled(page);
    const trusted = (await region('A trusted adult in this place').textContent()) ?? '';
    expect(trusted).toMatch(/Cannot say/);
    expect(trusted).toMatch(/one wave|Two waves|second wave/i);
  });

  it('corrects a figure only with a reason, and keeps the old one in sight', async () => {
    await page.goto(`${served.url}/contexts/1/history?indicator=LOC-04`);
    await page.getByRole('button', { name: /^Correct it/ }).click();
    await page.getByLabel('How many', { exact: true }).fill('38');
    await button('Save the correction').click();
    await page
      .getByText(/reason/i)
      .first()
      .waitFor();
    expect(await recorded()).toHaveLength(9);
    await page.getByLabel('Why it changes').fill('Two forms were counted twice');
    await button('Save the correction').click();
    await page.getByText('Corrected because: Two forms were counted twice').waitFor();
    expect(await page.locator('del').textContent()).toBe('40 of 90');
    expect(await page.locator('main strong.wm-history-figure').textContent()).toBe('38 of 90');
  });

  it('lets two people edit one place at once without undoing each other', async () => {
    const colleague = await openPage({ at: served.url });
    for (const one of [page, colleague]) {
      await one.goto(`${served.url}/contexts/1/edit`);
      await one.getByLabel('What it is, in a few words').waitFor();
    }
    await page.getByLabel('What it is, in a few words').fill('quay <b>by night</b> 🚲 مرحبا');
    await colleague.getByLabel('Note').fill('The keys are with the harbour master.');
    for (const one of [page, colleague]) {
      await one.getByRole('button', { name: 'Save the changes', exact: true }).click();
      await one.getByText('Saved on the server at').waitFor();
    }
    const { context } = (await (await ask(`${served.url}/api/contexts/1`)).json()) as ContextSetup;
    expect(context.kind).toBe('quay <b>by night</b> 🚲 مرحبا');
    expect(context.note).toBe('The keys are with the harbour master.');
    expect(colleague.faults).toEqual([]);
    await colleague.context().close();
  });

  it('holds a whole plan with nobody in it: looked at, aimed for, met about, reviewed', async () => {
    const field = (label: string) =>
      page
        .locator('form')
        .getByLabel(new RegExp(`^${label}`))
        .first();
    await page.goto(`${served.url}/contexts/1/plan`);
    await button('Record an assessment').click();
    await field('From').fill('2025-03-03');
    await page.getByRole('checkbox', { name: /^Survey on the spot/ }).check();
    await button('Add who took part').click();
    await field('Who').selectOption('young people');
    await field('How many').fill('34');
    await button('Name what weighs most').click();
    await field('1[.] What weighs').fill('Nobody is on the quay after six');
    await field('Why it comes here').fill('It is when they are there');
    await button('Save the assessment').click();
    await button('Record an assessment').waitFor();

    await button('Add a goal').click();
    await field('The goal').fill('Young people can name an adult they trust on the quay');
    await page.getByRole('radio', { name: 'Guardianship' }).check();
    await field('Sign').fill('Half of them name somebody');
    await field('How you will know').fill('The survey on the quay, twice a year');
    await button('Add a measure').click();
    await field('Indicator').selectOption('LOC-04');
    await field('Baseline: day').fill('2025-04-30');
    await field('Baseline: how').fill('survey on the quay');
    await field('Baseline: n').fill('90');
    await button('Save the goal').click();
    await button('Add a goal').waitFor();

    await page.goto(`${served.url}/contexts/1/meetings`);
    await button('Record a meeting').click();
    await page.getByRole('radio', { name: 'Context conference' }).check();
    await field('Held on').fill('2025-05-12');
    await button('Add a kind of partner').click();
    await field('Who').selectOption('young people');
    await field('How many').fill('3');
    await button('Save the meeting').click();
    await page.getByRole('button', { name: /^Add a decision/ }).click();
    await field('What was decided').fill('Two adults on the quay until eight');
    await field('Owner').selectOption('residents');
    await page.getByRole('radio', { name: /^Changes the context/ }).check();
    await button('Save the decision').click();
    await page.getByRole('list', { name: 'Decisions' }).getByText('Two adults on the quay').first().waitFor();

    await page.goto(`${served.url}/contexts/1/plan`);
    await button('Begin a review').click();
    await field('Held on').fill('2025-11-10');
    await field('How far it has come').selectOption('cannot say');
    await field('What that rests on').fill('Too few were asked in autumn');
    for (const theme of themes) await field(theme).fill('We talked about it and wrote down what we said.');
    await button('Save the review').click();
    await page.getByRole('button', { name: /^Close this review/ }).click();
    await page.getByText(/^closed /).waitFor();

    const plan = (await (await ask(`${served.url}/api/contexts/1/plan`)).json()) as PlanPage;
    expect(plan.life.map(({ kind }) => kind)).toEqual(['opened', 'assessed', 'meeting', 'review']);
    expect(plan.next).toEqual([]);
    // an individual has no place in any of it: whoever took part is a kind and a number
    expect(plan.assessments[0]?.tookPart).toEqual([{ party: 'young people', people: 34 }]);
    await page.goto(`${served.url}/contexts/1`);
    await region('Its life')
      .locator('summary')
      .getByText('Assessed once, met about once, reviewed to the end once')
      .waitFor();
  });

  it('has everything again after a night', async () => {
    const before = await recorded();
    await served.stop('keep the data');
    served = await serveBuild('own', served);
    expect(await recorded()).toEqual(before);
    await page.goto(`${served.url}/contexts/1`);
    await region('Feels safe here in daylight').getByText('Improving').first().waitFor();
    await settled(page);
    expect(await page.getByText(/invented/).count()).toBe(0);
  });
});
