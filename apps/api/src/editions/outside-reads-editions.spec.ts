import {
  type Edition,
  type Endpoint,
  endpoints,
  mayCall,
  type NewScope,
  outside,
  type Role,
} from '@waymark/contract';
import request from 'supertest';
import { published } from '../testing/published';
import { startTestApp, type TestApp } from '../testing/test-app';
import { type OneOrganisation, seedOrganisation } from '../testing/two-organisations';

/** Everything somebody outside may read, with what has to be sent to be told as much as can be. */
const asked = (it: OneOrganisation, sha256: string): Readonly<Record<string, readonly string[]>> => {
  const [context] = it.contexts;
  const published = `/published/${sha256}`;
  const place = `/contexts/${context}`;
  return {
    account: ['/account'],
    areas: ['/areas?search=green'],
    contextPage: [`${place}/page`, `${place}/page?periods=financial_year`],
    contextCsv: [`${place}/page.csv`, `${place}/page.csv?part=codebook`],
    seriesCsv: [`${place}/series.csv?row=LOC-01`],
    timePage: [`${place}/indicators/LOC-01/time`, `${place}/indicators/LOC-01/time?chart=run`],
    timeCsv: [`${place}/indicators/LOC-01/time.csv`],
    inquiry: [`${place}/inquiry?indicator=LOC-01&response=${it.response}`],
    planDocuments: [`${place}/documents`],
    contextMeetings: [`${place}/meetings`],
    planPage: [`${place}/plan`],
    framework: ['/framework'],
    grants: ['/grants'],
    portfolio: [`/portfolio?grants=${it.grants[0]}`],
    publishedEditions: ['/published'],
    publishedManifest: [`${published}/edition.json`],
    publishedTable: [`${published}/tables/${context}.json`],
    publishedPage: [`${published}${place}/page`],
    publishedCsv: [`${published}${place}/figures.csv`],
    sharedContexts: ['/shared-contexts'],
    partnerships: ['/partnerships'],
    partnership: [`/partnerships/${it.partnership}`],
    partnershipBalance: [`/partnerships/${it.partnership}/balance`],
    partnershipValues: [`/partnerships/${it.partnership}/values`],
  };
};
/** Without a figure of any place in them: what the product ships with, and the reader's own account. */
const without = new Set([
  'health',
  'session',
  'accountSessions',
  'methods',
  'method',
  'openApi',
  'planGuides',
  'planTemplates',
  'meeting',
  'planDocument',
]);

describe('readers outside', () => {
  let test: TestApp;
  let it1: OneOrganisation;
  let sha256: string;
  const cookies = new Map<Role, string>();
  const entries = (Object.values(endpoints) as Endpoint[]).filter(
    (entry) => entry.method === 'GET' && outside.some((role) => mayCall(role, entry)),
  );
  const api = () => request(test.app.getHttpServer());
  const observe = (batch: string, waves: readonly (readonly [number, number, number])[]) =>
    api()
      .post('/api/observations')
      .send({
        batch,
        observations: waves.map(([year, numerator, denominator]) => ({
          contextId: it1.contexts[0],
          indicator: 'LOC-01',
          start: `${year}-04-01`,
          end: `${year}-04-30`,
          round: `spring ${year}`,
          source: 'survey',
          figures: { kind: 'counts', numerator, denominator },
        })),
      })
      .expect(201);
  /** Every answer to every role, by what was asked. */
  const everything = async (): Promise<Record<string, string>> => {
    const told: Record<string, string> = {};
    for (const role of outside)
      for (const entry of entries.filter((one) => mayCall(role, one)))
        for (const path of asked(it1, sha256)[entry.name] ?? []) {
          const answer = await api()
            .get(`/api${path}`)
            .set('Cookie', cookies.get(role) ?? '')
            .buffer(true);
          told[`${role} ${path}`] = `${answer.status} ${answer.text.replace(/,"requestId":"\w+"/, '')}`;
        }
    return told;
  };

  const changedSince = async (before: Readonly<Record<string, string>>): Promise<string[]> => {
    const after = await everything();
    return Object.keys({ ...before, ...after }).filter((key) => before[key] !== after[key]);
  };

  beforeAll(async () => {
    test = await startTestApp();
    it1 = await seedOrganisation(test.app, 'One');
    const first = await observe('outside-spec-1', [
      [2021, 40, 83],
      [2022, 44, 79],
      [2023, 51, 77],
    ]);
    const edition = await published(test.app, it1.id);
    sha256 = edition.sha256 ?? '';
    const scopes: Record<string, NewScope> = {
      partner: { kind: 'partnership', id: it1.partnership },
      commissioner: { kind: 'grant', id: it1.grants[0] },
      researcher: { kind: 'edition', id: edition.id },
    };
    for (const role of outside) cookies.set(role, await test.people.signedIn(role, scopes[role] as NewScope));
    latest = (first.body as { observations: { id: number }[] }).observations.at(-1)?.id ?? 0;
  });
  afterAll(() => test.stop());
  let latest = 0;

  it('can ask nothing that this spec does not ask', () => {
    const known = new Set([...Object.keys(asked(it1, sha256)), ...without]);
    expect(entries.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
  });

  it('are told byte for byte the same, whatever the team records, corrects, drafts or holds under embargo or withdraws there', async () => {
    const before = await everything();
    const figures = Object.entries(before).filter(([, answer]) => /"value":0\.4|48%?,|,48/.test(answer));
    // the figures are really there to compare: pages, files and portfolio of those who may read them
    expect(figures.length).toBeGreaterThan(8);
    for (const [path, answer] of Object.entries(before))
      expect([path, answer.slice(0, 1)]).toEqual([path, answer.slice(0, 4) === '404 ' ? '4' : '2']);

    await observe('outside-spec-2', [[2024, 61, 90]]);
    await api()
      .post(`/api/observations/${latest}/correction`)
      .send({
        figures: { kind: 'counts', numerator: 12, denominator: 60 },
        reason: 'The tally was read again.',
      })
      .expect(201);
    await api()
      .post(`/api/contexts/${it1.contexts[0]}/phases`)
      .send({ indicator: 'LOC-01', date: '2023-02-01', reason: 'Hosts were there every day from here on.' })
      .expect(201);
    const team = await api().get(`/api/contexts/${it1.contexts[0]}/page`).expect(200);
    expect(team.text).toContain('"denominator":90');
    expect(await changedSince(before)).toEqual([]);

    const embargoed = await published(test.app, it1.id, {
      embargoedUntil: '2026-12-01',
      corrects: 1,
      why: 'Counted twice.',
    });
    expect(embargoed.state).toBe('embargoed');
    expect(await changedSince(before)).toEqual([]);
    const own = async () =>
      ((await api().get('/api/editions').expect(200)).body as Edition[]).find(({ number }) => number === 1);
    // the team knows what is on its way; readers of the corrected one are told on the day
    expect((await own())?.notices).toEqual([{ kind: 'corrected', on: '2026-12-01', by: 2 }]);
    const table = `/api/published/${embargoed.sha256}/tables/${it1.contexts[0]}.json`;
    const read = (status: number) =>
      api()
        .get(table)
        .set('Cookie', cookies.get('commissioner') ?? '')
        .expect(status);
    await read(404);
    await api().get(table).expect(200);

    // withdrawn before it came out, it never does, and corrects nothing
    await api().post(`/api/editions/${embargoed.id}/withdraw`).send({ why: 'Wrong months.' }).expect(200);
    await read(404);
    expect(await changedSince(before)).toEqual([]);
    expect((await own())?.notices).toEqual([]);
    const again = { title: 'Again', scope: embargoed.scope, standing: 'final', corrects: 2, why: 'x' };
    const { body } = await api().post('/api/editions').send(again).expect(400);
    expect((body as { detail: string }).detail).toContain('withdrawn before it came out');
  });

  it('read the next edition from the day it is out, and the one before where it is withdrawn', async () => {
    const page = async () =>
      (
        await api()
          .get(`/api/contexts/${it1.contexts[0]}/page`)
          .set('Cookie', cookies.get('commissioner') ?? '')
          .expect(200)
      ).body as { from: { editions: { number: number }[]; withdrawn: unknown[] } };
    expect((await page()).from.editions).toMatchObject([{ number: 1 }]);
    const third = await published(test.app, it1.id, { corrects: 1, why: 'A tally was read again.' });
    expect((await page()).from.editions).toMatchObject([{ number: 3, notices: [] }]);
    await api()
      .post(`/api/editions/${third.id}/withdraw`)
      .send({ why: 'One school asked for it.' })
      .expect(200);
    expect((await page()).from).toMatchObject({
      editions: [{ number: 1, notices: [{ kind: 'corrected', by: 3 }] }],
      withdrawn: [{ number: 3, why: 'One school asked for it.' }],
    });
  });

  it('are told in a sentence where nothing is published, never a figure', async () => {
    const other = await seedOrganisation(test.app, 'Two');
    const cookie = await test.people.signedIn('commissioner', { kind: 'grant', id: other.grants[0] });
    const [id] = other.contexts;
    for (const path of [`page`, 'page.csv', 'series.csv?row=LOC-01', 'indicators/LOC-01/time', 'inquiry']) {
      const { body } = await api().get(`/api/contexts/${id}/${path}`).set('Cookie', cookie).expect(409);
      expect(body).toMatchObject({ title: 'Nothing published yet' });
      expect(body.detail).toMatch(/^Nothing has been published yet for Meadow Two\. .*ask Organisation Two/);
    }
    const portfolio = await api()
      .get(`/api/portfolio?grants=${other.grants[0]}`)
      .set('Cookie', cookie)
      .expect(200);
    expect(portfolio.body).toMatchObject({ contexts: [], from: { unpublished: [{ contextId: id }] } });
  });
});
