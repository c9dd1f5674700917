import { daysIn, type PeriodSetId } from '@waymark/calendar';
import type { DisclosurePolicy } from '@waymark/contract';
import type { Rollup, Stats } from '../rollup/stats';
import type { Series } from '../table/series';
import { tabulate } from '../table/tabulate';
import { ruleOf, thresholdsOf } from './cell-rules';

/** From finer to coarser, each made of whole periods of the one before. Nothing coarser than a year is published. */
const ladders: readonly (readonly PeriodSetId[])[] = [
  ['month', 'quarter', 'half_year', 'financial_year'],
  ['term', 'academic_year'],
];
const longest = 366;
const shortestMonth = 28;
/** Longest period of a set in days: which rung a series stands on. */
const reach: Partial<Record<PeriodSetId, number>> = { month: 31, quarter: 92, term: 153, half_year: 184 };

export type Grained =
  { readonly ok: true; readonly series: Series } | { readonly ok: false; readonly why: string };

/**
 * The grain rule: a series of events, or of people on record, is published at the finest grain at which enough of its
 * periods reach the least number of events (of a share: numerator and complement both). Asked at a finer grain it goes
 * up by itself; if no grain serves, nothing of it is published.
 */
export function atPublishedGrain(series: Series, policy: DisclosurePolicy): Grained {
  if (!series.cells.some(({ stats }) => isGrained(series, stats))) return { ok: true, series };
  const { minEvents } = thresholdsOf(series.indicator, policy);
  for (const candidate of [series, ...coarser(series)])
    if (
      lengthOf(candidate) >= shortestMonth &&
      lengthOf(candidate) <= longest &&
      reachesEnough(candidate, minEvents, policy)
    )
      return { ok: true, series: candidate };
  const { at_least, of } = policy.events.periods_reaching;
  return {
    ok: false,
    why: `At no grain up to a year do ${at_least} of ${of} periods reach ${minEvents} events, so the whole series is withheld.`,
  };
}

const isGrained = (series: Series, stats: Stats): boolean =>
  ['share', 'events', 'stock'].includes(ruleOf(series.indicator, stats));

function reachesEnough(series: Series, minEvents: number, policy: DisclosurePolicy): boolean {
  const periods = series.cells.filter(({ stats }) => isGrained(series, stats));
  const reached = periods.filter(({ stats }) =>
    countsJudged(stats).every((count) => count >= minEvents),
  ).length;
  const { at_least, of } = policy.events.periods_reaching;
  return reached * of >= at_least * periods.length;
}

function countsJudged(stats: Stats): readonly number[] {
  if (stats.kind === 'events') return [stats.events];
  if (stats.kind === 'stock') return [stats.stock];
  return stats.kind === 'counts' ? [stats.numerator, stats.denominator - stats.numerator] : [];
}

/** Days of a typical period: the median, so that one period cut short at a break does not decide. */
function lengthOf(series: Series): number {
  const lengths = series.cells.map(({ period }) => daysIn(period)).sort((a, b) => a - b);
  // Stocks stand on a day; only flows have a length to speak of.
  if (series.cells.some(({ stats }) => stats.kind === 'stock')) return longest;
  return lengths[Math.floor(lengths.length / 2)] ?? longest;
}

function coarser(series: Series): Series[] {
  const length = lengthOf(series);
  const ladder = length > 92 && length <= 153 ? ladders[1] : ladders[0];
  // Months and quarters differ by up to three days in length and are still the same rung.
  const higher = (set: PeriodSetId) =>
    set === 'month' ? length < shortestMonth : (reach[set] ?? longest) > length + 3;
  return (ladder ?? []).filter(higher).map((set) => regroup(series, set));
}

function regroup(series: Series, periodSet: PeriodSetId): Series {
  const rollups: Rollup[] = series.cells.map((cell) => ({
    subject: series.subject,
    indicator: series.indicator.code,
    indicatorVersion: series.indicator.version,
    breakdown: series.breakdown,
    start: cell.period.start,
    end: cell.period.end,
    round: cell.round,
    source: cell.source,
    stats: cell.stats,
    observationIds: cell.observationIds,
  }));
  const { indicator, breaks, ended } = series;
  const grouped = tabulate(rollups, { indicator, periodSet, breaks, ended });
  return { ...grouped, crosses: series.crosses + grouped.crosses };
}
