import type {
  DisclosurePolicy,
  Indicator,
  ReleasedCell,
  ReleasedRow,
  RowIndicator,
  SeriesRow,
  TeamCell,
  TeamRow,
} from '@waymark/contract';
import { controlChartOf } from '../change/control';
import { estimate } from '../change/estimate';
import { decideCell } from '../disclosure/cell-rules';
import type { Stats } from '../rollup/stats';
import { type PartPeriod, partSentence, partsOf } from '../table/part-periods';
import type { ReleasedSeries, ReleasedSeriesCell, SeriesCell } from '../table/series';
import type { JudgedRow } from './lines';
import { onOneFooting, scaleOf } from './scale';

/** A row with the team's true figures; `small` marks what would be held back outside. */
export function teamRowOf(line: JudgedRow, place: string, policy: DisclosurePolicy): TeamRow {
  const drawn = onOneFooting(line.drawn);
  const parts = partsOf(drawn);
  return {
    ...frameOf(line, drawn, place),
    cells: drawn.cells.map((cell, i): TeamCell => {
      if (cell.state === 'withheld') return withheldCell(cell, cell.why);
      const shown = figureOf(cell.cell, line.indicator, parts[i] ?? null);
      if (shown.state === 'missing') return shown;
      const { stats, observationIds } = cell.cell;
      return {
        ...shown,
        small: decideCell(line.indicator, stats, policy).state === 'withheld' && stats.kind !== 'gap',
        counts: countsOf(stats),
        observationIds: [...observationIds],
      };
    }),
  };
}

/** A row of released figures: nothing in it can hold a raw count. */
export function releasedRowOf(line: JudgedRow, place: string): ReleasedRow {
  const drawn = onOneFooting(line.drawn);
  const parts = partsOf(drawn);
  return {
    ...frameOf(line, drawn, place),
    cells: drawn.cells.map((cell, i): ReleasedCell => {
      if (cell.state === 'shown') return figureOf(cell.cell, line.indicator, parts[i] ?? null);
      const { period, round } = cell;
      return { state: 'withheld', period, round };
    }),
  };
}

function withheldCell({ period, round }: Extract<ReleasedSeriesCell, { state: 'withheld' }>, why: string) {
  return { state: 'withheld', period, round, why } as const;
}

function figureOf(
  { period, round, source, stats, note }: SeriesCell,
  indicator: Indicator,
  part: PartPeriod | null,
) {
  const figure = estimate(stats, indicator);
  if (figure.state === 'missing') {
    const printed = figure.printed ? `, printed as "${figure.printed}"` : '';
    return { state: 'missing', period, round, reason: figure.reason, source: `${source}${printed}` } as const;
  }
  return {
    ...figure,
    period,
    round,
    source,
    note: note ?? (part && partSentence(part)),
    ...(part && { part }),
  };
}

function countsOf(stats: Stats): { numerator: number; denominator: number | null } | null {
  if (stats.kind === 'counts') return { numerator: stats.numerator, denominator: stats.denominator };
  return stats.kind === 'events' ? { numerator: stats.events, denominator: stats.exposure } : null;
}

type Frame = Omit<SeriesRow, 'cells'>;

function frameOf(line: JudgedRow, drawn: ReleasedSeries, place: string): Frame {
  const { indicator, breakdown, verdict } = line;
  const source = [
    ...new Set(drawn.cells.flatMap((cell) => (cell.state === 'shown' ? [cell.cell.source] : []))),
  ];
  return {
    key: breakdown === '' ? indicator.code : `${indicator.code}|${breakdown}`,
    indicator: rowIndicatorOf(indicator),
    breakdown,
    breakdownLabel: breakdownLabel(breakdown),
    scale: scaleOf(drawn),
    source: source.filter(Boolean).join('; '),
    breaks: drawn.breaks.map((mark) => ({ ...mark })),
    ended: drawn.ended,
    verdict,
    caption: captionOf(line, drawn, place),
    pairWith: [...indicator.pair_with],
    crosses: drawn.crosses,
    control: controlChartOf(drawn),
  };
}

export function rowIndicatorOf(indicator: Indicator): RowIndicator {
  const { code, version, title, measures, unit, direction, role, orientation, goal, note } = indicator;
  return {
    code,
    version,
    title,
    measures,
    unit,
    direction,
    role,
    orientation,
    goal,
    respondentMethod: indicator.respondent_method,
    provenance: provenanceOf(indicator),
    note,
  };
}

/** "Derived, not validated" where it stands. */
function provenanceOf({ provenance: { kind, words, validated } }: Indicator): string {
  const said = words.charAt(0).toUpperCase() + words.slice(1);
  return validated || kind === 'published' ? said : `${said}, not validated`;
}

/** `gender=girls;age=13 to 15` as people say it. */
export const breakdownLabel = (breakdown: string): string =>
  breakdown
    .split(';')
    .filter(Boolean)
    .map((part) => part.replace('=', ': '))
    .join(', ');

/** The chart in words: what it is, how far it reaches, what is not there, and what can be said of it. */
function captionOf(
  { indicator, breakdown, verdict }: JudgedRow,
  drawn: ReleasedSeries,
  place: string,
): string {
  const who = breakdown === '' ? '' : ` (${breakdownLabel(breakdown)})`;
  const periods = drawn.cells.map((cell) => (cell.state === 'shown' ? cell.cell.period : cell.period));
  const [first, last] = [periods[0], periods.at(-1)];
  const reach =
    first && last && periods.length > 1
      ? `${periods.length} waves, ${first.label} to ${last.label}`
      : (first?.label ?? 'no wave yet');
  const withheld = drawn.cells.filter(({ state }) => state === 'withheld').length;
  const missing = drawn.cells.filter(
    (cell) => cell.state === 'shown' && cell.cell.stats.kind === 'missing',
  ).length;
  const absent = [
    withheld > 0 ? `${withheld} withheld` : '',
    missing > 0 ? `${missing} missing` : '',
    ...drawn.breaks.map(({ date, kind }) => `broken on ${date}: ${kind}`),
    drawn.ended ? `ended on ${drawn.ended}` : '',
  ].filter(Boolean);
  return `${indicator.title}${who}, ${place}. ${[reach, ...absent].join('; ')}. ${verdict.sentence}`;
}
