import type { ContextPage, SeriesRow, TeamCell, View } from '@waymark/contract';
import { csvOf } from '@waymark/ingest';

export const seriesColumns = [
  'context',
  'indicator',
  'title',
  'breakdown',
  'period_start',
  'period_end',
  'period',
  'round',
  'state',
  'value',
  'unit',
  'lower_95',
  'upper_95',
  'base_of',
  'base',
  'reason',
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
    const percent = row.scale.kind === 'percent' || row.scale.kind === 'gap' ? 100 : 1;
    const figure = (value: number | undefined) =>
      value === undefined ? '' : Number((value * percent).toFixed(4));
    const reason =
      cell.state === 'missing'
        ? cell.reason
        : cell.state === 'withheld'
          ? 'withheld'
          : (shown?.noInterval ?? '');
    return [
      ...head,
      row.breakdownLabel,
      ...when,
      cell.state,
      shown ? (shown.shownAs ?? figure(shown.value)) : '',
      row.scale.unit,
      figure(shown?.interval?.lower),
      figure(shown?.interval?.upper),
      shown?.base?.label ?? '',
      shown?.base?.value ?? '',
      reason,
      counts?.numerator ?? '',
      counts?.denominator ?? '',
      cell.state === 'withheld' ? '' : cell.source,
      view === 'team' ? 'team figures: exact counts' : 'as released',
    ];
  });
}
