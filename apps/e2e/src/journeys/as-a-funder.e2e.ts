import type { Context, ContextPage, Framework, SeriesRow } from '@waymark/contract';
import { parse } from 'node:querystring';
import { closeBrowser, demoUrl, type JourneyPage, openPage } from '../stage/browser';
import { contextData, demoContext, readContext, wordsOf } from '../stage/reading';
import { settled } from '../stage/settled';
import { ask } from '../stage/sign-in';

const rowsOf = (page: ContextPage): readonly SeriesRow[] => [
  ...page.rows.flatMap((r) => [r.row, ...r.pairs]),
  ...page.effort,
];

/** Everything below `value`, with the keys that lead there. */
function* leaves(value: unknown, path: readonly string[] = []): Generator<readonly [string[], unknown]> {
  if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) yield* leaves(inner, [...path, key]);
  else yield [[...path], value];
}

const csvLines = (text: string): string[] => text.replace('\ufeff', '').trim().split(/\r?\n/).slice(1);

/** Whoever funds, visits or steals a look: every place of the demo, by every way out. */
describe('as a funder sees it', () => {
  let contexts: readonly Context[];
  /** Names the team gave; none may leave. */
  let hidden: readonly string[];
  /** Indicators that ask people; things counted, such as features of a place, are nobody's secret. */
  let people: ReadonlySet<string>;
  let outside: ReadonlyMap<string, ContextPage>;

  beforeAll(async () => {
    contexts = (await (await ask(`${demoUrl()}/api/contexts`)).json()) as Context[];
    hidden = contexts.flatMap((c) => [c.privateName, c.note]).filter((text) => text !== '');
    const { indicators } = (await (await ask(`${demoUrl()}/api/framework`)).json()) as Framework;
    people = new Set(indicators.filter((i) => i.counts === 'people').map((i) => i.code));
    const pages = new Map<string, ContextPage>();
    for (const { code } of contexts) pages.set(code, await contextData(code, 'external'));
    outside = pages;
  });
  afterAll(closeBrowser);

  const told = (text: string): string[] => hidden.filter((name) => text.includes(name));
  const file = async (path: string) => (await ask(`${demoUrl()}${path}`)).text();
  const released = () => contexts.map((c) => [c, outside.get(c.code)] as const);

  it('looks at every place of the demo, and some cells are withheld', () => {
    expect(contexts.length).toBeGreaterThanOrEqual(16);
    expect(hidden.length).toBeGreaterThanOrEqual(16);
    const cells = [...outside.values()].flatMap(rowsOf).flatMap((r) => r.cells as { state: string }[]);
    expect(cells.filter((c) => c.state === 'withheld').length).toBeGreaterThan(50);
    expect(cells.filter((c) => c.state === 'shown').length).toBeGreaterThan(200);
  });

  it('sends no private name, no note of the team, and no word about why a cell is withheld', () => {
    for (const [context, page] of released()) {
      const text = JSON.stringify(page);
      expect([context.code, told(text)]).toEqual([context.code, []]);
      for (const key of ['why', 'counts', 'small', 'observationIds', 'numerator', 'denominator'])
        expect([context.code, text.includes(`"${key}":`)]).toEqual([context.code, false]);
    }
  });

  it('says of a withheld cell that it is withheld, when it is, and nothing else', () => {
    for (const [, page] of released())
      for (const row of page ? rowsOf(page) : [])
        for (const cell of row.cells)
          if (cell.state === 'withheld')
            expect(Object.keys(cell).sort()).toEqual(['period', 'round', 'state']);
  });

  it('rounds the number of people asked, wherever one stands', () => {
    for (const [context, page] of released())
      for (const [path, value] of leaves(page ? rowsOf(page) : [])) {
        if (path.slice(-2).join('.') !== 'base.value') continue;
        const row = rowsOf(page as ContextPage)[Number(path[0])];
        if (!people.has(row?.indicator.code ?? '')) continue;
        expect([context.code, row?.key, Number(value) % 5]).toEqual([context.code, row?.key, 0]);
      }
  });

  it('gives downloads that say no more than the page', async () => {
    for (const [context, page] of released())
      for (const row of page ? rowsOf(page) : []) {
        const text = await file(
          `/api/contexts/${context.id}/series.csv?view=external&row=${encodeURIComponent(row.key)}`,
        );
        expect(told(text)).toEqual([]);
        const lines = csvLines(text);
        expect(lines).toHaveLength(row.cells.length);
        row.cells.forEach((cell, index) => {
          if (cell.state !== 'withheld') return;
          const line = lines[index] ?? '';
          expect(line).toContain(`,${cell.period.start},${cell.period.end},`);
          // value, limits, base and counts stay empty; only the unit stands between them
          expect(line).toMatch(/,withheld,,[^,]*,,,,,withheld,,,/);
        });
      }
  });

  describe('in the browser', () => {
    let page: JourneyPage;
    beforeAll(async () => {
      page = await openPage({ acceptDownloads: true });
    });
    afterEach(() => expect(page.faults.splice(0)).toEqual([]));

    it.each(['A-garages', 'C-library', 'D-northbrook', 'F-four-friends'])(
      '%s: neither the page nor its source nor a drawing holds a hidden name or count',
      async (code) => {
        const answers: Promise<string>[] = [];
        const listen = (response: { url(): string; text(): Promise<string> }) => {
          if (/\/api\/contexts\/\d+\/page/.test(response.url())) answers.push(response.text());
        };
        page.on('response', listen);
        await readContext(page, code, '?view=external');
        page.off('response', listen);
        expect(told((await Promise.all(answers)).join('\n'))).toEqual([]);
        expect(told(await page.content())).toEqual([]);
        const data = outside.get(code) as ContextPage;
        // a withheld cell spans value and interval; its n is withheld with it
        const withheld = data.rows.flatMap((r) => r.row.cells).filter((c) => c.state === 'withheld').length;
        const cells = await page.locator('main td', { hasText: 'withheld' }).allTextContents();
        expect(cells.length).toBeGreaterThanOrEqual(withheld);
        expect(cells.filter((text) => text.trim() !== 'withheld')).toEqual([]);
      },
    );

    it('saves a drawing that shows released figures only', async () => {
      await readContext(page, 'C-library', '?view=external');
      const row = page.getByRole('region', { name: /Anti-social behaviour on police records/ }).first();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        row
          .getByRole('button', { name: /SVG/ })
          .or(row.getByRole('link', { name: /SVG/ }))
          .first()
          .click(),
      ]);
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
      const svg = Buffer.concat(chunks).toString('utf8');
      expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg/);
      expect(svg).toContain('withheld');
      expect(told(svg)).toEqual([]);
      const inside = await contextData('C-library', 'team');
      const counts = rowsOf(inside)
        .filter((r) => r.indicator.code === 'LOC-12')
        .flatMap((r) => r.cells)
        .flatMap((c) => (c.state === 'shown' && c.base ? [String(c.base.value)] : []));
      expect(counts.length).toBeGreaterThan(0);
      const figures = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((m) => m[1]?.trim() ?? '');
      // the scale of the axis is the only place where a number stands
      expect(figures.filter((text) => /^(n|count) ?\d+$/.test(text))).toEqual([]);
    });

    it('keeps the view along links, back and forward', async () => {
      const { id } = await demoContext('A-garages');
      await readContext(page, 'A-garages', '?view=external&periods=calendar_year');
      const query = () => parse(new URL(page.url()).search.slice(1));
      await page.getByRole('link', { name: 'How this is judged' }).first().click();
      await page.waitForURL(/\/methods\//);
      await settled(page);
      await page.goBack();
      await page.waitForURL(({ pathname }) => pathname === `/contexts/${id}`);
      await page.locator('main figure').first().waitFor();
      expect(query()).toMatchObject({ view: 'external', periods: 'calendar_year' });
      expect(await wordsOf(page)).toContain('The Garages and the Bowl');
      expect(told(await wordsOf(page))).toEqual([]);
      await page
        .getByRole('button', { name: 'Team figures' })
        .or(page.getByText('Team figures'))
        .first()
        .click();
      await page.getByRole('heading', { level: 1, name: /Fennick Row/ }).waitFor();
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: 'The Garages and the Bowl' }).waitFor();
      await page.goForward();
      await page.getByRole('heading', { level: 1, name: /Fennick Row/ }).waitFor();
    });

    it('leads from the overview to a place without dropping into team figures', async () => {
      await page.goto(`${demoUrl()}/sites/1?view=external`);
      await page.getByRole('link', { name: 'The Garages and the Bowl' }).first().click();
      await page.getByRole('heading', { level: 1, name: 'The Garages and the Bowl' }).waitFor();
      await settled(page);
      expect(told(await page.locator('main').innerHTML())).toEqual([]);
    });

    it('shows one indicator across places without a hidden name', async () => {
      await page.goto(`${demoUrl()}/indicators/LOC-01?view=external`);
      await page.locator('main figure').first().waitFor();
      await settled(page);
      expect(told(await page.content())).toEqual([]);
    });
  });
});
