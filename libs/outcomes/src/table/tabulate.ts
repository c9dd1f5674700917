import { addDays, assignPeriod, daysIn, type Span } from '@waymark/calendar';
import type { Indicator, LabelledPeriod, PeriodSetId } from '@waymark/contract';
import { combine, compareInTime } from '../rollup/combine';
import type { Rollup, Subject } from '../rollup/stats';
import { coverSentence } from './part-periods';
import { dayInWords, labelled } from './period-label';
import type { Series, SeriesBreakMark, SeriesCell } from './series';

export interface TabulateOptions {
  readonly indicator: Indicator;
  readonly periodSet: PeriodSetId;
  /** Breaks of this series, in any order. */
  readonly breaks: readonly SeriesBreakMark[];
  /** The day the context closed, or null. */
  readonly ended: string | null;
  /** Needed for a grant's own years only. */
  readonly grant?: Span;
}

/**
 * Rollups of one line -> a series in the chosen periods. What crosses a boundary of a period is left out and counted.
 * A period that holds a break is cut there into two cells, so that no cell mixes what was measured before and after it;
 * a wave collected across a break crosses it. `as_collected` keeps every wave as it was.
 */
export function tabulate(rollups: readonly Rollup[], options: TabulateOptions): Series {
  const ordered = [...rollups].sort(compareInTime);
  const breaks = withVersionBreaks(ordered, options);
  const { cells, crosses } =
    options.periodSet === 'as_collected'
      ? { cells: ordered.map(asCollected), crosses: 0 }
      : grouped(ordered, breaks, options.periodSet, options);
  return {
    subject: ordered[0]?.subject ?? noSubject,
    indicator: options.indicator,
    breakdown: ordered[0]?.breakdown ?? '',
    cells: cells.sort((a, b) => compareSpans(a.period, b.period)),
    breaks,
    ended: options.ended,
    crosses,
  };
}

const noSubject: Subject = { contextId: 0 };

function asCollected(rollup: Rollup): SeriesCell {
  const { subject, start, end, round, source, stats, observationIds } = rollup;
  return { period: labelled(start, end, round, 'areaCode' in subject), round, source, stats, observationIds };
}

function grouped(
  rollups: readonly Rollup[],
  breaks: readonly SeriesBreakMark[],
  set: Exclude<PeriodSetId, 'as_collected'>,
  { indicator, grant }: TabulateOptions,
): { cells: SeriesCell[]; crosses: number } {
  const groups = new Map<string, { period: LabelledPeriod; parts: Rollup[] }>();
  let crosses = 0;
  for (const rollup of rollups) {
    const found = assignPeriod(set, rollup, grant);
    if ('outside' in found) continue;
    const period = 'period' in found ? cutAtBreaks(found.period, rollup, breaks) : null;
    if (!period) {
      crosses += 1;
      continue;
    }
    const key = `${period.start}|${rollup.indicatorVersion}`;
    const group = groups.get(key);
    if (group) group.parts.push(rollup);
    else groups.set(key, { period, parts: [rollup] });
  }
  const cells = [...groups.values()].map(({ period, parts }) => cellOf(period, parts, indicator));
  return { cells, crosses };
}

/** The stretch of the period, between breaks, that holds all days of the rollup; null where a break falls inside them. */
function cutAtBreaks(
  period: LabelledPeriod,
  span: Span,
  breaks: readonly SeriesBreakMark[],
): LabelledPeriod | null {
  let { start, end } = period;
  for (const { date } of breaks) {
    if (date <= period.start || date > period.end) continue;
    if (span.start < date && span.end >= date) return null;
    if (span.start >= date && date > start) start = date;
    if (span.end < date && addDays(date, -1) < end) end = addDays(date, -1);
  }
  const from = start === period.start ? '' : `, from ${dayInWords(start)}`;
  const to = end === period.end ? '' : `, to ${dayInWords(end)}`;
  return { start, end, label: `${period.label}${from}${to}` };
}

function cellOf(period: LabelledPeriod, parts: readonly Rollup[], indicator: Indicator): SeriesCell {
  const whole = parts.reduce(combine);
  const note = indicator.aggregation === 'sum' ? partOf(period, parts) : null;
  return {
    period,
    round: '',
    source: whole.source,
    stats: whole.stats,
    observationIds: whole.observationIds,
    ...(note ? { note } : {}),
  };
}

/** Only sums depend on how much of the period was watched: a year with nine months in it is not a fall. */
function partOf(period: Span, parts: readonly Rollup[]): string | null {
  const figures = parts.filter(({ stats }) => stats.kind !== 'missing');
  if (figures.length === 0) return null;
  const covered = daysCovered(figures);
  if (figures.reduce((days, part) => days + daysIn(part), 0) > covered)
    return 'Periods overlap here: some events may be counted twice.';
  const days = daysIn(period);
  return covered < days ? coverSentence({ covered, of: days }) : null;
}

/** Days covered by at least one of the spans. */
export function daysCovered(spans: readonly Span[]): number {
  let covered = 0;
  let reached = '';
  for (const span of [...spans].sort(compareSpans)) {
    const start = span.start > reached ? span.start : addDays(reached, 1);
    if (start > span.end) continue;
    covered += daysIn({ start, end: span.end });
    reached = span.end;
  }
  return covered;
}

/** A new version of an indicator is a change of definition, and a change of definition breaks the line. */
function withVersionBreaks(
  ordered: readonly Rollup[],
  { breaks, indicator }: Pick<TabulateOptions, 'breaks' | 'indicator'>,
): readonly SeriesBreakMark[] {
  const marks = [...breaks];
  const byStart = [...ordered].sort(compareSpans);
  byStart.forEach((rollup, index) => {
    const before = byStart[index - 1];
    if (before && before.indicatorVersion !== rollup.indicatorVersion)
      marks.push({
        date: rollup.start,
        kind: 'definition changed',
        reason: `collected under version ${rollup.indicatorVersion} of the indicator from here on${whyOf(rollup, indicator)}`,
      });
  });
  return marks.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** The reason that the version in use gives; figures of one before it are told apart without. */
function whyOf({ indicatorVersion }: Rollup, { version, changed_because }: Indicator): string {
  return indicatorVersion === version && changed_because !== undefined ? `: ${changed_because}` : '';
}

const compareSpans = (a: Span, b: Span): number =>
  a.start < b.start ? -1 : a.start > b.start ? 1 : a.end < b.end ? -1 : a.end > b.end ? 1 : 0;
