import type { NewScope, PolicyChange, PolicyPage, ProblemDocument, Role } from '@waymark/contract';
import { AuditEntryEntity } from '../audit/audit-entry.entity';
import { Reader } from '../database/reader';
import { UnitOfWork } from '../database/unit-of-work';
import { EditionDraftsService } from '../editions/edition-drafts.service';
import { EditionEntity } from '../editions/edition.entity';
import { READING, type ReadingFor } from '../measures/reading';
import { Browser } from '../testing/at-the-door';
import { startTestApp, type TestApp } from '../testing/test-app';
import { type OneOrganisation, seedOrganisation } from '../testing/two-organisations';

const WHY = 'The council publishes the same counts at this grain already.';

describe('the rules outside the team', () => {
  let test: TestApp;
  let ours: OneOrganisation;
  let theirs: OneOrganisation;
  let first: Browser;
  let second: Browser;
  let other: Browser;
  const as = async (role: Role, ...scopes: NewScope[]): Promise<Browser> => {
    const browser = new Browser(test.app);
    browser.cookie = await test.people.signedIn(role, ...scopes);
    return browser;
  };
  const page = async (browser = first) => (await browser.get('/disclosure-policy')).body as PolicyPage;
  const propose = async (rules: object[], reason = '', browser = first) =>
    browser.post('/disclosure-policy/changes', { fromVersion: (await page()).version, rules, reason });
  const decide = (
    browser: Browser,
    id: number,
    agree: boolean,
    reason = 'I looked at it, and it stands up.',
  ) => browser.post(`/disclosure-policy/changes/${id}/decide`, { agree, reason });
  const inUse = () => test.app.get<ReadingFor>(READING)('external').policy;

  beforeAll(async () => {
    test = await startTestApp({ signedIn: false });
    ours = await seedOrganisation(test.app, 'Ours');
    theirs = await seedOrganisation(test.app, 'Theirs');
    first = await as('manager', { kind: 'organisation', id: ours.id });
    second = await as('administrator', { kind: 'organisation', id: ours.id });
    other = await as('manager', { kind: 'organisation', id: theirs.id });
  });
  afterAll(() => test.stop());

  it('are those of the product until somebody decides', async () => {
    const { version, shipped, rules, changes, least } = await page();
    expect([version, shipped, least, changes]).toEqual([1, 1, 4, []]);
    expect(rules.find(({ path }) => path === 'people_sample.min_base')).toMatchObject({ value: 20 });
  });

  it('become stricter at once, by one person, as a version of their own', async () => {
    const made = await propose([{ path: 'people_sample.min_base', value: 25 }]);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ state: 'in use', toVersion: 2, needs: '' });
    expect((made.body as PolicyChange).differences).toEqual([
      expect.objectContaining({ path: 'people_sample.min_base', from: '20', to: '25', becomes: 'stricter' }),
    ]);
    expect(inUse()).toMatchObject({ version: 2, people_sample: { min_base: 25, min_count: 5 } });
    expect(inUse().changelog.map(({ version }) => version)).toEqual([1, 2]);
  });

  it('become looser by a second person with a reason, and by somebody of each organisation', async () => {
    const rules = [
      { path: 'people_sample.min_base', value: 20 },
      { path: 'events.min_events', value: 15 },
    ];
    expect((await propose(rules)).status).toBe(400);
    const made = (await propose(rules, WHY)).body as PolicyChange;
    expect(made).toMatchObject({ state: 'proposed', toVersion: null, mayDecide: false });
    expect(made.differences.map(({ becomes }) => becomes)).toEqual(['looser', 'stricter']);
    expect(made.needs).toBe('a second person, somebody of another organisation here');
    // proposing is one of the two already; and nobody agrees without a reason
    expect((await decide(first, made.id, true)).status).toBe(409);
    expect((await decide(second, made.id, true, '')).status).toBe(400);
    expect(inUse().version).toBe(2);
    const half = (await decide(second, made.id, true)).body as PolicyChange;
    expect([half.state, half.needs]).toEqual(['proposed', 'somebody of another organisation here']);
    expect((await decide(second, made.id, true)).status).toBe(409);
    // people of one organisation are not named to another
    expect(JSON.stringify(await page(other))).not.toMatch(/Ours|Spec (manager|administrator)/);
    const done = (await decide(other, made.id, true, 'We publish these as well.')).body as PolicyChange;
    expect(done).toMatchObject({ state: 'in use', toVersion: 3 });
    expect(inUse()).toMatchObject({
      version: 3,
      people_sample: { min_base: 20 },
      events: { min_events: 15 },
    });
    const { changes, version } = await page();
    expect([version, changes.map(({ state }) => state)]).toEqual([3, ['in use', 'replaced']]);
    expect(changes[0]?.approvals).toHaveLength(2);
    expect((await decide(other, made.id, false)).status).toBe(409);
  });

  it('are loosened by nobody whose account was made for it after the proposal', async () => {
    const made = (await propose([{ path: 'events.min_events', value: 14 }], WHY)).body as PolicyChange;
    const late = await as('administrator', { kind: 'organisation', id: ours.id });
    const refused = await decide(late, made.id, true);
    expect([refused.status, (refused.body as ProblemDocument).detail]).toEqual([
      409,
      expect.stringContaining('younger than this proposal'),
    ]);
    // declining makes nothing looser
    expect((await decide(late, made.id, false)).body).toMatchObject({ state: 'declined' });
  });

  it.each([
    ['audit.min_possible_values', 3],
    ['people_sample.min_count', 2],
    ['events.withheld_to', 1],
    ['people_sample.percent_step', 0],
    ['sensitive.zero_or_all', 7],
    ['audit.search_steps', 0],
    ['events.periods_reaching', '3 of 2'],
    ['events.periods_reaching', 'most'],
    ['people_sample.nothing', 3],
  ])('have a floor that nobody can agree away: %s to %s', async (path, value) => {
    const refused = await propose([{ path, value }], WHY);
    expect([path, refused.status]).toEqual([path, 400]);
    expect(inUse().version).toBe(3);
  });

  it('stop a draft of an edition that was made under others', async () => {
    const entry = {
      title: 'A spec',
      standing: 'final',
      scope: {
        organisationId: ours.id,
        siteIds: [],
        contextIds: [],
        period: { start: '2025-04-01', end: '2026-03-31' },
      },
    };
    const { id } = (await first.post('/editions', entry)).body as { id: number };
    await test.app.get(EditionDraftsService).settled();
    await test.app.get(UnitOfWork).run((m) => m.update(EditionEntity, { id }, { state: 'approved' }));
    await propose([{ path: 'events.min_events', value: 16 }]);
    const stopped = await first.post(`/editions/${id}/release`);
    expect(stopped.status).toBe(409);
    expect((stopped.body as ProblemDocument).detail).toContain('made under version 3');
    expect(inUse().version).toBe(4);
  });

  it('are declined with a reason, and not decided from an older version', async () => {
    const one = (await propose([{ path: 'events.withheld_to', value: 6 }], WHY)).body as PolicyChange;
    const two = (await propose([{ path: 'events.withheld_to', value: 5 }], WHY)).body as PolicyChange;
    expect((await decide(second, one.id, false, 'Three streets would be known.')).body).toMatchObject({
      state: 'declined',
      approvals: [{ reason: 'Three streets would be known.' }],
    });
    await propose([{ path: 'events.withheld_to', value: 8 }]);
    expect(inUse()).toMatchObject({ version: 5, events: { withheld_to: 8 } });
    const late = await decide(second, two.id, true);
    expect(late.status).toBe(409);
    expect((late.body as ProblemDocument).detail).toContain('Version 5 is in use by now');
    const stale = await first.post('/disclosure-policy/changes', {
      fromVersion: 4,
      rules: [{ path: 'events.withheld_to', value: 9 }],
    });
    expect(stale.status).toBe(409);
  });

  it('are changed by those who speak for an organisation, and every step is in the log', async () => {
    const ofSite = await as('manager', { kind: 'site', id: ours.sites[0] });
    const practitioner = await as('practitioner', { kind: 'organisation', id: ours.id });
    const rules = [{ path: 'events.withheld_to', value: 9 }];
    expect((await propose(rules, '', ofSite)).status).toBe(403);
    expect((await practitioner.get('/disclosure-policy')).status).toBe(403);
    expect((await propose(rules, '', practitioner)).status).toBe(403);
    expect((await decide(first, 99_999, true)).status).toBe(404);
    const log = (await test.app.get(Reader).manager.find(AuditEntryEntity)).filter(
      ({ kind }) => kind === 'version of the disclosure policy',
    );
    expect(log.map(({ action }) => action)).toEqual(expect.arrayContaining(['create', 'change']));
    expect(JSON.stringify(log)).toContain(WHY);
  });
});
