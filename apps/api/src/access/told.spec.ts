import { AuditEntryEntity } from '../audit/audit-entry.entity';
import { Reader } from '../database/reader';
import { Browser, codeOf, PASSWORD, setUp, tokenIn } from '../testing/at-the-door';
import { startTestApp, type TestApp } from '../testing/test-app';

/** What the audit log is told of access: every act, by whom, and never a secret or what somebody typed. */
describe('the audit log', () => {
  let test: TestApp;
  beforeAll(async () => (test = await startTestApp({ signedIn: false })));
  afterAll(() => test.stop());

  it('hears of every way in and out, of links, roles and tries, and of no secret', async () => {
    const { browser: ada, secret, codes } = await setUp(test.app);
    const { organisations } = (await ada.get('/session')).body as { organisations: { id: number }[] };
    const scope = { kind: 'organisation', id: organisations[0]?.id };
    const invited = await ada.post('/invitations', { role: 'practitioner', scope, forWhom: 'Bo Lindqvist' });
    const token = tokenIn((invited.body as { link: { url: string } }).link.url);
    const bo = new Browser(test.app);
    await bo.post('/invitations/accept', {
      token,
      account: { name: 'Bo Lindqvist', login: 'bo.lindqvist', password: PASSWORD },
    });
    await bo.post('/sign-out');
    for (let i = 0; i < 6; i++)
      await bo.post('/sign-in', { login: 'bo.lindqvist', password: 'not the password' });
    await ada.post('/account/recovery-codes', { password: PASSWORD, proof: { recoveryCode: codes[0] } });
    await ada.post('/account/password', { current: PASSWORD, next: 'seven herons on a wet pontoon' });
    const entries = await test.app.get(Reader).manager.find(AuditEntryEntity, { order: { sequence: 'ASC' } });
    const told = new Map<string, AuditEntryEntity>(entries.map((entry) => [entry.action, entry]));
    expect([...told.keys()]).toEqual(
      expect.arrayContaining([
        'second-factor-on',
        'sign-in',
        'invite',
        'invite-accepted',
        'sign-out',
        'sign-in-refused',
        'lock-out',
        'recovery-code-used',
        'recovery-codes',
        'password-change',
      ]),
    );
    expect(told.get('invite')).toMatchObject({ actorName: 'Ada Quill', role: 'administrator' });
    expect(told.get('invite-accepted')).toMatchObject({ actorName: 'Bo Lindqvist', role: 'practitioner' });
    expect(entries.filter(({ action }) => action === 'sign-in-refused')).toHaveLength(5);
    // a code of six figures may stand in a seal by chance
    const all = JSON.stringify(entries.map((entry) => ({ ...entry, hash: '', previous: '' })));
    for (const word of [
      PASSWORD,
      'not the password',
      'herons',
      secret,
      token,
      'bo.lindqvist',
      codeOf(secret),
      ...codes,
    ])
      expect([word, all.includes(word)]).toEqual([word, false]);
  });

  it('hears of what a signed-in person was refused, once in a while and without what was sent', async () => {
    const practitioner = new Browser(test.app);
    practitioner.cookie = await test.people.signedIn('practitioner', { kind: 'organisation', id: 1 });
    for (let i = 0; i < 3; i++) expect((await practitioner.get('/audit?kind=Zilpha')).status).toBe(403);
    expect((await practitioner.get('/contexts/987654')).status).toBe(404);
    for (let i = 0; i < 20; i++) expect((await practitioner.get(`/nothing/${i}`)).status).toBe(404);
    // answers do not wait for the entries
    const told = async () =>
      test.app
        .get(Reader)
        .manager.find(AuditEntryEntity, { where: { action: 'refused' }, order: { sequence: 'ASC' } });
    while ((await told()).length < 2) await new Promise((go) => setTimeout(go, 20));
    const entries = await told();
    expect(entries.map(({ details, objectId, role }) => [JSON.parse(details), objectId, role])).toEqual([
      [{ asked: 'auditEntries', answer: 'not allowed' }, null, 'practitioner'],
      [
        {
          asked: 'contextSetup',
          answer: 'not there for this person',
          'refusals before it without an entry': 2,
        },
        '987654',
        'practitioner',
      ],
    ]);
    expect(JSON.stringify(entries)).not.toContain('Zilpha');
  });
});
