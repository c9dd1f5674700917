import type { KeyboardEvent } from 'react';

/** Where in the sheet one is, counted from 0; row -1 is the line of column heads, column -1 the row numbers. */
export interface Cursor {
  readonly row: number;
  readonly column: number;
}

const PAGE = 12;

/** Where a key leads in a sheet of that size; null where the key means something else. */
export function moved(
  { row, column }: Cursor,
  { key, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey'>,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Cursor | null {
  const far = ctrlKey || metaKey;
  const to = (r: number, c: number): Cursor => ({
    row: Math.min(rows - 1, Math.max(-1, r)),
    column: Math.min(columns - 1, Math.max(-1, c)),
  });
  switch (key) {
    case 'ArrowUp':
      return far ? to(0, column) : to(row - 1, column);
    case 'ArrowDown':
      return far ? to(rows - 1, column) : to(row + 1, column);
    case 'ArrowLeft':
      return far ? to(row, 0) : to(row, column - 1);
    case 'ArrowRight':
      return far ? to(row, columns - 1) : to(row, column + 1);
    case 'PageUp':
      return to(Math.max(row - PAGE, row < 0 ? -1 : 0), column);
    case 'PageDown':
      return to(row + PAGE, column);
    case 'Home':
      return far ? to(0, 0) : to(row, 0);
    case 'End':
      return far ? to(rows - 1, columns - 1) : to(row, columns - 1);
    default:
      return null;
  }
}

export const samePlace = (a: Cursor | null, b: Cursor | null): boolean =>
  a?.row === b?.row && a?.column === b?.column;
