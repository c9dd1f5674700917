import { contextPage, indicatorPage, overviewPage, type PeriodSetId, type View } from '@waymark/contract';
import { demoContexts, demoFramework, demoPolicy, demoRollups } from '../testing/demo-world';
import { demoRecords, demoSite } from '../testing/demo-records';
import { composeContextPage } from './context-page';
import { composeIndicatorPage } from './indicator-page';
import type { ContextRecord } from './input';
import { composeOverview } from './overview';

const catalogue = demoFramework();
const policy = demoPolicy();
const asOf = '2026-09-15';
const records = demoRecords(demoRollups(catalogue.indicators));
const recordOf = (code: string): ContextRecord => {
  const found = records.find(({ context }) => context.code === code);
  if (!found) throw new Error(`The demo lacks ${code}.`);
  return found;
};
const pageOf = (
  code: string,
  view: View,
  periods: PeriodSetId = 'as_collected',
  changes: Partial<ContextRecord> = {},
) =>
  contextPage.parse(
    composeContextPage({
      view,
      asOf,
      catalogue,
      policy,
      invented: true,
      ...recordOf(code),
      ...changes,
      periods,
      links: [],
    }),
  );
const rowsOf = (page: ReturnType<typeof pageOf>) => page.rows.map(({ row }) => row);
const overviewOf = (site: string, view: View) =>
  overviewPage.parse(
    composeOverview({
      view,
      asOf,
      catalogue,
      policy,
      site: demoSite(site),
      contexts: records.filter(({ context }) => context.site === site),
    }),
  );

describe('the page of a context', () => {
  it.each(demoContexts().map(({ code }) => code))('%s keeps to the contract for the team', (code) => {
    expect(pageOf(code, 'team').view).toBe('team');
  });

  it('reads headline, supporting, then context-only figures with their measured pairs', () => {
    const page = pageOf('A-garages', 'team');
    expect(page.rows.map(({ row }) => row.key)).toEqual([
      'LOC-01',
      'LOC-02',
      'LOC-03',
      'LOC-04',
      'LOC-05',
      'LOC-08',
      'LOC-15',
      'SYS-03',
      'SYS-07',
      'LOC-16',
      'LOC-12',
    ]);
    const last = page.rows.at(-1);
    expect(last?.row.verdict.kind).toBe('context_only');
    expect(last?.pairs.map(({ key }) => key)).toEqual(['LOC-01', 'LOC-02', 'LOC-03', 'LOC-15']);
    expect(last?.pairMissing).toEqual(['LOC-07']);
  });

  it('puts the indicators a plan named first, and corrects over them', () => {
    const { context } = recordOf('A-garages');
    const page = pageOf('A-garages', 'team', 'as_collected', {
      context: { ...context, headlineIndicators: ['LOC-04', 'LOC-01'] },
    });
    expect(
      rowsOf(page)
        .slice(0, 2)
        .map(({ key }) => key),
    ).toEqual(['LOC-04', 'LOC-01']);
    expect(page.adjustment).toContain('2 tests, corrected for that (Holm)');
  });

  it('draws grants as bands and says where none ran', () => {
    const page = pageOf('A-garages', 'team');
    expect(page.grants.map(({ label, start }) => [label, start])).toEqual([
      ['G1', '2016-04-01'],
      ['G2', '2018-04-01'],
      ['G3', '2020-04-01'],
      ['G4', '2024-04-01'],
    ]);
    expect(page.gaps).toEqual([
      { start: '2019-04-01', end: '2020-03-31' },
      { start: '2023-04-01', end: '2024-03-31' },
    ]);
    expect(page.responses.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('keeps effort apart from change', () => {
    const page = pageOf('E-riverside', 'team');
    expect(page.effort.map(({ key }) => key)).toEqual(['LOC-06']);
    expect(rowsOf(page).some(({ indicator }) => indicator.role === 'effort')).toBe(false);
  });

  it('shows the gap beside the average', () => {
    const gap = rowsOf(pageOf('E-riverside', 'team')).find(({ key }) => key === 'COM-08');
    const [first, second, third] = gap?.cells ?? [];
    // Girls are 30 points behind boys at first, and further behind a year on, while the average rises.
    const values = [first, second, third].map((cell) => (cell?.state === 'shown' ? cell.value : 0));
    expect(values[0]).toBeCloseTo(0.304, 3);
    expect((values[1] ?? 0) > (values[0] ?? 1)).toBe(true);
  });

  it('ends the line of a group that dissolved', () => {
    const page = pageOf('F-four-friends', 'team');
    const row = rowsOf(page)[0];
    expect(row?.ended).toBe('2020-06-30');
    expect(row?.cells.at(-1)).toMatchObject({ state: 'shown', value: 3 });
    expect(page.axis.end).toBe('2020-06-30');
  });

  it('says what it cannot say: the cause, what lies across a break, what was not collected', () => {
    const about = (code: string) =>
      pageOf(code, 'team').cannotSay.map((line) => `${line.about}: ${line.because}`);
    expect(about('A-garages')[0]).toContain('Whether the work caused');
    expect(about('A-garages').some((line) => /^Autumn 2020: .*Not collected\.$/.test(line))).toBe(true);
    expect(about('B-canal-yard')).toContain(
      'Anything from before to after 1 Apr 2018: Boundary redrawn: building begins; the yard loses its northern half.',
    );
  });

  it.each(['financial_year', 'term', 'month'] as const)(
    'judges no differently when drawn by %s',
    (periods) => {
      const words = (set: PeriodSetId) =>
        rowsOf(pageOf('D-northbrook', 'team', set)).map(({ key, verdict }) => [key, verdict]);
      expect(words(periods)).toEqual(words('as_collected'));
    },
  );
});

describe('the page of a context, outside', () => {
  const codes = ['C-library', 'D-northbrook', 'E-riverside', 'F-four-friends', 'X6-later-start'];

  it.each(codes)('%s keeps to the contract, by its pseudonym, without a raw count', (code) => {
    const page = pageOf(code, 'external');
    const text = JSON.stringify(page);
    const { context } = recordOf(code);
    expect(page.context.name).toBe(context.pseudonym);
    expect(text).not.toContain(context.privateName);
    expect(text).not.toMatch(/observationIds|"counts"|"small"|"why"/);
  });

  it('shows only levels and words of a peer group', () => {
    const page = pageOf('F-four-friends', 'external');
    expect(rowsOf(page).map(({ key }) => key)).toEqual(['PEER-05', 'PEER-06']);
    expect(JSON.stringify(page)).not.toContain('%"');
  });

  it('withholds a dramatic fall on nine incidents, and leads with trust', () => {
    const page = pageOf('C-library', 'external');
    const rows = rowsOf(page);
    expect(rows[0]?.key).toBe('LOC-01');
    const incidents = rows.find(({ key }) => key === 'LOC-12');
    expect(incidents?.cells.every(({ state }) => state === 'withheld')).toBe(true);
    expect(incidents?.verdict).toMatchObject({ word: 'cannot say', ratio: null });
    expect(incidents?.verdict.sentence).not.toMatch(/\b9\b/);
  });
});

describe('the overview of a site', () => {
  it('lists what is due by the rhythm of each indicator, and nothing of an ended group', () => {
    const { due } = overviewOf('Riverside Collective', 'team');
    expect(due.map(({ context }) => context)).not.toContain('The Thursday friends (invented)');
    const surveys = due.filter(({ what }) => what.includes('daylight'));
    expect(surveys.every(({ by, late }) => by === '2026-10-31' && !late)).toBe(true);
    const northbrook = overviewOf('Estuary Youth Trust', 'team').due.find(
      ({ what }) => what === 'review of the plan',
    );
    expect(northbrook).toMatchObject({ by: '2026-05-18', late: true });
  });

  it('asks for a second rater', () => {
    const code = 'X1-comparison';
    const rollups = recordOf(code).rollups.map((rollup) =>
      rollup.stats.kind === 'level' ? { ...rollup, stats: { ...rollup.stats, raters: 1 } } : rollup,
    );
    const { due } = overviewPage.parse(
      composeOverview({
        view: 'team',
        asOf,
        catalogue,
        policy,
        site: demoSite('Estuary Youth Trust'),
        contexts: [{ ...recordOf(code), rollups }],
      }),
    );
    expect(due.map(({ what }) => what)).toContain('second rater: Guardianship in this place, May 2026');
  });

  it('names the plan that drifted from the place to the young people', () => {
    const { drifted } = overviewOf('Canal District Partnership', 'team');
    expect(drifted).toEqual([
      expect.objectContaining({
        what: expect.stringMatching(/^5 of the last 6 actions aim at young people's behaviour/),
      }),
    ]);
    expect(overviewOf('Estuary Youth Trust', 'team').drifted).toEqual([]);
  });

  it('orders contexts by the alphabet inside their level, with three rows at most', () => {
    const { groups } = overviewOf('Riverside Collective', 'team');
    expect(groups.map(({ label }) => label)).toEqual(['Peer', 'Location: neighbourhood', 'Community']);
    for (const { contexts } of groups) {
      const names = contexts.map(({ name }) => name);
      expect(names).toEqual([...names].sort());
      for (const { rows } of contexts) {
        expect(rows.length).toBeLessThanOrEqual(3);
        expect(rows.every(({ indicator }) => indicator.role !== 'context_only')).toBe(true);
      }
    }
  });

  it('says outside that a group is too small for figures, and keeps the diary inside', () => {
    const page = overviewOf('Riverside Collective', 'external');
    expect(page.groups[0]?.contexts[0]?.words).toContain('Words and levels only');
    expect(page.due).toEqual([]);
  });
});

describe('the page of an indicator', () => {
  const compose = (changes: Partial<Parameters<typeof composeIndicatorPage>[0]>) =>
    indicatorPage.parse(
      composeIndicatorPage({
        view: 'team',
        asOf,
        catalogue,
        policy,
        code: 'LOC-01',
        breakdown: '',
        periods: 'as_collected',
        contexts: records,
        ...changes,
      }),
    );

  it('sets places side by side in the order of the alphabet and corrects for reading many', () => {
    const page = compose({});
    const names = page.panels.map(({ name }) => name);
    expect(names).toHaveLength(12);
    expect(names).toEqual([...names].sort());
    expect(page.adjustment).toContain('Benjamini-Hochberg');
    expect(page.cannotTell[0]).toContain('Which place is doing best');
  });

  it('shows an area as its publisher does: rates, grey, a missing year with its reason', () => {
    const years = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];
    const rollups = years.map((year) => ({
      subject: { areaCode: 'E09000012' },
      indicator: 'AREA-01',
      indicatorVersion: 1,
      breakdown: '',
      start: `${year - 1}-04-01`,
      end: `${year}-03-31`,
      round: '',
      source: 'DfE',
      stats:
        year === 2021 || year === 2022
          ? ({ kind: 'missing', reason: 'not collected', symbol: 'u' } as const)
          : ({
              kind: 'events',
              events: 120,
              exposure: 60000,
              exposureUnit: 'children aged 0 to 17',
            } as const),
      observationIds: [year],
    }));
    const page = compose({
      view: 'external',
      code: 'AREA-01',
      contexts: [],
      areas: [{ code: 'E09000012', name: 'Hackney', rollups }],
    });
    const [panel] = page.panels;
    expect(panel?.row.scale.kind).toBe('rate');
    expect(panel?.row.cells[0]).toMatchObject({
      state: 'shown',
      value: 2,
      period: { label: 'year ending Mar 2018' },
    });
    expect(panel?.row.cells[3]).toMatchObject({ state: 'missing', reason: 'not collected' });
    expect(panel?.row.verdict).toMatchObject({ kind: 'context_only', word: 'cannot say' });
  });
});
