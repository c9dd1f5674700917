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
import { post } from '../stage/sign-in';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** Somebody of fourteen scans a code in the youth club, without an account; the team reads what they left. */
describe('young people are asked', () => {
  let served: Served;
  let team: JourneyPage;
  let phone: JourneyPage;
  let place: string;
  let link: string;

  beforeAll(async () => {
    served = await serveBuild('own');
    place = await ownPlace(served, { code: 'bowl', pseudonym: 'The Bowl' });
    await post(`${served.url}/api/protection/purposes`, {
      title: 'Learning from surveys',
      covers: 'Anonymous answers of young people to questions about places.',
      lawfulBasis: 'legitimate-interests',
      article9: 'none',
      conditionNote: 'Nothing about health or origin is asked.',
      decidedBy: 'the manager',
      decidedOn: '2026-01-10',
      reviewOn: '2030-01-10',
    });
    const { url } = await post(`${served.url}/api/young-links`, {
      contextId: Number(place.split('/').at(-1)),
      expires: inDays(60),
    });
    link = `${served.url}/ours#${new URL(String(url)).hash.slice(1)}`;
    team = await openPage({ at: served.url });
    phone = await openPage({ ...PHONE, at: null });
  });
  afterEach(async () => {
    for (const page of [team, phone]) {
      await settled(page);
      expect(await sidewaysScroll(page)).toBe(0);
      expect(page.faults.splice(0)).toEqual([]);
    }
  });
  afterAll(async () => {
    await closeBrowser();
    await served.stop();
  });

  const main = async (page: JourneyPage) => {
    await settled(page);
    return page.locator('main').innerText();
  };
  const press = (page: JourneyPage, name: string) => page.getByRole('button', { name, exact: true }).click();
  const leftOnThePhone = () =>
    phone.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie.length]);
  const begin = async () => {
    await phone.goto('about:blank');
    await phone.goto(link);
    await press(phone, 'Yes, I want to take part');
    await phone.getByText('Question 1 of 5').waitFor();
  };

  it('by a worker, who chooses whole sets of questions and names the purpose', async () => {
    await team.goto(`${served.url}${place}/ours/asked`);
    await press(team, 'Ask a round of questions');
    await team.getByLabel('Name of the round').fill('autumn');
    await team.getByLabel('Last day').fill(inDays(14));
    await team.getByLabel(/^Feels safe here in daylight/).check();
    await team.getByLabel(/^Respected by the adults here/).check();
    await team.getByText('5 questions; twenty is the most.').waitFor();
    expect(await accessibilityFaults(team)).toEqual([]);
    await press(team, 'Open the round');
    await team.getByRole('heading', { name: 'autumn: open' }).waitFor();
    expect(await main(team)).toContain('0 people have sent something');
  });

  it('on a phone: read first what happens, answered with a thumb, and nothing is left there', async () => {
    await phone.goto(link);
    await phone.getByRole('heading', { name: 'Tell us what it is like here' }).waitFor();
    expect(await main(phone)).toContain('We do not ask who you are');
    expect(await accessibilityFaults(phone)).toEqual([]);
    await begin();
    expect(await accessibilityFaults(phone)).toEqual([]);
    const small = await phone
      .locator('.wm-young-answer')
      .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).length);
    expect(small).toBe(0);
    await phone.getByLabel('fairly safe').check();
    await phone.getByLabel(/Is there something you want to say/).fill('Ring me on 07700 900123');
    await phone.getByLabel('The team may also show it to others').check();
    await press(phone, 'Send');
    await phone.getByText('could lead to a person').waitFor();
    await phone.getByLabel(/Is there something you want to say/).fill('The lamp by the steps is out again.');
    expect(await leftOnThePhone()).toEqual([0, 0, 0]);
    await press(phone, 'Send');
    await phone.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(await main(phone)).toContain('0800 1111');
    expect(await accessibilityFaults(phone)).toEqual([]);
    expect(await leftOnThePhone()).toEqual([0, 0, 0]);
    expect(await phone.context().cookies()).toEqual([]);
  });

  it('without a signal: it waits on the phone, is sent by itself, and then is wiped', async () => {
    await begin();
    await phone.getByLabel('very unsafe').check();
    await phone.context().setOffline(true);
    await press(phone, 'Send');
    await phone.getByRole('heading', { name: 'No signal just now' }).waitFor();
    expect((await leftOnThePhone())[0]).toBe(1);
    await phone.context().setOffline(false);
    await phone.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(await leftOnThePhone()).toEqual([0, 0, 0]);
    const code = await phone.locator('.wm-young-code').innerText();
    await phone.getByText('Take back what you sent').click();
    await phone.getByLabel('The code you were shown').fill(code);
    await press(phone, 'Take it back');
    await phone.getByText('It is as if you had sent nothing.').waitFor();
  });

  it('and the team sees how many, decides about words, and counts', async () => {
    await team.goto(`${served.url}${place}/ours/asked`);
    await team.getByText('One person has sent something').waitFor();
    await team.getByText('The lamp by the steps is out again.').first().waitFor();
    expect(await main(team)).toContain('Nobody has decided yet');
    expect(await main(team)).not.toContain('fairly safe');
    expect(await accessibilityFaults(team)).toEqual([]);
    await team.getByRole('button', { name: /^May be quoted/ }).click();
    await team.getByText('May be quoted.', { exact: false }).first().waitFor();
    await team.getByRole('button', { name: /^Close and count/ }).click();
    await press(team, 'Yes, count them');
    await team.getByRole('heading', { name: 'autumn: counted' }).waitFor();
    await phone.goto('about:blank');
    await phone.goto(link);
    await phone.getByRole('heading', { level: 1, name: 'Your place: The Bowl' }).waitFor();
    expect(await main(phone)).not.toContain('I want to take part');
    expect(await main(phone)).not.toContain('The lamp by the steps');
  });
});

/** A day so many days from today, in this installation's calendar. */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
}
