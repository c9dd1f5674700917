import type { SeriesRow, View } from '@waymark/contract';

type Cell = SeriesRow['cells'][number];

/** Columns of a figure in every CSV, in this order. */
export const figureColumns = [
  'state',
  'value',
  'unit',
  'lower_95',
  'upper_95',
  'base_of',
  'base',
  'reason',
] as const;

/** Proportions leave as percent, as they stand on the page. */
export function printed(row: SeriesRow): (value: number | null | undefined) => number | '' {
  const times = row.scale.kind === 'percent' || row.scale.kind === 'gap' ? 100 : 1;
  return (value) => (value === null || value === undefined ? '' : Number((value * times).toFixed(4)));
}

/** A cell under `figureColumns`: withheld and missing have a word for it, never a zero. */
export function figureFields(row: SeriesRow, cell: Cell): (string | number)[] {
  const figure = printed(row);
  const shown = cell.state === 'shown' ? cell : null;
  const absent = cell.state === 'missing' ? cell.reason : cell.state === 'withheld' ? 'withheld' : '';
  return [
    cell.state,
    shown ? (shown.shownAs ?? figure(shown.value)) : '',
    row.scale.unit,
    figure(shown?.interval?.lower),
    figure(shown?.interval?.upper),
    shown?.base?.label ?? '',
    shown?.base?.value ?? '',
    shown?.noInterval ?? absent,
  ];
}

/** Where a figure is from, and for whom it was made: the last two columns of every CSV. */
export const originFields = (cell: Cell, view: View): string[] => [
  cell.state === 'withheld' ? '' : cell.source,
  view === 'team' ? 'team figures: exact counts' : 'as released',
];
