import type { FoundTable } from '@waymark/contract';
import { useCallback, useId } from 'react';
import type { Cursor } from '../sheet/cursor';
import type { SheetModel } from '../sheet/sheet-model';
import { placeWords, SheetView } from '../sheet/sheet-view';

/** The sheet with the line that says what stands at the cursor, what can be done with its row, and what the marks mean. */
export function SheetPane({
  sheet,
  table,
  cursor,
  marked,
  strongColumn,
  made,
  onCursor,
  onEnter,
  onHover,
  onSight,
  onHeading,
  onTotal,
  totals,
}: {
  readonly sheet: SheetModel;
  readonly table: FoundTable | undefined;
  readonly cursor: Cursor;
  readonly marked: readonly Cursor[];
  readonly strongColumn: number | null;
  /** The figures that came of the cell at the cursor, in words. */
  readonly made: readonly string[];
  readonly onCursor: (cursor: Cursor) => void;
  readonly onEnter: (cursor: Cursor) => void;
  readonly onHover: (cursor: Cursor | null) => void;
  readonly onSight: (first: number, end: number) => void;
  /** The heading begins in that row (as shown) and takes so many rows. */
  readonly onHeading: (row: number, rows: number) => void;
  /** Rows beginning with these words are totals, or are not. Null where that cannot be said here. */
  readonly onTotal: ((words: string, is: boolean) => void) | null;
  readonly totals: readonly string[];
}) {
  const id = useId();
  const shown = cursor.row + 1;
  const first = useCallback(
    (row: number) => {
      for (let column = 0; column < sheet.columns; column += 1) {
        const text = sheet.text(row, column);
        if (text) return text.trim();
      }
      return '';
    },
    [sheet],
  );
  const kind = cursor.row >= 0 ? sheet.rowKind(cursor.row) : null;
  const begins = cursor.row >= 0 ? first(cursor.row) : '';
  const named = totals.find((one) => begins.toLowerCase().startsWith(one.toLowerCase()));
  const rows = table?.headingRows.length ?? 1;
  const isHeading = table?.headingRows[0] === shown;
  return (
    <section className="wm-understood-sheet" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="wm-hidden">
        The sheet as it is
      </h2>
      <SheetView
        sheet={sheet}
        cursor={cursor}
        onCursor={onCursor}
        onEnter={onEnter}
        onHover={onHover}
        onSight={onSight}
        marked={marked}
        strongColumn={strongColumn}
      />
      <p className="wm-sheet-place" role="status">
        {placeWords(sheet, cursor)}
        {made.map((words) => (
          <span key={words} className="wm-sheet-made">
            {words}
          </span>
        ))}
      </p>
      {cursor.row >= 0 && (
        <p className="wm-sheet-actions">
          {!isHeading && begins !== '' && (
            <button type="button" className="wm-button" onClick={() => onHeading(shown, 1)}>
              Row {shown.toLocaleString('en-GB')} is the heading
            </button>
          )}
          {isHeading &&
            [1, 2, 3]
              .filter((count) => count !== rows)
              .map((count) => (
                <button
                  key={count}
                  type="button"
                  className="wm-button"
                  onClick={() => onHeading(shown, count)}
                >
                  The heading takes {count === 1 ? 'one row' : `${count} rows`}
                </button>
              ))}
          {onTotal && begins !== '' && (kind === 'body' || kind === 'total' || kind === 'left out') && (
            <button
              type="button"
              className="wm-button"
              onClick={() => onTotal(named ?? begins.slice(0, 60), named === undefined)}
            >
              {named === undefined
                ? `Row ${shown.toLocaleString('en-GB')} is a total`
                : `Row ${shown.toLocaleString('en-GB')} is not a total`}
            </button>
          )}
        </p>
      )}
      <Legend />
    </section>
  );
}

function Legend() {
  return (
    <details className="wm-sheet-help">
      <summary>What the marks mean</summary>
      <ul className="wm-sheet-legend">
        <li>
          <span className="wm-sheet-sample wm-sheet-cell wm-sheet-cell-figure">51</span> becomes a figure
        </li>
        <li>
          <span className="wm-sheet-sample wm-sheet-cell wm-sheet-cell-sign">n/a</span> a sign: kept with its
          reason, or as printed
        </li>
        <li>
          <span className="wm-sheet-sample wm-sheet-cell wm-sheet-cell-refused">1,2xx</span> cannot be read
        </li>
        <li>
          <span className="wm-sheet-sample wm-sheet-cell wm-sheet-cell-key">High Street</span> says where,
          when or who
        </li>
        <li>
          <span className="wm-sheet-sample wm-sheet-cell wm-sheet-cell-unused">notes</span> not used
        </li>
      </ul>
      <p className="wm-small">
        Words beside the row number say what a row was taken for. Arrow keys move in the sheet; Enter leads
        from a cell to its figure, or to what was understood of its column; Escape leads back.
      </p>
    </details>
  );
}
