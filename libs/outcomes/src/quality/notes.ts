import { checkedNote, type Indicator, type View } from '@waymark/contract';
import { dayInWords } from '../table/period-label';
import type { Rollup } from '../rollup/stats';
import { allShown } from '../change/segment';
import type { ReleasedSeries, ReleasedSeriesCell, Series } from '../table/series';
import type { CheckedFigures } from './checked-figures';
import { exactWords, rowKey } from './watch';

/**
 * Puts the answers beside the figures they are about. An answer holds for the figure as it stood: a corrected figure, or one
 * that was taken back, has none. Withheld and missing cells get no note: even that would tell.
 */
export function withChecks(
  series: ReleasedSeries,
  { rollups, checks, view }: { rollups: readonly Rollup[]; checks: readonly CheckedFigures[]; view: View },
): ReleasedSeries {
  if (checks.length === 0) return series;
  const told = standing(series, rollups, checks);
  if (told.length === 0) return series;
  return {
    ...series,
    cells: series.cells.map((cell): ReleasedSeriesCell => {
      if (cell.state !== 'shown' || cell.cell.stats.kind === 'missing') return cell;
      const { period, note } = cell.cell;
      const here = told.filter(({ start, end }) => start >= period.start && end <= period.end);
      if (here.length === 0) return cell;
      const words = view === 'external' ? [checkedNote] : [...new Set(here.map(({ words: one }) => one))];
      return { ...cell, cell: { ...cell.cell, note: [note, ...words].filter(Boolean).join(' ') } };
    }),
  };
}

/** True tables with the notes that readers outside are given; what is withheld loses its note with its figure. */
export function withOutsideNotes<T extends { readonly series: Series }>(
  tables: readonly T[],
  { rollups, checks }: { rollups: readonly Rollup[]; checks: readonly CheckedFigures[] },
): T[] {
  return tables.map((table) => {
    const noted = withChecks(allShown(table.series), { rollups, checks, view: 'external' });
    const cells = table.series.cells.map((cell, at) => {
      const told = noted.cells[at];
      const note = told?.state === 'shown' ? told.cell.note : undefined;
      return note === undefined ? cell : { ...cell, note };
    });
    return { ...table, series: { ...table.series, cells } };
  });
}

function standing(
  { indicator, breakdown }: { indicator: Indicator; breakdown: string },
  rollups: readonly Rollup[],
  checks: readonly CheckedFigures[],
): { start: string; end: string; words: string }[] {
  const row = rowKey(indicator.code, breakdown);
  const now = new Map(
    rollups
      .filter((one) => one.indicator === indicator.code && one.breakdown === breakdown)
      .map((one) => [`${one.start}|${one.end}`, exactWords(one.stats, indicator)]),
  );
  return checks.flatMap(({ cells, reason, by, at }) =>
    cells
      .filter((cell) => cell.row === row && now.get(`${cell.start}|${cell.end}`) === cell.figure)
      .map(({ start, end }) => ({
        start,
        end,
        words: `Checked by ${by} on ${dayInWords(at.slice(0, 10))}: ${/[.!?]$/.test(reason) ? reason : `${reason}.`}`,
      })),
  );
}
