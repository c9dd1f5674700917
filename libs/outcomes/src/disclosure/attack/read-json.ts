import type { Cell, SeriesRow } from '@waymark/contract';
import { exactly, type Notes, type Printed, together } from './printed';
import { readWords } from './read-words';

/** Any answer of the interface: every row of figures in it, wherever it is nested, to the last digit; and its words. */
export function readJson(from: string, body: string): Notes {
  const rows: SeriesRow[] = [];
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    if (typeof value !== 'object' || value === null) return;
    if (isRow(value)) rows.push(value);
    for (const part of Object.values(value)) walk(part);
  };
  walk(JSON.parse(body));
  return together([readRows(from, rows), readWords(`${from}, words`, texts.join('. '))]);
}

const isRow = (value: object): value is SeriesRow =>
  'cells' in value &&
  Array.isArray(value.cells) &&
  'verdict' in value &&
  'breakdown' in value &&
  'indicator' in value;

export function readRows(from: string, rows: readonly SeriesRow[]): Notes {
  const codes = [...new Set(rows.map(({ indicator }) => indicator.code))];
  return {
    figures: rows.flatMap((row) => row.cells.flatMap((cell) => figureOf(from, row, cell))),
    differences: rows.flatMap(({ indicator, breakdown, verdict }) => {
      const { baseline, latest, difference } = verdict;
      if (!baseline || !latest || difference?.lower == null || difference.upper === null) return [];
      return [
        {
          from,
          indicator: indicator.code,
          breakdown,
          earlier: `${baseline.start}/${baseline.end}`,
          later: `${latest.start}/${latest.end}`,
          lower: exactly(difference.lower),
          upper: exactly(difference.upper),
        },
      ];
    }),
    orders: codes.map((indicator) => ({
      from,
      indicator,
      breakdowns: rows.filter((row) => row.indicator.code === indicator).map(({ breakdown }) => breakdown),
    })),
  };
}

function figureOf(from: string, { indicator, breakdown }: SeriesRow, cell: Cell): Printed[] {
  if (cell.state !== 'shown' || cell.shownAs !== null) return [];
  const span = (value: number | undefined) => (value === undefined ? null : exactly(value));
  return [
    {
      from,
      indicator: indicator.code,
      breakdown,
      period: `${cell.period.start}/${cell.period.end}`,
      value: exactly(cell.value),
      lower: span(cell.interval?.lower),
      upper: span(cell.interval?.upper),
      base: span(cell.base?.value),
    },
  ];
}
