import type { Invitation, OneTimeLink, Person, Role, Session } from '@waymark/contract';
import type { NewScope } from '@waymark/contract';
import { Reader } from '../database/reader';
import { UnitOfWork } from '../database/unit-of-work';
import { Browser, codeOf, enrol, PASSWORD, setUp, tokenIn } from '../testing/at-the-door';
import { startTestApp, type TestApp } from '../testing/test-app';
import { type OneOrganisation, seedOrganisation } from '../testing/two-organisations';
import { AccountClock } from './account-clock';
import { AttemptEntity } from './attempt.entity';
import { OneTimeLinkEntity } from './one-time-link.entity';
import { PersonEntity, RecoveryCodeEntity } from './person.entity';
import { SessionEntity } from './session.entity';

describe('people', () => {
  let test: TestApp;
  let ada: Browser;
  let secret: string;
  let codes: string[];
  let theirs: OneOrganisation;
  let ownId: number;

  beforeAll(async () => {
    test = await startTestApp({ signedIn: false });
    ({ browser: ada, secret, codes } = await setUp(test.app));
    theirs = await seedOrganisation(test.app, 'Theirs');
    ownId = ((await ada.get('/session')).body as Session).organisations[0]?.id ?? 0;
  });
  afterAll(() => test.stop());

  const own = (): NewScope => ({ kind: 'organisation', id: ownId });
  const invite = async (who: Browser, role: Role, scope: NewScope = own()) => {
    const answer = await who.post('/invitations', { role, scope, forWhom: 'Bo' });
    return { answer, ...(answer.body as { invitation: Invitation; link: OneTimeLink }) };
  };
  const join = async (role: Role, login: string, scope: NewScope = own()) => {
    const { link } = await invite(ada, role, scope);
    const browser = new Browser(test.app);
    const account = { name: `Bo ${login}`, login, password: PASSWORD };
    const answer = await browser.post('/invitations/accept', { token: tokenIn(link.url), account });
    return { browser, answer };
  };
  const personCalled = async (login: string): Promise<Person> => {
    const found = ((await ada.get('/people')).body as Person[]).find((one) => one.login === login);
    if (!found) throw new Error(`nobody is called ${login}`);
    return found;
  };

  it('are invited by a link that says what it is for, works once, and is kept as a hash only', async () => {
    const { invitation, link } = await invite(ada, 'practitioner');
    const token = tokenIn(link.url);
    expect(new URL(link.url).search).toBe('');
    expect(JSON.stringify(await test.app.get(Reader).manager.find(OneTimeLinkEntity))).not.toContain(token);
    const bo = new Browser(test.app);
    expect((await bo.post('/links/look', { token })).body).toMatchObject({
      kind: 'invitation',
      role: 'practitioner',
      organisation: 'Harbour Youth (invented)',
      invitedBy: 'Ada Quill',
    });
    const account = { name: 'Bo Field', login: 'Bo.Field', password: PASSWORD };
    const taken = await bo.post('/invitations/accept', { token, account: { ...account, login: 'ADA' } });
    expect(taken.status).toBe(409);
    expect((await bo.post('/invitations/accept', { token, account })).body).toEqual({ next: 'done' });
    expect((await bo.get('/session')).body).toMatchObject({
      actor: { name: 'Bo Field', role: 'practitioner' },
    });
    expect((await bo.post('/links/look', { token })).status).toBe(404);
    expect((await bo.post('/invitations/accept', { token, account })).status).toBe(404);
    const [listed] = (await ada.get('/invitations')).body as Invitation[];
    expect(listed).toMatchObject({ id: invitation.id, state: 'accepted' });
  });

  it('set up a second factor first where the role asks for one', async () => {
    const { browser, answer } = await join('manager', 'mina1');
    expect(answer.body).toEqual({ next: 'set up second factor' });
    expect((await browser.get('/sites')).status).toBe(401);
    await enrol(browser);
    expect((await browser.get('/sites')).status).toBe(200);
  });

  it('cannot come in by an invitation that was withdrawn or ran out', async () => {
    const { invitation, link } = await invite(ada, 'practitioner');
    expect((await ada.post(`/invitations/${invitation.id}/withdraw`)).body).toMatchObject({
      state: 'withdrawn',
    });
    const account = { name: 'Bo Field', login: 'bo2', password: PASSWORD };
    expect(
      (await new Browser(test.app).post('/invitations/accept', { token: tokenIn(link.url), account })).status,
    ).toBe(404);
  });

  it('cannot come in by an invitation of last week', async () => {
    const { invitation, link } = await invite(ada, 'practitioner');
    const expiresAt = new Date(Date.now() - 1000).toISOString();
    await test.app
      .get(UnitOfWork)
      .run((m) => m.update(OneTimeLinkEntity, { id: invitation.id }, { expiresAt }));
    const bo = new Browser(test.app);
    expect((await bo.post('/links/look', { token: tokenIn(link.url) })).status).toBe(404);
    const account = { name: 'Bo Field', login: 'bo.late', password: PASSWORD };
    expect((await bo.post('/invitations/accept', { token: tokenIn(link.url), account })).status).toBe(404);
    const [listed] = (await ada.get('/invitations')).body as Invitation[];
    expect(listed?.state).toBe('expired');
  });

  it('take another role into the account they have, and act in one at a time', async () => {
    const { browser: bo } = await join('practitioner', 'bo3');
    const { link } = await invite(ada, 'commissioner', { kind: 'organisation', id: ownId });
    expect(link).toBeUndefined();
    const site = (await ada.post('/sites', { name: 'Quay' })).body as { id: number };
    const second = await invite(ada, 'practitioner', { kind: 'site', id: site.id });
    const token = tokenIn(second.link.url);
    expect((await new Browser(test.app).post('/invitations/accept', { token, account: null })).status).toBe(
      401,
    );
    expect((await bo.post('/invitations/accept', { token, account: null })).status).toBe(201);
    expect((await personCalled('bo3')).memberships).toHaveLength(2);
    expect((await bo.post('/capacity', { role: 'administrator' })).status).toBe(400);
    const before = bo.cookie;
    expect((await bo.post('/capacity', { role: 'practitioner' })).status).toBe(200);
    expect(bo.cookie).not.toBe(before);
  });

  it.each([
    ['a role above one’s own', 'administrator', own],
    [
      'a role for another organisation',
      'practitioner',
      () => ({ kind: 'organisation', id: theirs.id }) as const,
    ],
    [
      'a role for another organisation’s site',
      'practitioner',
      () => ({ kind: 'site', id: theirs.sites[0] }) as const,
    ],
    ['a scope that does not fit the role', 'partner', own],
  ] as const)('are not given %s by a manager', async (_, role, scope) => {
    const { browser } = await join('manager', `mina.${_.length}`);
    await enrol(browser);
    const { answer } = await invite(browser, role, scope());
    expect([400, 403, 404]).toContain(answer.status);
    expect((await browser.get('/invitations')).text).not.toContain(`"state":"open"`);
  });

  it('lose what they could see the moment a role is taken away, and the account when it is suspended', async () => {
    const { browser: bo } = await join('practitioner', 'bo5');
    const { browser: cy } = await join('practitioner', 'cy5');
    const [membership] = (await personCalled('bo5')).memberships;
    const end = (reason: string) => ada.post(`/memberships/${membership?.id}/end`, { reason });
    expect((await end('')).status).toBe(400);
    expect((await end('left the project')).status).toBe(200);
    expect((await bo.get('/sites')).status).toBe(401);
    const { id } = await personCalled('cy5');
    expect((await ada.patch(`/people/${id}`, { state: 'suspended', reason: 'on leave' })).body).toMatchObject(
      { state: 'suspended' },
    );
    expect((await cy.get('/sites')).status).toBe(401);
    expect((await new Browser(test.app).post('/sign-in', { login: 'cy5', password: PASSWORD })).status).toBe(
      401,
    );
    await ada.patch(`/people/${id}`, { state: 'active', reason: 'back again' });
    expect((await new Browser(test.app).post('/sign-in', { login: 'cy5', password: PASSWORD })).status).toBe(
      200,
    );
  });

  it('who work for others too are suspended by nobody of one organisation alone', async () => {
    await join('practitioner', 'bo7');
    const bo = await personCalled('bo7');
    const other = new Browser(test.app);
    other.cookie = await test.people.signedIn('administrator', own(), {
      kind: 'organisation',
      id: theirs.id,
    });
    const both = { role: 'practitioner', scope: { kind: 'organisation', id: theirs.id } };
    expect((await other.post(`/people/${bo.id}/memberships`, both)).status).toBe(201);
    expect((await personCalled('bo7')).wholly).toBe(false);
    expect((await ada.patch(`/people/${bo.id}`, { state: 'ended', reason: 'no reason' })).status).toBe(409);
    const link = await ada.post(`/people/${bo.id}/reset-link`, { reason: 'forgot it' });
    expect(link.status).toBe(409);
    expect((await ada.get('/people')).text).not.toContain('Theirs');
  });

  it('replace an app only with a code of the one there is, and keep it where the role asks for one', async () => {
    expect((await ada.post('/account/second-factor', { proof: null })).status).toBe(400);
    const refused = await ada.post('/account/second-factor/remove', {
      password: PASSWORD,
      proof: { recoveryCode: codes[1] },
    });
    expect(refused.status).toBe(409);
    const begun = await ada.post('/account/second-factor', { proof: { recoveryCode: codes[2] } });
    const { secret: next } = begun.body as { secret: string };
    // a code that does not fit is a mistake in a field, and nobody is signed out by it
    const twice = await ada.post('/account/second-factor', { proof: { recoveryCode: codes[2] } });
    expect([twice.status, twice.body]).toMatchObject([400, { errors: [{ field: 'proof' }] }]);
    expect(next).not.toBe(secret);
    expect((await ada.post('/account/second-factor/confirm', { code: codeOf(secret) })).status).toBe(400);
    const confirmed = await ada.post('/account/second-factor/confirm', { code: codeOf(next) });
    codes = (confirmed.body as { codes: string[] }).codes;
    // of 31 signs: 138 bits each
    expect(codes.map((one) => one.replaceAll('-', '').length)).toEqual(Array(10).fill(28));
    const { browser: bo } = await join('practitioner', 'bo9');
    const own = await enrol(bo);
    const off = await bo.post('/account/second-factor/remove', {
      password: PASSWORD,
      proof: { recoveryCode: own.codes[0] },
    });
    expect(off.body).toMatchObject({ secondFactor: { on: false, required: false, recoveryCodesLeft: 0 } });
  });

  it('open nothing by links they handed out once they lost what they had', async () => {
    const { browser: mo } = await join('administrator', 'mo.links');
    await enrol(mo);
    const { invitation, link } = await invite(mo, 'administrator');
    await join('practitioner', 'bo.links');
    const bo = await personCalled('bo.links');
    const reset = await mo.post(`/people/${bo.id}/reset-link`, { reason: 'before I go' });
    const mine = await personCalled('mo.links');
    const ended = await ada.post(`/memberships/${mine.memberships[0]?.id}/end`, { reason: 'left in anger' });
    expect(ended.status).toBe(200);
    const account = { name: 'Mo again', login: 'mo.again', password: PASSWORD };
    const back = new Browser(test.app);
    expect((await back.post('/invitations/accept', { token: tokenIn(link.url), account })).status).toBe(404);
    const taken = { token: tokenIn((reset.body as OneTimeLink).url), password: PASSWORD };
    expect((await back.post('/links/reset', taken)).status).toBe(404);
    const listed = ((await ada.get('/invitations')).body as Invitation[]).find(
      ({ id }) => id === invitation.id,
    );
    expect(listed?.state).toBe('withdrawn');
  });

  it('are not taken over by a link from before another organisation gave them a role', async () => {
    await join('practitioner', 'bo.grows');
    const bo = await personCalled('bo.grows');
    const url = ((await ada.post(`/people/${bo.id}/reset-link`, { reason: 'forgot it' })).body as OneTimeLink)
      .url;
    const both = new Browser(test.app);
    both.cookie = await test.people.signedIn('administrator', own(), {
      kind: 'organisation',
      id: theirs.id,
    });
    const wider = { role: 'practitioner', scope: { kind: 'organisation', id: theirs.id } };
    expect((await both.post(`/people/${bo.id}/memberships`, wider)).status).toBe(201);
    const taken = await new Browser(test.app).post('/links/reset', {
      token: tokenIn(url),
      password: PASSWORD,
    });
    expect(taken.status).toBe(404);
  });

  it('keep nothing to sign in with once their account is ended', async () => {
    const { browser } = await join('manager', 'mina.ended');
    await enrol(browser);
    const { id } = await personCalled('mina.ended');
    const ended = await ada.patch(`/people/${id}`, { state: 'ended', reason: 'left for another town' });
    expect(ended.body).toMatchObject({ state: 'ended', secondFactor: false });
    const { manager } = test.app.get(Reader);
    expect(await manager.findOneByOrFail(PersonEntity, { id })).toMatchObject({
      name: 'Bo mina.ended',
      passwordHash: null,
      totpSecret: null,
      recoverySalt: null,
    });
    expect(await manager.countBy(RecoveryCodeEntity, { personId: id })).toBe(0);
  });

  it('put a second factor before their account by their password only, not by an open screen', async () => {
    const { browser: bo } = await join('practitioner', 'bo.open');
    const begin = (password: string | null) => bo.post('/account/second-factor', { proof: null, password });
    expect((await begin(null)).status).toBe(400);
    expect((await begin('a wrong password, quite')).status).toBe(400);
    expect((await begin(PASSWORD)).status).toBe(200);
  });

  it('keep an administrator: the last one cannot be taken away', async () => {
    const third = await seedOrganisation(test.app, 'Third');
    const both: Browser[] = [];
    for (let i = 0; i < 2; i++) {
      const browser = new Browser(test.app);
      browser.cookie = await test.people.signedIn('administrator', { kind: 'organisation', id: third.id });
      both.push(browser);
    }
    const [one, other] = both as [Browser, Browser];
    const roles = ((await one.get('/people')).body as Person[]).flatMap(({ memberships }) => memberships);
    const end = (id?: number) => one.post(`/memberships/${id}/end`, { reason: 'handed over' });
    expect((await end(roles[1]?.id)).status).toBe(200);
    expect((await other.get('/sites')).status).toBe(401);
    expect((await end(roles[0]?.id)).status).toBe(409);
    expect((await one.get('/sites')).status).toBe(200);
  });

  it('keep an administrator also where two of them take each other away in the same instant', async () => {
    const fourth = await seedOrganisation(test.app, 'Fourth');
    const scope: NewScope = { kind: 'organisation', id: fourth.id };
    const two: Browser[] = [];
    for (let i = 0; i < 2; i++) {
      const browser = new Browser(test.app);
      browser.cookie = await test.people.signedIn('administrator', scope);
      two.push(browser);
    }
    const people = (await two[0]?.get('/people'))?.body as Person[];
    const idOf = async (browser: Browser) =>
      ((await browser.get('/session')).body as Session).actor?.personId ?? 0;
    const ids = await Promise.all(two.map(idOf));
    const statuses = await Promise.all(
      two.map(async (browser, at) => {
        const other = people.find(({ id }) => id === ids[1 - at]);
        // one takes the role away, the other the account
        const asked =
          at === 0
            ? browser.post(`/memberships/${other?.memberships[0]?.id}/end`, { reason: 'at once' })
            : browser.patch(`/people/${other?.id}`, { state: 'suspended', reason: 'at once' });
        return (await asked).status;
      }),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    const left = await Promise.all(two.map(async (browser) => (await browser.get('/sites')).status));
    expect(left.sort()).toEqual([200, 401]);
  });

  it('choose a new password by a link from an administrator; the second factor is still asked for, unless that was lost too', async () => {
    const me = await personCalled('ada');
    const { browser: second } = await join('administrator', 'mo8');
    await enrol(second);
    const ask = async (secondFactorToo: boolean) =>
      (
        (await second.post(`/people/${me.id}/reset-link`, { secondFactorToo, reason: 'lost it' }))
          .body as OneTimeLink
      ).url;
    const next = 'seven herons on a wet pontoon';
    const stale = tokenIn(await ask(false));
    const token = tokenIn(await ask(false));
    const browser = new Browser(test.app);
    // a second link ends the first
    expect((await browser.post('/links/reset', { token: stale, password: next })).status).toBe(404);
    expect((await browser.post('/links/reset', { token, password: 'passwordpassword' })).status).toBe(400);
    for (let i = 0; i < 6; i++)
      await browser.post('/sign-in', { login: 'ada', password: 'a guess, and no more' });
    expect((await browser.post('/links/reset', { token, password: next })).body).toEqual({
      next: 'second factor',
    });
    expect((await browser.post('/links/reset', { token, password: PASSWORD })).status).toBe(404);
    // the link opens the door that the guesses had locked
    expect((await new Browser(test.app).post('/sign-in', { login: 'ada', password: next })).status).toBe(200);
    expect((await ada.get('/sites')).status).toBe(401);
    expect((await browser.post('/sign-in/second-factor', { recoveryCode: codes[0] })).status).toBe(200);
    const fresh = new Browser(test.app);
    const lost = tokenIn(await ask(true));
    expect((await fresh.post('/links/reset', { token: lost, password: PASSWORD })).body).toEqual({
      next: 'set up second factor',
    });
    await enrol(fresh);
    expect((await fresh.get('/sites')).status).toBe(200);
  });

  it('are forgotten a year after their invitation ran out, and what they left at the door before that', async () => {
    const last = new Browser(test.app);
    last.cookie = await test.people.signedIn('administrator', own());
    const { invitation } = await invite(last, 'practitioner');
    const { manager } = test.app.get(Reader);
    const links = () => manager.countBy(OneTimeLinkEntity, { id: invitation.id });
    const clock = test.app.get(AccountClock);
    await clock.forget();
    expect(await links()).toBe(1);
    expect((await last.get('/people')).status).toBe(200);
    // seven days until it runs out, and a year
    await clock.forget(Date.now() + 371 * 86_400_000);
    expect(await links()).toBe(1);
    await clock.forget(Date.now() + 373 * 86_400_000);
    expect(await links()).toBe(0);
    expect(await manager.count(AttemptEntity)).toBe(0);
    expect(await manager.count(SessionEntity)).toBe(0);
  });
});
