import type { BrowserContext, Page } from 'playwright-core';
import { Secret, TOTP } from 'otpauth';
import type { Served } from './served';

/** Cookies by server. A browser keeps them by host and asks no port; here each server has its own. */
const cookies = new Map<string, string>();

const originOf = (address: string): string => new URL(address).origin;

function keepCookie(address: string, answer: Response): void {
  const [given] = answer.headers.getSetCookie();
  if (given) cookies.set(originOf(address), given.split(';')[0] ?? '');
}

export async function post(address: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: cookies.get(originOf(address)) ?? '' },
    body: JSON.stringify(body),
  });
  const told = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) throw new Error(`${address}: ${JSON.stringify(told)}`);
  keepCookie(address, answer);
  return told;
}

/** Asks a server as whoever is signed in to it; of the demo, its administrator. */
export async function ask(address: string): Promise<Response> {
  await cookieFor(address);
  return fetch(address, { headers: { cookie: cookies.get(originOf(address)) ?? '' } });
}

async function cookieFor(address: string): Promise<string | undefined> {
  const origin = originOf(address);
  if (!cookies.has(origin)) {
    const { mode } = (await (await fetch(`${origin}/api/session`)).json()) as { mode: string };
    if (mode === 'demo') await post(`${origin}/api/demo/sign-in`, { account: 'administrator' });
  }
  return cookies.get(origin);
}

/** Lets a browser in as whoever is signed in to this server. */
export async function letIn(context: BrowserContext, address: string): Promise<void> {
  const cookie = await cookieFor(address);
  if (cookie === undefined) return;
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: originOf(address), httpOnly: true, sameSite: 'Strict' }]);
}

/** After somebody signed in on the screen: questions asked beside it are asked as the same person. */
export async function askAs(page: Page, address: string): Promise<void> {
  const found = (await page.context().cookies(address)).find(({ name }) => name.includes('waymark'));
  if (!found) throw new Error(`nobody is signed in at ${address}`);
  cookies.set(originOf(address), `${found.name}=${found.value}`);
}

export const codeOf = (secret: string): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate();

const PASSWORD = 'tide pools and lanterns';

/** Sets up an empty database by its printed link, second factor included. */
export async function begin(served: Served): Promise<void> {
  const api = `${served.url}/api`;
  const token = new URL(await served.firstLink()).hash.slice(1);
  await post(`${api}/setup`, {
    token,
    organisation: 'Harbour Youth',
    administrator: 'Sam Field',
    login: 'sam.field',
    password: PASSWORD,
  });
  const { secret } = await post(`${api}/account/second-factor`, { proof: null });
  await post(`${api}/account/second-factor/confirm`, { code: codeOf(String(secret)) });
}

/** The same on the screen, from the link to the start page. */
export async function beginOnScreen(
  page: Page,
  served: Served,
  { organisation, administrator }: { organisation: string; administrator: string },
): Promise<void> {
  await page.goto(await served.firstLink());
  await page.getByLabel('Your organisation').fill(organisation);
  await page.getByLabel('Your name').fill(administrator);
  await page.getByLabel('E-mail address or sign-in name').fill('first.administrator');
  await page.getByLabel('New password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Begin', exact: true }).click();
  const secret = page.locator('.wm-secret-key');
  await secret.waitFor({ state: 'attached' });
  const key = ((await secret.textContent()) ?? '').replace(/\s+/g, '');
  await page.getByLabel('Code that the app shows now').fill(codeOf(key));
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.getByLabel('I have kept these codes').check();
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: organisation, exact: true }).waitFor();
  await askAs(page, served.url);
}
