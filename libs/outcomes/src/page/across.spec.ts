import { comparePage, portfolioPage, type ContextPage, type ReleasedContextPage } from '@waymark/contract';
import { demoRecords } from '../testing/demo-records';
import { demoFramework, demoPolicy, demoRollups } from '../testing/demo-world';
import { composeComparePage } from './compare-page';
import { composeContextPage } from './context-page';
import { composePortfolio } from './portfolio-page';

const catalogue = demoFramework();
const reading = { asOf: '2026-09-15', catalogue, policy: demoPolicy(), invented: true };
const contexts = demoRecords(demoRollups(catalogue.indicators));
const idOf = (code: string): number => contexts.find(({ context }) => context.code === code)?.context.id ?? 0;

describe('places side by side', () => {
  const compare = (codes: readonly string[], order: 'alphabetical' | 'chosen', code = 'LOC-01') =>
    comparePage.parse(
      composeComparePage({
        ...reading,
        view: 'external',
        code,
        breakdown: '',
        periods: 'as_collected',
        contexts,
        order,
        chosen: { contexts: codes.map(idOf), areas: [] },
      }),
    );

  it('stand by the alphabet or by choice, whatever their figures', () => {
    const asked = ['E-riverside', 'A-garages', 'C-library'];
    const names = compare(asked, 'alphabetical').page.panels.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(compare(asked, 'chosen').page.panels.map(({ contextId }) => contextId)).toEqual(asked.map(idOf));
  });

  it('name those without a figure, and draw none for them', () => {
    const { page, without } = compare(['A-garages', 'F-four-friends'], 'alphabetical');
    expect(page.panels).toHaveLength(1);
    expect(without).toHaveLength(1);
    expect(page.cannotTell.join(' ')).toContain('it stands here alone');
  });
});

describe('a portfolio of the demo', () => {
  const pages = contexts
    .map((record) =>
      composeContextPage({ ...reading, ...record, view: 'external', periods: 'as_collected', links: [] }),
    )
    .filter((page: ContextPage): page is ReleasedContextPage => page.view === 'external');
  const grants = contexts.flatMap((record) => record.grants);
  const once = [...new Map(grants.map((grant) => [grant.id, grant])).values()];
  const page = portfolioPage.parse(composePortfolio({ asOf: reading.asOf, pages, grants: once }));

  it('follows the alphabet and holds no private name', () => {
    const names = page.contexts.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    for (const { context } of contexts)
      if (context.privateName !== '') expect(JSON.stringify(page)).not.toContain(context.privateName);
  });

  it('counts every wave of a grant once: before, during or after it', () => {
    for (const context of page.contexts) {
      const own = pages.find((one) => one.context.id === context.contextId);
      const waves = own?.rows.flatMap(({ row }) => row.cells).length ?? 0;
      for (const { before, during, after } of context.grants) {
        const counts = [before, during, after].flatMap((one) =>
          one ? [one.shown, one.withheld, one.missing] : [],
        );
        expect(counts.reduce((sum, one) => sum + one, 0)).toBe(waves);
      }
    }
  });

  it('never lets a context-only word stand without what it is read beside', () => {
    const measures = page.contexts.flatMap(({ goals }) => goals.flatMap((goal) => goal.measures));
    const grey = measures.filter(({ kind }) => kind === 'context_only');
    expect(grey.length).toBeGreaterThan(0);
    expect(grey.every(({ beside }) => beside.length > 0)).toBe(true);
  });
});
