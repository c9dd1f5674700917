import { editionManifest, editionPreview, editionTable, type LedgerEntry } from '@waymark/contract';
import type { Series } from '../../table/series';
import { aSeries, counts, events } from '../../testing/a-series';
import { aContextDraft, aPlace, auditOptions } from '../../testing/an-edition';
import { anIndicator } from '../../testing/an-indicator';
import { incidents, survey } from '../../testing/sample-indicators';
import { composeEditionPage } from '../../page/edition-page';
import { auditContext } from './audit-context';
import { isolates } from './differencing';
import { changesBetween } from './changes-between';
import { auditEdition, type DraftInput, draftEdition, previewOf } from './draft-edition';
import { canonical, checkSeal, sealEdition } from './seal-edition';

const quarters = (list: readonly number[], breakdown = ''): Series =>
  aSeries(
    incidents,
    list.map((n) => events(n)),
    { set: 'quarter', from: '2016-04-01', breakdown },
  );
const years = (list: readonly number[]): Series =>
  aSeries(
    incidents,
    list.map((n) => events(n)),
  );
const faces = (series: readonly Series[], ledger: readonly LedgerEntry[] = []) => {
  const audited = auditContext(aContextDraft(...series), auditOptions({ ledger, edition: 9 }));
  return audited.drafts.map(({ decisions }) =>
    decisions.map((one) => {
      if (one.state === 'withheld') return one.cause;
      return one.stats.kind === 'events' ? one.stats.events : one.stats.kind;
    }),
  );
};
const published = (edition: number, ...series: readonly Series[]): readonly LedgerEntry[] =>
  auditContext(aContextDraft(...series), auditOptions({ edition })).entries;

describe('a draft', () => {
  const preview = draftEdition({
    contexts: [aContextDraft(quarters([12, 14, 22, 13, 7, 7, 7, 7, 15, 11, 19, 12]), years([61, 28, 57]))],
    ...auditOptions(),
  });
  it('is exactly what outsiders will see, and says of the rest why and what would show more', () => {
    expect(() => editionPreview.parse(preview)).not.toThrow();
    expect(preview.summary).toMatchObject({ shown: 10, withheld: 5, missing: 0 });
    expect(preview.summary.byCause).toEqual([
      expect.objectContaining({ cause: 'small count', cells: 4 }),
      expect.objectContaining({ cause: 'linked', cells: 1 }),
    ]);
    expect(preview.withheld[0]?.wouldShowMore.map(({ change }) => change)).toContain(
      'year instead of shorter periods',
    );
    expect(JSON.stringify(preview.tables)).not.toMatch(/Between 0 and|work out/);
    expect(preview.obstacles).toEqual([]);
  });
  it('names the year that is shown instead of a withheld quarter', () => {
    const open = draftEdition({
      contexts: [aContextDraft(quarters([12, 14, 22, 13, 3, 9, 1, 12, 15, 11, 19, 12]), years([61, 25, 57]))],
      ...auditOptions(),
    });
    const [line] = open.withheld;
    expect(line).toMatchObject({ cause: 'small count', grouping: 'as_collected' });
    expect(line?.wouldShowMore[0]?.sentence).toMatch(/^The year .*is shown/);
  });
  it('cannot be submitted with nothing in it, or with nothing shown', () => {
    const empty = draftEdition({ contexts: [], ...auditOptions() });
    expect(empty.obstacles.join()).toMatch(/no place/);
    const hidden = draftEdition({ contexts: [aContextDraft(years([3, 2]))], ...auditOptions() });
    expect(hidden.obstacles.join()).toMatch(/Every figure is withheld/);
  });
  it('can be stopped and resumed', () => {
    const other = { ...aContextDraft(years([40])), place: aPlace({ id: 2 }) };
    const input = { contexts: [aContextDraft(years([61])), other], ...auditOptions() };
    const steps = auditEdition(input);
    const first = steps.next().value as ReturnType<typeof auditContext>;
    const unfinished = previewOf(input, [first]);
    expect(unfinished.obstacles.join()).toMatch(/not been audited yet/);
    const resumed = [...auditEdition(input, new Map([[1, first]]))];
    expect(resumed[0]).toBe(first);
    expect(previewOf(input, resumed)).toEqual(draftEdition(input));
  });
  it.each<[string, (input: DraftInput) => DraftInput]>([
    ['a figure', (input) => ({ ...input, contexts: [aContextDraft(years([62]))] })],
    ['what was published before', (input) => ({ ...input, ledger: published(1, years([61])) })],
    ['the policy', (input) => ({ ...input, policy: { ...input.policy, version: 2 } })],
    ['the number of the edition', (input) => ({ ...input, edition: 2 })],
  ])('is decided again after a stop where %s has changed since', (_, changed) => {
    const input = { contexts: [aContextDraft(years([61]))], ...auditOptions() };
    const before = new Map([...auditEdition(input)].map((one) => [one.contextId, one]));
    expect([...auditEdition(input, before)][0]).toBe(before.get(1));
    expect([...auditEdition(changed(input), before)][0]).not.toBe(before.get(1));
  });
});

describe('differences between editions', () => {
  it('refuses a later total that leaves one quarter of few events', () => {
    const [entry] = published(1, years([35]));
    const nineMonths = { ...(entry as LedgerEntry), end: '2016-12-31' };
    const exact = { ...nineMonths, lower: 35, upper: 35 };
    // 33 to 37 in the year, exactly 35 in nine months of it: two at most in the rest.
    expect(faces([years([37])], [exact])).toEqual([['earlier edition']]);
    // As both are printed, the rest may be anything from 0 to 4.
    expect(faces([years([37])], [nineMonths])).toEqual([[35]]);
  });
  it('refuses shifted age bands that leave a year of age with few people', () => {
    const band = (yes: number, no: number, age: string) =>
      aSeries(survey, [counts(yes, yes + no)], { breakdown: `age=${age}` });
    const earlier = published(1, band(10, 10, '10 to 14'));
    const exact = earlier.map((one) => ({ ...one, lower: one.count, upper: one.count }));
    expect(earlier.map(({ of }) => of)).toEqual(['x', 'c', 'n']);
    // 52 per cent of about 25 are 12 to 14; of those 10 are younger, so 2 to 4 are fifteen.
    expect(faces([band(12, 11, '10 to 15')], exact)).toEqual([['earlier edition']]);
    expect(faces([band(12, 11, '10 to 15')], earlier)).toEqual([['counts']]);
    expect(faces([band(12, 11, '16 to 17')], exact)).toEqual([['counts']]);
  });
  it('refuses all organisations but one, and does so after a withdrawal too', () => {
    const [one] = published(1, years([60]));
    const of = (contextIds: number[], count: number, slack: number): LedgerEntry => ({
      ...(one as LedgerEntry),
      contextIds,
      count,
      lower: count - slack,
      upper: count + slack,
    });
    const { policy } = auditOptions();
    const all = of([1, 2, 3], 60, 0);
    expect(isolates(of([2, 3], 57, 0), [all], policy)).toMatchObject({ what: 'a handful', beside: [all] });
    expect(isolates(of([2, 3], 57, 2), [all], policy)).toBeNull();
    // Through three figures, and not when the last of them is not there.
    const parts = [of([1, 2, 3, 4], 90, 0), of([1], 30, 0), of([2], 27, 0)];
    expect(isolates(of([3], 29, 0), parts, policy)).toMatchObject({ what: 'a handful' });
    expect(isolates(of([3], 29, 0), parts.slice(0, 2), policy)).toBeNull();
  });
  it('refuses a figure printed again after an erasure where the two tell who went', () => {
    const before = published(1, aSeries(survey, [counts(5, 60)])).filter(({ of }) => of === 'x');
    // 8 per cent of about 60 can only be 5, and 7 per cent of about 60 only 4 - but 4 is too few; so 6 and 5.
    expect(before[0]).toMatchObject({ count: 5, lower: 5, upper: 5 });
    const after = auditContext(
      aContextDraft(aSeries(survey, [counts(6, 61)])),
      auditOptions({ ledger: before, edition: 2 }),
    );
    expect(after.drafts[0]?.decisions[0]).toMatchObject({ state: 'withheld', cause: 'earlier edition' });
    expect(after.refused[0]).toMatchObject({ editions: [1], indicator: 'LOC-01' });
    expect(after.refused[0]?.isolates).toMatch(/who was added, withdrew or was erased/);
  });
  it('knows what an earlier edition printed, and withholds what it would give away', () => {
    // Edition 1 printed the year alone; the four sevens may not be joined by three shown quarters and a gap.
    const year = published(1, years([28]));
    expect(year[0]).toMatchObject({ count: 28, lower: 28, upper: 32 });
    const quarterly = quarters([7, 7, 7, 7, 15, 11, 19, 12, 15, 11, 19, 12]);
    const seen = auditContext(
      aContextDraft(quarterly, years([28, 57, 57])),
      auditOptions({ ledger: year, edition: 2 }),
    );
    expect(seen.drafts[1]?.decisions[0]).toMatchObject({ state: 'withheld' });
  });
  it('says nothing against a figure that is printed again as it was', () => {
    const before = published(1, quarters([12, 14, 22, 13]), years([61]));
    expect(faces([quarters([12, 14, 22, 13]), years([61])], before)).toEqual([[10, 15, 20, 15], [60]]);
  });
  it('withholds what it has too many earlier figures to hold against', () => {
    const [one] = published(1, years([61]));
    const crowd = Array.from({ length: 400 }, (_, index) => ({
      ...(one as LedgerEntry),
      start: `2016-04-${String(1 + (index % 28)).padStart(2, '0')}`,
      end: `2017-03-${String(1 + ((index * 7) % 28)).padStart(2, '0')}`,
      count: 1000 + index,
      lower: 1000 + index,
      upper: 1005 + index,
    }));
    const seen = auditContext(aContextDraft(years([61])), auditOptions({ ledger: crowd, edition: 2 }));
    expect(seen.drafts[0]?.decisions[0]).toMatchObject({ cause: 'earlier edition' });
    expect(seen.refused[0]?.isolates).toMatch(/withheld unjudged/);
  });
});

describe('a sealed edition', () => {
  const context = aContextDraft(quarters([12, 14, 22, 13]), aSeries(survey, [counts(30, 62)]));
  const preview = draftEdition({ contexts: [context], ...auditOptions() });
  const input = {
    number: 1,
    title: 'Spring',
    organisation: 'Northside',
    scope: {
      organisationId: 1,
      siteIds: [],
      contextIds: [],
      period: { start: '2016-04-01', end: '2026-03-31' },
    },
    standing: 'final' as const,
    released: '2026-09-15',
    embargoedUntil: null,
    policy: { set: 'external', version: 1 },
    areas: [],
    corrects: null,
    tables: preview.tables,
    indicators: [survey, incidents, anIndicator({ code: 'LOC-99' })],
  };
  const sealed = sealEdition(input);

  it('is the same bytes and the same hash, whatever the order it was made in', () => {
    const turned = {
      ...Object.fromEntries(Object.entries(input).reverse()),
      indicators: [...input.indicators].reverse(),
    } as typeof input;
    expect(sealEdition(turned).sha256).toBe(sealed.sha256);
    expect(sealed.files.map(({ path }) => path)).toEqual(['edition.json', 'tables/1.json']);
    expect(checkSeal(sealed)).toEqual([]);
    const [first, ...others] = sealed.files;
    const bent = others.map((file) => ({ ...file, body: file.body.replace('15', '16') }));
    expect(checkSeal({ ...sealed, files: first ? [first, ...bent] : bent })).toHaveLength(1);
  });
  it('holds what the contract says, and only definitions that occur', () => {
    const [manifest, table] = sealed.files.map(({ body }) => JSON.parse(body) as unknown);
    expect(editionManifest.parse(manifest).indicators.map(({ code }) => code)).toEqual(['LOC-01', 'LOC-12']);
    expect(editionTable.parse(table)).toEqual(preview.tables[0]);
    expect(canonical({ b: [1, undefined], a: undefined, A: 'é' })).toBe('{"A":"é","b":[1,null]}');
  });
  it('is all it takes to compose the page of a place', () => {
    const table = editionTable.parse(JSON.parse(sealed.files[1]?.body ?? '{}'));
    const page = composeEditionPage({
      manifest: sealed.manifest,
      table,
      periods: 'as_collected',
      goals: [],
      policy: auditOptions().policy,
    });
    expect(page).toMatchObject({ view: 'external', asOf: '2026-09-15', context: { name: 'The park' } });
    expect(page.rows.flatMap(({ row }) => row.cells.map((cell) => cell.state))).toContain('shown');
  });
  it('names what a correction changed, and by how much nowhere', () => {
    const after = draftEdition({
      contexts: [
        aContextDraft(quarters([12, 14, 22, 30]), aSeries(survey, [counts(30, 62), counts(40, 80)])),
      ],
      ...auditOptions(),
      corrects: preview.tables,
    });
    expect(after.changes.map(({ indicator, what }) => `${indicator} ${what}`)).toEqual([
      'LOC-12 figure changed',
      'LOC-01 added',
    ]);
    expect(changesBetween(after.tables, preview.tables).map(({ what }) => what)).toEqual([
      'figure changed',
      'removed',
    ]);
  });
});
