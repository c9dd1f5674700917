import type { ImportProblem } from '@waymark/contract';
import { neutralised } from '@waymark/ingest';
import { stringify } from 'csv-stringify/sync';

const COLUMNS = ['severity', 'file', 'sheet', 'row', 'column', 'value', 'expected', 'fix', 'code'] as const;

/** The mark by which spreadsheet programs know UTF-8, and the heading. */
export const problemsHeading = `\ufeff${COLUMNS.join(',')}\r\n`;

/** Rows of the download. What came out of somebody's file never runs as a formula in somebody else's spreadsheet. */
export function problemsCsv(problems: readonly ImportProblem[]): string {
  return stringify(
    problems.map((p) => COLUMNS.map((c) => (c === 'row' ? (p.row ?? '') : neutralised(String(p[c] ?? ''))))),
    { record_delimiter: '\r\n' },
  );
}
