import type { Fault } from '../problems';
import type { KnownArea } from '../official/check';
import type { CheckedRow } from '../table/check';

/** Series under which facts about areas are kept; they are no indicators. */
export const NEIGHBOURS = 'NEIGHBOURS';
export const UPPER_TIER = 'UPPER-TIER';

/** What one row of a published file of its own layout came to. */
export interface LayoutReading {
  readonly rows: readonly CheckedRow[];
  readonly areas: readonly KnownArea[];
  readonly faults: readonly Fault[];
  /** The row is no data: kept apart, counted and said. */
  readonly apart: boolean;
}

/** Reads the rows of one file, in order. What needs the whole file is told at its end. */
export interface LayoutReader {
  row(number: number, cells: readonly string[]): LayoutReading;
  end(): LayoutReading & { readonly remarks: readonly string[] };
}

/** A published file whose layout is no table of areas and years, so that no mapping can say it. */
export interface Layout {
  readonly id: 'statistical-neighbours' | 'upper-tier-areas' | 'police-street';
  readonly label: string;
  readonly publisher: string;
  readonly licence: string;
  readonly apartNote: string;
  matches(heading: readonly string[]): boolean;
  /** Columns that are read; the others are listed as not used. */
  uses(column: string): boolean;
  open(heading: readonly string[]): LayoutReader;
}

export const NOTHING_READ: LayoutReading = { rows: [], areas: [], faults: [], apart: false };

/** A fact about an area as a row with a natural key like every figure: area, series, place in the list. */
export function relationRow(
  row: number,
  from: { readonly code: string; readonly name: string },
  series: string,
  rank: string,
  year: number,
  to: { readonly code: string; readonly name: string; readonly note: string },
): CheckedRow {
  return {
    row,
    organisationId: null,
    contextId: null,
    areaCode: from.code,
    indicator: series,
    indicatorVersion: 1,
    breakdown: rank,
    source: '',
    start: `${year}-01-01`,
    end: `${year}-12-31`,
    round: '',
    figures: JSON.stringify({ from: from.name, note: to.note, other: to.code, otherName: to.name }),
  };
}
