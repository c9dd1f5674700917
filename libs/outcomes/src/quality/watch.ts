import type { Indicator, LabelledPeriod } from '@waymark/contract';
import { estimate } from '../change/estimate';
import { figureInWords } from '../change/wording';
import type { AreaRecord, ContextRecord, Reading } from '../page/input';
import type { PairedRollup } from '../rollup/paired';
import type { Rollup, Stats } from '../rollup/stats';
import type { SeriesBreakMark } from '../table/series';
import { tabulate } from '../table/tabulate';

/** A wave as the checks of data quality look at it: as collected, before anything is released. */
export interface WatchedCell {
  readonly period: LabelledPeriod;
  readonly source: string;
  readonly stats: Stats;
  /** In the unit of the row; null where the figure is missing. */
  readonly value: number | null;
  /** What chance alone allows, in the same unit; the value itself where nothing is uncertain. */
  readonly low: number;
  readonly high: number;
  /** People asked, or null where nobody was. */
  readonly asked: number | null;
  readonly words: string;
  /** Waves with the same number lie between the same two breaks, and only those are compared. */
  readonly segment: number;
}

export interface WatchedSeries {
  readonly row: string;
  readonly indicator: Indicator;
  readonly breakdown: string;
  readonly cells: readonly WatchedCell[];
}

/** A place with its series: a context of an organisation, or an area of the installation. */
export interface WatchedPlace {
  readonly name: string;
  readonly contextId: number | null;
  readonly areaCode: string | null;
  readonly siteId: number | null;
  readonly site: string;
  readonly organisationId: number | null;
  readonly closed: string | null;
  readonly series: readonly WatchedSeries[];
  readonly paired: readonly PairedRollup[];
}

export type Figure = WatchedCell & { readonly value: number };
export const isFigure = (cell: WatchedCell): cell is Figure => cell.value !== null;

export const rowKey = (code: string, breakdown: string): string =>
  breakdown === '' ? code : `${code}|${breakdown}`;

/** A context with the team's names and exact figures. */
export function watchContext(record: ContextRecord, { catalogue }: Pick<Reading, 'catalogue'>): WatchedPlace {
  const { context, rollups, breaks, paired = [] } = record;
  return {
    name: context.privateName || context.pseudonym,
    contextId: context.id,
    areaCode: null,
    siteId: context.siteId,
    site: context.site,
    organisationId: context.organisationId,
    closed: context.closed,
    series: seriesOf(rollups, catalogue.indicators, (code) =>
      breaks.filter(
        ({ archived, indicators }) => !archived && (indicators.length === 0 || indicators.includes(code)),
      ),
    ),
    paired,
  };
}

/** An area: published figures, known to everybody. */
export function watchArea(area: AreaRecord, { catalogue }: Pick<Reading, 'catalogue'>): WatchedPlace {
  return {
    name: area.name,
    contextId: null,
    areaCode: area.code,
    siteId: null,
    site: '',
    organisationId: null,
    closed: null,
    series: seriesOf(area.rollups, catalogue.indicators, () => []),
    paired: [],
  };
}

function seriesOf(
  rollups: readonly Rollup[],
  indicators: readonly Indicator[],
  breaksOf: (code: string) => readonly SeriesBreakMark[],
): WatchedSeries[] {
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  const groups = new Map<string, Rollup[]>();
  for (const rollup of rollups) {
    const row = rowKey(rollup.indicator, rollup.breakdown);
    const group = groups.get(row);
    if (group) group.push(rollup);
    else groups.set(row, [rollup]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([row, parts]): WatchedSeries[] => {
      const indicator = byCode.get(parts[0]?.indicator ?? '');
      if (!indicator) return [];
      const breaks = breaksOf(indicator.code);
      const {
        cells,
        breaks: all,
        breakdown,
      } = tabulate(parts, {
        indicator,
        periodSet: 'as_collected',
        breaks,
        ended: null,
      });
      return [{ row, indicator, breakdown, cells: cells.map((cell) => watched(cell, indicator, all)) }];
    });
}

function watched(
  { period, source, stats }: { period: LabelledPeriod; source: string; stats: Stats },
  indicator: Indicator,
  breaks: readonly SeriesBreakMark[],
): WatchedCell {
  const figure = estimate(stats, indicator);
  const value = figure.state === 'shown' ? figure.value : null;
  const base = figure.state === 'shown' ? figure.base : null;
  return {
    period,
    source,
    stats,
    value,
    low: (figure.state === 'shown' ? figure.interval?.lower : undefined) ?? value ?? 0,
    high: (figure.state === 'shown' ? figure.interval?.upper : undefined) ?? value ?? 0,
    asked: base?.label === 'n' ? base.value : null,
    words: exactWords(stats, indicator),
    segment: breaks.filter(({ date }) => date <= period.start).length,
  };
}

/** Exact, since an answer holds for these figures and no others: 12 of 48 and 25 of 100 are not the same figure. */
export function exactWords(stats: Stats, indicator: Indicator): string {
  if (stats.kind === 'counts') return `${stats.numerator} of ${stats.denominator}`;
  if (stats.kind === 'moments') return `mean ${Number(stats.mean.toFixed(4))} of ${stats.n}`;
  if (stats.kind === 'events' && stats.exposure !== null) return `${stats.events} events`;
  return figureInWords(stats, indicator);
}
