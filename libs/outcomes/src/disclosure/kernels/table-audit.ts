import { isCount } from '../rounding';
import { flowBounds, type Arc } from './circulation';
import { refuse, type Refusal } from './refusal';

/** A published table, totals included: the last column holds row totals, the last row column totals. */
export interface PublishedTable {
  /** Null where a cell is suppressed. */
  readonly table: readonly (readonly (number | null)[])[];
  readonly hasTotalRow: boolean;
  readonly hasTotalColumn: boolean;
}
/** Row and column, from 0, totals included. */
export type CellAt = readonly [row: number, column: number];
export interface TableAudit {
  readonly status: 'ok';
  /** Whole-number bounds of every suppressed cell, column by column; `max` null where nothing bounds it. */
  readonly bounds: readonly { readonly cell: CellAt; readonly min: number; readonly max: number | null }[];
  readonly exactlyRecoverable: readonly CellAt[];
  /** Cells with fewer than `threshold` possible values. */
  readonly narrow: readonly CellAt[];
}

/**
 * What anyone can work out about the suppressed cells of a published table from its totals alone. A table with totals
 * is a network: every row and column a node, every cell an arc, so the bounds are exact.
 *
 * Units: whole counts. Refuses ragged or broken tables, and tables whose totals contradict their cells. Source: Cox
 * (1980) on networks of suppressed cells; Eurostat handbook on statistical disclosure control, chapter 4. Oracle:
 * oracle/sdc_table_audit.json. Plain: one hidden cell in a row is total minus the rest. Odd: two hidden cells in a row
 * of three by three are found through the columns.
 */
export function tableAudit(published: PublishedTable, threshold: number): TableAudit | Refusal {
  const { table } = published;
  const width = table[0]?.length ?? 0;
  const sound = table.every(
    (row) => row.length === width && row.every((count) => count === null || isCount(count)),
  );
  if (width === 0 || !sound)
    return refuse('invalid_input', 'Give rows of equal length, of whole counts or null.');
  const hidden: CellAt[] = [];
  for (let column = 0; column < width; column += 1)
    table.forEach((row, index) => row[column] === null && hidden.push([index, column]));
  const { nodes, arcs, arcOf } = network(published, width);
  const found = flowBounds(
    nodes,
    arcs,
    hidden.map((cell) => arcOf(cell)),
  );
  if (!found) return refuse('invalid_input', 'The totals contradict the cells beside them.');
  const bounds = hidden.map((cell, index) => {
    const { min, max } = found[index] ?? { min: 0, max: Infinity };
    return { cell, min, max: max === Infinity ? null : max };
  });
  const within = (most: number) =>
    bounds.filter(({ min, max }) => max !== null && max - min < most).map(({ cell }) => cell);
  return { status: 'ok', bounds, exactlyRecoverable: within(1), narrow: within(threshold - 1) };
}

/**
 * Flow runs from the grand total through row totals, cells and column totals back to it. Where a side has no totals,
 * its nodes collapse into one that asks nothing.
 */
function network(
  { table, hasTotalRow, hasTotalColumn }: PublishedTable,
  width: number,
): { nodes: number; arcs: Arc[]; arcOf: (cell: CellAt) => number } {
  const rows = table.length - (hasTotalRow ? 1 : 0);
  const columns = width - (hasTotalColumn ? 1 : 0);
  const [start, end] = [0, 1];
  const rowNode = (row: number): number => (hasTotalColumn ? 2 + row : start);
  const columnNode = (column: number): number => (hasTotalRow ? 2 + rows + column : end);
  const arcs: Arc[] = [];
  const arcAt = new Map<string, number>();
  const add = (cell: CellAt, from: number, to: number): void => {
    const count = table[cell[0]]?.[cell[1]] ?? null;
    arcAt.set(cell.join(), arcs.length);
    arcs.push({ from, to, lower: count ?? 0, upper: count ?? Infinity });
  };
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) add([row, column], rowNode(row), columnNode(column));
    if (hasTotalColumn) add([row, columns], start, rowNode(row));
  }
  for (let column = 0; column < columns && hasTotalRow; column += 1)
    add([rows, column], columnNode(column), end);
  if (hasTotalRow && hasTotalColumn) add([rows, columns], end, start);
  else arcs.push({ from: end, to: start, lower: 0, upper: Infinity });
  return {
    nodes: 2 + rows + columns,
    arcs,
    arcOf: (cell) => arcAt.get(cell.join()) ?? -1,
  };
}
