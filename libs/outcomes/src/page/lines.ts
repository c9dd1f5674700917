import {
  type Grant,
  type Indicator,
  type PeriodSetId,
  releasedPeriodSets,
  type SeriesBreak,
  type Verdict,
} from '@waymark/contract';
import { gapParents, gapSeries } from '../change/gap';
import type { Line as JudgedLine } from '../change/together';
import { type NamedBaseline, namedStart } from '../change/named-baseline';
import { type Paired, pairsFor } from '../change/paired-waves';
import { allShown } from '../change/segment';
import { withYears, yearsOf } from '../change/years';
import { release } from '../disclosure/release';
import { withChecks } from '../quality/notes';
import type { PairedRollup } from '../rollup/paired';
import type { Rollup } from '../rollup/stats';
import type { ReleasedSeries, Series, SeriesBreakMark } from '../table/series';
import { tabulate } from '../table/tabulate';
import type { ContextRecord, Reading } from './input';

/**
 * One row of a page before its verdict: the series as drawn in the chosen periods, and the waves as collected, which
 * alone are judged. A verdict must not depend on how a reader chose to group the figures.
 */
export interface Line {
  readonly indicator: Indicator;
  readonly breakdown: string;
  readonly drawn: ReleasedSeries;
  readonly judged: ReleasedSeries;
  readonly paired: Paired | null;
  /** First day of the wave that the plan names as its baseline; null where it is the first. */
  readonly baselineStart: string | null;
}

export interface JudgedRow extends Line {
  readonly verdict: Verdict;
}

export interface Grouping {
  readonly periods: PeriodSetId;
  readonly grant?: Pick<Grant, 'start' | 'end'> | null;
}

/** Everything recorded in a context, as this reader may see it. */
export function linesOf(
  { context, rollups, breaks, paired = [], baselines = [], checks = [], edition }: ContextRecord,
  { view, catalogue, policy }: Reading,
  grouping: Grouping,
): Line[] {
  if (edition)
    return withComputed(
      edition.map(({ judged, drawn, followed }) => ({
        indicator: judged.indicator,
        breakdown: judged.breakdown,
        judged,
        drawn,
        paired: followed ? 'not released' : null,
        baselineStart: namedStart(judged, baselines),
      })),
      { indicators: catalogue.indicators, baselines, view: 'external', level: context.level },
    );
  const groups = groupBySeries(rollups, catalogue.indicators);
  const tables = (periodSet: PeriodSetId): Series[] =>
    groups.map(({ indicator, parts }) =>
      tabulate(parts, {
        indicator,
        periodSet,
        breaks: breaksOf(indicator.code, breaks),
        ended: context.closed,
        ...(grouping.grant ? { grant: grouping.grant } : {}),
      }),
    );
  const collected = tables('as_collected');
  const drawn = grouping.periods === 'as_collected' ? collected : tables(grouping.periods);
  const seen =
    view === 'team'
      ? { judged: collected.map(allShown), drawn: drawn.map(allShown) }
      : releasedOf(collected, drawn, tables, grouping.periods, context.level, policy);
  const lines = groups.map(({ indicator }, index): Line => {
    const judged = seen.judged[index] as ReleasedSeries;
    const { breakdown } = judged;
    const baselineStart = namedStart(judged, baselines);
    return {
      indicator,
      breakdown,
      judged,
      drawn: withChecks(seen.drawn[index] as ReleasedSeries, { rollups, checks, view }),
      paired: pairedOf(judged, paired, baselineStart, view),
      baselineStart,
    };
  });
  return withComputed(lines, { indicators: catalogue.indicators, baselines, view, level: context.level });
}

interface Beside {
  readonly indicators: readonly Indicator[];
  readonly baselines: readonly NamedBaseline[];
  readonly view: Reading['view'];
  readonly level: string;
}

const withComputed = (lines: readonly Line[], { indicators, baselines, view, level }: Beside): Line[] =>
  [...lines, ...computedLines(lines, indicators, baselines)].filter(isVisible(view, level));

export const asJudged = ({ judged, paired, baselineStart }: Line): JudgedLine => ({
  series: judged,
  options: { paired, baselineStart },
});

/** Off by default stays off; of a peer group only levels and words are shown outside. */
const isVisible =
  (view: Reading['view'], level: string) =>
  ({ indicator }: Line): boolean =>
    indicator.role !== 'off_by_default' &&
    (view === 'team' || level !== 'peer' || indicator.counts === 'none');

function releasedOf(
  collected: readonly Series[],
  drawn: readonly Series[],
  tables: (periodSet: PeriodSetId) => Series[],
  periods: PeriodSetId,
  contextLevel: Parameters<typeof release>[0]['contextLevel'],
  policy: Reading['policy'],
): { judged: ReleasedSeries[]; drawn: ReleasedSeries[] } {
  const years = collected.map(yearsOf);
  const totals = years.filter((one) => one !== null);
  const others = releasedPeriodSets
    .filter((set) => set !== 'as_collected' && set !== periods)
    .flatMap(tables);
  // One call with every grouping in it: what is withheld must not depend on which grouping was asked for.
  const asked = periods === 'as_collected' ? [] : drawn;
  const series = [...collected, ...totals, ...asked];
  const released = release({ series, linked: others, contextLevel, policy });
  const judged = collected.map((_, index) => {
    const own = years[index];
    const total = own ? released[collected.length + totals.indexOf(own)] : undefined;
    return withYears(released[index] as ReleasedSeries, total);
  });
  const from = periods === 'as_collected' ? 0 : collected.length + totals.length;
  return { judged, drawn: released.slice(from, from + drawn.length) };
}

/** Gaps and other indicators made from others, after release, from what this reader may see. */
function computedLines(
  lines: readonly Line[],
  indicators: readonly Indicator[],
  baselines: readonly NamedBaseline[],
): Line[] {
  return indicators
    .filter(({ aggregation }) => aggregation === 'computed')
    .flatMap((indicator): Line[] => {
      const judged = gapParents(
        indicator,
        lines.map((line) => line.judged),
      );
      const drawn = gapParents(
        indicator,
        lines.map((line) => line.drawn),
      );
      if (!judged || !drawn) return [];
      const gap = gapSeries(indicator, ...judged);
      return [
        {
          indicator,
          breakdown: '',
          judged: gap,
          drawn: gapSeries(indicator, ...drawn),
          paired: null,
          baselineStart: namedStart(gap, baselines),
        },
      ];
    });
}

interface Group {
  readonly indicator: Indicator;
  readonly parts: Rollup[];
}

/** One group a line, in the order of codes and breakdowns: never by a result. */
function groupBySeries(rollups: readonly Rollup[], indicators: readonly Indicator[]): Group[] {
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const groups = new Map<string, Group>();
  for (const rollup of rollups) {
    const indicator = byCode.get(rollup.indicator);
    if (!indicator) continue;
    const key = `${rollup.indicator}|${rollup.breakdown}`;
    const group = groups.get(key);
    if (group) group.parts.push(rollup);
    else groups.set(key, { indicator, parts: [rollup] });
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** Breaks of one series: those of its context that name it, or name none and so mean all. */
function breaksOf(code: string, breaks: readonly SeriesBreak[]): SeriesBreakMark[] {
  return breaks
    .filter(({ archived, indicators }) => !archived && (indicators.length === 0 || indicators.includes(code)))
    .map(({ date, kind, reason }) => ({ date, kind, reason }));
}

/** Outside the team it is known that people were followed, not what became of them: waves of the same people are no samples. */
function pairedOf(
  series: ReleasedSeries,
  paired: readonly PairedRollup[],
  baselineStart: string | null,
  view: Reading['view'],
): Paired | null {
  const found = pairsFor(series, paired, baselineStart);
  return found && view !== 'team' ? 'not released' : found;
}
