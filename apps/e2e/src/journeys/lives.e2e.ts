import type { Locator } from 'playwright-core';
import { closeBrowser, demoUrl, type JourneyPage, openPage } from '../stage/browser';
import { demoContext, wordsOf } from '../stage/reading';
import { settled } from '../stage/settled';

/** What each life holds, counted by hand in data/demo/plans: assessments, meetings, closed reviews and the day of the last. */
const lives = [
  { code: 'A-garages', assessed: 3, met: 8, reviewed: 3, last: '2026-05-18', ends: null },
  { code: 'B-canal-yard', assessed: 3, met: 8, reviewed: 3, last: '2026-05-11', ends: null },
  { code: 'C-library', assessed: 2, met: 6, reviewed: 3, last: '2026-04-14', ends: null },
  { code: 'D-northbrook', assessed: 3, met: 6, reviewed: 3, last: '2025-11-17', ends: null },
  { code: 'E-riverside', assessed: 3, met: 8, reviewed: 3, last: '2026-05-25', ends: null },
  // five meetings of its own and one panel about the park, which spoke of the friends too
  { code: 'F-four-friends', assessed: 2, met: 6, reviewed: 3, last: '2020-05-18', ends: '2020-06-30' },
];
const meetings = /^(Peer group conference|Context conference|Multi-agency panel|Review)\./;

describe('the lives of the demo', () => {
  let page: JourneyPage;
  beforeAll(async () => {
    page = await openPage();
  });
  afterEach(() => expect(page.faults.splice(0)).toEqual([]));
  afterAll(closeBrowser);

  it.each(lives)('tells $code from the first look to the last review', async (told) => {
    const { id } = await demoContext(told.code);
    await page.goto(`${demoUrl()}/contexts/${id}`);
    const life = page.getByRole('region', { name: 'Its life', exact: true });
    await life.locator('summary').click();
    await life.getByRole('listitem').first().waitFor();
    await settled(page);
    const events = await life.getByRole('listitem').evaluateAll((all) =>
      all.map((one) => {
        const time = one.querySelector('time');
        return {
          date: time?.dateTime ?? '',
          words: (one.textContent.split(time?.textContent ?? '')[1] ?? '').trim(),
        };
      }),
    );
    const dates = (kind: RegExp) => events.filter(({ words }) => kind.test(words)).map(({ date }) => date);
    const [assessed, met, reviewed] = [dates(/^Assessment of/), dates(meetings), dates(/^Review closed/)];
    expect([assessed.length, met.length, reviewed.length]).toEqual([told.assessed, told.met, told.reviewed]);
    // each step after the one the framework puts before it
    const steps = ['', ...[assessed, met, reviewed].map((days) => days[0] ?? 'none')];
    expect([...steps].sort()).toEqual(steps);
    expect(events.map(({ date }) => date)).toEqual(events.map(({ date }) => date).sort());
    expect(events[0]?.words).toMatch(/^Opened/);
    expect(reviewed.at(-1)).toBe(told.last);
    expect(dates(/^(Closed|Dissolved)/)).toEqual(told.ends === null ? [] : [told.ends]);
    // the marks stand over the figures, one for each
    expect(await life.locator('.wm-life-strip .wm-life-mark').count()).toBe(events.length);
  });

  it('tells a split from both sides, beside what was seen then, and ends the line of what ended', async () => {
    const [yard, quay] = [await demoContext('B-canal-yard'), await demoContext('B-north-quay')];
    await page.goto(`${demoUrl()}/contexts/${yard.id}`);
    const life = page.getByRole('region', { name: 'Its life', exact: true });
    await life.getByText(/split or joined once/).click();
    await life.getByText('1 April 2018 Split: part of it became North Quay').waitFor();
    // the mark points on, right over the break of the first row
    const at = (locator: Locator) => locator.first().evaluate((one) => one.getBoundingClientRect().x);
    const [mark, redrawn] = [life.locator('.wm-life-became'), life.locator('.wm-life-changed')];
    expect(Math.abs((await at(mark)) - (await at(redrawn)))).toBeLessThan(6);
    await page.goto(`${demoUrl()}/contexts/${yard.id}/plan`);
    const links = page.getByRole('list', { name: 'Its links in words' });
    await links.getByText('The northern half went to the building site').waitFor();
    await links.getByRole('link', { name: /^North Quay/ }).click();
    await page.getByRole('heading', { level: 1, name: `Plan of ${quay.privateName}` }).waitFor();
    await page.getByText(/^Grew out of Canal Yard/).waitFor();
    // closed in June 2021: nothing is drawn from there to today
    const right = (selector: string) =>
      page.locator(selector).evaluate((one) => one.getBoundingClientRect().right);
    expect(
      Math.abs((await right('.wm-lifeline-bar')) - (await right('.wm-lifeline .wm-life-closed'))),
    ).toBeLessThan(15);
    expect(await right('.wm-lifeline-bar')).toBeLessThan((await right('.wm-lifeline')) - 200);
    await page.goto(`${demoUrl()}/contexts/${quay.id}`);
    await page.getByText('It ended before anything was measured').waitFor();
  });

  it('draws the drift of a plan as a hand counts it, and the flag says so', async () => {
    const { id } = await demoContext('X6-later-start');
    await page.goto(`${demoUrl()}/contexts/${id}/meetings`);
    const rows = page.getByRole('table', { name: /Share of actions/ }).locator('tbody tr');
    await rows.first().waitFor();
    await settled(page);
    // decided: 4 of 5; 2 of 2; 1 of 3; none of 3 with one that is both and counts half
    const drawn = await rows.evaluateAll((all) =>
      all.map((row) => {
        const bar = row.querySelector('.wm-bar');
        const share = (part: string) =>
          (bar?.querySelector(part)?.getBoundingClientRect().width ?? 0) / (bar?.clientWidth ?? 1);
        return [share('.wm-bar-ecological'), share('.wm-bar-both')].map((one) => Math.round(one * 100));
      }),
    );
    expect(drawn).toEqual([
      [80, 0],
      [100, 0],
      [33, 0],
      [0, 17],
    ]);
    await page.getByText('For two reviews running most new actions aim at young people').first().waitFor();
  });

  it('sets a place beside its neighbour, and says what that cannot tell', async () => {
    const [yard, precinct] = [await demoContext('B-canal-yard'), await demoContext('X2-comparison')];
    await page.goto(`${demoUrl()}/contexts/${yard.id}/plan`);
    const beside = page.getByRole('listitem').filter({ hasText: 'is next to' });
    await beside.getByText('show when each changed, and not who went where').waitFor();
    await beside.getByRole('link', { name: /^See both side by side/ }).click();
    // spring 2018, after the boundary moved, 27 of 46 and now 44 of 59; next door 32 of 68 and now 27 of 62
    await page.getByRole('heading', { level: 1, name: /^Compare/ }).waitFor();
    await page.getByText('What these panels cannot tell you').waitFor();
    for (const { privateName } of [yard, precinct])
      await page
        .getByRole('heading', { level: 2, name: privateName })
        .or(page.getByRole('heading', { level: 3, name: privateName }))
        .waitFor();
    const words = await wordsOf(page);
    expect(words).toContain('75 in 100 (59 asked), in spring 2018 59 in 100 (46 asked)');
    expect(words).toContain('44 in 100 (62 asked), in spring 2016 47 in 100 (68 asked)');
    expect(words).toContain('one place beside another is a description');
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: /^Plan of/ }).waitFor();
    await beside.getByRole('link', { name: /^Who was pushed out of either/ }).click();
    // where they went was never asked in the precinct: that is said, and not drawn as nothing
    await page
      .getByText(`Nothing of this was measured in ${precinct.privateName}. That is not a zero.`)
      .waitFor();
  });
});
