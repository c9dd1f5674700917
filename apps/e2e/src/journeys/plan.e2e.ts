import type { Context, PlanPage } from '@waymark/contract';
import { accessibilityFaults, closeBrowser, type JourneyPage, openPage } from '../stage/browser';
import { settled } from '../stage/settled';
import { type Served, serveBuild } from '../stage/served';
import { ask } from '../stage/sign-in';

/** The plan of a place from assessment to a closed review, its balance, and two people who write in it. On a demo of its own. */
describe('the plan of a context', () => {
  let served: Served;
  let page: JourneyPage;
  let contexts: Context[];

  beforeAll(async () => {
    served = await serveBuild('demo');
    contexts = (await (await ask(`${served.url}/api/contexts`)).json()) as Context[];
    page = await openPage({ at: served.url, locale: 'en-GB' });
  });
  afterEach(() => expect(page.faults.splice(0)).toEqual([]));
  afterAll(async () => {
    await closeBrowser();
    await served.stop();
  });

  const idOf = (code: string): number => {
    const found = contexts.find((context) => context.code === code);
    if (!found) throw new Error(`the demo has no ${code}`);
    return found.id;
  };
  const open = async (path: string, on: JourneyPage = page) => {
    await on.goto(`${served.url}${path}`);
    await on.getByRole('heading', { level: 1 }).waitFor();
    await settled(on);
  };
  const planOf = async (code: string) =>
    (await (await ask(`${served.url}/api/contexts/${idOf(code)}/plan`)).json()) as PlanPage;

  it('agrees with a hand count: began 4 of 5, 2 of 2, then 1 of 3 and half of one of 3, so it has drifted', async () => {
    await open(`/contexts/${idOf('X6-later-start')}/meetings`);
    const rows = page.getByRole('table', { name: /Share of actions/ }).locator('tbody tr');
    await rows.first().waitFor();
    const decided = await rows.evaluateAll((all) =>
      all.map((row) => row.querySelector('td .wm-small')?.textContent ?? ''),
    );
    expect(decided).toEqual(['4 of 5', '2 of 2', '1 of 3', '½ of 3']);
    // 4 + 2 + 1 + ½ of 5 + 2 + 3 + 3
    expect(await rows.last().locator('td').nth(1).textContent()).toContain('58% 7½ of 13');
    expect(await page.getByText(/^Drifted\. At the beginning 4 of 5/).textContent()).toContain(
      'For two reviews running most new actions aim at young people',
    );
    await open('/morning');
    await page.getByText('this plan has drifted').waitFor();
    await settled(page);
    const drifted = page.getByRole('region', { name: 'Drifted' }).getByRole('listitem');
    expect(await drifted.allTextContents()).toEqual([expect.stringContaining('this plan has drifted')]);
  });

  it('sets a place and the one next to it side by side in time', async () => {
    await open(`/contexts/${idOf('B-canal-yard')}/plan`);
    const beside = page
      .getByRole('listitem')
      .filter({ hasText: 'is next to' })
      .filter({ hasText: 'Bridle Precinct' });
    await beside.getByRole('link', { name: /^See both side by side/ }).click();
    await page.getByRole('heading', { level: 1, name: /^Compare/ }).waitFor();
    await settled(page);
    const chosen = page.getByRole('list', { name: 'Chosen contexts' });
    expect(await chosen.getByRole('listitem').count()).toBe(2);
    await chosen.getByText('Tolley Wharf').waitFor();
    await chosen.getByText('Bridle Precinct').waitFor();
  });

  it('is complete with nobody named in it, from the assessment to the closed review, by keyboard alone', async () => {
    await open(`/contexts/${idOf('X2-comparison')}/plan`);
    const keys = page.keyboard;
    // days and months alike: browsers differ in which comes first
    const tabTo = async (label: string, key = 'Tab') => {
      for (let presses = 0; presses < 300; presses += 1) {
        await keys.press(key);
        const words = await page.evaluate(() => {
          const one = document.activeElement as HTMLInputElement | null;
          return (one?.labels?.[0]?.textContent ?? one?.textContent ?? '').trim();
        });
        if (words.startsWith(label)) return;
      }
      throw new Error(`no key leads to “${label}”`);
    };
    const write = async (label: string, words: string) => {
      await tabTo(label);
      await keys.type(words);
    };
    const choose = async (label: string) => {
      await tabTo(label);
      await keys.press('ArrowDown');
    };
    const press = async (label: string) => {
      await tabTo(label);
      await keys.press('Enter');
    };
    const back = async (button: string) => {
      await page.waitForFunction((words) => document.activeElement?.textContent === words, button);
    };
    await page.getByRole('button', { name: 'Record an assessment' }).waitFor();

    await press('Record an assessment');
    await write('From', '05052026');
    await press('Add who took part');
    await tabTo('Who', 'Shift+Tab');
    await keys.press('ArrowDown');
    await write('How many', '31');
    await press('Name what weighs most');
    await tabTo('1. What weighs', 'Shift+Tab');
    await keys.type('Nobody is there at closing time');
    await write('Why it comes here', 'It is when most goes wrong');
    await press('Save the assessment');
    await back('Record an assessment');

    await press('Add a goal');
    await write('The goal', 'Adults are in the precinct at closing time whom young people trust');
    await tabTo('What young people need');
    await keys.press('ArrowDown');
    await write('Sign', 'Half of them name somebody');
    await write('How you will know', 'A survey on the spot, twice a year');
    await press('Add a measure');
    await tabTo('Indicator', 'Shift+Tab');
    await keys.press('ArrowDown');
    await write('Baseline: day', '05052026');
    await write('Baseline: how', 'survey on the spot');
    await write('Baseline: n', '31');
    await press('Save the goal');
    await back('Add a goal');

    await press('Begin a review');
    // a form that opens takes the focus to its first field
    await page.waitForFunction(() =>
      (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent?.startsWith('Held on'),
    );
    await keys.type('09092026');
    await choose('How far it has come');
    await write('What that rests on', 'Seventeen of thirty-two named somebody');
    for (const theme of [
      'What the work aims at',
      'Falling back',
      'Worry among professionals',
      'Different trainings',
      'When risk is high',
      'Young people and families',
      'Standing of the voluntary sector',
    ])
      await write(theme, 'We talked about it and wrote down what we said.');
    await press('Save the review');
    await back('Begin a review');
    await tabTo('Close this review', 'Shift+Tab');
    await keys.press('Enter');
    await page.getByText('closed 15 September 2026').waitFor();
    await settled(page);

    const plan = await planOf('X2-comparison');
    expect(plan.assessments[0]?.tookPart).toEqual([{ party: 'young people', people: 31 }]);
    expect(plan.reviews[0]?.closedOn).toBe('2026-09-15');
    expect(plan.goals[0]?.measures[0]?.baseline).toEqual({
      date: '2026-05-05',
      method: 'survey on the spot',
      n: 31,
    });
    expect(plan.next).toEqual([]);
    expect(await page.getByText('Nothing is due and nothing is missing.').count()).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('shows two people who change one goal each other’s words, and loses neither’s', async () => {
    const other = await openPage({ at: served.url, locale: 'en-GB' });
    const path = `/contexts/${idOf('C-library')}/plan`;
    const edit = async (who: JourneyPage) => {
      await open(path, who);
      await who.getByRole('button', { name: /^Edit Young people in the foyer/ }).click();
    };
    await edit(page);
    await edit(other);
    await page.getByLabel(/^Hope/).fill('Somebody minds the foyer.');
    await other.getByLabel(/^Hope/).fill('A warm place to wait.');
    await other.getByLabel(/^Next review/).fill('2026-11-30');
    await other.getByRole('button', { name: 'Save the goal' }).click();
    // the form has gone: it is saved
    await other.getByRole('button', { name: /^Edit Young people in the foyer/ }).waitFor();

    await page.getByRole('button', { name: 'Save the goal' }).click();
    const theirs = page.getByText('Somebody else saved this while you were writing').first();
    await theirs.waitFor();
    expect(await page.getByRole('radio', { name: 'Mine: Somebody minds the foyer.' }).isChecked()).toBe(true);
    await page.getByText('Theirs: 2026-11-30').waitFor();
    expect(await page.getByLabel(/^Hope/).inputValue()).toBe('Somebody minds the foyer.');
    await page.getByRole('button', { name: 'Put both together' }).click();
    await page.getByRole('button', { name: 'Save the goal' }).click();
    await page.getByRole('button', { name: /^Edit Young people in the foyer/ }).waitFor();
    expect((await planOf('C-library')).goals[0]).toMatchObject({
      hope: 'Somebody minds the foyer.',
      nextReview: '2026-11-30',
    });
    expect(other.faults).toEqual([]);
    await other.context().close();
  });

  it('begins a plan after an incident from its template, and opens what it said before', async () => {
    await open(`/contexts/${idOf('X5-later-start')}/documents`);
    const incident = page.locator('#incident');
    await incident.getByRole('button', { name: 'Begin a plan from the template' }).click();
    await incident.getByLabel('Day', { exact: true }).fill('2026-09-01');
    await incident.getByLabel(/^What happened/).fill('A fight at the bus stop');
    await incident.locator('button[type=submit]').click();
    // what one person saves in one sitting is one version; a colleague's tick is another
    await incident.getByRole('checkbox').first().click();
    await incident.getByRole('checkbox', { name: /done 15 September 2026/ }).waitFor();
    await incident.getByRole('link', { name: /^Open and print/ }).waitFor();
    const other = await openPage({ at: null, locale: 'en-GB' });
    await other.request.post(`${served.url}/api/demo/sign-in`, { data: { account: 'manager' } });
    await open(`/contexts/${idOf('X5-later-start')}/documents`, other);
    await other.locator('#incident').getByRole('checkbox').nth(1).click();
    await other.getByRole('link', { name: /^All 2 versions, compare and print/ }).click();
    await other.getByRole('heading', { level: 1, name: /^A fight at the bus stop/ }).waitFor();
    await other.getByRole('table', { name: /^Where version 1 and version 2 differ/ }).waitFor();
    await other.getByRole('link', { name: 'Open version 1', exact: true }).click();
    await other.getByText(/It stood until 15 September 2026; version 2 stands now/).waitFor();
    await settled(other);
    expect(await accessibilityFaults(other)).toEqual([]);
    expect(other.faults).toEqual([]);
    await other.context().close();
  });

  it('lets two people code apart, a concern and ten actions, and tells how far they agree', async () => {
    // the administrator and a manager, each at a screen of their own
    const other = await openPage({ at: null, locale: 'en-GB' });
    await other.request.post(`${served.url}/api/demo/sign-in`, { data: { account: 'manager' } });
    const place = idOf('X5-later-start');
    const bothOpen = async (path: string) => {
      await open(path);
      await open(path, other);
    };
    const opened = (who: JourneyPage, button: string | RegExp) =>
      who.getByRole('button', { name: button }).first().click();

    // a concern: nobody sees the other's code before their own is given
    await bothOpen(`/contexts/${place}/concerns`);
    await opened(page, 'Record a concern');
    await page.getByLabel('Month', { exact: true }).fill('2026-08');
    await page.getByLabel('Kind of concern').selectOption('harassment');
    await page.getByLabel('Who raised it').selectOption('residents');
    await page.getByRole('button', { name: 'Save the concern' }).click();
    const judge = async (who: JourneyPage, intention: string) => {
      await opened(who, /^Code it apart/);
      await who.getByRole('radio', { name: intention }).check();
      await who.getByRole('button', { name: 'Save my code' }).click();
    };
    await judge(page, 'Caring For');
    await page.getByText('(coded by one, a second is needed)').waitFor();
    await open(`/contexts/${place}/concerns`, other);
    await other.getByText('(coded by one, a second is needed)').waitFor();
    expect(await other.getByText('Adair Moss (demo administrator): caring').count()).toBe(0);
    await judge(other, 'Not caring To');
    await other.getByText(/Adair Moss \(demo administrator\): caring\. Mina Okoro/).waitFor();
    await opened(other, /^Settle it/);
    await other.getByRole('button', { name: 'Settle it', exact: true }).click();
    await other.getByText('Say what settled it').first().waitFor();
    await other.getByRole('radio', { name: 'Caring For' }).check();
    await other.getByLabel('What settled it').fill('They asked for a worker and not for the police.');
    await other.getByRole('button', { name: 'Settle it', exact: true }).click();
    await other.getByText(/Settled because: They asked for a worker/).waitFor();
    await settled(other);
    const halfYear = other.getByRole('row', { name: /^July 2026 to December 2026/ });
    expect(await halfYear.getByRole('cell').allTextContents()).toEqual(['1', '1', '0']);

    // ten actions: nine are coded beside the screen, the tenth on it
    const tell = async (who: JourneyPage, method: 'post' | 'put', path: string, data: object) => {
      const answer = await who.request[method](`${served.url}/api${path}`, { data });
      const told = (await answer.json()) as { id: number };
      if (!answer.ok()) throw new Error(`${path}: ${JSON.stringify(told)}`);
      return told.id;
    };
    const [E, B, H] = ['ecological', 'both', 'behaviour_based'].map((orientation) => ({ orientation }));
    const meeting = await tell(page, 'post', '/meetings', {
      date: '2026-09-01',
      kind: 'context conference',
      contextIds: [place],
    });
    const pairs = [
      [E, E],
      [E, E],
      [E, E],
      [E, E],
      [H, H],
      [H, H],
      [H, H],
      [B, B],
      [E, B],
    ] as const;
    for (const [n, [mine, theirs]] of [...pairs, [null, null] as const].entries()) {
      const id = await tell(page, 'post', `/meetings/${meeting}/decisions`, {
        contextId: place,
        title: `Action ${n + 1} for the park`,
        owner: 'VCS',
        tag: E,
      });
      if (mine) await tell(page, 'put', `/decisions/${id}/code`, mine);
      if (theirs) await tell(other, 'put', `/decisions/${id}/code`, theirs);
    }
    await bothOpen(`/contexts/${place}/meetings`);
    await page.getByText('Two people have coded 9 actions apart; agreement is worked out from 10.').waitFor();
    const code = async (who: JourneyPage, orientation: RegExp) => {
      await opened(who, /^Code it apart Action 10/);
      await who.getByRole('radio', { name: orientation }).check();
      await who.getByRole('button', { name: 'Save my code' }).click();
      await who.getByRole('button', { name: 'Save my code' }).waitFor({ state: 'detached' });
    };
    await code(page, /^Changes the context/);
    await code(other, /^Changes young people/);
    // by hand: seen (8 + ½) of 10, by chance 51 of 100, so (0.85 − 0.51) / 0.49
    const agreement = other.getByRole('region', { name: 'Do two people code the same?' });
    await agreement.getByText('Two people coded 10 actions apart and said the same of 8.').waitFor();
    expect(await agreement.textContent()).toMatch(
      /Weighted kappa 0\.69 .*n 10 actions; the very same on 80%/,
    );
    expect(await agreement.textContent()).toContain('caution, few');
    expect(await accessibilityFaults(other)).toEqual([]);
    expect(other.faults).toEqual([]);
    await other.context().close();
  });

  it('draws the week of a place: which adults are there, and when nobody is', async () => {
    await open(`/contexts/${idOf('X5-later-start')}/documents`);
    const week = page.locator('#guardianship');
    await week.getByRole('button', { name: 'Draw the week' }).click();
    await week.getByRole('button', { name: 'Save the week' }).click();
    await week.getByRole('alert').first().waitFor();
    await week.getByLabel('As of').fill('2026-09-10');
    await week.getByRole('button', { name: 'Add who is there' }).click();
    await week.getByLabel('Days').selectOption('school day');
    await week.getByLabel('Time', { exact: true }).selectOption('evening');
    await week.getByLabel('Role').selectOption({ label: 'Youth workers and volunteers' });
    await week.getByLabel('Adults', { exact: true }).fill('2');
    await week.getByLabel('Trained').fill('3');
    await week.getByLabel('Trusted').selectOption('trusted');
    await week.getByRole('button', { name: 'Save the week' }).click();
    await week
      .getByText(/more trained|trained than|No more than/i)
      .first()
      .waitFor();
    await week.getByLabel('Trained').fill('2');
    await week.getByRole('button', { name: 'Save the week' }).click();
    await week.getByText('9 of 10 parts of the week have a gap.').waitFor();
    const evening = week.getByRole('row', { name: /^Evening/ });
    expect(await evening.getByRole('cell').first().textContent()).toContain(
      'Youth workers and volunteers: 2, 2 of them trained',
    );
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('ties a decision to the response of the plan that it became', async () => {
    await open(`/contexts/${idOf('C-library')}/meetings`);
    const entry = page.getByRole('listitem').filter({ hasText: 'Club hours kept through the refit' }).last();
    await entry.getByRole('button', { name: /^Edit/ }).click();
    const became = page.getByLabel('Response of the plan that it became');
    await became.locator('option').nth(1).waitFor({ state: 'attached' });
    const [, title] = await became.locator('option').allTextContents();
    await became.selectOption({ label: title ?? '' });
    await page.getByRole('button', { name: 'Save the decision' }).click();
    await entry.getByText(`Became the response ${title} of the plan.`).waitFor();
    await entry.getByRole('link', { name: title, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /^Plan of/ }).waitFor();
  });

  it('takes one lever of a school’s own assessment by form, and sets it on the scorecard', async () => {
    const school = idOf('D-northbrook');
    await open(`/contexts/${school}/record`);
    await page.getByLabel('First day').fill('2026-09-01');
    await page.getByLabel('Last day').fill('2026-09-10');
    await page.locator('[data-row="SCH-05"]').getByRole('button', { name: 'Add a subgroup' }).click();
    const lever = page.locator('[data-row="SCH-05#1"]');
    await lever.getByLabel('Which of them').fill('lever=response');
    await lever.getByLabel('How many of them').fill('3');
    await lever.getByLabel('Of how many', { exact: true }).fill('6');
    await page.getByRole('button', { name: 'Save the round' }).click();
    await page.getByText(/Saved on the server at/).waitFor();
    await open(`/contexts/${school}/plan`);
    const response = page.locator('#scorecard').getByRole('row', { name: /^response/ });
    await response.getByRole('cell', { name: '3 of 6' }).last().waitFor();
    expect((await response.getByRole('cell').allTextContents()).slice(-2)).toEqual(['2 of 6', '3 of 6']);
  });
});
