import type { ImportProblem } from '@waymark/contract';

/** Where in a file something is: rows and columns as a spreadsheet program shows them. */
export interface Place {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
}

/** What was found, without its place: a rule says this, whoever walks the rows knows where it was. */
export interface Fault {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly column: string | null;
  readonly value: string | null;
  readonly expected: string;
  readonly fix: string;
}

export function fault(
  code: string,
  column: string | null,
  value: string | null,
  expected: string,
  fix: string,
  severity: 'error' | 'warning' = 'error',
): Fault {
  return { code, severity, column, value, expected, fix };
}

/** Long cells are cut: the problem list is read by people. */
const LONGEST_VALUE = 120;

export function placed(found: Fault, file: string, sheet: string | null, row: number | null): ImportProblem {
  const { code, severity, column, value, expected, fix } = found;
  const shown = value !== null && value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value;
  return { severity, file, sheet, row, column, value: shown, expected, fix, code };
}

/** Something about the file as a whole, which therefore cannot be read at all. */
export function wholeFile(
  file: string,
  code: string,
  expected: string,
  fix: string,
  at: { sheet?: string; row?: number; value?: string } = {},
): ImportProblem {
  return placed(fault(code, null, at.value ?? null, expected, fix), file, at.sheet ?? null, at.row ?? null);
}
