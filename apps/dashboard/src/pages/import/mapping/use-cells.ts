import { useQueries } from '@tanstack/react-query';
import type { GridWindow } from '@waymark/contract';
import { useCallback, useMemo, useState } from 'react';
import { query } from '../../../api/queries';

/** Rows fetched at a time; the contract allows 200. */
const STRETCH = 100;
/** Stretches kept at hand: the first one always, for it holds the heading, and those last looked at. */
const KEPT = 8;

/** The cells of a sheet, fetched as they come into sight. `text` is undefined until they are there. */
export function useCells(draft: string, sheet: number) {
  const [wanted, setWanted] = useState<readonly number[]>([0]);
  const windows = useQueries({
    queries: wanted.map((stretch) => ({
      ...query('importDraftCells', {
        params: { id: draft },
        query: { sheet, from: stretch * STRETCH + 1, rows: STRETCH },
      }),
      // the file does not change
      staleTime: Infinity,
    })),
    combine: (results) => results.map(({ data }) => data),
  });
  const rows = useMemo(() => byRow(windows), [windows]);
  const text = useCallback(
    (row: number, column: number): string | undefined => {
      const cells = rows.get(row);
      return cells ? (cells[column]?.text ?? '') : undefined;
    },
    [rows],
  );
  const need = useCallback((first: number, end: number) => {
    const stretches = [Math.floor(first / STRETCH), Math.floor(Math.max(first, end - 1) / STRETCH)];
    setWanted((before) => {
      const fresh = stretches.filter((one) => !before.includes(one));
      return fresh.length === 0 ? before : [0, ...[...before.slice(1), ...new Set(fresh)].slice(-KEPT)];
    });
  }, []);
  return { text, need, ready: windows[0] !== undefined };
}

function byRow(windows: readonly (GridWindow | undefined)[]) {
  const rows = new Map<number, GridWindow['rows'][number]['cells']>();
  for (const window of windows) for (const { row, cells } of window?.rows ?? []) rows.set(row - 1, cells);
  return rows;
}
