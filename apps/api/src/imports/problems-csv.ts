import type { ImportProblem } from '@waymark/contract';
import { csvOf } from '@waymark/ingest';

const COLUMNS = ['severity', 'file', 'sheet', 'row', 'column', 'value', 'expected', 'fix', 'code'] as const;

export const problemsHeading = csvOf([COLUMNS]);

/** Rows of the download, to follow the heading. */
export function problemsCsv(problems: readonly ImportProblem[]): string {
  return csvOf(
    problems.map((p) => COLUMNS.map((c) => p[c])),
    { more: true },
  );
}
