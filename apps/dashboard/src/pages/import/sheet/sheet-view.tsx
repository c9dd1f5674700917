import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { type Cursor, moved, samePlace } from './cursor';
import './sheet.css';
import { SheetRow, HEAD_HEIGHT, GUTTER } from './sheet-row';
import type { RowKind, SheetModel } from './sheet-model';
import {
  cellName,
  columnsInSight,
  edgesOf,
  letterOf,
  NARROWEST,
  ROW_HEIGHT,
  rowsInSight,
  stretched,
  widthsFrom,
} from './window';

const LOOKED_AT = 60;
const ABOVE_OR_BELOW = new Set<RowKind>(['title', 'note', 'outside']);

/**
 * The sheet as it is in the file. One tab stop: arrow keys, Home, End and the page keys move within it, Enter acts on the
 * place. Only what is in sight is drawn, so 50,000 rows are as quick as fifty.
 */
export function SheetView({
  sheet,
  cursor,
  onCursor,
  onEnter,
  onHover,
  onSight,
  marked = [],
  strongColumn = null,
}: {
  readonly sheet: SheetModel;
  readonly cursor: Cursor;
  readonly onCursor: (cursor: Cursor) => void;
  readonly onEnter: (cursor: Cursor) => void;
  readonly onHover?: (cursor: Cursor | null) => void;
  /** Which rows are in sight now, so that they can be fetched. */
  readonly onSight?: (first: number, end: number) => void;
  /** Cells that something elsewhere on the page speaks of. */
  readonly marked?: readonly Cursor[];
  readonly strongColumn?: number | null;
}) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 800, height: 400 });
  const [scroll, setScroll] = useState({ top: 0, left: 0 });
  const { text, rows, columns } = sheet;
  const { column: head, rowKind } = sheet;
  // on a phone no column takes more than half of the room
  const widest = Math.max(NARROWEST, (size.width - GUTTER) / 2);
  const needed = useMemo(() => {
    const inTable = (row: number) => !ABOVE_OR_BELOW.has(rowKind(row));
    const looked = Math.min(rows, LOOKED_AT);
    const headings = Array.from({ length: looked }, (_, row) => row).filter(
      (row) => rowKind(row) === 'header',
    );
    // a heading shows as much of itself as the words above it
    const longest = (column: number) =>
      [head(column).words, ...headings.map((row) => text(row, column) ?? '')].reduce((a, b) =>
        b.length > a.length ? b : a,
      );
    return widthsFrom(
      columns,
      looked,
      (row, column) => (inTable(row) ? text(row, column) : undefined),
      longest,
      widest,
    );
  }, [columns, rows, text, head, rowKind, widest]);
  const widths = useMemo(() => stretched(needed, size.width - GUTTER), [needed, size.width]);
  const edges = useMemo(() => edgesOf(widths), [widths]);
  const total = edges.at(-1) ?? 0;

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  // where something elsewhere points at is brought into sight, without moving the page
  const target = marked[0] ?? null;
  useEffect(() => {
    if (target) bringIntoSight(box.current, target, edges);
  }, [target, edges]);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) bringIntoSight(box.current, cursor, edges);
    begun.current = true;
  }, [cursor, edges]);

  const across = columnsInSight(scroll.left, size.width - GUTTER, edges);
  const down = rowsInSight(scroll.top, size.height, rows);
  useEffect(() => onSight?.(down.first, down.end), [onSight, down.first, down.end]);
  // the row of the cursor is always there, so that what is read out exists
  const shown = new Set(Array.from({ length: Math.max(0, down.end - down.first) }, (_, i) => down.first + i));
  if (cursor.row >= 0 && cursor.row < rows) shown.add(cursor.row);
  const drawn = columnsDrawn(across, cursor.column, columns);

  const press = (event: KeyboardEvent) => {
    if (event.altKey || event.shiftKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onEnter(cursor);
      return;
    }
    const next = moved(cursor, event, { rows, columns });
    if (!next) return;
    event.preventDefault();
    if (!samePlace(next, cursor)) onCursor(next);
  };
  const placeOf = (row: number, column: number) => `${id}-${row}-${column}`;

  return (
    <div
      ref={box}
      className="wm-sheet"
      role="grid"
      tabIndex={0}
      aria-label={`Sheet ${sheet.name}. Arrow keys move, Enter goes to what was understood of the column.`}
      aria-rowcount={rows + 1}
      aria-colcount={columns + 1}
      aria-activedescendant={placeOf(cursor.row, cursor.column)}
      onKeyDown={press}
      onScroll={({ currentTarget: { scrollTop, scrollLeft } }) =>
        setScroll({ top: scrollTop, left: scrollLeft })
      }
      onMouseLeave={() => onHover?.(null)}
    >
      <div
        className="wm-sheet-whole"
        role="presentation"
        style={{ width: total + GUTTER, height: rows * ROW_HEIGHT + HEAD_HEIGHT }}
      >
        <div className="wm-sheet-heads" role="row" aria-rowindex={1} style={{ height: HEAD_HEIGHT }}>
          <div
            id={placeOf(-1, -1)}
            role="columnheader"
            aria-colindex={1}
            className="wm-sheet-corner"
            style={{ width: GUTTER }}
          >
            row
          </div>
          {drawn.map((column) => {
            const mark = sheet.column(column);
            return (
              <div
                key={column}
                id={placeOf(-1, column)}
                role="columnheader"
                aria-colindex={column + 2}
                className={classes(
                  'wm-sheet-head',
                  !mark.used && 'wm-sheet-head-unused',
                  column === strongColumn && 'wm-sheet-strong',
                  samePlace(cursor, { row: -1, column }) && 'wm-sheet-cursor',
                )}
                style={{ left: GUTTER + (edges[column] ?? 0), width: widths[column] }}
                onClick={() => {
                  onCursor({ row: -1, column });
                  onEnter({ row: -1, column });
                }}
              >
                <b>{letterOf(column)}</b> <span>{mark.words}</span>
              </div>
            );
          })}
        </div>
        {[...shown]
          .sort((a, b) => a - b)
          .map((row) => (
            <SheetRow
              key={row}
              sheet={sheet}
              row={row}
              columns={drawn}
              edges={edges}
              cursor={cursor.row === row ? cursor.column : null}
              marked={marked.filter((one) => one.row === row).map((one) => one.column)}
              strongColumn={strongColumn}
              placeOf={placeOf}
              onCursor={onCursor}
              {...(onHover ? { onHover } : {})}
            />
          ))}
      </div>
    </div>
  );
}

function columnsDrawn(across: { first: number; end: number }, cursor: number, columns: number): number[] {
  const list = Array.from({ length: Math.max(0, across.end - across.first) }, (_, i) => across.first + i);
  if (cursor >= 0 && cursor < columns && !list.includes(cursor)) list.push(cursor);
  return list.sort((a, b) => a - b);
}

export const classes = (...names: readonly (string | false | null)[]): string =>
  names.filter(Boolean).join(' ');

function bringIntoSight(box: HTMLDivElement | null, { row, column }: Cursor, edges: readonly number[]): void {
  if (!box) return;
  if (row >= 0) {
    const top = row * ROW_HEIGHT;
    const room = box.clientHeight - HEAD_HEIGHT;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + ROW_HEIGHT > box.scrollTop + room) box.scrollTop = top + ROW_HEIGHT - room;
  }
  if (column >= 0) {
    const [left, right] = [edges[column] ?? 0, edges[column + 1] ?? 0];
    const room = box.clientWidth - GUTTER;
    if (left < box.scrollLeft) box.scrollLeft = left;
    else if (right > box.scrollLeft + room) box.scrollLeft = Math.min(left, right - room);
  }
}

/** `C7: 1,204. Counts of LOC-01.` for the line under the sheet. */
export function placeWords(sheet: SheetModel, { row, column }: Cursor): string {
  if (row < 0 && column < 0) return 'The whole sheet';
  if (row < 0) return `Column ${letterOf(column)}: ${sheet.column(column).words}`;
  if (column < 0) return `Row ${row + 1}`;
  const text = sheet.text(row, column);
  const { words } = sheet.cell(row, column);
  const written = text === undefined ? 'being fetched' : text === '' ? 'empty' : `“${text}”`;
  return `${cellName(row, column)}, ${written}${words ? `: ${words}` : ''}`;
}
