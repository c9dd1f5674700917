import type { TimePage } from '@waymark/contract';
import { csvOf } from '@waymark/ingest';
import { figureColumns, figureFields, originFields, printed } from '../measures/figure-fields';

const columns = [
  'context',
  'indicator',
  'title',
  'breakdown',
  'period_start',
  'period_end',
  'period',
  ...figureColumns,
  'chart',
  'centre',
  'lower_limit',
  'upper_limit',
  'marks',
  'source',
  'view',
];

/** A series over its whole time as CSV: each figure with the centre and the limits of its stretch, and its marks. */
export function timeCsv({ view, context, row, chart }: TimePage): string {
  if (!row) return csvOf([columns]);
  const figure = printed(row);
  const lines = row.cells.map((cell, i) => {
    return [
      context.name,
      row.indicator.code,
      row.indicator.title,
      row.breakdownLabel,
      cell.period.start,
      cell.period.end,
      cell.period.label,
      ...figureFields(row, cell),
      chart.drawn,
      figure(row.control?.centre[i]),
      figure(row.control?.lower[i]),
      figure(row.control?.upper[i]),
      row.control?.signals[i]?.join('; ') ?? '',
      ...originFields(cell, view),
    ];
  });
  return csvOf([columns, ...lines]);
}
