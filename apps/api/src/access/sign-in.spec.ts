import type { Session } from '@waymark/contract';
import { MoreThan } from 'typeorm';
import { readConfig } from '../config';
import { UnitOfWork } from '../database/unit-of-work';
import { Reader } from '../database/reader';
import { stopClock } from '../testing/still-clock';
import { startTestApp, type TestApp } from '../testing/test-app';
import { Browser, codeOf, enrol, PASSWORD, setUp, tokenIn } from '../testing/at-the-door';
import { AttemptEntity } from './attempt.entity';
import { LinkDesk } from './link-desk';
import { hashAt } from './passwords';
import { PersonEntity, RecoveryCodeEntity } from './person.entity';

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

describe('the first set-up', () => {
  let test: TestApp;
  beforeAll(async () => (test = await startTestApp({ signedIn: false })));
  afterAll(() => test.stop());
  const words = (token: string, change: object = {}) => ({
    token,
    organisation: 'Harbour Youth',
    administrator: 'Ada Quill',
    login: 'ada',
    password: PASSWORD,
    ...change,
  });

  it.each([
    ['too short', 'short'],
    ['on every list', 'passwordpassword'],
    ['a run of the keyboard', 'qwertyuiop12'],
    ['the name of its owner', 'quill and paper forever'],
    ['the name of the organisation', 'my harbour is deep and wide'],
  ])('refuses a password that is %s, and stores nothing', async (_, password) => {
    const browser = new Browser(test.app);
    const token = tokenIn((await test.app.get(LinkDesk).first('a spec')).url);
    expect((await browser.post('/setup', words(token, { password }))).status).toBe(400);
    expect(((await browser.get('/session')).body as Session).needsSetup).toBe(true);
    // the link is as good as before
    expect((await browser.post('/links/look', { token })).body).toMatchObject({ kind: 'first set-up' });
  });

  it('takes the printed link once, and asks for a second factor before anything else', async () => {
    const browser = new Browser(test.app);
    expect((await browser.post('/setup', words('x'.repeat(43)))).status).toBe(404);
    const token = tokenIn((await test.app.get(LinkDesk).first('a spec')).url);
    expect((await browser.post('/links/look', { token })).body).toMatchObject({ kind: 'first set-up' });
    const { body } = await browser.post('/setup', words(token));
    expect(body as Session).toMatchObject({
      actor: null,
      pending: 'set up second factor',
      needsSetup: false,
    });
    expect((await browser.get('/sites')).status).toBe(401);
    await enrol(browser);
    expect((await browser.get('/sites')).status).toBe(200);
    expect((await new Browser(test.app).post('/setup', words(token))).status).toBe(409);
  });
});

describe('signing in', () => {
  let test: TestApp;
  let secret: string;
  let codes: string[];
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
  beforeAll(async () => {
    test = await startTestApp({ signedIn: false });
    ({ browser: first, secret, codes } = await setUp(test.app));
  });
  afterAll(() => test.stop());
  /** As it was: nobody locked out or suspended, and the half minute of the last code long past. */
  beforeEach(() =>
    inDatabase(async (m) => {
      await m.delete(AttemptEntity, { tries: MoreThan(0) });
      await m.update(PersonEntity, { login: 'ada' }, { totpStep: 1, state: 'active' });
    }),
  );

  it('needs the password and then a code, and nothing opens in between', async () => {
    const { browser, answer } = await withPassword();
    expect(answer.body).toEqual({ next: 'second factor' });
    expect(((await browser.get('/session')).body as Session).pending).toBe('second factor');
    for (const path of ['/sites', '/account', '/people'])
      expect([path, (await browser.get(path)).status]).toEqual([path, 401]);
    // a password alone must not put another app in the place of the one there is
    expect((await browser.post('/account/second-factor', { proof: null })).status).toBe(401);
    expect((await browser.post('/account/second-factor/confirm', { code: codeOf(secret) })).status).toBe(401);
    const before = browser.cookie;
    expect((await browser.post('/sign-in/second-factor', { code: codeOf(secret) })).body).toEqual({
      next: 'done',
    });
    expect(browser.cookie).not.toBe(before);
    expect((await browser.get('/session')).body).toMatchObject({
      actor: { name: 'Ada Quill', role: 'administrator', secondFactor: 'on' },
      organisations: [{ name: 'Harbour Youth (invented)' }],
    });
  });

  it('takes a code once', async () => {
    const code = codeOf(secret);
    expect((await withCode({ code })).answer.status).toBe(200);
    expect((await withCode({ code })).answer.status).toBe(401);
  });

  it('takes the code of the half minute before, and none of before that or of later', async () => {
    // a clock that stands still: near the end of a half minute the next one would begin while this runs
    stopClock(Math.floor(Date.now() / 30_000) * 30_000 + 5_000);
    try {
      for (const [later, status] of [
        [-2, 401],
        [1, 401],
        [-1, 200],
        [0, 200],
      ] as const)
        expect([later, (await withCode({ code: codeOf(secret, later) })).answer.status]).toEqual([
          later,
          status,
        ]);
    } finally {
      jest.useRealTimers();
    }
  });

  it('takes a recovery code once, however it is typed, and keeps none of them', async () => {
    const [code = ''] = codes;
    expect(codes).toHaveLength(10);
    const stored = JSON.stringify(await test.app.get(Reader).manager.find(RecoveryCodeEntity));
    for (const one of codes) expect(stored).not.toContain(one.replace(/-/g, ''));
    expect(
      (await withCode({ recoveryCode: ` ${code.toUpperCase().replace(/-/g, ' ')}` })).answer.status,
    ).toBe(200);
    expect((await withCode({ recoveryCode: code })).answer.status).toBe(401);
    const { body } = await first.get('/account');
    expect(body).toMatchObject({ secondFactor: { on: true, required: true, recoveryCodesLeft: 9 } });
  });

  it('answers the same for a wrong password and for nobody, to the last word', async () => {
    const wrong = (await withPassword('a wrong password, quite')).answer;
    const nobody = (await withPassword('a wrong password, quite', 'nobody.at.all')).answer;
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    const { requestId: _one, ...said } = wrong.body as Record<string, unknown>;
    const { requestId: _two, ...saidOfNobody } = nobody.body as Record<string, unknown>;
    expect(saidOfNobody).toEqual(said);
  });

  it('locks a name after five tries, known or not, also for the right password and after a restart', async () => {
    for (const login of ['ada', 'nobody.at.all']) {
      const tries = await Promise.all(
        Array.from({ length: 8 }, () =>
          withPassword('a wrong password, quite', login).then((t) => t.answer.status),
        ),
      );
      expect(tries.filter((status) => status === 401)).toHaveLength(5);
      expect(tries.filter((status) => status === 429)).toHaveLength(3);
    }
    const { answer } = await withPassword();
    expect(answer.status).toBe(429);
    expect((answer.body as { detail: string }).detail).toMatch(/Wait 15 minutes/);
    // sessions that are open go on: locking somebody out must not throw them out
    expect((await first.get('/sites')).status).toBe(200);
    const again = await startTestApp({ signedIn: false, like: test.config });
    expect((await new Browser(again.app).post('/sign-in', { login: 'ada', password: PASSWORD })).status).toBe(
      429,
    );
    await again.app.close();
    await inDatabase((m) => m.update(AttemptEntity, { tries: MoreThan(0) }, { lockedUntil: ago(1) }));
    expect((await withPassword()).answer.status).toBe(200);
    // and what is forgotten is gone: digests of addresses can be looked up by whoever has the database
    const since = new Date(Date.now() - 25 * 3_600_000).toISOString();
    await inDatabase((m) => m.update(AttemptEntity, { tries: MoreThan(0) }, { since, lockedUntil: null }));
    await withPassword('a wrong password, quite', 'somebody.else');
    expect(await test.app.get(Reader).manager.countBy(AttemptEntity, { since })).toBe(0);
    // what was typed is nowhere
    expect(JSON.stringify(await test.app.get(Reader).manager.find(AttemptEntity))).not.toMatch(/nobody|ada/);
  });

  it('locks codes too', async () => {
    const { browser } = await withPassword();
    const tries: number[] = [];
    for (let i = 0; i < 6; i++)
      tries.push((await browser.post('/sign-in/second-factor', { code: '000000' })).status);
    expect(tries).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await browser.post('/sign-in/second-factor', { code: codeOf(secret) })).status).toBe(429);
  });

  it('hashes a password anew, at the cost that is usual outside of specs, when its cost was lower', async () => {
    const stored = async () =>
      (await test.app.get(Reader).manager.findOneByOrFail(PersonEntity, { login: 'ada' })).passwordHash;
    const cheap = await stored();
    expect(cheap).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
    hashAt(readConfig('own', {}).hashCost);
    try {
      expect((await withPassword()).answer.status).toBe(200);
      expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=32768,t=3,p=1\$/);
    } finally {
      hashAt(test.config.hashCost);
      await inDatabase((m) => m.update(PersonEntity, { login: 'ada' }, { passwordHash: cheap }));
    }
  });

  it('opens secrets that were sealed before it was said how, and none that were sealed in a way nobody knows', async () => {
    const { totpSecret } = await test.app.get(Reader).manager.findOneByOrFail(PersonEntity, { login: 'ada' });
    expect(totpSecret).toMatch(/^a1\.[\w-]{40,}$/);
    const sealed = (text: string | undefined) =>
      inDatabase((m) => m.update(PersonEntity, { login: 'ada' }, { totpSecret: text ?? null, totpStep: 1 }));
    await sealed(totpSecret?.slice(3));
    expect((await withCode({ code: codeOf(secret) })).answer.status).toBe(200);
    await sealed(totpSecret?.replace('a1.', 'b7.'));
    expect((await withCode({ code: codeOf(secret) })).answer.status).toBe(401);
    await sealed(totpSecret ?? undefined);
  });

  it('is not found out by a suspended account', async () => {
    await inDatabase((m) => m.update(PersonEntity, { login: 'ada' }, { state: 'suspended' }));
    expect((await first.get('/sites')).status).toBe(401);
    expect((await withPassword()).answer.status).toBe(401);
  });
});

describe('an installation whose key is changed', () => {
  it('asks nobody to set up the app anew: what the key of before sealed is opened, and sealed anew at the next sign-in', async () => {
    const [was, now] = ['w'.repeat(64), 'n'.repeat(64)];
    const test = await startTestApp({ signedIn: false });
    const { secret } = await setUp(test.app);
    await test.app.close();
    const signsIn = async (keys: { secret: string; secretBefore?: string }): Promise<number> => {
      const app = await startTestApp({ signedIn: false, like: test.config, config: keys });
      const { manager } = app.app.get(Reader);
      await app.app.get(UnitOfWork).run((m) => m.update(PersonEntity, { login: 'ada' }, { totpStep: 1 }));
      const before = (await manager.findOneByOrFail(PersonEntity, { login: 'ada' })).totpSecret;
      const browser = new Browser(app.app);
      await browser.post('/sign-in', { login: 'ada', password: PASSWORD });
      const { status } = await browser.post('/sign-in/second-factor', { code: codeOf(secret) });
      const after = (await manager.findOneByOrFail(PersonEntity, { login: 'ada' })).totpSecret;
      resealed = after !== before;
      await app.app.close();
      return status;
    };
    let resealed = false;
    // from the file of the data folder to a secret, from that to the next one, and on with it alone
    expect([await signsIn({ secret: was }), resealed]).toEqual([200, true]);
    expect([await signsIn({ secret: now, secretBefore: was }), resealed]).toEqual([200, true]);
    expect([await signsIn({ secret: now }), resealed]).toEqual([200, false]);
    // and not by a key that sealed nothing
    expect(await signsIn({ secret: was })).toBe(401);
    await test.stop().catch(() => undefined);
  });
});

describe('an installation that asks everyone for a second factor', () => {
  it('asks it of a practitioner too, who can do nothing until it is set up', async () => {
    const test = await startTestApp({ signedIn: false, config: { secondFactor: 'everyone' } });
    const { browser: ada } = await setUp(test.app);
    const { organisations } = (await ada.get('/session')).body as { organisations: { id: number }[] };
    const scope = { kind: 'organisation', id: organisations[0]?.id };
    const invited = await ada.post('/invitations', { role: 'practitioner', scope, forWhom: 'Bo Lindqvist' });
    const bo = new Browser(test.app);
    const { body } = await bo.post('/invitations/accept', {
      token: tokenIn((invited.body as { link: { url: string } }).link.url),
      account: { name: 'Bo Lindqvist', login: 'bo', password: PASSWORD },
    });
    expect(body).toMatchObject({ next: 'set up second factor' });
    expect((await bo.get('/sites')).status).toBe(401);
    await enrol(bo);
    expect((await bo.get('/sites')).status).toBe(200);
    await test.stop();
  });
});
