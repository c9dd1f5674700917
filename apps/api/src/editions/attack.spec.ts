import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type Edition,
  editionManifest,
  type Endpoint,
  endpoints,
  type Grant,
  mayCall,
  outside,
  type Role,
} from '@waymark/contract';
import { allNotes, cluesIn, type Download, readDownload, recover, savedFrom } from '@waymark/outcomes';
import request from 'supertest';
import { z } from 'zod';
import { UnitOfWork } from '../database/unit-of-work';
import {
  PartnershipContextEntity,
  PartnershipEntity,
  PartnershipPartyEntity,
} from '../partnerships/partnership.entity';
import { READING, type ReadingFor } from '../measures/reading';
import { published } from '../testing/published';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';
import { agreement, sharing } from '../testing/two-organisations';
import { EditionsStore } from './editions.store';
import { StaticSite } from './static-site.service';

/** Asked at once. */
const ABREAST = 12;

type Figures = Readonly<Record<string, unknown>>;
const counts = (numerator: number, denominator: number): Figures => ({
  kind: 'counts',
  numerator,
  denominator,
});
const events = (n: number): Figures => ({ kind: 'events', events: n, exposure: null, exposureUnit: null });
const moments = (n: number, mean: number, sd: number): Figures => ({ kind: 'moments', n, mean, sd });

/** Two worlds that look alike from outside: the same percentages, rounded counts and withheld cells, of other people. */
const worlds: readonly Readonly<Record<string, readonly Figures[]>>[] = [
  {
    'LOC-01': [counts(40, 83), counts(44, 79), counts(3, 9), counts(61, 88)],
    'LOC-03': [moments(62, 67.4, 19.6), moments(80, 71.2, 18.1), moments(9, 60, 20), moments(77, 74.1, 17.8)],
    'LOC-12': [events(20), events(22), events(4), events(24)],
    'LOC-15': [counts(18, 62), counts(21, 70), counts(19, 66), counts(6, 70)],
  },
  {
    'LOC-01': [counts(40, 84), counts(45, 80), counts(6, 14), counts(62, 90)],
    'LOC-03': [
      moments(61, 66.8, 20.3),
      moments(79, 70.8, 17.9),
      moments(14, 52, 22),
      moments(75, 73.6, 18.3),
    ],
    'LOC-12': [events(18), events(21), events(6), events(23)],
    'LOC-15': [counts(17, 59), counts(21, 69), counts(19, 65), counts(4, 72)],
  },
];

/** One of the worlds, on a server of its own, published; and everything of it that leaves. */
class Published {
  private constructor(
    readonly test: TestApp,
    readonly small: SmallWorld,
    readonly edition: Edition,
    private readonly grant: Grant,
    private readonly reportId: number,
    private readonly partnership: number,
  ) {}

  static async of(test: TestApp, figures: Readonly<Record<string, readonly Figures[]>>): Promise<Published> {
    const small = await seedSmallWorld(test.app);
    const api = request(test.app.getHttpServer());
    const observations = Object.entries(figures).flatMap(([indicator, waves]) =>
      waves.map((one, at) => {
        const year = 2021 + at;
        const when =
          indicator === 'LOC-12'
            ? { start: `${year}-04-01`, end: `${year + 1}-03-31`, round: '' }
            : { start: `${year}-04-01`, end: `${year}-04-30`, round: `spring ${year}` };
        return { contextId: small.park.id, indicator, ...when, source: 'records', figures: one };
      }),
    );
    const kept = await api.post('/api/observations').send({ batch: 'attack-spec', observations });
    expect([kept.status, kept.status === 201 ? '' : kept.text]).toEqual([201, '']);
    const grant = (
      await api
        .post('/api/grants')
        .send({
          identifier: '360G-attack',
          funder: 'A fund',
          title: 'Greens',
          start: '2021-01-01',
          end: '2026-12-31',
          contextIds: [small.park.id],
        })
        .expect(201)
    ).body as Grant;
    const edition = await published(test.app, small.site.organisationId);
    const report = (
      await api
        .post('/api/reports')
        .send({ template: 'funder', grantId: grant.id, contextId: small.park.id })
        .expect(201)
    ).body as { id: number };
    const partnership = await test.app.get(UnitOfWork).run(async (m) => {
      const organisationId = small.site.organisationId;
      const { id } = await m.save(
        m.create(PartnershipEntity, {
          organisationId,
          name: 'Greens',
          archived: false,
          sharingId: await sharing(m, organisationId, 'x'),
          terms: 1,
          endedOn: null,
          endedBecause: '',
        }),
      );
      await m.insert(PartnershipPartyEntity, {
        partnershipId: id,
        personId: 999_999,
        side: 'home',
        ...agreement,
        organisation: 'Harbour',
      });
      await m.insert(PartnershipContextEntity, { partnershipId: id, contextId: small.park.id });
      return id;
    });
    return new Published(test, small, edition, grant, report.id, partnership);
  }

  /** Every GET that a role may call, with each way of asking that changes figures. */
  async taken(
    role: Role,
    scope: { kind: 'grant' | 'edition' | 'partnership'; id: number },
  ): Promise<Download[]> {
    const cookie = await this.test.people.signedIn(role, scope);
    const asked = (Object.values(endpoints) as Endpoint[])
      .filter((entry) => entry.method === 'GET' && Array.isArray(entry.roles) && mayCall(role, entry))
      .flatMap((entry) => this.addressesOf(entry));
    const all: Download[] = [];
    for (let at = 0; at < asked.length; at += ABREAST)
      all.push(
        ...(await Promise.all(
          asked.slice(at, at + ABREAST).map(async (path) => {
            const answer = await request(this.test.app.getHttpServer())
              .get(path)
              .set('Cookie', cookie)
              .buffer(true)
              .parse(bytes);
            const type = String(answer.headers['content-type'] ?? '');
            return this.download(`${role} ${path} ${answer.status}`, type, answer.body as Buffer);
          }),
        )),
      );
    return all;
  }

  private addressesOf({ path, query }: Endpoint): string[] {
    const id = path.startsWith('/reports')
      ? this.reportId
      : path.startsWith('/grants')
        ? this.grant.id
        : path.startsWith('/sites')
          ? this.small.site.id
          : this.small.park.id;
    const plain = path
      .replace(':sha256', this.edition.sha256 ?? '')
      .replace(':file', `${this.small.park.id}.json`)
      .replace(':code', 'LOC-15')
      .replace(/:id\b/, String(id))
      .replace(':contextId', String(this.small.park.id));
    if (plain.includes(':')) return [];
    const names = query instanceof z.ZodObject ? Object.keys(query.shape) : [];
    const ways = ['view=external', 'periods=financial_year', 'indicator=LOC-15', 'part=codebook'];
    const fitting = ways.filter((way) => names.includes(way.split('=')[0] ?? ''));
    return ['', ...fitting.map((way) => `?${way}`)].map((way) => `/api${plain}${way}`);
  }

  async shared(): Promise<Download[]> {
    const api = request(this.test.app.getHttpServer());
    const made = await api
      .post('/api/share-links')
      .send({ editionId: this.edition.id, expires: '2026-12-31' })
      .expect(201);
    const token = (made.body as { url: string }).url.split('#')[1];
    const ask = async (path: string, body: object): Promise<Download> => {
      const { headers, body: got } = await api
        .post(`/api/${path}`)
        .set('Cookie', 'nobody=1')
        .send({ token, ...body })
        .buffer(true)
        .parse(bytes)
        .expect(200);
      return this.download(
        `link ${path} ${JSON.stringify(body)}`,
        String(headers['content-type']),
        got as Buffer,
      );
    };
    const contextId = this.small.park.id;
    return [
      await ask('shared', {}),
      await ask('shared/page', { contextId }),
      await ask('shared/page', { contextId, periods: 'financial_year' }),
      await ask('shared/file', { path: 'edition.json' }),
      await ask('shared/file', { path: `tables/${contextId}.json` }),
    ];
  }

  /** What the team hands to a funder. */
  async report(): Promise<Download[]> {
    const ask = async (file: string): Promise<Download> => {
      const { headers, body } = await request(this.test.app.getHttpServer())
        .get(`/api/reports/${this.reportId}/${file}`)
        .buffer(true)
        .parse(bytes)
        .expect(200);
      return this.download(file, String(headers['content-type']), body as Buffer);
    };
    return [await ask('report.html'), await ask('report.pdf')];
  }

  async site(): Promise<Download[]> {
    const store = this.test.app.get(EditionsStore);
    const row = await store.bySha(this.edition.sha256 ?? '');
    if (!row) throw new Error('the edition is not there');
    const files: Download[] = [];
    const types: Readonly<Record<string, string>> = {
      html: 'text/html',
      json: 'application/json',
      csv: 'text/csv',
    };
    for await (const { path, text } of this.test.app.get(StaticSite).files(row, ''))
      files.push({ from: `site ${path}`, type: types[path.split('.')[1] ?? ''] ?? 'text/plain', text });
    return files;
  }

  async everything(): Promise<Download[]> {
    const { grant, edition, partnership } = this;
    return [
      ...(await this.taken('commissioner', { kind: 'grant', id: grant.id })),
      ...(await this.taken('researcher', { kind: 'edition', id: edition.id })),
      ...(await this.taken('partner', { kind: 'partnership', id: partnership })),
      ...(await this.report()),
      ...(await this.shared()),
      ...(await this.site()),
    ];
  }

  private download(from: string, type: string, body: Buffer): Download {
    return { from, type, text: type.includes('pdf') ? this.textOf(body) : body.toString('utf8') };
  }

  /** What another reader of PDF than ours finds in it. */
  private textOf(body: Buffer): string {
    const file = join(this.test.config.dataFolder, 'taken.pdf');
    writeFileSync(file, body);
    const reader = resolve(__dirname, '../../../../libs/reports/src/testing/read-pdf.mjs');
    const { pages } = JSON.parse(
      execFileSync(process.execPath, [reader, file], { encoding: 'utf8', maxBuffer: 64e6 }),
    ) as { pages: { text: string }[] };
    return pages.map(({ text }) => text).join(' ');
  }
}

const bytes = (response: request.Response, done: (error: Error | null, body: Buffer) => void): void => {
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part));
  response.on('end', () => done(null, Buffer.concat(parts)));
};

/** Moments and random words differ between any two servers, whatever they hold. */
const steady = (text: string): string =>
  text
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then')
    .replace(/"(?:requestId|instance|request)":"[^"]*"/g, '"request":""');

describe('everything that leaves', () => {
  const started: TestApp[] = [];
  const both: Published[] = [];
  const taken: Download[][] = [];

  beforeAll(async () => {
    for (const figures of worlds) {
      const test = await startTestApp();
      started.push(test);
      both.push(await Published.of(test, figures));
    }
    for (const one of both) taken.push(await one.everything());
    // two servers, each asked for everything: a few seconds, or a minute where others keep the machine busy
  }, 180_000);
  afterAll(async () => {
    for (const test of started) await test.stop();
  });

  it('is made from released figures only: two worlds that are released alike leave the same bytes', () => {
    const [one, other] = taken;
    expect(both.map(({ edition }) => edition.sha256)[0]).toBe(both[1]?.edition.sha256);
    const differing = (one ?? []).flatMap(({ from, text }, at) => {
      const [a, b] = [steady(text), steady(other?.[at]?.text ?? '')];
      return a === b ? [] : [`${from}: ${firstDifference(a, b)}`];
    });
    expect(differing).toEqual([]);
    const types = (one ?? [])
      .filter(({ from }) => !/ [45]\d\d$/.test(from))
      .map(({ type }) => type.split(';')[0]);
    // of every kind there was one, and not an error in its place
    expect([...new Set(types)].sort()).toEqual(
      expect.arrayContaining(['application/json', 'application/pdf', 'text/csv', 'text/html']),
    );
    expect(types.length).toBeGreaterThan(60);
  });

  it('is no spreadsheet yet: whoever adds one for readers outside gives the attacker a way to read it', () => {
    const sheets = (Object.values(endpoints) as Endpoint[]).filter(
      ({ file, roles }) =>
        file?.some((type) => type.includes('sheet')) &&
        Array.isArray(roles) &&
        outside.some((role) => roles.includes(role)),
    );
    expect(sheets.map(({ name }) => name)).toEqual([]);
  });

  it('tells an attacker who reads all of it no more than the sealed tables, and those no withheld count to fewer than four', () => {
    const [world] = both;
    const { catalogue, policy } = world?.test.app.get<ReadingFor>(READING)('external') ?? {};
    const files = taken[0] ?? [];
    const text = (from: string) => files.find((file) => file.from === from)?.text ?? '';
    if (!world || !policy || !catalogue) throw new Error('no world');
    const { indicators } = editionManifest.parse(JSON.parse(text('site edition.json')));
    const saved = savedFrom([text(`site tables/${world.small.park.id}.json`)], indicators);
    const periods = [
      ...new Set(
        saved.flatMap(({ cells }) =>
          cells.map((cell) => (cell.state === 'shown' ? cell.cell : cell).period.label),
        ),
      ),
    ];
    const notes = allNotes(files.map((file) => readDownload(file, periods)));
    const { clues, unexplained } = cluesIn(notes, saved, policy);
    expect(unexplained).toEqual([]);
    const withheld = recover(saved, policy, new Map(), null, clues).filter(
      ({ supposed }) => supposed !== 'shown',
    );
    expect(withheld.length).toBeGreaterThan(5);
    expect(withheld.filter(({ possible }) => possible < policy.audit.min_possible_values)).toEqual([]);
    // what was read, by where: nothing was passed over in silence
    const read = (part: RegExp) => notes.figures.filter(({ from }) => part.test(from)).length;
    for (const part of [
      /report\.pdf/,
      /figures\.csv/,
      /report\.html.*table/,
      /site places.*chart/,
      /site places.*table/,
      /text alternatives/,
      /^link shared\/page/,
      /^partner /,
      /^researcher /,
      /^commissioner .*page/,
    ])
      expect([part, read(part) > 0]).toEqual([part, true]);
    expect(notes.figures.length).toBeGreaterThan(500);
  });
});

function firstDifference(a: string, b: string): string {
  const at = [...a].findIndex((letter, index) => letter !== b[index]);
  return `${a.slice(Math.max(0, at - 60), at + 60)} | ${b.slice(Math.max(0, at - 60), at + 60)}`;
}
