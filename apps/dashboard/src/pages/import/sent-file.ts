import type { ImportJob } from '@waymark/contract';

/** A readable table of which only a person can say what it holds. */
const UNKNOWN = new Set(['not-recognised', 'tidy-not-mapped']);
export const isUnknownTable = (job: ImportJob): boolean =>
  job.state === 'failed' && job.problems.some(({ code }) => UNKNOWN.has(code));

/** The file that was sent last, as long as this page is open: an unknown one goes on to be mapped without being chosen again. */
let last: { readonly id: number; readonly file: File } | null = null;

export function remember(id: number, file: File): void {
  last = { id, file };
}

/** The file of an import, once: taken, it is let go of. */
export function takeSent(id: number): File | null {
  if (last?.id !== id) return null;
  const { file } = last;
  last = null;
  return file;
}
