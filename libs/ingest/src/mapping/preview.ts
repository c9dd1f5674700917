import type {
  CellMark,
  Figures,
  FoundContext,
  FoundSymbol,
  MappingPreview,
  Period,
  SymbolMeaning,
  TableMapping,
} from '@waymark/contract';
import type { Catalogue } from '../catalogue';
import { KeyTable } from '../keys';
import { type Fault, fault, placed } from '../problems';
import type { CheckedRow } from '../table/check';
import { readNumber, visible } from '../table/numbers';
import { signKey, usualMeaning } from './cells';
import { totalFault } from './check-mapped';
import type { Grid, GridSheet } from './grid';
import { suggestContexts } from './known-contexts';
import { TableMapper } from './table-mapper';
import type { LineKind, Origin, Sink, State } from './sink';
import { addressOf, lettersOf } from './text';
import type { TotalCheck } from './totals';

const OBSERVATIONS_SHOWN = 500;
const PROBLEMS_SHOWN = 200;
const TOTALS_SHOWN = 500;
const LINES_SHOWN = 200;
const MARKED_ROWS = 200;

/** Names of what a preview speaks of. */
export interface Names {
  context(id: number): { readonly code: string; readonly name: string } | null;
  readonly contexts: readonly { readonly code: string; readonly names: readonly string[] }[];
}

/** What a mapping makes of a file that is in memory: nothing is written, nothing is compared with what stands. */
export function previewOf(
  grid: Grid,
  mapping: TableMapping,
  period: Period | null,
  catalogue: Catalogue,
  names: Names,
): MappingPreview {
  const out = new Preview(grid, catalogue, names);
  const mapper = new TableMapper(mapping, catalogue, grid.file, period, out);
  grid.sheets.forEach((sheet, index) => {
    out.enter(index, sheet);
    mapper.beginSheet(sheet.name);
    for (let i = 0; i < sheet.rows.length; i++) mapper.row(sheet.numbers[i] ?? i + 1, sheet.rows[i] ?? []);
  });
  mapper.end();
  return out.result(mapper, mapping);
}

type Mark = CellMark['is'];

class Preview implements Sink {
  private readonly keys = new KeyTable();
  private readonly observations: MappingPreview['observations'] = [];
  private readonly problems: MappingPreview['problems'] = [];
  private readonly totals: MappingPreview['totals'] = [];
  private readonly leftOut: MappingPreview['leftOut'] = [];
  private readonly marks = new Map<string, CellMark>();
  private readonly counts = {
    shown: 0,
    missing: 0,
    reported: 0,
    refused: 0,
    leftOut: 0,
    problems: 0,
    answers: 0,
  };
  private index = 0;
  private sheet: GridSheet = { name: null, numbers: [], rows: [], merges: [], width: 0 };
  private marked = 0;
  private lastMarked = -1;
  private readonly places = new Map<number, number>();

  constructor(
    private readonly grid: Grid,
    private readonly catalogue: Catalogue,
    private readonly names: Names,
  ) {}

  enter(index: number, sheet: GridSheet): void {
    this.index = index;
    this.sheet = sheet;
    this.marked = 0;
    this.lastMarked = -1;
    this.places.clear();
  }

  private text(row: number, column: number): string {
    // rows are asked for in order: the place of a row is found once
    let place = this.places.get(row);
    if (place === undefined) {
      const { numbers } = this.sheet;
      let low = 0;
      let high = numbers.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((numbers[middle] ?? 0) < row) low = middle + 1;
        else high = middle;
      }
      place = low;
      if (this.places.size < 2000) this.places.set(row, place);
    }
    return visible(this.sheet.rows[place]?.[column] ?? '');
  }

  figure(row: CheckedRow, from: Origin, is: State): void {
    const standing = this.keys.classify(row);
    if (standing.is === 'conflict') {
      this.counts.refused++;
      this.fault(
        fault(
          'two-figures',
          null,
          null,
          'one figure for each context, indicator, period, breakdown and round',
          `Row ${standing.firstRow} gives another figure for the same. Neither is taken: keep the right one, or name different rounds.`,
        ),
        row.row,
        from.columns[0] ?? null,
      );
      return;
    }
    this.counts[is]++;
    const isMarked = this.mayMark(row.row);
    if (!isMarked && this.observations.length >= OBSERVATIONS_SHOWN) return;
    const several = from.answers > 0 || from.lastRow > from.firstRow;
    const cells = from.columns.map((column) =>
      from.lastRow > from.firstRow
        ? `${addressOf(column, from.firstRow)}:${addressOf(column, from.lastRow)}`
        : addressOf(column, from.firstRow),
    );
    const shown = several
      ? `${from.answers} ${from.answers === 1 ? 'answer' : 'answers'}`
      : from.columns
          .map((column) => this.text(row.row, column))
          .filter((text) => text !== '')
          .join(' · ');
    const figures = JSON.parse(row.figures) as Figures;
    const title = this.catalogue.indicator(row.indicator)?.title ?? '';
    if (isMarked && !several)
      for (const column of from.columns)
        this.mark(row.row, column, is === 'shown' ? 'figure' : is, figureWords(row, figures, title));
    if (this.observations.length < OBSERVATIONS_SHOWN)
      this.observations.push({
        sheet: this.index,
        cells,
        shown,
        context: row.contextId === null ? null : this.names.context(row.contextId),
        areaCode: row.areaCode,
        indicator: { code: row.indicator, title },
        start: row.start,
        end: row.end,
        breakdown: row.breakdown,
        round: row.round,
        figures,
      });
  }

  fault(found: Fault, row: number, at: number | null): void {
    this.counts.problems++;
    if (at !== null && this.mayMark(row)) this.mark(row, at, 'problem', `${found.expected}. ${found.fix}`);
    if (this.problems.length < PROBLEMS_SHOWN)
      this.problems.push({
        ...placed(found, this.grid.file, this.sheet.name, row),
        cell: at === null ? null : addressOf(at, row),
      });
  }

  refused(count: number): void {
    this.counts.refused += count;
  }

  score(): void {
    this.counts.answers++;
  }

  total(check: TotalCheck, column: string): void {
    if (this.mayMark(check.row)) this.mark(check.row, check.at, 'total', check.says);
    const { row, at, shown, sum, agrees, says } = check;
    if (this.totals.length < TOTALS_SHOWN)
      this.totals.push({
        sheet: this.index,
        cell: addressOf(at, row),
        column,
        shown: visible(shown),
        sum,
        agrees,
        says,
      });
    const found = totalFault(check, column);
    if (found) this.fault(found, row, at);
  }

  line(row: number, is: LineKind, text: string, why: string): void {
    if (is === 'left out' || is === 'note' || is === 'total') {
      if (is === 'left out') this.counts.leftOut++;
      if (this.leftOut.length < LINES_SHOWN) this.leftOut.push({ sheet: this.index, row, text, why });
    }
    if (!this.mayMark(row)) return;
    const mark: Mark = is === 'note' ? 'footnote' : is;
    for (let column = 0; column < Math.min(this.sheet.width, 60); column++)
      if (this.text(row, column) !== '') this.mark(row, column, mark, why);
  }

  private mayMark(row: number): boolean {
    if (row === this.lastMarked) return true;
    if (this.marked >= MARKED_ROWS) return false;
    this.lastMarked = row;
    this.marked++;
    return true;
  }

  /** A problem outdoes a figure, and a figure in two figures says both. */
  private mark(row: number, column: number, is: Mark, says: string): void {
    const cell = addressOf(column, row);
    const key = `${this.index}|${cell}`;
    const there = this.marks.get(key);
    if (there && is !== 'problem') {
      if (there.is !== 'problem' && there.is === is && !there.says.includes(says) && there.says.length < 600)
        this.marks.set(key, { ...there, says: `${there.says} ${says}` });
      return;
    }
    this.marks.set(key, { sheet: this.index, cell, is, says });
  }

  result(mapper: TableMapper, mapping: TableMapping): MappingPreview {
    const { shown, missing, reported, ...rest } = this.counts;
    const sum = (of: (one: (typeof mapper.found)[number]) => number) =>
      mapper.found.reduce((all, one) => all + of(one), 0);
    const sheetOf = (name: string | null) =>
      Math.max(
        0,
        this.grid.sheets.findIndex((sheet) => sheet.name === name),
      );
    const unused = new Map<string, MappingPreview['unused'][number]>();
    for (const { sheet, at, heading, why, headingRows } of mapper.unused())
      if (heading !== '' || columnHolds(this.grid.sheets[sheetOf(sheet)], at, headingRows))
        unused.set(`${sheet ?? ''}|${at}`, { sheet: sheetOf(sheet), letter: lettersOf(at), heading, why });
    return {
      counts: {
        ...rest,
        shown,
        missing,
        reported,
        observations: shown + missing + reported,
        rows: sum((one) => one.reader.rows),
        submissions: sum((one) => one.reader.submissions),
      },
      faults: [],
      observations: this.observations,
      problems: this.problems,
      totals: this.totals,
      unused: [...unused.values()],
      leftOut: this.leftOut,
      contexts: this.contexts(mapper),
      symbols: this.symbols(mapper, mapping),
      marks: [...this.marks.values()],
      remarks: this.remarks(mapper),
    };
  }

  private remarks(mapper: TableMapper): string[] {
    const remarks: string[] = [];
    const count = mapper.found.length;
    if (count > 1) remarks.push(`${count} tables were found.`);
    for (const sheet of this.grid.sheets)
      if (!mapper.found.some((one) => one.sheet === sheet.name) && sheet.rows.length > 0)
        remarks.push(
          `The sheet “${sheet.name ?? ''}” has no table the mapping knows: nothing of it is read.`,
        );
    for (const text of new Set(
      mapper.found.flatMap((one) => (one.period ? [`${one.period.start} to ${one.period.end}`] : [])),
    ))
      remarks.push(`Period: ${text}.`);
    if (this.grid.isCut)
      remarks.push('The file is longer than is looked at here: the import reads it whole.');
    return remarks;
  }

  private contexts(mapper: TableMapper): FoundContext[] {
    const found = new Map<string, FoundContext>();
    for (const one of mapper.found)
      for (const [text, { rows, context, leftOut }] of one.reader.keys.names) {
        const before = found.get(text)?.rows ?? 0;
        const known = context ? this.names.context(context.id) : null;
        found.set(text, {
          text,
          rows: rows + before,
          code: known?.code ?? null,
          name: known?.name ?? null,
          match: known ? 'same' : 'none',
          suggestions: known || leftOut || found.size > 300 ? [] : suggestContexts(text, this.names.contexts),
        });
      }
    return [...found.values()].slice(0, 1000);
  }

  private symbols(mapper: TableMapper, mapping: TableMapping): FoundSymbol[] {
    const found = new Map<string, FoundSymbol>();
    for (const one of mapper.found) {
      const meanings = new Map(
        Object.entries(mapping.tables[one.index]?.symbols ?? {}).map(([text, meaning]) => [
          signKey(text),
          meaning,
        ]),
      );
      for (const [key, { text, count, row, at }] of one.reader.signs)
        found.set(key, {
          text,
          count: count + (found.get(key)?.count ?? 0),
          cell: found.get(key)?.cell ?? addressOf(at, row),
          meaning: meanings.get(key) ?? takenAs(text),
        });
    }
    return [...found.values()].slice(0, 200);
  }
}

/** What is done with a sign the mapping does not name: bounds speak for themselves, an empty cell is no figure. */
function takenAs(text: string): SymbolMeaning | null {
  if (text === '') return 'left out';
  return readNumber(text).is === 'bound' && /\d/.test(text) ? usualMeaning(text) : null;
}

function columnHolds(sheet: GridSheet | undefined, at: number, headingRows: readonly number[]): boolean {
  const last = headingRows.at(-1) ?? 0;
  return (
    sheet?.rows.some((row, i) => (sheet.numbers[i] ?? 0) > last && visible(row[at] ?? '') !== '') ?? false
  );
}

function figureWords(row: CheckedRow, figures: Figures, title: string): string {
  const who = row.breakdown === '' ? '' : `, ${row.breakdown}`;
  const what = (() => {
    switch (figures.kind) {
      case 'counts':
        return `${figures.numerator} of ${figures.denominator}`;
      case 'moments':
        return `mean ${figures.mean} of ${figures.n}`;
      case 'events':
        return `${figures.events} events`;
      case 'stock':
        return `${figures.stock} at the end of the period`;
      case 'level':
        return `level ${figures.level}`;
      case 'milestone':
        return figures.reached ? `reached ${figures.reached}` : 'not reached yet';
      case 'reported':
        return `kept as printed, ${figures.shownAs}: shown, never added up`;
      case 'missing':
        return `missing: ${figures.reason}`;
    }
  })();
  return `${row.indicator} ${title}${who}, ${row.start} to ${row.end}: ${what}.`;
}
