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
  /** The publisher's older number, where the file has one. */
  readonly number?: string;
  /** Which drawing of the boundaries a code belongs to, where a code alone does not say. */
  readonly vintage?: string;
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
    const known = this.areaOf(cell);
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
          YEAR_WORDS[period.means],
          'Check the year in the file.',
        ),
      );
    if (!days || faults.length > 0) return { is: 'area', area: known, rows: [], faults };

    const breakdown = this.breakdown(cell);
    const state = this.state(cell, faults);
    if (state === null) return { is: 'area', area: known, rows: [], faults };
    const checked: CheckedRow[] = [];
    for (const value of this.mapping.values) {
      const figures = state.missing ?? this.figures(cell(value.column), value, faults);
      if (figures === null) continue;
      const indicator = value.as === 'population' ? value.series : value.indicator;
      checked.push({
        row,
        organisationId: null,
        contextId: null,
        areaCode: known.code,
        indicator,
        indicatorVersion: this.catalogue.indicator(indicator)?.version ?? 1,
        breakdown,
        // one population stands for an area and year, whoever published it
        source: value.as === 'population' ? '' : this.mapping.source,
        ...days,
        round: '',
        figures,
      });
    }
    return { is: 'area', area: { ...known, year: Number(days.end.slice(0, 4)) }, rows: checked, faults };
  }

  private areaOf(cell: (column: string) => string): KnownArea {
    const { code, name, kind, number, blank } = this.mapping.area;
    if (blank && cell(code) === '') return { ...blank, year: 0 };
    const old = number === undefined ? '' : cell(number);
    return { code: cell(code), name: cell(name), kind, year: 0, ...(old === '' ? {} : { number: old }) };
  }

  /** Dimensions in alphabetical order, so that the same group is always the same text. */
  private breakdown(cell: (column: string) => string): string {
    return this.mapping.breakdowns
      .flatMap(({ column, dimension, all }) => {
        const value = cell(column);
        return value === '' || value === all ? [] : [`${dimension}=${value.replace(/[=;]/g, ',')}`];
      })
      .sort()
      .join(';');
  }

  /** What the column of states says of the row; null where it says something nobody knows. */
  private state(cell: (column: string) => string, faults: Fault[]): { missing: string | null } | null {
    const { status } = this.mapping;
    if (!status) return { missing: null };
    const said = cell(status.column);
    if (status.figure.includes(said)) return { missing: null };
    const reason = Object.hasOwn(status.missing, said) ? status.missing[said] : undefined;
    if (reason) return { missing: missingJson(reason, said) };
    faults.push(
      fault(
        'unknown-state',
        status.column,
        said || null,
        `one of: ${[...status.figure, ...Object.keys(status.missing)].join(', ')}`,
        'This row is marked in a way the mapping does not know. Check the file against the published one.',
      ),
    );
    return null;
  }

  private figures(
    text: string,
    { column, ...value }: ImportMapping['values'][number],
    faults: Fault[],
  ): string | null {
    const { as } = value;
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
    if (value.as === 'reported') {
      if (reading.is === 'number' && reading.value >= 0 && (value.unit === 'number' || reading.value <= 100))
        return asPrinted(reading.value, value.unit, value.roundedTo, text);
      const blank = this.mapping.status?.blank;
      if (text === '' && blank) {
        faults.push(
          fault(
            'figure-empty',
            column,
            null,
            'a figure, since the row is marked as one',
            'The publisher left it empty: kept as missing, and not taken as zero.',
            'warning',
          ),
        );
        return missingJson(blank, null);
      }
      faults.push(notPrinted(column, text, value.unit, this.mapping.symbols));
      return null;
    }
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

const YEAR_WORDS: Record<ImportMapping['period']['means'], string> = {
  'year ending 31 March': 'a year such as 2025',
  'mid-year': 'a year such as 2025',
  'calendar year': 'a year such as 2025',
  'financial year': 'a financial year such as 2022/23',
  'academic year': 'a school year such as 201516 or 2015/16',
};

/**
 * A figure as its publisher printed it: a percentage to one decimal, those below one with their own (0.06 is not 0.1), a rounded
 * number with the bounds of its rounding.
 */
function asPrinted(
  value: number,
  unit: 'percent' | 'number',
  roundedTo: number | undefined,
  text: string,
): string {
  const decimals = /\.(\d{2,3})$/.exec(text)?.[1]?.length ?? 1;
  if (unit === 'percent')
    return reportedJson(`${value.toFixed(value < 1 ? decimals : 1)}%`, value / 100, null, null);
  const half = roundedTo === undefined ? null : roundedTo / 2;
  return reportedJson(
    value.toLocaleString('en-GB'),
    value,
    half === null ? null : Math.max(0, value - half),
    half === null ? null : value + half,
  );
}

function notPrinted(
  column: string,
  text: string,
  unit: 'percent' | 'number',
  symbols: ImportMapping['symbols'],
): Fault {
  const signs = Object.keys(symbols);
  const or = signs.length > 0 ? `, or one of the signs ${signs.join(', ')}` : '';
  return fault(
    'not-a-number',
    column,
    text || null,
    `${unit === 'percent' ? 'a percentage from 0 to 100' : 'a number, zero or more'}${or}`,
    'Check the cell against the published file.',
  );
}

function periodOf(
  means: ImportMapping['period']['means'],
  text: string,
): { start: string; end: string } | null {
  const [, first, second] = /^(\d{4})(?:[/-]?(\d{2}))?$/.exec(text) ?? [];
  const year = Number(first ?? 0);
  if (year < 1950 || year > 2100) return null;
  const twoYears = means === 'financial year' || means === 'academic year';
  if (twoYears !== (second !== undefined)) return null;
  if (twoYears && Number(second) !== (year + 1) % 100) return null;
  switch (means) {
    case 'mid-year':
      return { start: `${year}-06-30`, end: `${year}-06-30` };
    case 'calendar year':
      return { start: `${year}-01-01`, end: `${year}-12-31` };
    case 'year ending 31 March':
      return { start: `${year - 1}-04-01`, end: `${year}-03-31` };
    case 'financial year':
      return { start: `${year}-04-01`, end: `${year + 1}-03-31` };
    case 'academic year':
      return { start: `${year}-09-01`, end: `${year + 1}-08-31` };
  }
}
