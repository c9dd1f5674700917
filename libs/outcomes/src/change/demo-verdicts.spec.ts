import { release } from '../disclosure/release';
import type { ReleasedSeries, Series } from '../table/series';
import { tabulate } from '../table/tabulate';
import {
  demoBreaks,
  demoContexts,
  demoFramework,
  demoPolicy,
  demoRollups,
  demoYaml,
} from '../testing/demo-world';
import { gapParents, gapSeries } from './gap';
import { judge } from './judge';
import { allShown, segmentOf } from './segment';
import { withYears, yearsOf } from './years';

/** Expectations worked out by hand and apart from this code (their own head says how): the demo is the oracle. */
interface ExpectedView {
  kind: string;
  word: string | null;
  difference?: number;
  lower?: number | null;
  upper?: number | null;
  held: boolean | null;
}
interface Expected {
  context: string;
  indicator: string;
  breakdown: string;
  segment_from: string | null;
  method: string;
  baseline: { start: string; end: string } | null;
  latest: { start: string; end: string } | null;
  team: ExpectedView;
  external: ExpectedView;
}
const { series: expectations } = demoYaml('expected-verdicts.yaml') as { series: Expected[] };

const slugs: Record<string, readonly string[]> = {
  proportion_difference_independent: ['proportions', 'changing-lists', 'event-shares'],
  mean_difference_welch: ['scores'],
  rate_ratio_exact: ['event-counts'],
  fixed_list: ['listed-things'],
  agreed_levels: ['levels'],
  stock_rule: ['stocks'],
  gap_difference: ['gap'],
  none: ['not-judged'],
};

const framework = demoFramework();
const indicatorOf = (code: string) => {
  const found = framework.indicators.find((indicator) => indicator.code === code);
  if (!found) throw new Error(`The framework lacks ${code}.`);
  return found;
};

/** Everything recorded in a context, as both readers may see it. */
function worldOf(code: string): { team: ReleasedSeries[]; external: ReleasedSeries[] } {
  const context = demoContexts().find((one) => one.code === code);
  if (!context) throw new Error(`The demo lacks ${code}.`);
  const groups = new Map<string, ReturnType<typeof demoRollups>>();
  for (const rollup of rollups) {
    if (!('contextId' in rollup.subject) || rollup.subject.contextId !== context.id) continue;
    const key = `${rollup.indicator} ${rollup.breakdown}`;
    groups.set(key, [...(groups.get(key) ?? []), rollup]);
  }
  const series = [...groups.values()].map((group): Series => {
    const indicator = group[0]?.indicator ?? '';
    return tabulate(group, {
      indicator: indicatorOf(indicator),
      periodSet: 'as_collected',
      breaks: demoBreaks(code, indicator),
      ended: context.closed,
    });
  });
  const years = series.map(yearsOf);
  const kept = years.filter((one) => one !== null);
  const released = release({
    series: [...series, ...kept],
    contextLevel: context.level,
    policy: demoPolicy(),
  });
  const external = series.map((_, index) => {
    const own = years[index];
    return withYears(
      released[index] as ReleasedSeries,
      own ? released[series.length + kept.indexOf(own)] : undefined,
    );
  });
  return { team: series.map(allShown), external };
}
const rollups = demoRollups(framework.indicators);
const worlds = new Map(demoContexts().map(({ code }) => [code, worldOf(code)]));

function seriesFor(expected: Expected, view: 'team' | 'external'): ReleasedSeries {
  const all = worlds.get(expected.context)?.[view] ?? [];
  const indicator = indicatorOf(expected.indicator);
  const parents = indicator.aggregation === 'computed' ? gapParents(indicator, all) : null;
  const found = parents
    ? gapSeries(indicator, ...parents)
    : all.find((one) => one.indicator.code === expected.indicator && one.breakdown === expected.breakdown);
  if (!found) throw new Error(`No series for ${expected.context} ${expected.indicator}.`);
  return found;
}

const span = (period: { start: string; end: string } | null) =>
  period && { start: period.start, end: period.end };

describe.each(['team', 'external'] as const)('verdicts of the demo, %s', (view) => {
  it.each(expectations.map((one) => [`${one.context} ${one.indicator} ${one.breakdown}`, one] as const))(
    '%s',
    (_, expected) => {
      const series = seriesFor(expected, view);
      const verdict = judge(series);
      const wanted = expected[view];
      expect({ kind: verdict.kind, word: verdict.word }).toEqual({ kind: wanted.kind, word: wanted.word });
      expect(slugs[expected.method]).toContain(verdict.method);
      expect(segmentOf(series).since?.date ?? null).toBe(expected.segment_from);
      if (view === 'team') {
        expect(span(verdict.baseline)).toEqual(span(expected.baseline));
        expect(span(verdict.latest)).toEqual(span(expected.latest));
      }
      if (wanted.held !== null || verdict.word !== 'no clear change') expect(verdict.held).toBe(wanted.held);
      if (wanted.difference === undefined) return;
      const measured = verdict.difference ?? verdict.ratio;
      for (const part of ['value', 'lower', 'upper'] as const) {
        const figure = wanted[part === 'value' ? 'difference' : part] ?? null;
        if (figure === null) expect(measured?.[part]).toBeNull();
        else expect(measured?.[part]).toBeCloseTo(figure, 3);
      }
    },
  );
});

it('expects a verdict of every series the demo records', () => {
  const recorded = [...worlds].flatMap(([code, { team }]) =>
    team.map(({ indicator, breakdown }) => `${code} ${indicator.code} ${breakdown}`),
  );
  const expected = expectations.map((one) => `${one.context} ${one.indicator} ${one.breakdown}`);
  expect(recorded.filter((key) => !expected.includes(key))).toEqual([]);
});
