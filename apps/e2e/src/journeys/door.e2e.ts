import { Secret, TOTP } from 'otpauth';
import {
  accessibilityFaults,
  closeBrowser,
  type JourneyPage,
  openPage,
  sidewaysScroll,
} from '../stage/browser';
import { wordsOf } from '../stage/reading';
import { settled } from '../stage/settled';
import { serveBuild, type Served } from '../stage/served';

const PASSWORD = 'tide pools and lanterns';
const OTHER = 'copper kettles in the rain';
/**
 * A code counts once: setting up takes the one of half a minute ago, so that this half minute's is left for signing in. It is
 * taken as long as this half minute lasts, so one is waited for that lasts until the code has been sent.
 */
const earlierCode = async (secret: string): Promise<string> => {
  const left = 30_000 - (Date.now() % 30_000);
  if (left < 12_000) await new Promise((begun) => setTimeout(begun, left));
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() - 30_000 });
};
const codeNow = (secret: string): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate();

describe('the door of real work', () => {
  let served: Served;
  let sam: JourneyPage;
  let secret = '';
  let recovery: string[] = [];
  let invitation = '';

  const heading = (page: JourneyPage, name: string | RegExp) =>
    page.getByRole('heading', { level: 1, name }).waitFor();
  const press = (page: JourneyPage, name: string | RegExp) =>
    page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  const signIn = async (page: JourneyPage, login: string, password: string) => {
    await page.getByLabel('E-mail address or sign-in name').fill(login);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await press(page, 'Sign in');
  };
  const looked = async (page: JourneyPage) => {
    await settled(page);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(page.faults.splice(0)).toEqual([]);
  };

  beforeAll(async () => {
    served = await serveBuild('own');
    sam = await openPage({ at: null });
  });
  afterAll(async () => {
    await closeBrowser();
    await served.stop();
  });

  it('leads from the printed link over an authenticator app to the first page', async () => {
    await sam.goto(served.url);
    await heading(sam, 'Waymark is not set up yet');
    await looked(sam);
    await sam.goto(await served.firstLink());
    await heading(sam, 'Set up Waymark');
    expect(new URL(sam.url()).hash).toBe('');
    await sam.getByLabel('Your organisation').fill('Harbour Youth');
    await sam.getByLabel('Your name').fill('Sam Field');
    await sam.getByLabel('E-mail address or sign-in name').fill('sam.field');
    await sam.getByLabel('New password').fill('harbour harbour');
    await sam.getByText('It holds “harbour”').waitFor();
    await looked(sam);
    await sam.getByLabel('New password').fill(PASSWORD);
    await sam.getByText('Long enough.').waitFor();
    await press(sam, 'Begin');
    await heading(sam, 'Set up the second step');
    await sam.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    await sam.getByText('Nothing to scan with?').click();
    secret = ((await sam.locator('.wm-secret-key').textContent()) ?? '').replace(/\s/g, '');
    await looked(sam);
    await sam.getByLabel('Code that the app shows now').fill(await earlierCode(secret));
    await press(sam, 'Confirm');
    await sam.getByRole('heading', { name: 'Your recovery codes' }).waitFor();
    recovery = await sam.locator('.wm-recovery-codes li').allTextContents();
    expect(recovery).toHaveLength(10);
    await looked(sam);
    const [file] = await Promise.all([sam.waitForEvent('download'), press(sam, 'Keep as a file')]);
    expect(file.suggestedFilename()).toBe('waymark-recovery-codes.txt');
    await sam.getByLabel('I have kept these codes').check();
    await press(sam, 'Go on');
    await heading(sam, 'Harbour Youth');
    await sam.locator('.wm-who').getByText('Sam Field').waitFor();
    await looked(sam);
  });

  it('invites somebody by a link that is shown once', async () => {
    await press(sam, 'More');
    await sam.getByRole('link', { name: 'People' }).click();
    await press(sam, 'Invite somebody');
    await sam.getByLabel('For whom').fill('Ash from the street team');
    await sam.getByRole('radio', { name: /^practitioner/ }).check();
    await sam.getByLabel('Reaches').selectOption({ label: 'Everything of Harbour Youth' });
    await looked(sam);
    await press(sam, 'Make the link');
    const shown = sam.getByRole('region', { name: 'Link for Ash from the street team' });
    await shown.waitFor();
    invitation = ((await shown.locator('.wm-code').textContent()) ?? '').replace(
      /^.*\/link/,
      `${served.url}/link`,
    );
    expect(invitation).toMatch(/\/link#[\w-]{43}$/);
    await looked(sam);
    await press(sam, 'I have handed it over');
    await sam.getByText('not taken up yet').waitFor();
  });

  it('tells whoever is invited what the role sees, makes the account, and works once', async () => {
    const ash = await openPage({ at: null, viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
    await ash.goto(invitation);
    await heading(ash, 'You are invited');
    const words = await wordsOf(ash);
    expect(words).toContain('Sam Field invites Ash from the street team');
    expect(words).toContain('A practitioner records and reads true figures');
    await ash.getByLabel('Your name').fill('Ash Rowan');
    await ash.getByLabel('E-mail address or sign-in name').fill('ash');
    await ash.getByLabel('New password').fill('password1234');
    await press(ash, 'Make the account');
    await ash
      .getByText(/on the lists that are tried first/)
      .first()
      .waitFor();
    await ash.getByLabel('New password').fill(OTHER);
    await looked(ash);
    await press(ash, 'Make the account');
    await ash.locator('.wm-who').getByText('Ash Rowan').waitFor();
    expect(await ash.getByRole('navigation', { name: 'Main' }).textContent()).not.toContain('People');
    await ash.goto(`${served.url}/people`);
    await heading(ash, 'Not part of this role');
    await looked(ash);
    await ash.context().close();
    const late = await openPage({ at: null });
    await late.goto(invitation);
    await late.getByRole('alert').waitFor();
    await settled(late);
    expect(await late.getByLabel('Your name').count()).toBe(0);
    await late.context().close();
  });

  it('signs in again by password and code, to the page that was asked for', async () => {
    await sam.locator('.wm-who summary').click();
    await press(sam, 'Sign out');
    await heading(sam, 'Sign in');
    await sam.getByText('You are signed out on this device.').waitFor();
    await looked(sam);
    await sam.goto(`${served.url}/framework`);
    await heading(sam, 'Sign in');
    await signIn(sam, 'sam.field', 'not the password at all');
    await sam.getByRole('alert').waitFor();
    await sam.waitForFunction(() => document.activeElement?.getAttribute('role') === 'alert');
    await looked(sam);
    await signIn(sam, 'Sam.Field', PASSWORD);
    await heading(sam, 'Second step');
    await looked(sam);
    await sam.getByLabel('Code of the authenticator app').fill('000000');
    await press(sam, 'Go on');
    await sam.getByRole('alert').waitFor();
    await sam.getByLabel('Code of the authenticator app').fill(codeNow(secret));
    await press(sam, 'Go on');
    await sam.locator('.wm-who').waitFor();
    expect(new URL(sam.url()).pathname).toBe('/framework');
    await settled(sam);
    await sam.waitForFunction(() => document.activeElement?.tagName === 'H1');
  });

  it('ends sessions everywhere at once, and takes a recovery code in place of the app', async () => {
    const phone = await openPage({ at: null, viewport: { width: 360, height: 740 } });
    await phone.goto(`${served.url}/account`);
    await signIn(phone, 'sam.field', PASSWORD);
    await press(phone, 'Use a recovery code');
    await phone.getByLabel('Recovery code').fill(recovery[0] ?? '');
    await press(phone, 'Go on');
    await heading(phone, 'Your account');
    await phone.getByText('9 recovery codes are left').waitFor();
    await looked(phone);
    await sam.goto(`${served.url}/account`);
    await sam.locator('table tbody tr').nth(1).waitFor();
    await settled(sam);
    expect(await sam.locator('table tbody tr').count()).toBe(2);
    await looked(sam);
    await press(sam, 'Sign out everywhere, here too');
    await sam.getByRole('textbox', { name: 'Password', exact: true }).fill(PASSWORD);
    await looked(sam);
    await press(sam, 'Sign out everywhere');
    await heading(sam, 'Sign in');
    // the phone learns of it with its next question, where it is, and keeps the address
    await press(phone, 'Menu');
    await phone.getByRole('link', { name: 'Framework' }).click();
    await phone.reload();
    await heading(phone, 'Sign in');
    expect(new URL(phone.url()).pathname).toBe('/framework');
    await phone.context().close();
  });

  it('says after five wrong tries for how long the name is locked, and to the right password too', async () => {
    // what one try said stands until the next is answered
    const tried = async (password: string) => {
      const [answer] = await Promise.all([
        sam.waitForResponse((one) => one.request().method() === 'POST' && /sign-in/.test(one.url())),
        signIn(sam, 'ash', password),
      ]);
      await settled(sam);
      await sam.getByRole('alert').waitFor();
      return answer.status();
    };
    for (let tries = 0; tries < 6; tries++) await tried(`wrong ${tries} times over`);
    const locked = sam.getByRole('alert').getByText(/minutes/);
    await locked.first().waitFor();
    expect(await tried(OTHER)).toBe(429);
    await locked.first().waitFor();
    await looked(sam);
  });
});
