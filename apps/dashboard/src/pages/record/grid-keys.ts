import type { KeyboardEvent } from 'react';

/**
 * Moves through a grid of fields as through a spreadsheet: up, down and Enter to the same place in the next row, left and right
 * once the cursor is at the end of the text. Rows carry `data-row`, fields `data-cell`. Other keys keep their meaning, and so do
 * arrows in choices and dates.
 */
export function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const here = event.target;
  if (!(here instanceof HTMLInputElement) || here.type !== 'text' || !here.hasAttribute('data-cell')) return;
  const row = here.closest('[data-row]');
  if (!row || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const next = nextCell(event.key, here, row, event.currentTarget);
  if (event.key === 'Enter') event.preventDefault();
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (next instanceof HTMLInputElement && next.type === 'text') next.select();
}

function nextCell(key: string, here: HTMLInputElement, row: Element, grid: Element): HTMLElement | undefined {
  const cells = cellsOf(row);
  const column = cells.indexOf(here);
  switch (key) {
    case 'ArrowLeft':
      return here.selectionStart === 0 && here.selectionEnd === 0 ? cells[column - 1] : undefined;
    case 'ArrowRight':
      return here.selectionStart === here.value.length ? cells[column + 1] : undefined;
    case 'ArrowDown':
    case 'Enter':
      return inOtherRow(grid, row, 1, column);
    case 'ArrowUp':
      return inOtherRow(grid, row, -1, column);
    default:
      return undefined;
  }
}

function inOtherRow(grid: Element, row: Element, step: 1 | -1, column: number): HTMLElement | undefined {
  const rows = [...grid.querySelectorAll('[data-row]')];
  for (let index = rows.indexOf(row) + step; index >= 0 && index < rows.length; index += step) {
    const cells = cellsOf(rows[index] as Element);
    const cell = cells[Math.min(column, cells.length - 1)];
    if (cell) return cell;
  }
  return undefined;
}

/** Fields one can type in now; those inside a closed part are passed over. */
function cellsOf(row: Element): HTMLElement[] {
  return [...row.querySelectorAll<HTMLInputElement>('[data-cell]')].filter(
    (cell) => !cell.disabled && !cell.closest('details:not([open])'),
  );
}
