import type { Figure } from './figures';
import type { LinkedCell } from './linked-cell';

/** Figures to withhold at once, before the audit looks at single ones. */
export type Plan = (figure: Figure) => boolean;

const cellOf = ({ members }: Figure): LinkedCell | undefined => members[0];

/** Names of the dimensions a figure is broken down by: one for each table of a wave. */
const dimensionsOf = (figure: Figure): readonly string[] =>
  (cellOf(figure)?.breakdown ?? '')
    .split(';')
    .filter((pair) => pair !== '')
    .map((pair) => pair.split('=')[0] ?? '');

/**
 * Whole tables to go without, mildest first: the breakdowns in which the rules withhold something, in all waves and for all
 * questions alike; sums over several waves; both; every breakdown; everything but single waves of all. A plan speaks of tables,
 * never of a figure in them, so its gaps tell less than those of single figures.
 */
export function plansFor(figures: readonly Figure[], isByRule: (figure: Figure) => boolean): readonly Plan[] {
  const risky = figures.filter(isByRule).map(dimensionsOf);
  const broken: Plan = (figure) => {
    const own = dimensionsOf(figure);
    return risky.some((names) => names.length > 0 && names.every((name) => own.includes(name)));
  };
  const spans = new Map<string, LinkedCell[]>();
  for (const figure of figures) {
    const cell = cellOf(figure);
    if (!cell) continue;
    const line = [cell.indicator.code, cell.breakdown].join('|');
    spans.set(line, [...(spans.get(line) ?? []), cell]);
  }
  const summed: Plan = (figure) => {
    const cell = cellOf(figure);
    if (!cell) return false;
    return (spans.get([cell.indicator.code, cell.breakdown].join('|')) ?? []).some(
      ({ start, end }) => start >= cell.start && end <= cell.end && (start > cell.start || end < cell.end),
    );
  };
  const anyBreakdown: Plan = (figure) => dimensionsOf(figure).length > 0;
  return [
    broken,
    summed,
    (figure) => broken(figure) || summed(figure),
    anyBreakdown,
    (figure) => anyBreakdown(figure) || summed(figure),
  ];
}
