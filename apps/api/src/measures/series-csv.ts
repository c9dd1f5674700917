import type { ContextPage, SeriesRow, TeamCell, View } from '@waymark/contract';
import { csvOf } from '@waymark/ingest';
import { figureColumns, figureFields, originFields } from './figure-fields';

export const seriesColumns = [
  'context',
  'indicator',
  'title',
  'breakdown',
  'period_start',
  'period_end',
  'period',
  'round',
  ...figureColumns,
  'numerator',
  'denominator',
  'source',
  'view',
] as const;

/** One row of a page as CSV: the same cells, the same words. Outside the team the columns of counts stay empty. */
export function seriesCsv(page: ContextPage, row: SeriesRow): string {
  const place = page.view === 'team' ? page.context.name : page.context.pseudonym;
  return csvOf([seriesColumns, ...seriesLines(place, row, page.view)]);
}

/** A line a wave, under `seriesColumns`. */
export function seriesLines(place: string, row: SeriesRow, view: View): (string | number)[][] {
  const head = [place, row.indicator.code, row.indicator.title];
  return row.cells.map((cell) => {
    const when = [cell.period.start, cell.period.end, cell.period.label, cell.round];
    const shown = cell.state === 'shown' ? cell : null;
    const counts = shown && view === 'team' ? (shown as Extract<TeamCell, { state: 'shown' }>).counts : null;
    return [
      ...head,
      row.breakdownLabel,
      ...when,
      ...figureFields(row, cell),
      counts?.numerator ?? '',
      counts?.denominator ?? '',
      ...originFields(cell, view),
    ];
  });
}
