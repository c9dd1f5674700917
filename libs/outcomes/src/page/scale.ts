import { eachOf, type Indicator, type Scale } from '@waymark/contract';
import { isRate } from '../change/estimate';
import type { ReleasedSeries } from '../table/series';

/** How a row is scaled and worded: one kind for all its cells. */
export function scaleOf({ indicator, cells }: ReleasedSeries): Scale {
  const { measure_type, aggregation, range, unit } = indicator;
  if (aggregation === 'computed')
    return { kind: 'gap', min: -1, max: 1, unit: 'percentage points', decimals: 0 };
  if (aggregation === 'counts') return { kind: 'percent', min: 0, max: 1, unit: '%', decimals: 0 };
  if (aggregation === 'milestone') return { kind: 'milestone', min: 0, max: 1, unit, decimals: 0 };
  if (aggregation === 'level') return { kind: 'level', min: 0, max: 4, unit: 'level', decimals: 0 };
  if (aggregation === 'stock_last') return { kind: 'stock', min: 0, max: null, unit, decimals: 0 };
  if (measure_type === 'mean_of_levels') return { kind: 'mean', min: 0, max: 4, unit, decimals: 1 };
  if (eachOf(indicator)) return { kind: 'mean', min: 0, max: null, unit, decimals: 0 };
  if (measure_type === 'mean_per_observation') return { kind: 'mean', min: 0, max: null, unit, decimals: 1 };
  if (aggregation === 'moments')
    return {
      kind: 'score',
      min: range?.[0] ?? 0,
      max: range?.[1] ?? null,
      unit,
      decimals: scoreDecimals(indicator),
    };
  const rates = cells.some(
    (cell) =>
      cell.state === 'shown' && cell.cell.stats.kind === 'events' && isRate(cell.cell.stats, indicator),
  );
  if (rates) return { kind: 'rate', min: 0, max: null, unit, decimals: 1 };
  return { kind: 'count', min: 0, max: null, unit: countedUnit(indicator), decimals: 0 };
}

const scoreDecimals = ({ range }: Indicator): number => (range && range[1] - range[0] <= 10 ? 2 : 0);

/** Without a population, "incidents per 1,000 residents per year" is a count of incidents. */
const countedUnit = ({ measure_type, unit }: Indicator): string =>
  measure_type === 'rate_per_1000' ? (unit.split(' per ')[0] ?? unit) : unit;

/**
 * All cells of a row on one footing: where a population is known for some waves and not for others, all are counted,
 * since a rate beside a count is no series.
 */
export function onOneFooting(series: ReleasedSeries): ReleasedSeries {
  const events = series.cells.flatMap((cell) =>
    cell.state === 'shown' && cell.cell.stats.kind === 'events' ? [cell.cell.stats] : [],
  );
  const known = events.filter((stats) => isRate(stats, series.indicator)).length;
  if (known === 0 || known === events.length) return series;
  return {
    ...series,
    cells: series.cells.map((cell) =>
      cell.state === 'shown' && cell.cell.stats.kind === 'events'
        ? {
            ...cell,
            cell: { ...cell.cell, stats: { ...cell.cell.stats, exposure: null, exposureUnit: null } },
          }
        : cell,
    ),
  };
}
