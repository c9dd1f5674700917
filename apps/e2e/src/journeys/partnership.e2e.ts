import type { PartnershipPage } from '@waymark/contract';
import {
  accessibilityFaults,
  closeBrowser,
  type JourneyPage,
  openPage,
  sidewaysScroll,
} from '../stage/browser';
import { ownPlace } from '../stage/own-place';
import { wordsOf as words } from '../stage/reading';
import { settled } from '../stage/settled';
import { type Served, serveBuild } from '../stage/served';
import { ask, post } from '../stage/sign-in';

const PRIVATE_NAME = 'The yard behind Ferry Lane';

/** Two organisations on one plan, each in a browser of its own: asked, told what each may see, joined, at work, and out again. */
describe('a partnership of two organisations', () => {
  let served: Served;
  let home: JourneyPage;
  let partner: JourneyPage;
  let place: string;
  const other = () => place.replace(/\d+$/, (id) => String(Number(id) + 1));

  beforeAll(async () => {
    served = await serveBuild('own');
    place = await ownPlace(served, { code: 'quay', pseudonym: 'The Quay' });
    const api = `${served.url}/api`;
    const [{ id: siteId } = { id: 0 }] = (await (await ask(`${api}/sites`)).json()) as { id: number }[];
    const level = { level: 'location', setting: 'neighbourhood', kind: 'yard', opened: '2020-01-01' };
    await post(`${api}/contexts`, {
      ...level,
      siteId,
      code: 'yard',
      pseudonym: 'The Yard',
      privateName: PRIVATE_NAME,
    });
    const purpose = await post(`${api}/protection/purposes`, {
      title: 'Plans of shared places',
      covers: 'plans of places that several organisations work on',
      lawfulBasis: 'public-task',
      article9: 'none',
      conditionNote: 'Nothing about a person is shared.',
      decidedBy: 'trustees',
      decidedOn: '2026-01-05',
      reviewOn: '2036-01-05',
      reason: '',
    });
    await post(`${api}/protection/sharing`, {
      partner: 'Ferry School',
      reference: 'ISA-7',
      purposeId: purpose['id'],
      what: 'the plan of the quay',
      startsOn: '2026-01-05',
      endsOn: '2036-01-05',
    });
    home = await openPage({ at: served.url });
    partner = await openPage({ at: null });
  });
  afterEach(async () => {
    for (const page of [home, partner]) expect(page?.faults.splice(0) ?? []).toEqual([]);
  });
  afterAll(async () => {
    await closeBrowser();
    await served.stop();
  });

  const looksRight = async (page: JourneyPage) => {
    await settled(page);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  };
  const button = (page: JourneyPage, name: string | RegExp) => page.getByRole('button', { name });
  const isNotThere = async (path: string) => {
    await partner.goto(`${served.url}${path}`);
    await partner
      .getByText(/There is no such|Not part of this role/)
      .first()
      .waitFor();
    expect(await words(partner)).not.toMatch(/The Yard|Ferry Lane/);
  };
  let link = '';

  it('is begun on an agreement, agreed to at home, and somebody is asked in by a link', async () => {
    await home.goto(`${served.url}/partnerships`);
    await button(home, /^New partnership/).click();
    await home.getByLabel('Name', { exact: true }).fill('The Quay together');
    await home.getByLabel('Agreement to share').selectOption({ index: 1 });
    await home.getByLabel('The Quay', { exact: true }).check();
    await button(home, 'Begin the partnership').click();
    await button(home, 'We have read this and agree').waitFor();
    await home.getByLabel('Kind of partner').selectOption('VCS');
    await button(home, 'We have read this and agree').click();
    await home.getByText('You have read this and agreed to it.').waitFor();
    await button(home, 'Invite somebody to join').click();
    await home.getByLabel('For whom').fill('Head of Ferry School');
    await button(home, 'Make the link').click();
    await home
      .getByText(/\/link#/)
      .first()
      .waitFor();
    const token = /\/link#([\w-]{43})/.exec(await home.locator('main').innerText())?.[1] ?? '';
    link = `${served.url}/link#${token}`;
    await looksRight(home);
  });

  it('tells whoever was asked what each may see, and shows nothing else before they join', async () => {
    await partner.goto(link);
    await partner.getByLabel('Your name').fill('Robin Hale');
    await partner.getByLabel('E-mail address or sign-in name').fill('robin.hale');
    await partner
      .getByLabel(/password/i)
      .first()
      .fill('seven herons on a wet pontoon');
    await partner.getByRole('button', { name: /^(Join|Accept|Begin|Make the account)/ }).click();
    await partner.getByRole('link', { name: 'Partnerships' }).first().click();
    await partner.getByRole('link', { name: 'The Quay together' }).click();
    await partner.getByRole('heading', { name: 'What each may see' }).waitFor();
    const said = await words(partner);
    for (const line of [
      'As released: rounded, small numbers withheld.',
      'They rate for their own side only',
      'Never.',
    ])
      expect(said).toContain(line);
    expect(said).toContain('ISA-7');
    await looksRight(partner);
    for (const path of [place, `${place}/plan`, other(), '/people']) await isNotThere(path);
  });

  it('lets them in once they have agreed, to that plan and to what is released', async () => {
    await partner.goto(`${served.url}/partnerships/1`);
    await partner.getByLabel('Your organisation').fill('Ferry School');
    await partner.getByLabel('Kind of partner').selectOption('school');
    await button(partner, 'I have read this and join').click();
    await partner.getByRole('link', { name: 'The Quay', exact: true }).click();
    await partner.getByRole('heading', { level: 1, name: 'Plan of The Quay' }).waitFor();
    await settled(partner);
    // it is the team's to write: nothing is offered that would be refused
    expect(await button(partner, /^(Add|New|Record|Edit|Archive|Write)/).count()).toBe(0);
    await looksRight(partner);
    for (const path of [`${other()}/plan`, '/audit']) await isNotThere(path);
    const { parties } = (await (await ask(`${served.url}/api/partnerships/1`)).json()) as PartnershipPage;
    expect(parties.map(({ organisation, side }) => [organisation, side])).toEqual([
      ['Harbour Youth', 'home'],
      ['Ferry School', 'partner'],
    ]);
  });

  it('takes their own rating, and offers no document of the team', async () => {
    await partner.goto(`${served.url}${place}/documents`);
    await button(partner, 'Rate parity').waitFor();
    await settled(partner);
    expect(await button(partner, /week|template|values review/i).count()).toBe(0);
    await button(partner, 'Rate parity').click();
    await partner.getByRole('radio').first().waitFor();
    expect(await partner.getByRole('radio').count()).toBe(1);
    await partner.getByLabel('Day', { exact: true }).fill('2026-09-01');
    await partner.getByRole('radio', { name: 'Statutory partners' }).check();
    await partner.getByLabel('Level').selectOption('2');
    await partner.getByLabel('What shows it').fill('The school plans the walk with the youth workers.');
    await button(partner, 'Save this rating').click();
    await partner.getByText('The school plans the walk with the youth workers.').waitFor();
    await looksRight(partner);
    await home.goto(`${served.url}${place}/documents`);
    await home.getByText('The school plans the walk with the youth workers.').waitFor();
  });

  it('takes an action of their own at a meeting, and how it goes on', async () => {
    await post(`${served.url}/api/meetings`, {
      date: '2026-09-02',
      kind: 'review',
      contextIds: [Number(place.split('/').at(-1))],
      attendance: [{ party: 'school', invited: true, present: 2 }],
    });
    await partner.goto(`${served.url}${place}/meetings`);
    await button(partner, /^Add a decision/).click();
    await partner.getByLabel('What was decided').fill('Staff stand at the ferry steps after school');
    expect(await partner.getByLabel('Owner').locator('option:not([value=""])').allTextContents()).toEqual([
      'School',
    ]);
    await partner.getByLabel('Owner').selectOption('school');
    await partner.getByRole('radio', { name: /^Changes the context/ }).check();
    await button(partner, 'Save the decision').click();
    await button(partner, /^Done today/).click();
    await partner.getByText(/Owner: school\. Done/).waitFor();
    await looksRight(partner);
    await home.goto(`${served.url}${place}/meetings`);
    await home.getByText(/Owner: school\. Done/).waitFor();
  });

  it('is left at once, and what they recorded stays', async () => {
    await partner.goto(`${served.url}/partnerships/1`);
    await button(partner, 'Leave the partnership').click();
    await button(partner, 'Yes, leave the partnership').click();
    await partner.waitForURL(`${served.url}/`);
    // they were here for this partnership only: nothing is left to be signed in for
    for (const path of [`${place}/plan`, `${place}/documents`, '/partnerships/1']) {
      await partner.goto(`${served.url}${path}`);
      await partner.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
      expect(await words(partner)).not.toContain('The Quay');
    }
    await home.goto(`${served.url}${place}/documents`);
    await home.getByText('The school plans the walk with the youth workers.').waitFor();
  });
});
