import type {
  NewScope,
  PartnershipValues,
  PartnershipValuesReview,
  ProblemDocument,
  Role,
} from '@waymark/contract';
import { Browser } from '../testing/at-the-door';
import { startTestApp, type TestApp } from '../testing/test-app';
import { type OneOrganisation, seedOrganisation } from '../testing/two-organisations';

/** A team, a partner who joined, one who was only asked, and another organisation. */
describe('the values of a partnership', () => {
  let test: TestApp;
  let ours: OneOrganisation;
  let team: Browser;
  let partner: Browser;
  const as = async (role: Role, scope: NewScope): Promise<Browser> => {
    const browser = new Browser(test.app);
    browser.cookie = await test.people.signedIn(role, scope);
    return browser;
  };
  const path = () => `/partnerships/${ours.partnership}/values`;
  const page = async (who = team) => (await who.get(path())).body as PartnershipValues;
  const entry = (value: string, evidence: string, level = 2) => ({ value, level, evidence });

  beforeAll(async () => {
    test = await startTestApp({ signedIn: false });
    ours = await seedOrganisation(test.app, 'Ours');
    team = await as('practitioner', { kind: 'organisation', id: ours.id });
    partner = await as('partner', { kind: 'partnership', id: ours.partnership });
  });
  afterAll(() => test.stop());

  it('are the configured ones, and any member begins a review that every other member reads', async () => {
    const { list, reviews, closedTo } = await page(partner);
    expect(list.values.length).toBeGreaterThan(3);
    expect(list.levels).toHaveLength(5);
    expect([reviews, closedTo]).toEqual([[], '']);
    const [first] = list.values;
    const body = {
      date: '2025-11-03',
      entries: [entry(first?.code ?? '', 'Residents sit at every meeting.')],
    };
    const made = await partner.post(path(), body);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ version: 1, closedOn: null, entries: [{ label: first?.label }] });
    expect((await page()).reviews).toEqual([made.body]);
    const { text } = await (await as('manager', { kind: 'organisation', id: ours.id })).get('/audit.csv');
    expect(text).toContain('values review of a partnership');
  });

  it('lose no word of two members who write at once', async () => {
    const [review] = (await page()).reviews as [PartnershipValuesReview];
    const { id, version, by: _by, closedOn: _closed, ...body } = review;
    const save = (who: Browser, note: string) =>
      who.put(`${path()}/${id}`, { version, body: { ...body, note } });
    expect((await save(team, 'Said at the table')).status).toBe(200);
    const late = await save(partner, 'Mine');
    expect(late.status).toBe(409);
    expect((late.body as ProblemDocument).detail).toContain('look at theirs');
    expect((await page()).reviews[0]).toMatchObject({ note: 'Said at the table', version: 2 });
  });

  it('close once every value has a level with what shows it, and then stay as they are', async () => {
    const { list, reviews } = await page();
    const [{ id, date }] = reviews as [PartnershipValuesReview];
    const close = (version: number) => partner.post(`${path()}/${id}/close`, { version });
    const refused = (await close(2)).body as ProblemDocument;
    expect(refused.detail).toContain(`Give “${list.values[1]?.label}” a level`);
    const entries = list.values.map(({ code }) => entry(code, 'Minutes of October.', 3));
    expect((await team.put(`${path()}/${id}`, { version: 2, body: { date, entries } })).status).toBe(200);
    const closed = await close(3);
    expect([closed.status, (closed.body as PartnershipValuesReview).closedOn]).toEqual([200, '2026-09-15']);
    const after = await team.put(`${path()}/${id}`, { version: 4, body: { date, entries } });
    expect(after.status).toBe(409);
  });

  it('refuse in words what cannot be', async () => {
    const { list } = await page();
    const code = list.values[0]?.code ?? '';
    const twice = [entry(code, 'One.'), entry(code, 'Another.')];
    for (const body of [
      { date: '2027-01-01', entries: [] },
      { date: '2026-01-01', entries: twice },
      { date: '2026-01-01', entries: [entry('speed', 'x')] },
      { date: '2026-01-01', entries: [entry(code, '')] },
      { date: '2026-01-01', entries: [entry(code, 'x', 5)] },
    ])
      expect([body, (await team.post(path(), body)).status]).toEqual([body, 400]);
  });

  it('are nobody’s who has not joined, nor another organisation’s', async () => {
    test.people.joins = false;
    const asked = await as('partner', { kind: 'partnership', id: ours.partnership });
    const seen = await page(asked);
    expect(seen.reviews).toEqual([]);
    expect(seen.closedTo).toContain('Join the partnership first');
    expect((await asked.post(path(), { date: '2026-01-01', entries: [] })).status).toBe(409);
    const theirs = await seedOrganisation(test.app, 'Theirs');
    const stranger = await as('manager', { kind: 'organisation', id: theirs.id });
    expect((await stranger.get(path())).status).toBe(404);
    expect((await stranger.post(path(), { date: '2026-01-01', entries: [] })).status).toBe(404);
    // a review of one partnership is not reached through another
    const [{ id, version }] = (await page()).reviews as [PartnershipValuesReview];
    const through = `/partnerships/${theirs.partnership}/values/${id}/close`;
    expect((await stranger.post(through, { version })).status).toBe(404);
  });
});
