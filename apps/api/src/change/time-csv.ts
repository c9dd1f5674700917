import type { TimePage } from '@waymark/contract';
import { csvOf } from '@waymark/ingest';

const columns = [
  'context',
  'indicator',
  'title',
  'breakdown',
  'period_start',
  'period_end',
  'period',
  'state',
  'value',
  'unit',
  'lower_95',
  'upper_95',
  'base_of',
  'base',
  'reason',
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
  const times = row.scale.kind === 'percent' || row.scale.kind === 'gap' ? 100 : 1;
  const figure = (value: number | null | undefined): number | '' =>
    value === null || value === undefined ? '' : Number((value * times).toFixed(4));
  const lines = row.cells.map((cell, i) => {
    const shown = cell.state === 'shown' ? cell : null;
    const absent = cell.state === 'missing' ? cell.reason : cell.state === 'withheld' ? 'withheld' : '';
    return [
      context.name,
      row.indicator.code,
      row.indicator.title,
      row.breakdownLabel,
      cell.period.start,
      cell.period.end,
      cell.period.label,
      cell.state,
      shown ? (shown.shownAs ?? figure(shown.value)) : '',
      row.scale.unit,
      figure(shown?.interval?.lower),
      figure(shown?.interval?.upper),
      shown?.base?.label ?? '',
      shown?.base?.value ?? '',
      shown?.noInterval ?? absent,
      chart.drawn,
      figure(row.control?.centre[i]),
      figure(row.control?.lower[i]),
      figure(row.control?.upper[i]),
      row.control?.signals[i]?.join('; ') ?? '',
      cell.state === 'withheld' ? '' : cell.source,
      view === 'team' ? 'team figures: exact counts' : 'as released',
    ];
  });
  return csvOf([columns, ...lines]);
}
