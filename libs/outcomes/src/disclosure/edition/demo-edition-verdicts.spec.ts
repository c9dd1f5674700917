import type { Indicator } from '@waymark/contract';
import { judge } from '../../change/judge';
import { gapParents, gapSeries } from '../../change/gap';
import { withYears } from '../../change/years';
import { editionSeriesIn } from '../../page/edition-record';
import { aPlace, auditOptions } from '../../testing/an-edition';
import {
  demoBreaks,
  demoContexts,
  demoFramework,
  demoPolicy,
  demoRollups,
  demoYaml,
} from '../../testing/demo-world';
import type { ReleasedSeries } from '../../table/series';
import { loadSolver } from '../solver/highs-solver';
import { auditContext } from './audit-context';
import { sealEdition } from './seal-edition';
import { tableOf } from './draft-edition';
import { trueTables } from './edition-tables';

interface Expected {
  context: string;
  indicator: string;
  breakdown: string;
  external: { kind: string; word: string | null; difference?: number };
}
const { series: expectations } = demoYaml('expected-verdicts.yaml') as { series: Expected[] };
const { indicators } = demoFramework();
const rollups = demoRollups(indicators);
/** As the demo's editions have it. */
const period = { start: '2016-04-01', end: '2026-06-30' };
const head = {
  number: 1,
  title: 'The demo',
  organisation: 'Northside',
  scope: { organisationId: 1, siteIds: [], contextIds: [], period },
  standing: 'final' as const,
  released: '2026-09-15',
  embargoedUntil: null,
  policy: { set: 'external', version: 1 },
  areas: [],
  corrects: null,
};
const contexts = [...new Set(expectations.map(({ context }) => context))];

/** What the demo's editions print of a place, as whoever reads them judges it. */
async function published(
  code: string,
): Promise<{ series: ReleasedSeries[]; definitions: readonly Indicator[] }> {
  const context = demoContexts().find((one) => one.code === code);
  if (!context) throw new Error(`no context ${code}`);
  const breaks = [...new Set(indicators.map((one) => one.code))].flatMap((indicator) =>
    demoBreaks(code, indicator).map(({ date, kind, reason }) => ({ date, kind, reason, indicator })),
  );
  const place = aPlace({
    id: context.id,
    level: context.level,
    closed: context.closed,
    breaks: breaks.map(({ indicator, kind, ...rest }, index) => ({
      ...rest,
      id: index + 1,
      kind: kind as 'boundary redrawn',
      indicators: [indicator],
    })),
  });
  const own = rollups.filter(({ subject }) => 'contextId' in subject && subject.contextId === context.id);
  const draft = { place, tables: trueTables(place, own, indicators, period) };
  const options = auditOptions({ solver: await loadSolver(), policy: demoPolicy() });
  const table = tableOf(draft, auditContext(draft, options));
  const sealed = sealEdition({ ...head, tables: [table], indicators }).manifest;
  const collected = editionSeriesIn(sealed, table, 'as_collected');
  const years = editionSeriesIn(sealed, table, 'twelve_months');
  const series = collected.map((one) =>
    withYears(
      one,
      years.find((year) => year.indicator.code === one.indicator.code && year.breakdown === one.breakdown),
    ),
  );
  return { series, definitions: sealed.indicators };
}

/** Of a peer group what counts people is not even named, which says no more than that nothing can be said. */
const unnamed = (code: string, { kind, word }: Expected['external']) =>
  demoContexts().find((one) => one.code === code)?.level === 'peer' && word === 'cannot say'
    ? { kind, word }
    : 'not there';

/**
 * The expectations that hold for `release()` hold for what is sealed: the audit of a whole edition withholds more, and no word
 * that somebody worked out by hand may be lost to it unseen.
 */
describe('the editions of the demo', () => {
  it.each(contexts)('say of %s what was worked out by hand', async (code) => {
    const { series: all, definitions } = await published(code);
    const said = expectations
      .filter(({ context }) => context === code)
      .map(({ indicator, breakdown, external }) => {
        const definition = definitions.find((one) => one.code === indicator);
        const parents = definition?.aggregation === 'computed' ? gapParents(definition, all) : null;
        const found =
          parents && definition
            ? gapSeries(definition, ...parents)
            : all.find((one) => one.indicator.code === indicator && one.breakdown === breakdown);
        const verdict = found ? judge(found) : null;
        return {
          series: `${indicator} ${breakdown}`,
          wanted: { kind: external.kind, word: external.word },
          is: verdict ? { kind: verdict.kind, word: verdict.word } : unnamed(code, external),
        };
      });
    expect(said.map(({ series, is }) => ({ series, is }))).toEqual(
      said.map(({ series, wanted }) => ({ series, is: wanted })),
    );
  });
});
