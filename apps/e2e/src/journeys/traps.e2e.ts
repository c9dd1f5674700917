import type { IndicatorPage, SeriesRow } from '@waymark/contract';
import type { Page } from 'playwright-core';
import { closeBrowser, demoUrl, openPage } from '../stage/browser';
import { contextData, demoContext, readContext, rowWords, titles, wordsOf } from '../stage/reading';
import { ask } from '../stage/sign-in';

/** The traps the demo sets, and what a reader must see (docs/adr/0006, data/demo/README.md). */
describe('the traps of the demo', () => {
  let page: Page & { readonly faults: string[] };
  let title: (code: string) => string;

  beforeAll(async () => {
    const names = await titles();
    title = (code) => names.get(code) ?? code;
    page = await openPage();
  });
  afterAll(closeBrowser);
  afterEach(() => expect(page.faults.splice(0)).toEqual([]));

  const find = (rows: readonly { row: SeriesRow; pairs: SeriesRow[] }[], code: string, breakdown = '') =>
    rows.map((r) => r.row).find((r) => r.indicator.code === code && r.breakdown === breakdown);

  it('keeps recorded anti-social behaviour grey, beside its pair, and says why counts may rise', async () => {
    await readContext(page, 'A-garages');
    const words = await rowWords(page, title('LOC-12'));
    expect(words).toContain('Context only');
    expect(words.toLowerCase()).toContain(`its pair: ${title('LOC-01').toLowerCase()}`);
    expect(words).toContain('More can mean that adults report sooner');
    expect(words).not.toMatch(/improving|worsening|better|worse/i);
    const row = page.getByRole('region', { name: title('LOC-12'), exact: true });
    expect(await row.getAttribute('class')).toContain('wm-row-context');
  });

  it('shows the gap in funding and the dent in trust together', async () => {
    await readContext(page, 'A-garages');
    expect(await wordsOf(page)).toContain('no grant');
    const { gaps } = await contextData('A-garages', 'external');
    // the wave of the dent lies in a stretch that every plot leaves bare
    expect(gaps.some((gap) => gap.start <= '2019-04-30' && gap.end >= '2019-05-01')).toBe(true);
    expect(await page.locator('.wm-tint, [class*="tint"]').count()).toBeGreaterThan(0);
    const { rows } = await contextData('A-garages', 'team');
    const trust = find(rows, 'LOC-04');
    const at = (label: string) => {
      const cell = trust?.cells.find((c) => c.period.label === label || c.round === label);
      return cell?.state === 'shown' ? cell.value : NaN;
    };
    expect(at('spring 2019')).toBeLessThan(at('spring 2018'));
    expect(trust?.verdict.word).toBe('improving');
  });

  it('refuses any change across the redrawn boundary of Canal Yard', async () => {
    await readContext(page, 'B-canal-yard');
    expect(await wordsOf(page)).toMatch(/boundary (was )?redrawn|redrawn/i);
    const { rows, cannotSay } = await contextData('B-canal-yard', 'team');
    for (const { row } of rows)
      if (row.verdict.baseline) expect(row.verdict.baseline.start >= '2018-04-01').toBe(true);
    expect(cannotSay.map((c) => `${c.about} ${c.because}`).join(' ')).toMatch(/redrawn/);
  });

  it('puts being pushed elsewhere beside the emptied yard', async () => {
    await readContext(page, 'B-canal-yard');
    const words = await rowWords(page, title('LOC-14'));
    expect(words.toLowerCase()).toContain(`its pair: ${title('LOC-15').toLowerCase()}`);
    expect(words).toContain('quieter can mean pushed elsewhere');
    expect(words).not.toMatch(/improving/i);
    const { rows } = await contextData('B-canal-yard', 'team');
    const pushed = rows.map((r) => r.row).find((r) => r.indicator.code === 'LOC-15');
    const emptied = rows.find((r) => r.row.indicator.code === 'LOC-14');
    const value = (row: SeriesRow | undefined, from: string) => {
      const cell = row?.cells.find((c) => c.period.start >= from);
      return cell?.state === 'shown' ? cell.value : NaN;
    };
    // emptied in the year of dispersal, while nearly half say they were moved on: the two stand together
    expect(value(emptied?.row, '2017-01-01')).toBeLessThan(value(emptied?.row, '2016-01-01') / 2);
    expect(value(pushed, '2017-09-01')).toBeGreaterThan(0.4);
    expect(emptied?.pairs.map((r) => r.indicator.code)).toContain('LOC-15');
    // what followed is never told as something the police achieved
    const enforcement = await rowWords(page, title('LOC-13'));
    expect(enforcement).toContain('Context only');
    expect(enforcement).not.toMatch(/improving|worsening/i);
  });

  it('withholds the percent fall on nine incidents, and the foyer leads with trust', async () => {
    await readContext(page, 'C-library', '?view=external');
    const words = await rowWords(page, title('LOC-12'));
    expect(words).toMatch(/withheld/);
    expect(words).not.toMatch(/fell|fall of|down 100|100 in 100|percent lower/);
    const outside = await contextData('C-library', 'external');
    const asb = outside.rows.flatMap((r) => [r.row, ...r.pairs]).find((r) => r.indicator.code === 'LOC-12');
    expect(asb?.cells.some((c) => c.state === 'shown')).toBe(false);
    expect(asb?.verdict.word).toBe('cannot say');
    expect(['LOC-01', 'LOC-04']).toContain(outside.rows[0]?.row.indicator.code);
  });

  it('marks the season break of the school survey', async () => {
    await readContext(page, 'D-northbrook');
    expect(await rowWords(page, title('SCH-01'))).toMatch(/season/i);
    const { rows } = await contextData('D-northbrook', 'team');
    expect(find(rows, 'SCH-01')?.breaks).toHaveLength(1);
  });

  it('withholds the group of eight in every cell outside', async () => {
    const outside = await contextData('D-northbrook', 'external');
    const groups = outside.rows.flatMap((r) => [r.row, ...r.pairs]).filter((r) => r.breakdown !== '');
    const least = groups.filter((r) => /least/.test(r.breakdown));
    expect(least.length).toBeGreaterThan(0);
    for (const row of least) expect(row.cells.every((c) => c.state !== 'shown')).toBe(true);
    // and in every other way out
    const { id } = await demoContext('D-northbrook');
    for (const row of least) {
      const by = encodeURIComponent(row.breakdown);
      const elsewhere = await (
        await ask(`${demoUrl()}/api/indicators/${row.indicator.code}/page?view=external&breakdown=${by}`)
      ).json();
      const cells = (elsewhere as IndicatorPage).panels
        .filter((panel) => panel.contextId === id)
        .flatMap((panel) => panel.row.cells as { state: string }[]);
      expect(cells.map((c) => c.state)).toEqual(row.cells.map(() => 'withheld'));
      const file = await ask(
        `${demoUrl()}/api/contexts/${id}/series.csv?view=external&row=${encodeURIComponent(row.key)}`,
      );
      expect(await file.text()).toMatch(/,withheld,,[^,]*,,,,,withheld,,,/);
      await readContext(page, 'D-northbrook', '?view=external');
      const words = await rowWords(page, `${row.indicator.title}, ${row.breakdownLabel}`);
      expect(words).toContain('withheld');
      expect(words).not.toMatch(/\bn ?8\b|\b29\b/);
    }
    const inside = await contextData('D-northbrook', 'team');
    expect(JSON.stringify(inside)).toContain('"value":8');
  });

  it('shows the gap between girls and boys, not only the average', async () => {
    await readContext(page, 'E-riverside');
    const words = await rowWords(page, title('COM-08'));
    expect(words).toMatch(/girls/i);
    for (const view of ['team', 'external'] as const) {
      const { rows } = await contextData('E-riverside', view);
      const at = (code: string, wave: number) => {
        const cell = find(rows, code)?.cells[wave];
        return cell?.state === 'shown' ? cell.value : NaN;
      };
      expect(find(rows, 'COM-08')?.scale.kind).toBe('gap');
      // in the second year more feel safe on average, and girls are further behind
      expect(at('LOC-02', 1)).toBeGreaterThan(at('LOC-02', 0));
      expect(at('COM-08', 1)).toBeGreaterThan(at('COM-08', 0));
    }
  });

  it('shows words and levels only for the group of four', async () => {
    await readContext(page, 'F-four-friends', '?view=external');
    for (const code of ['PEER-05', 'PEER-06'])
      expect(await rowWords(page, title(code))).not.toMatch(/%|in 100/);
    expect(await wordsOf(page)).not.toContain(title('PEER-08'));
    const outside = await contextData('F-four-friends', 'external');
    for (const { row } of outside.rows) {
      expect(['level', 'milestone']).toContain(row.scale.kind);
    }
    expect(outside.rows.length).toBeGreaterThan(0);
    expect(await wordsOf(page)).not.toMatch(/\bfour\b|\bn 4\b|\b4 (people|young people|asked)/i);
  });

  it('ends the lines of a group that dissolved, and lets none fall to zero', async () => {
    await readContext(page, 'F-four-friends');
    expect(await rowWords(page, title('PEER-05'))).toContain('ended');
    expect(await wordsOf(page)).toContain('ended: its lines stop here and do not fall to zero');
    for (const view of ['team', 'external'] as const) {
      const { rows } = await contextData('F-four-friends', view);
      for (const { row } of rows) {
        expect(row.ended).toBe('2020-06-30');
        expect(row.cells.every((c) => c.period.start <= '2020-06-30')).toBe(true);
      }
      const last = find(rows, 'PEER-05')?.cells.at(-1);
      expect(last?.state === 'shown' ? last.value : NaN).toBe(3);
    }
  });
});
