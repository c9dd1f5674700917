import { createHash } from 'node:crypto';
import { cssColour, drawSvg, layoutRow, pageModel, pageOptions } from '@waymark/charts';
import { plainPlace } from '@waymark/charts/plain';
import type { Edition, MethodPage, MethodSummary, ReleasedContextPage, ShareLink } from '@waymark/contract';
import request from 'supertest';
import { Reader } from '../database/reader';
import { UnitOfWork } from '../database/unit-of-work';
import { seedSmallWorld, type SmallWorld } from '../testing/small-world';
import { startTestApp, type TestApp } from '../testing/test-app';
import { publishedAnswer } from './edition-answer';
import { EditionDraftsService } from './edition-drafts.service';
import { EditionsStore } from './editions.store';
import { PublishedService } from './published.service';
import { ShareLinkEntity } from './share-link.entity';
import { type SiteFile, StaticSite } from './static-site.service';

const NOBODY = 'nobody=1';

describe('an edition outside the house', () => {
  let test: TestApp;
  let world: SmallWorld;
  let edition: Edition;
  const api = () => request(test.app.getHttpServer());
  const post = (path: string, body: object = {}) => api().post(`/api/${path}`).send(body);
  /** As a browser that never signed in. */
  const byLink = (path: string, body: object) => api().post(`/api/${path}`).set('Cookie', NOBODY).send(body);
  const link = async (fields: object = {}): Promise<{ token: string; link: ShareLink }> => {
    const { body } = await post('share-links', {
      editionId: edition.id,
      expires: '2026-12-31',
      note: 'for the ward forum',
      ...fields,
    }).expect(201);
    const { url, link: made } = body as { url: string; link: ShareLink };
    return { token: url.split('/shared#')[1] ?? '', link: made };
  };

  beforeAll(async () => {
    test = await startTestApp();
    world = await seedSmallWorld(test.app);
    const { organisationId } = world.site;
    const second = await test.people.signedIn('manager', { kind: 'organisation', id: organisationId });
    await post(`contexts/${world.park.id}/responses`, {
      title: 'Youth work on the green',
      start: '2021-05-01',
      end: null,
      orientation: 'ecological',
      approach: 'guardianship',
      ownerKind: 'youth work',
      state: 'under way',
    }).expect(201);
    const waves = [
      [2021, 40, 83],
      [2022, 44, 79],
      [2023, 3, 9],
    ] as const;
    await post('observations', {
      batch: 'share-links-1',
      observations: waves.map(([year, numerator, denominator]) => ({
        contextId: world.park.id,
        indicator: 'LOC-01',
        start: `${year}-04-01`,
        end: `${year}-04-30`,
        round: `spring ${year}`,
        source: 'survey',
        figures: { kind: 'counts', numerator, denominator },
      })),
    }).expect(201);
    const scope = {
      organisationId,
      siteIds: [],
      contextIds: [],
      period: { start: '2020-01-01', end: '2026-08-31' },
    };
    const { body } = await post('editions', { title: 'To share', scope, standing: 'final' }).expect(201);
    const { id } = body as Edition;
    await test.app.get(EditionDraftsService).settled();
    await post('share-links', { editionId: id, expires: '2026-12-31' }).expect(409);
    await post(`editions/${id}/submit`).expect(200);
    await post(`editions/${id}/decide`, { decision: 'approve' }).set('Cookie', second).expect(200);
    edition = (await post(`editions/${id}/release`).expect(200)).body as Edition;
  });
  afterAll(() => test.stop());

  it('is read by its link without an account, whole, and with the bytes as released', async () => {
    const { token } = await link();
    const opened = await byLink('shared', { token }).expect(200);
    expect(opened.body).toMatchObject({
      edition: { sha256: edition.sha256, number: 1 },
      expires: '2026-12-31',
    });
    const page = (await byLink('shared/page', { token, contextId: world.park.id }).expect(200))
      .body as ReleasedContextPage;
    const own = await api()
      .get(`/api/published/${edition.sha256}/contexts/${world.park.id}/page`)
      .expect(200);
    expect(page).toEqual(own.body);
    const file = await byLink('shared/file', { token, path: 'edition.json' }).buffer(true).expect(200);
    expect(createHash('sha256').update(file.text).digest('hex')).toBe(edition.sha256);
    expect(file.headers['cache-control']).toBe('no-store');
  });

  it('opens nothing else: no other place, no other address, no wider filter', async () => {
    const { token } = await link();
    await byLink('shared/page', { token, contextId: 4711 }).expect(404);
    await byLink('shared/file', { token, path: 'tables/4711.json' }).expect(404);
    await byLink('shared/file', { token, path: '../waymark.db' }).expect(400);
    for (const wider of [{ view: 'team' }, { editionId: 2 }, { siteIds: [1] }, { periods: 'grant_year' }])
      await byLink('shared/page', { token, contextId: world.park.id, ...wider }).expect(400);
    for (const path of ['editions', 'published', `published/${edition.sha256}/edition.json`, 'contexts'])
      await api().get(`/api/${path}`).set('Cookie', NOBODY).set('Authorization', token).expect(401);
  });

  it('keeps of a link no more than a hash, and counts how often it was opened', async () => {
    const { token, link: made } = await link({ note: 'counted' });
    await byLink('shared', { token }).expect(200);
    await byLink('shared', { token }).expect(200);
    const row = await test.app.get(Reader).manager.findOneByOrFail(ShareLinkEntity, { id: made.id });
    expect(JSON.stringify(row)).not.toContain(token);
    const list = (await api().get(`/api/editions/${edition.id}/links`).expect(200)).body as ShareLink[];
    expect(list.find(({ id }) => id === made.id)).toMatchObject({ opened: 2, note: 'counted' });
    expect(JSON.stringify(list)).not.toContain(token);
  });

  it('closes when a link is taken back or has ended, and says so', async () => {
    const { token, link: made } = await link();
    await post(`share-links/${made.id}/revoke`).expect(200);
    const back = await byLink('shared', { token }).expect(410);
    expect(back.body.detail).toContain('taken back');
    const ended = await link({ note: 'ended' });
    await test.app
      .get(UnitOfWork)
      .run((m) => m.update(ShareLinkEntity, { id: ended.link.id }, { expires: '2026-09-14' }));
    const over = await byLink('shared', { token: ended.token }).expect(410);
    expect(over.body.detail).toContain('ended on 2026-09-14');
    // its last day counts
    const last = await link({ expires: '2026-09-15' });
    await byLink('shared', { token: last.token }).expect(200);
    const stranger = await byLink('shared', { token: 'x'.repeat(43) }).expect(404);
    expect(stranger.body.detail).toContain('not known here');
  });

  it('asks for a passphrase where one was set, a few times only', async () => {
    const { token, link: made } = await link({ passphrase: 'kites over the green' });
    expect(made.hasPassphrase).toBe(true);
    const asked = await byLink('shared', { token }).expect(403);
    expect(asked.body.errors[0].field).toBe('passphrase');
    await byLink('shared', { token, passphrase: 'kites over the green' }).expect(200);
    for (let tries = 0; tries < 10; tries++)
      await byLink('shared/page', { token, passphrase: `guess ${tries}`, contextId: world.park.id }).expect(
        403,
      );
    const locked = await byLink('shared', { token, passphrase: 'kites over the green' }).expect(429);
    expect(locked.body.detail).toContain('whoever gave you the link');
    // another link is not locked by it
    const other = await link();
    await byLink('shared', { token: other.token }).expect(200);
  });

  it.each([
    [{ expires: '2026-09-14' }, 'passed'],
    [{ expires: '2028-01-01' }, 'a year at most'],
    [{ passphrase: 'short' }, '8 characters'],
  ])('refuses a link with %j', async (fields, part) => {
    const answer = await post('share-links', {
      editionId: edition.id,
      expires: '2026-12-31',
      ...fields,
    }).expect(400);
    expect(JSON.stringify(answer.body)).toContain(part);
  });

  it('belongs to its organisation: others neither see, make nor take back its links', async () => {
    const { link: made } = await link();
    const stranger = await test.people.signedIn('manager', { kind: 'organisation', id: 4711 });
    await api().get(`/api/editions/${edition.id}/links`).set('Cookie', stranger).expect(404);
    await post('share-links', { editionId: edition.id, expires: '2026-12-31' })
      .set('Cookie', stranger)
      .expect(404);
    await post(`share-links/${made.id}/revoke`).set('Cookie', stranger).expect(404);
  });

  describe('as plain files', () => {
    let files: SiteFile[];
    const text = (path: string) => files.find((file) => file.path === path)?.text ?? '';
    const pathsOf = (id: number) => [`places/${id}.html`, `places/${id}-years.html`];
    const unescaped = (html: string) =>
      html.replace(/&#(x?)([\da-f]+);|&(amp|lt|gt|quot);/gi, (_, hex: string, code = '', name = '') =>
        name === ''
          ? String.fromCodePoint(parseInt(code, hex ? 16 : 10))
          : ({ amp: '&', lt: '<', gt: '>', quot: '"' }[name as 'amp' | 'lt' | 'gt' | 'quot'] ?? name),
      );
    const wordsOf = (html: string) => unescaped(html.replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');
    const headings = (markdown: string) =>
      [...markdown.matchAll(/^##+ ([^`*_\n]+)$/gm)].map(([, heading = '']) => heading.trim());

    beforeAll(async () => {
      const store = test.app.get(EditionsStore);
      const row = await store.bySha(edition.sha256 ?? '');
      if (!row) throw new Error('the edition is not there');
      files = [];
      for await (const file of test.app.get(StaticSite).files(row, '/* the style sheet */\n'))
        files.push(file);
    });

    it('holds the bytes of the server, unchanged', async () => {
      for (const path of ['edition.json', `tables/${world.park.id}.json`]) {
        const served = await api().get(`/api/published/${edition.sha256}/${path}`).buffer(true).expect(200);
        expect(text(path)).toBe(served.text);
      }
      for (const part of ['data', 'codebook']) {
        const served = await api()
          .get(`/api/published/${edition.sha256}/contexts/${world.park.id}/figures.csv?part=${part}`)
          .buffer(true)
          .expect(200);
        expect(text(`downloads/${world.park.id}-${part}.csv`)).toBe(served.text);
      }
    });

    it('leads in one click from any figure to its method, told as on the server, and from every page to all of them', async () => {
      const methods = (await api().get('/api/methods').expect(200)).body as MethodSummary[];
      expect(methods.length).toBeGreaterThan(20);
      for (const { slug, title, answers } of methods) {
        expect(text('methods/index.html')).toContain(`href="${slug}.html"`);
        const { markdown } = (await api().get(`/api/methods/${slug}`).expect(200)).body as MethodPage;
        const told = wordsOf(text(`methods/${slug}.html`));
        for (const words of [title, answers, ...headings(markdown)]) expect(told).toContain(words);
      }
      for (const path of pathsOf(world.park.id)) {
        expect(text(path)).toContain('href="../methods/index.html"');
        const rows = text(path).split('<section class="wm-row').slice(1);
        expect(rows.length).toBeGreaterThan(0);
        for (const row of rows) {
          // its code, collection and provenance, and the way to how it is judged
          expect(row).toMatch(/<p class="wm-source">[A-Z]+-\d+\. /);
          expect(row).toMatch(/href="\.\.\/methods\/[a-z-]+\.html"[^>]*>How this is judged/);
          expect(text(/href="\.\.\/(drawings\/[^"]+\.svg)"/.exec(row)?.[1] ?? '')).toContain('<svg');
        }
      }
    });

    it.each(['as_collected', 'financial_year'] as const)(
      'shows the figures, words and gaps of the server’s page, %s',
      async (periods) => {
        const page = (
          await api()
            .get(`/api/published/${edition.sha256}/contexts/${world.park.id}/page?periods=${periods}`)
            .expect(200)
        ).body as ReleasedContextPage;
        const html = text(pathsOf(world.park.id)[periods === 'as_collected' ? 0 : 1] ?? '');
        const twins = [...html.matchAll(/<table[^>]*wm-twin-table.*?<\/table>/gs)].map(([table]) =>
          wordsOf(table),
        );
        const cells = page.rows.flatMap(({ row }) => row.cells);
        expect(cells.length).toBeGreaterThan(2);
        for (const [at, { row }] of page.rows.entries())
          for (const cell of row.cells) {
            expect(twins[at]).toContain(cell.period.label);
            expect(twins[at]).toContain(
              cell.state === 'shown' ? `${Math.round(100 * cell.value)}` : cell.state,
            );
          }
        const said = wordsOf(html);
        for (const { row } of page.rows) expect(said).toContain(row.verdict.sentence);
        // what stands above and beside the charts of the server's page stands here as well
        for (const words of [
          page.lede,
          page.context.pseudonym,
          ...page.goals.map(({ statement }) => statement),
          ...page.responses.map(({ number, title }) => `${number} ${title}`),
        ])
          expect(said).toContain(words);
        expect(page.goals.length + page.responses.length).toBeGreaterThan(1);
      },
    );

    /** Marks of a drawing, and every word in it, in the order in which they are painted. */
    const drawings = (html: string) =>
      [...html.matchAll(/<div class="wm-chart wm-step wm-step-full"[^>]*>(<svg.*?<\/svg>)<\/div>/gs)].map(
        ([, svg = '']) => svg.slice(svg.indexOf('>') + 1),
      );
    /** What the dashboard hands to the layout for the page of a place, at the width it has from 1480 px on. */
    const onServer = (page: ReleasedContextPage) => {
      const { axis, grants, responses } = page;
      return [
        ...page.rows.flatMap(({ row, pairs }) => [
          { row, pair: false },
          ...pairs.map((pair) => ({ row: pair, pair: true })),
        ]),
        ...page.effort.map((row) => ({ row, pair: false })),
      ].map(({ row, pair }) => {
        const options = pageOptions({ grants, responses, wide: true, pair });
        const { marks, height } = layoutRow(pageModel(row, pair), axis, { ...options, width: 760 });
        const svg = drawSvg(marks, { width: 760, height, title: '', colour: cssColour });
        return svg.slice(svg.indexOf('>') + 1);
      });
    };

    it.each(['as_collected', 'financial_year'] as const)(
      'draws the marks of the server’s page, in its order, %s',
      async (periods) => {
        const store = test.app.get(EditionsStore);
        const row = await store.bySha(edition.sha256 ?? '');
        const served = row && (await test.app.get(PublishedService).pageOf(row, world.park.id, periods));
        const first = served?.rows[0];
        if (!served || !first) throw new Error('the edition has no row');
        const html = text(pathsOf(world.park.id)[periods === 'as_collected' ? 0 : 1] ?? '');
        expect(drawings(html)).toEqual(onServer(served));
        expect(html.match(/class="wm-dot/g)?.length).toBeGreaterThan(1);

        // with limits, a latest point that stands out, a pair below and a response: as it would be in a long series
        const latest = first.row.cells.findLastIndex(({ state }) => state === 'shown');
        const cells = first.row.cells.slice(0, latest + 1);
        const level = cells.map(() => 0.5);
        const watched: ReleasedContextPage['rows'][number]['row'] = {
          ...first.row,
          cells,
          control: {
            kind: 'p',
            centre: level,
            lower: level.map((at) => at - 0.1),
            upper: level.map((at) => at + 0.1),
            signals: level.map((_, i) => (i === level.length - 1 ? ['outside the limits'] : [])),
            sentence: 'Limits from all points.',
          },
        };
        const beside = { ...first.row.verdict, kind: 'context_only', word: 'cannot say' } as const;
        const long: ReleasedContextPage = {
          ...served,
          rows: [{ ...first, row: watched, pairs: [{ ...watched, key: 'pair', verdict: beside }] }],
          responses: [
            {
              id: 1,
              number: 7,
              title: 'Lights <b>on</b>',
              start: '2025-02-01',
              end: null,
              orientation: 'ecological',
              approach: null,
              state: 'running',
            },
          ],
        };
        const sealed = (await store.files(row.id)).find(({ path }) => path === 'edition.json');
        if (!sealed) throw new Error('the edition is not sealed');
        const site = {
          edition: publishedAnswer(row, sealed, '2026-09-15', () => true),
          files: [],
          invented: false,
          version: '0',
          glossary: [],
          methods: [],
        };
        const plain = plainPlace({ site, page: long, periods });
        const [drawn = '', pair = ''] = drawings(plain);
        expect([drawn, pair]).toEqual(onServer(long));
        expect(plain).toContain('Lights &lt;b&gt;on&lt;/b&gt;');
        const count = (svg: string, role: string) => svg.split(`class="wm-${role}"`).length - 1;
        expect([count(drawn, 'limit'), count(drawn, 'signal')]).toEqual([2, 1]);
        expect([count(pair, 'limit'), count(pair, 'signal')]).toEqual([0, 0]);
        expect(count(plain, 'response-number')).toBe(5);
      },
    );

    it('needs nothing but itself: no script, no request, and every way leads to a file that is there', () => {
      const pages = files.filter(({ path }) => path.endsWith('.html'));
      const there = new Set(files.map(({ path }) => path));
      expect(pages.length).toBeGreaterThan(4);
      for (const { path, text: html } of pages) {
        // one style sheet, beside them; a strict policy lets no element carry a style
        expect(html).not.toMatch(/<script|<img|<style| style=|url\(|@import|\son[a-z]+="/);
        expect(html.match(/<link[^>]*>/g)).toEqual([expect.stringMatching(/href="(?:\.\.\/)?style\.css"/)]);
        expect(html).not.toContain('href="/');
        const names = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
        for (const [, href = '', at] of html.matchAll(/href="([^"#]*)(?:#([^"]*))?"/g)) {
          // papers that a method cites are elsewhere
          if (/^https:/.test(href)) {
            expect(path).toMatch(/^methods\//);
            continue;
          }
          const to = href === '' ? path : new URL(href, `file:///${path}`).pathname.slice(1);
          expect([path, href, there.has(to)]).toEqual([path, href, true]);
          if (href === '' && at) expect([path, at, names.has(at)]).toEqual([path, at, true]);
        }
      }
      for (const line of text('SHA256SUMS').trim().split('\n')) {
        const [hash, path = ''] = line.split('  ');
        expect(createHash('sha256').update(text(path)).digest('hex')).toBe(hash);
      }
    });
  });
});
