import type { Cursor } from './cursor';
import { ROW_WORDS, type SheetModel } from './sheet-model';
import { ROW_HEIGHT } from './window';

/** Room for the row number and the word for its kind, px. */
export const GUTTER = 88;
/** Height of the line of column heads, px. */
export const HEAD_HEIGHT = 48;
/** Set to the right, as numbers are; nothing else depends on it. */
const NUMBER = /^[\s£$€<>~+-]*\d[\d\s.,]*%?\s*$/;
/** How far a long text may run into empty cells beside it. */
const REACH = 8;

export function SheetRow({
  sheet,
  row,
  columns,
  edges,
  cursor,
  marked,
  strongColumn,
  placeOf,
  onCursor,
  onHover,
}: {
  readonly sheet: SheetModel;
  readonly row: number;
  readonly columns: readonly number[];
  readonly edges: readonly number[];
  /** The column of the cursor where it is in this row. */
  readonly cursor: number | null;
  readonly marked: readonly number[];
  readonly strongColumn: number | null;
  readonly placeOf: (row: number, column: number) => string;
  readonly onCursor: (cursor: Cursor) => void;
  readonly onHover?: (cursor: Cursor) => void;
}) {
  const kind = sheet.rowKind(row);
  return (
    <div
      role="row"
      aria-rowindex={row + 2}
      className={`wm-sheet-row wm-sheet-row-${kind.replace(' ', '-')}`}
      style={{ top: HEAD_HEIGHT + row * ROW_HEIGHT, height: ROW_HEIGHT }}
    >
      <div
        id={placeOf(row, -1)}
        role="rowheader"
        aria-colindex={1}
        className={cursor === -1 ? 'wm-sheet-number wm-sheet-cursor' : 'wm-sheet-number'}
        style={{ width: GUTTER }}
        onClick={() => onCursor({ row, column: -1 })}
      >
        <span className="wm-sheet-kind">{ROW_WORDS[kind]}</span> {(row + 1).toLocaleString('en-GB')}
      </div>
      {columns.map((column) => {
        const text = sheet.text(row, column);
        const mark = sheet.cell(row, column);
        const strong = marked.includes(column);
        const width = widthOf(sheet, row, column, text, edges);
        const names = [
          'wm-sheet-cell',
          `wm-sheet-cell-${mark.tone}`,
          text !== undefined && NUMBER.test(text) && 'wm-sheet-cell-right',
          width > (edges[column + 1] ?? 0) - (edges[column] ?? 0) && 'wm-sheet-cell-wide',
          strong && 'wm-sheet-marked',
          column === strongColumn && 'wm-sheet-strong',
          cursor === column && 'wm-sheet-cursor',
        ];
        return (
          <div
            key={column}
            id={placeOf(row, column)}
            role="gridcell"
            aria-colindex={column + 2}
            aria-selected={cursor === column}
            className={names.filter(Boolean).join(' ')}
            style={{
              left: GUTTER + (edges[column] ?? 0),
              width,
            }}
            title={text !== undefined && text.length > 24 ? text : undefined}
            onClick={() => onCursor({ row, column })}
            onMouseEnter={() => onHover?.({ row, column })}
          >
            {text ?? '…'}
            {mark.words && <span className="wm-hidden">, {mark.words}</span>}
          </div>
        );
      })}
    </div>
  );
}

/** As in a spreadsheet program, a long text runs on over the empty cells beside it. */
function widthOf(
  sheet: SheetModel,
  row: number,
  column: number,
  text: string | undefined,
  edges: readonly number[],
): number {
  let end = column + 1;
  const { tone } = sheet.cell(row, column);
  if (text && !NUMBER.test(text) && tone !== 'figure' && tone !== 'refused' && tone !== 'sign')
    while (end < sheet.columns && end - column < REACH && sheet.text(row, end) === '') end += 1;
  return (edges[end] ?? 0) - (edges[column] ?? 0);
}
