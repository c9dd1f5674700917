import type { EditionCell, EditionSeries, EditionTable, Indicator } from '@waymark/contract';
import type { PublishedSeries } from './seen';
import type { ReleasedSeriesCell } from '../../table/series';

/**
 * What somebody has who saved every edition of any number of places: each row once, each cell as the edition that showed it printed it.
 * Read from the sealed files alone, as bytes: what a web server, a static site or a download gives away is in them.
 */
export function savedFrom(files: readonly string[], indicators: readonly Indicator[]): PublishedSeries[] {
  const tables = files.map((body) => JSON.parse(body) as EditionTable);
  const rows = new Map<string, Map<string, EditionCell>>();
  const all = tables.flatMap(({ place, series }) =>
    series.map((one) => ({ one, key: rowKey(place.id, one) })),
  );
  for (const { one, key: name } of all) {
    const row = rows.get(name) ?? new Map<string, EditionCell>();
    for (const cell of one.cells) {
      const key = [cell.period.start, cell.period.end, cell.round].join('|');
      if (cell.state === 'shown' || !row.has(key)) row.set(key, cell);
    }
    rows.set(name, row);
  }
  return [...rows].flatMap(([key, cells]) => {
    const [place = '', code = '', breakdown = ''] = key.split('\n');
    const indicator = indicators.find((one) => one.code === code);
    if (!indicator) return [];
    const subject = { contextId: Number(place) };
    return [{ subject, indicator, breakdown, cells: [...cells.values()].map(asReleased) }];
  });
}

const rowKey = (place: number, { indicator, breakdown, grouping }: EditionSeries): string =>
  [place, indicator, breakdown, grouping].join('\n');

function asReleased(cell: EditionCell): ReleasedSeriesCell {
  const { period, round } = cell;
  if (cell.state === 'withheld') return { state: 'withheld', period, round, why: '' };
  const stats =
    cell.state === 'shown'
      ? cell.stats
      : ({ kind: 'missing', reason: cell.reason, symbol: cell.symbol } as const);
  return { state: 'shown', cell: { period, round, source: '', stats, observationIds: [] } };
}
