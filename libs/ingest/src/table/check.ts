import { missingReason } from '@waymark/contract';
import type { Catalogue, KnownContext, KnownIndicator } from '../catalogue';
import { fault, type Fault } from '../problems';
import { extraCell, dateFault, noDate, tidyBreakdown } from './cell-rules';
import { tableColumnNames, type TableColumnName } from './columns';
import { type DateReading, readDate } from './dates';
import { COLUMNS_OF_KIND, missingJson, readFigures, wrongKind } from './figures';
import type { HeadingReading } from './heading';
import { looksLikeFormula, visible } from './numbers';

/** One row that stands up: everything but the figures is its natural key. */
export interface CheckedRow {
  readonly row: number;
  readonly organisationId: number | null;
  readonly contextId: number | null;
  readonly areaCode: string | null;
  readonly indicator: string;
  readonly indicatorVersion: number;
  readonly breakdown: string;
  readonly source: string;
  readonly start: string;
  readonly end: string;
  readonly round: string;
  /** The contract's `figures`, as JSON. */
  readonly figures: string;
}

/** A blank row is neither good nor bad. Warnings come with good rows too. */
export type RowReading =
  | { readonly is: 'blank' }
  | { readonly is: 'good'; readonly row: CheckedRow; readonly remarks: readonly Fault[] }
  | { readonly is: 'bad'; readonly faults: Fault[] };

const FIGURE_COLUMNS = Object.values(COLUMNS_OF_KIND).flat();
/** Earlier years are slips of the finger, such as 0204. */
const EARLIEST = '1950-01-01';
const LATEST = '2199-12-31';
const MOST_REMEMBERED = 20_000;

/** Checks the rows of Waymark's own table, one after another. Remembers what repeats, so that a million rows are quick. */
export class TableChecker {
  private readonly at: Readonly<Record<TableColumnName, number>>;
  private readonly width: number;
  private readonly starts = new Map<string, DateReading>();
  private readonly ends = new Map<string, DateReading>();
  private readonly breakdowns = new Map<string, string | Fault>();
  private readonly texts = new Map<string, string>();
  private readonly saidOutside = new Set<number>();
  private cells: readonly string[] = [];

  constructor(
    heading: HeadingReading,
    width: number,
    private readonly catalogue: Catalogue,
    private readonly monthFirst: boolean,
  ) {
    this.at = Object.fromEntries(tableColumnNames.map((n) => [n, heading.positions.get(n) ?? -1])) as Record<
      TableColumnName,
      number
    >;
    this.width = width;
  }

  check(row: number, cells: readonly string[]): RowReading {
    if (cells.every((c) => c === '' || visible(c) === '')) return { is: 'blank' };
    this.cells = cells;
    const faults: Fault[] = [];
    const remarks: Fault[] = [];
    for (let i = this.width; i < cells.length; i++)
      if (cells[i] !== '') {
        faults.push(extraCell(cells[i] ?? ''));
        break;
      }
    const context = this.context(faults);
    const indicator = this.indicator(faults);
    const start = this.date('period_start', 'start', this.starts, faults);
    const end = this.date('period_end', 'end', this.ends, faults);
    if (start && end && start > end)
      faults.push(
        fault(
          'ends-before-start',
          'period_end',
          this.cell('period_end'),
          `a day on or after ${start}`,
          'The two dates may have been swapped.',
        ),
      );
    // as when it is typed by hand: what has not happened yet cannot be recorded
    if (start && start > this.catalogue.today)
      faults.push(
        fault(
          'in-the-future',
          'period_start',
          start,
          `a day up to today, ${this.catalogue.today}`,
          'Check the year. What has not happened yet cannot be recorded: leave the row out until it has.',
        ),
      );
    const breakdown = this.breakdown(faults);
    const source = this.text('source', 160, faults);
    const round = this.text('round', 80, faults);
    this.text('evidence', 1000, faults);
    this.text('exposure_unit', 60, faults);
    const figures = indicator ? this.figures(indicator, faults, remarks) : null;
    if (!context || !indicator || !start || !end || figures === null || faults.length > 0)
      return { is: 'bad', faults };
    this.remarkDates(context, start, end, remarks);
    return {
      is: 'good',
      remarks,
      row: {
        row,
        organisationId: context.organisationId,
        contextId: context.id,
        areaCode: null,
        indicator: indicator.code,
        indicatorVersion: indicator.version,
        breakdown,
        source,
        start,
        end,
        round,
        figures,
      },
    };
  }

  private readonly cell = (column: TableColumnName): string => {
    const at = this.at[column];
    const text = at < 0 ? undefined : this.cells[at];
    if (text === undefined || text === '') return '';
    if (text.length < 13 && isPlain(text)) return text;
    const known = this.texts.get(text);
    if (known !== undefined) return known;
    // a copy, because a piece of a string keeps the whole chunk of the file in memory for as long as it is remembered
    const copy = Buffer.from(text).toString();
    const clean = visible(copy);
    if (this.texts.size > MOST_REMEMBERED) this.texts.clear();
    this.texts.set(copy, clean);
    return clean;
  };

  private context(faults: Fault[]): KnownContext | null {
    const name = this.cell('context');
    const found = name === '' ? undefined : this.catalogue.context(name);
    if (found && found !== 'several') return found;
    if (name === '')
      faults.push(
        fault(
          'needed',
          'context',
          null,
          'the code of a context',
          'Write the code as on the page of the context.',
        ),
      );
    else if (found === 'several')
      faults.push(
        fault(
          'context-twice',
          'context',
          name,
          'a code used by one organisation only',
          'Two organisations use this code. Rename one of the contexts.',
        ),
      );
    else {
      const near = this.catalogue.nearestContext(name);
      faults.push(
        fault(
          'unknown-context',
          'context',
          name,
          'the code of a context that has been set up',
          near
            ? `Did you mean ${near}? If not, set up ${name} first.`
            : 'Set up the context first, or check its code on its page.',
        ),
      );
    }
    return null;
  }

  private indicator(faults: Fault[]): KnownIndicator | null {
    const name = this.cell('indicator');
    const found = name === '' ? undefined : this.catalogue.indicator(name);
    if (found) return found;
    const near = name === '' ? null : this.catalogue.nearestIndicator(name);
    faults.push(
      name === ''
        ? fault(
            'needed',
            'indicator',
            null,
            'the code of an indicator',
            'Write the code as on the Framework page, such as LOC-01.',
          )
        : fault(
            'unknown-indicator',
            'indicator',
            name,
            'the code of an indicator of the framework',
            near ? `Did you mean ${near}?` : 'Look the code up on the Framework page.',
          ),
    );
    return null;
  }

  private date(
    column: 'period_start' | 'period_end',
    edge: 'start' | 'end',
    known: Map<string, DateReading>,
    faults: Fault[],
  ): string | null {
    const text = this.cell(column);
    let reading = known.get(text);
    if (!reading) {
      reading = readDate(text, edge);
      if (known.size > MOST_REMEMBERED) known.clear();
      known.set(text, reading);
    }
    if (
      reading.ok &&
      reading.date >= EARLIEST &&
      reading.date <= LATEST &&
      !(reading.ambiguous && this.monthFirst)
    )
      return reading.date;
    faults.push(text === '' ? noDate(column) : dateFault(column, text, reading));
    return null;
  }

  private breakdown(faults: Fault[]): string {
    const text = this.cell('breakdown');
    if (text === '') return '';
    let known = this.breakdowns.get(text);
    if (known === undefined) {
      known = tidyBreakdown(text);
      this.breakdowns.set(text, known);
    }
    if (typeof known === 'string') return known;
    faults.push(known);
    return '';
  }

  private text(column: TableColumnName, longest: number, faults: Fault[]): string {
    const text = this.cell(column);
    if (text === '') return '';
    if (text.length > longest)
      faults.push(fault('too-long', column, text, `at most ${longest} characters`, 'Shorten the text.'));
    const first = text.charCodeAt(0);
    // = + - @ are 61 43 45 64: nothing else can begin a formula
    if ((first === 61 || first === 43 || first === 45 || first === 64) && looksLikeFormula(text))
      faults.push(
        fault(
          'formula',
          column,
          text,
          'plain text',
          'This would run as a formula in a spreadsheet. Write it as text, without = + - or @ in front.',
        ),
      );
    return text;
  }

  private figures(indicator: KnownIndicator, faults: Fault[], remarks: Fault[]): string | null {
    const { kind } = indicator;
    if (kind === null) {
      faults.push(
        fault(
          'computed',
          'indicator',
          indicator.code,
          'an indicator that is entered',
          `${indicator.code} is computed by Waymark from other indicators. Send those and leave this row out.`,
        ),
      );
      return null;
    }
    const own = COLUMNS_OF_KIND[kind];
    let filled = false;
    for (const column of FIGURE_COLUMNS) {
      const at = this.at[column];
      if (at < 0 || !this.cells[at]) continue;
      const text = this.cell(column);
      if (text === '') continue;
      if (own.includes(column)) filled ||= column !== 'evidence' && column !== 'exposure_unit';
      else {
        faults.push(wrongKind(indicator, column, text));
        return null;
      }
    }
    const reason = this.cell('missing_reason');
    if (reason !== '') return this.missing(reason, filled, faults);
    if (!filled) {
      faults.push(
        fault(
          'no-figures',
          own[0] ?? null,
          null,
          `figures in ${own.slice(0, kind === 'events' ? 1 : 2).join(' and ')}, or a missing_reason`,
          'Write the figures, or say in missing_reason why there are none. Zero is a number: write 0.',
        ),
      );
      return null;
    }
    const reading = readFigures({ ...indicator, kind }, this.cell);
    if ('faults' in reading) {
      faults.push(...reading.faults);
      return null;
    }
    if (reading.remark) remarks.push(reading.remark);
    return reading.json;
  }

  private missing(text: string, filled: boolean, faults: Fault[]): string | null {
    const reason = missingReason.safeParse(text.toLowerCase());
    if (!reason.success)
      faults.push(
        fault(
          'unknown-reason',
          'missing_reason',
          text,
          `one of: ${missingReason.options.join(', ')}`,
          'Use one of these words.',
        ),
      );
    else if (filled)
      faults.push(
        fault(
          'figure-and-reason',
          'missing_reason',
          text,
          'either figures or a reason why there are none',
          'Remove the figures or the reason.',
        ),
      );
    return reason.success && !filled ? missingJson(reason.data, null) : null;
  }

  private remarkDates(context: KnownContext, start: string, end: string, remarks: Fault[]): void {
    const outside = end < context.opened || (context.closed !== null && start > context.closed);
    // said once for a context: a file of old figures would otherwise say it on every row
    if (outside && !this.saidOutside.has(context.id)) {
      this.saidOutside.add(context.id);
      remarks.push(
        fault(
          'outside-life',
          'period_start',
          start,
          context.closed ? `between ${context.opened} and ${context.closed}` : `from ${context.opened} on`,
          `Kept, but ${context.code} was not there then (said once for all its rows). Check the dates, or those on its page.`,
          'warning',
        ),
      );
    }
  }
}

/** Short text of printable ASCII without a blank: nothing about it needs tidying. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code <= 0x20 || code >= 0x7f) return false;
  }
  return true;
}
