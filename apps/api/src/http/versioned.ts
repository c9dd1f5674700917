import { Conflict } from './refusals';

/**
 * Every record that two people may be writing in at once carries a version. Whoever saves says on which one they began: another
 * one means that somebody else was quicker, and nothing is written, so that neither loses a word.
 */
export function onVersion<T extends { version: number }>(row: T, began: number, what: string): T {
  if (row.version !== began)
    throw new Conflict(
      `Somebody else changed this ${what} while you were writing. Yours is not saved yet: look at theirs, then save again.`,
    );
  row.version += 1;
  return row;
}
