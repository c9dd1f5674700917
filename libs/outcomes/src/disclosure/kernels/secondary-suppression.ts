import { isCount } from '../rounding';
import { combinations } from './combinations';
import { refuse, type Refusal } from './refusal';
import { tableAudit, type CellAt } from './table-audit';

/** A table of true counts with its totals in the last row and column. */
export interface TrueTable {
  readonly table: readonly (readonly number[])[];
  readonly hasTotalRow: boolean;
  readonly hasTotalColumn: boolean;
}
export interface Suppression {
  readonly status: 'ok';
  /** Cells small in themselves, column by column. */
  readonly primary: readonly CellAt[];
  /** False when no pattern protects them: then the table is refused. */
  readonly feasible: boolean;
  /** Everything to hide, primary cells included, with the fewest further cells, and the lowest counts among those. */
  readonly pattern: readonly CellAt[];
}
/** Patterns tried before the search stops being exhaustive. */
const patience = 20_000;

/**
 * Which further cells to hide so that no small cell (1 to threshold - 1) can be worked out from totals: the fewest
 * cells, found by trying all patterns of growing size; beyond `patience` patterns, cells are added one by one where
 * they widen most. Zeros and the grand total are never hidden on top.
 *
 * Units: whole counts. Refuses broken tables and totals that do not add up. Source: Cox (1980); Fischetti and Salazar
 * (2001). Oracle: oracle/sdc_secondary_suppression.json. Plain: 2, 30, 41, total 73 hides the 30 with the 2. Odd: a
 * table of 1 and 2 with total 3 hides everything, the total being small itself.
 */
export function secondarySuppression(input: TrueTable, threshold: number): Suppression | Refusal {
  const width = input.table[0]?.length ?? 0;
  if (width === 0 || !input.table.every((row) => row.length === width && row.every(isCount)))
    return refuse('invalid_input', 'Give rows of equal length, of whole counts.');
  if (tableAudit(input, threshold).status !== 'ok')
    return refuse('invalid_input', 'The totals do not add up.');
  const cells: CellAt[] = [];
  for (let column = 0; column < width; column += 1)
    input.table.forEach((_, row) => cells.push([row, column]));
  const countAt = ([row, column]: CellAt): number => input.table[row]?.[column] ?? 0;
  // The last cell, where both ways are totalled or there is only one row (or column) to total.
  const hasGrand = (input.hasTotalRow || input.table.length === 1) && (input.hasTotalColumn || width === 1);
  const isGrandTotal = ([row, column]: CellAt): boolean =>
    hasGrand && row === input.table.length - 1 && column === width - 1;
  const primary = cells.filter((cell) => countAt(cell) > 0 && countAt(cell) < threshold);
  const others = cells.filter((cell) => countAt(cell) >= threshold && !isGrandTotal(cell));
  const exposed = (extra: readonly CellAt[]): number =>
    exposedBy(input, primary, [...primary, ...extra], threshold);
  const extra = exhaustive(others, exposed, countAt) ?? greedy(others, exposed);
  if (!extra) return { status: 'ok', primary, feasible: false, pattern: [] };
  const chosen = new Set([...primary, ...extra]);
  return { status: 'ok', primary, feasible: true, pattern: cells.filter((cell) => chosen.has(cell)) };
}

/** How many primary cells the pattern leaves narrow. */
function exposedBy(
  { table, hasTotalRow, hasTotalColumn }: TrueTable,
  primary: readonly CellAt[],
  pattern: readonly CellAt[],
  threshold: number,
): number {
  const hide = new Set(pattern.map((cell) => cell.join()));
  const published = table.map((row, r) => row.map((count, c) => (hide.has(`${r},${c}`) ? null : count)));
  const audit = tableAudit({ table: published, hasTotalRow, hasTotalColumn }, threshold);
  if (audit.status !== 'ok') return primary.length;
  const narrow = new Set(audit.narrow.map((cell) => cell.join()));
  return primary.filter((cell) => narrow.has(cell.join())).length;
}

/**
 * Of the smallest sets that leave nothing exposed, the one that hides the lowest counts; undefined when patience ran
 * out or nothing serves.
 */
function exhaustive(
  others: readonly CellAt[],
  exposed: (extra: readonly CellAt[]) => number,
  countAt: (cell: CellAt) => number,
): readonly CellAt[] | undefined {
  let tried = 0;
  const loss = (extra: readonly CellAt[]): number => extra.reduce((sum, cell) => sum + countAt(cell), 0);
  for (let size = 0; size <= others.length; size += 1) {
    let best: readonly CellAt[] | undefined;
    for (const extra of combinations(others, size)) {
      tried += 1;
      if (tried > patience) return best;
      if ((!best || loss(extra) < loss(best)) && exposed(extra) === 0) best = extra;
    }
    if (best) return best;
  }
  return undefined;
}

function greedy(
  others: readonly CellAt[],
  exposed: (extra: readonly CellAt[]) => number,
): readonly CellAt[] | undefined {
  // Hiding all that may be hidden is the widest pattern there is; then cells are shown again while nothing narrows.
  if (exposed(others) > 0) return undefined;
  return others.reduce<readonly CellAt[]>((kept, cell) => {
    const without = kept.filter((other) => other !== cell);
    return exposed(without) === 0 ? without : kept;
  }, others);
}
