import type { Edition, Invitation, NewScope, OneTimeLink, Person, Role, Session } from '@waymark/contract';
import { AuditEntryEntity } from '../audit/audit-entry.entity';
import { Reader } from '../database/reader';
import { UnitOfWork } from '../database/unit-of-work';
import { EditionEntity } from '../editions/edition.entity';
import { Browser, enrol, PASSWORD, setUp, tokenIn } from '../testing/at-the-door';
import { startTestApp, type TestApp } from '../testing/test-app';
import { seedOrganisation } from '../testing/two-organisations';

describe('taking invitations', () => {
  let test: TestApp;
  beforeAll(async () => (test = await startTestApp({ signedIn: false })));
  afterAll(() => test.stop());

  it('gives a sign-in name to one of two who ask for it at the same instant, and tells the other', async () => {
    const { browser: ada } = await setUp(test.app);
    const { organisations } = (await ada.get('/session')).body as { organisations: { id: number }[] };
    const scope = { kind: 'organisation', id: organisations[0]?.id };
    const tokens: string[] = [];
    for (const forWhom of ['Bo Lindqvist', 'Bo Larsen']) {
      const { body } = await ada.post('/invitations', { role: 'practitioner', scope, forWhom });
      tokens.push(tokenIn((body as { link: { url: string } }).link.url));
    }
    const accept = (token: string) =>
      new Browser(test.app).post('/invitations/accept', {
        token,
        account: { name: 'Bo', login: 'bo', password: PASSWORD },
      });
    const answers = await Promise.all(tokens.map(accept));
    expect(answers.map(({ status }) => status < 300)).toContain(true);
    const other = answers.findIndex(({ status }) => status === 409);
    expect(answers[other]?.body).toMatchObject({ errors: [{ field: 'login' }] });
    // the link of whoever came second is as good as before
    const again = await new Browser(test.app).post('/links/look', { token: tokens[other] });
    expect(again.status).toBe(200);
  });

  it('goes on where whoever handed the link out may still do so, after they lost a role elsewhere', async () => {
    const here = await seedOrganisation(test.app, 'Here');
    const there = await seedOrganisation(test.app, 'There');
    const of = (one: { id: number }): NewScope => ({ kind: 'organisation', id: one.id });
    const administrator = async (...scopes: NewScope[]) => {
      const browser = new Browser(test.app);
      browser.cookie = await test.people.signedIn('administrator', ...scopes);
      return browser;
    };
    const both = await administrator(of(here), of(there));
    const me = ((await both.get('/session')).body as Session).actor?.personId;
    const invite = async (role: Role, scope: NewScope) => {
      const { body } = await both.post('/invitations', { role, scope, forWhom: 'Bo' });
      const { invitation, link } = body as { invitation: Invitation; link: OneTimeLink };
      expect(invitation.state).toBe('open');
      return link.url;
    };
    const urls = {
      here: await invite('manager', of(here)),
      siteHere: await invite('practitioner', { kind: 'site', id: here.sites[0] }),
      there: await invite('manager', of(there)),
      siteThere: await invite('practitioner', { kind: 'site', id: there.sites[0] }),
    };
    const bo = await administrator(of(here));
    const boId = ((await bo.get('/session')).body as Session).actor?.personId;
    const reset = await both.post(`/people/${boId}/reset-link`, { reason: 'lost it' });
    const standing = async () => {
      const found: string[] = [];
      for (const [name, url] of Object.entries({ ...urls, reset: (reset.body as OneTimeLink).url }))
        if ((await new Browser(test.app).post('/links/look', { token: tokenIn(url) })).status === 200)
          found.push(name);
      return found;
    };
    expect(await standing()).toEqual(['here', 'siteHere', 'there', 'siteThere', 'reset']);

    const mine = async (browser: Browser) =>
      ((await browser.get('/people')).body as Person[]).find(({ id }) => id === me)?.memberships[0]?.id;
    const ended = await bo.post(`/memberships/${await mine(bo)}/end`, { reason: 'works elsewhere now' });
    expect(ended.status).toBe(200);
    expect(await standing()).toEqual(['there', 'siteThere']);

    // what the lesser role may give as well stands
    const cy = await administrator(of(there));
    const lesser = { role: 'manager', scope: of(there) };
    expect((await cy.patch(`/memberships/${await mine(cy)}`, lesser)).status).toBe(200);
    expect(await standing()).toEqual(['siteThere']);
    const id = me ?? 0;
    expect((await cy.patch(`/people/${id}`, { state: 'suspended', reason: 'away' })).status).toBe(200);
    expect(await standing()).toEqual([]);
  });

  it('tells where whoever approves an edition may be the one who handed it in, by another account', async () => {
    const own = await seedOrganisation(test.app, 'Own');
    const scope: NewScope = { kind: 'organisation', id: own.id };
    const ada = new Browser(test.app);
    ada.cookie = await test.people.signedIn('administrator', scope);
    const { personId } = ((await ada.get('/session')).body as Session).actor ?? {};
    const handedIn = async (at: string) => {
      const said = { by: 'Spec administrator', personId, at, note: '' };
      const { manager } = test.app.get(Reader);
      const made = await test.app.get(UnitOfWork).run((m) =>
        m.save(
          m.create(EditionEntity, {
            organisationId: own.id,
            title: 'Places',
            scope: JSON.stringify({
              organisationId: own.id,
              siteIds: [],
              contextIds: [],
              period: { start: '2024-01-01', end: '2024-12-31' },
            }),
            standing: 'final',
            embargoedUntil: null,
            corrects: null,
            why: '',
            state: 'submitted',
            number: null,
            sha256: null,
            released: null,
            done: 0,
            of: 0,
            ledgerSize: 0,
            preview: null,
            summary: null,
            steps: JSON.stringify({ drafted: said, submitted: said, decided: null }),
            notices: '[]',
          }),
        ),
      );
      expect(await manager.countBy(EditionEntity, { id: made.id })).toBe(1);
      return made.id;
    };
    const approve = async (who: Browser, id: number) =>
      ((await who.post(`/editions/${id}/decide`, { decision: 'approve', note: '' })).body as Edition).decided;
    const told = () =>
      test.app.get(Reader).manager.findBy(AuditEntryEntity, { action: 'look-alike', kind: 'edition' });

    const before = await handedIn('2024-01-01T09:00:00.000Z');
    // somebody else, there for longer than the draft, by a browser of their own
    const mo = new Browser(test.app);
    mo.cookie = await test.people.signedIn('manager', scope);
    const later = await handedIn(new Date().toISOString());
    expect(await approve(mo, later)).toMatchObject({ approved: true });
    expect(await approve(mo, later)).toBeUndefined();
    expect(await told()).toEqual([]);

    // a second account, made in the browser in which the first was open
    const { body } = await ada.post('/invitations', { role: 'manager', scope, forWhom: 'a colleague' });
    const same = new Browser(test.app);
    same.cookie = ada.cookie;
    const account = { name: 'Administrator, Spec', login: 'spec2', password: PASSWORD };
    const token = tokenIn((body as { link: OneTimeLink }).link.url);
    expect((await same.post('/invitations/accept', { token, account })).status).toBe(201);
    await enrol(same);
    expect(await approve(same, before)).toMatchObject({
      approved: true,
      doubts: [
        'Both accounts carry the same name.',
        'The account that decided was made after this was begun.',
        'Both accounts were signed in from one browser, one straight after the other.',
      ],
    });
    const [entry] = await told();
    expect(entry?.objectId).toBe(String(before));
    expect(entry?.details).toContain('name, new account, browser');
    expect(entry?.details).not.toContain('Spec');
  });
});
