import { areaCode, type ImportMapping, type MissingReason } from '@waymark/contract';
import type { Catalogue } from '../catalogue';
import { fault, type Fault } from '../problems';
import type { CheckedRow } from '../table/check';
import { eventsJson, missingJson, reportedJson } from '../table/figures';
import { readNumber, visible } from '../table/numbers';

export interface KnownArea {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  /** The year of the row that names it. */
  readonly year: number;
}

/** One row of official statistics: an area, and a figure for each mapped column. */
export type OfficialReading =
  | { readonly is: 'blank' }
  /** A total: kept apart, counted and said. */
  | { readonly is: 'apart' }
  | {
      readonly is: 'area';
      readonly area: KnownArea;
      readonly rows: readonly CheckedRow[];
      readonly faults: readonly Fault[];
    };

/** Checks the rows of a published table by its mapping. Nothing is guessed: a sign the mapping does not name is a fault. */
export class OfficialChecker {
  private readonly at: ReadonlyMap<string, number>;

  constructor(
    heading: readonly string[],
    private readonly mapping: ImportMapping,
    private readonly catalogue: Catalogue,
  ) {
    this.at = new Map(heading.map((name, index) => [visible(name), index]));
  }

  check(row: number, cells: readonly string[]): OfficialReading {
    if (cells.every((c) => visible(c) === '')) return { is: 'blank' };
    const cell = (column: string) => visible(cells[this.at.get(column) ?? -1] ?? '');
    const { rows, area, period, only } = this.mapping;
    const kind = cell(rows.column);
    if (rows.apart.includes(kind)) return { is: 'apart' };
    if (only.some((o) => cell(o.column) !== o.is)) return { is: 'apart' };
    const known = { code: cell(area.code), name: cell(area.name), kind: area.kind, year: 0 };
    const faults: Fault[] = [];
    if (!rows.keep.includes(kind))
      faults.push(
        fault(
          'unknown-kind',
          rows.column,
          kind,
          `one of: ${[...rows.keep, ...rows.apart].join(', ')}`,
          'This row is of a kind the mapping does not know. Check the file.',
        ),
      );
    if (!areaCode.safeParse(known.code).success)
      faults.push(
        fault(
          'area-code',
          area.code,
          known.code,
          'a GSS code such as E10000016',
          'Check that the file was not changed on its way; codes must keep their leading letter.',
        ),
      );
    const days = periodOf(period.means, cell(period.column));
    if (!days)
      faults.push(
        fault(
          'year',
          period.column,
          cell(period.column),
          'a year such as 2025',
          'Check the year in the file.',
        ),
      );
    if (!days || faults.length > 0) return { is: 'area', area: known, rows: [], faults };

    const checked: CheckedRow[] = [];
    for (const value of this.mapping.values) {
      const figures = this.figures(cell(value.column), value.column, value.as, faults);
      if (figures === null) continue;
      const indicator = value.as === 'events' ? value.indicator : value.series;
      checked.push({
        row,
        organisationId: null,
        contextId: null,
        areaCode: known.code,
        indicator,
        indicatorVersion: this.catalogue.indicator(indicator)?.version ?? 1,
        breakdown: '',
        // one population stands for an area and year, whoever published it
        source: value.as === 'population' ? '' : this.mapping.source,
        ...days,
        round: '',
        figures,
      });
    }
    return { is: 'area', area: { ...known, year: Number(days.end.slice(0, 4)) }, rows: checked, faults };
  }

  private figures(text: string, column: string, as: 'events' | 'population', faults: Fault[]): string | null {
    // a population that is not given is no population: said, but nothing to keep
    if (as === 'population' && Object.hasOwn(this.mapping.symbols, text)) {
      faults.push(
        fault(
          'no-population',
          column,
          text,
          'the number of people',
          'Not given by the publisher: the rates of the year after will have no base here.',
          'warning',
        ),
      );
      return null;
    }
    const meaning = Object.hasOwn(this.mapping.symbols, text) ? this.mapping.symbols[text] : undefined;
    if (meaning === 'nearly zero') return reportedJson(text, null, 0, 0.5);
    if (meaning) return missingJson(meaning satisfies MissingReason, text);
    const reading = readNumber(text);
    if (reading.is === 'number' && Number.isInteger(reading.value) && reading.value >= 0)
      return as === 'events'
        ? eventsJson(reading.value, null, null)
        : `{"kind":"stock","stock":${reading.value}}`;
    faults.push(
      fault(
        'not-a-number',
        column,
        text || null,
        `a whole number, or one of the signs ${Object.keys(this.mapping.symbols).join(', ')}`,
        'Check the cell against the published file.',
      ),
    );
    return null;
  }
}

function periodOf(
  means: ImportMapping['period']['means'],
  text: string,
): { start: string; end: string } | null {
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  if (year < 1950 || year > 2100) return null;
  return means === 'mid-year'
    ? { start: `${year}-06-30`, end: `${year}-06-30` }
    : { start: `${year - 1}-04-01`, end: `${year}-03-31` };
}
