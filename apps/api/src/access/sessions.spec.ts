import type { Session } from '@waymark/contract';
import { IsNull, MoreThan } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work';
import { Reader } from '../database/reader';
import { startTestApp, type TestApp } from '../testing/test-app';
import { Browser, codeOf, PASSWORD, setUp, tokenIn } from '../testing/at-the-door';
import { LinkDesk } from './link-desk';
import { PersonEntity } from './person.entity';
import { SessionEntity } from './session.entity';

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

describe('a session', () => {
  let test: TestApp;
  let secret: string;
  let first: Browser;
  const inDatabase = <T>(work: Parameters<UnitOfWork['run']>[0]) =>
    test.app.get(UnitOfWork).run(work) as Promise<T>;
  const withPassword = async (password = PASSWORD, login = 'ADA') => {
    const browser = new Browser(test.app);
    return { browser, answer: await browser.post('/sign-in', { login, password }) };
  };
  const withCode = async (body: object) => {
    const { browser } = await withPassword();
    return { browser, answer: await browser.post('/sign-in/second-factor', body) };
  };
  /** As if the half minute of the last code had long passed. */
  const later = () => inDatabase((m) => m.update(PersonEntity, { login: 'ada' }, { totpStep: 1 }));

  beforeAll(async () => {
    test = await startTestApp({ signedIn: false });
    ({ secret } = await setUp(test.app));
  });
  afterAll(() => test.stop());
  beforeEach(async () => {
    await inDatabase((m) => m.update(SessionEntity, { id: MoreThan(0) }, { endedAt: ago(0) }));
    await later();
    first = (await withCode({ code: codeOf(secret) })).browser;
  });

  const shift = (fields: Partial<SessionEntity>) =>
    inDatabase((m) => m.update(SessionEntity, { id: MoreThan(0) }, fields));

  it('keeps the token in the cookie only, which no script and no other page can use', async () => {
    const { answer } = await withPassword();
    const [cookie = ''] = answer.headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^waymark-own=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const token = cookie.slice('waymark-own='.length, cookie.indexOf(';'));
    expect(JSON.stringify(await test.app.get(Reader).manager.find(SessionEntity))).not.toContain(token);
  });

  it.each([
    ['an hour without a sign of life', { lastSeenAt: ago(61) }],
    ['twelve hours, whatever happens', { startedAt: ago(12 * 60 + 1) }],
  ])('ends after %s', async (_, fields) => {
    await shift(fields);
    expect((await first.get('/sites')).status).toBe(401);
    expect(((await first.get('/session')).body as Session).actor).toBeNull();
  });

  it('gets a new token every hour; the one before works a moment longer, and ends the session when it comes back', async () => {
    const before = first.cookie;
    await shift({ rotatedAt: ago(61) });
    expect((await first.get('/sites')).status).toBe(200);
    expect(first.cookie).not.toBe(before);
    const stale = new Browser(test.app);
    stale.cookie = before;
    expect((await stale.get('/sites')).status).toBe(200);
    await shift({ rotatedAt: ago(2) });
    stale.cookie = before;
    expect((await stale.get('/sites')).status).toBe(401);
    expect((await first.get('/sites')).status).toBe(401);
  });

  it('is over at once where it was ended, and everywhere', async () => {
    await later();
    const { browser: second } = await withCode({ code: codeOf(secret) });
    const third = new Browser(test.app);
    third.cookie = second.cookie;
    const list = (await first.get('/account/sessions')).body as { id: number; current: boolean }[];
    expect(list).toHaveLength(2);
    const other = `/account/sessions/${list.find((one) => !one.current)?.id}/end`;
    // whoever found the screen open ends nothing elsewhere
    for (const path of [other, '/sign-out-everywhere'])
      for (const body of [{}, { password: 'a guess, and no more' }])
        expect((await first.post(path, body)).body).toMatchObject({ errors: [{ field: 'password' }] });
    expect((await third.get('/sites')).status).toBe(200);
    expect((await first.post(other, { password: PASSWORD })).status).toBe(200);
    expect((await third.get('/sites')).status).toBe(401);
    const { cookie } = first;
    await first.post('/sign-out-everywhere', { password: PASSWORD });
    first.cookie = cookie;
    expect((await first.get('/sites')).status).toBe(401);
  });

  it('is ended by signing out, so that a copy of the cookie is worth nothing', async () => {
    const { cookie } = first;
    expect((await first.post('/sign-out')).body).toMatchObject({ actor: null });
    first.cookie = cookie;
    expect((await first.get('/sites')).status).toBe(401);
  });

  it.each([
    ['of another page', { Origin: 'https://evil.example' }],
    ['of a page without an address', { Origin: 'null' }],
    ['that the browser says is cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['of another port of this computer', { 'Sec-Fetch-Site': 'same-site', Origin: 'http://127.0.0.1:1' }],
  ])('takes no write %s', async (_, headers) => {
    const answer = await first.post('/sites', { name: 'Smuggled' }, headers);
    expect(answer.status).toBe(403);
    expect((await first.get('/sites')).body).toEqual([]);
  });

  it('changes with the password, and ends everywhere else', async () => {
    await later();
    const { browser: second } = await withCode({ code: codeOf(secret) });
    const next = 'seven herons on a wet pontoon';
    const asItIs = async () => {
      const { manager } = test.app.get(Reader);
      return [await manager.find(PersonEntity), await manager.countBy(SessionEntity, { endedAt: IsNull() })];
    };
    const kept = await asItIs();
    for (const [current, chosen] of [
      ['not the password', next],
      [PASSWORD, 'qwertyuiop12'],
      [PASSWORD, 'ada quill and her herons'],
    ])
      expect((await first.post('/account/password', { current, next: chosen })).status).toBe(400);
    // a change that was refused leaves the account as it was, and everybody signed in
    expect(await asItIs()).toEqual(kept);
    expect((await second.get('/sites')).status).toBe(200);
    const before = first.cookie;
    expect((await first.post('/account/password', { current: PASSWORD, next })).status).toBe(200);
    expect(first.cookie).not.toBe(before);
    expect((await first.get('/sites')).status).toBe(200);
    expect((await second.get('/sites')).status).toBe(401);
    expect((await withPassword()).answer.status).toBe(401);
    expect((await withPassword(next)).answer.status).toBe(200);
  });
});

describe('behind a proxy that ends TLS', () => {
  it('keeps cookies to TLS and to its own name, and is reached by no other', async () => {
    const test = await startTestApp({
      signedIn: false,
      config: { publicUrl: 'https://waymark.example.org', proxies: 1 },
    });
    const browser = new Browser(test.app);
    const ours = { Host: 'waymark.example.org', Origin: 'https://waymark.example.org' };
    const token = tokenIn((await test.app.get(LinkDesk).first('a spec')).url);
    const body = { token, organisation: 'Quay', administrator: 'Ada Moss', login: 'ada', password: PASSWORD };
    expect((await browser.post('/setup', body, { ...ours, Host: 'evil.example' })).status).toBe(421);
    expect(
      (await browser.post('/setup', body, { ...ours, Origin: 'http://waymark.example.org' })).status,
    ).toBe(403);
    const answer = await browser.post('/setup', body, ours);
    expect(answer.status).toBe(201);
    const [cookie = ''] = answer.headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^__Host-waymark=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect(answer.headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
    await test.stop();
  });
});
