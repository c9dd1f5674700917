import type { Period, TableMapping, TableRule } from '@waymark/contract';
import { closest, distance } from 'fastest-levenshtein';
import type { Catalogue } from '../catalogue';
import { fault } from '../problems';
import { visible } from '../table/numbers';
import { fits, type HeadingMatch, joinedHeadings, matchHeadings } from './headings';
import { findPeriod, type FoundPeriod, periodWords } from './period-text';
import { type Plan, planOf } from './plan';
import type { Sink } from './sink';
import { TableReader } from './table-reader';
import { fold } from './text';

/** A heading farther down than this is no heading. */
const SEARCH_ROWS = 500;
const MOST_OUTSIDE = 200;

interface Line {
  readonly number: number;
  readonly cells: readonly string[];
}

/** A table that was found in a sheet. */
export interface FoundHere {
  readonly rule: TableRule;
  readonly index: number;
  readonly plan: Plan;
  readonly reader: TableReader;
  readonly sheet: string | null;
  readonly headingRows: readonly number[];
  readonly period: Period | null;
}

/**
 * Walks the sheets of a file and hands the rows of every table its mapping knows to a reader. A table is found by its heading,
 * wherever it stands; the same table may come several times, with another title or on another sheet.
 */
export class TableMapper {
  readonly found: FoundHere[] = [];
  /** Nearest miss of each table, to name what is not there. */
  private readonly nearest = new Map<number, { match: HeadingMatch; row: number; sheet: string | null }>();
  private window: Line[] = [];
  /** Lines since the last table, and all of the sheet. */
  private titles: string[] = [];
  private allTitles: string[] = [];
  private active: FoundHere[] = [];
  private sheetName: string | null = null;
  private lastRow = 0;
  private lastCells: readonly string[] = [];
  private budget = SEARCH_ROWS;
  private outside = 0;
  private foundInSheet = 0;

  constructor(
    private readonly mapping: TableMapping,
    private readonly catalogue: Catalogue,
    private readonly file: string,
    /** The period of a file that does not say it. */
    private readonly asked: Period | null,
    private readonly sink: Sink,
  ) {}

  beginSheet(name: string | null): void {
    this.finish();
    this.sheetName = name;
    this.window = [];
    this.titles = [];
    this.allTitles = [];
    this.lastRow = 0;
    this.lastCells = [];
    this.budget = SEARCH_ROWS;
    this.outside = 0;
    this.foundInSheet = 0;
  }

  row(number: number, cells: readonly string[]): void {
    // text files count lines, and a cell may hold several
    const gap =
      number > this.lastRow + 1 && this.lastRow > 0 && !this.lastCells.some((cell) => /[\r\n]/.test(cell));
    this.lastRow = number;
    this.lastCells = cells;
    if (this.active.length > 0) {
      const still = this.active.filter(
        (one) => (!gap || one.reader.row(number - 1, [])) && one.reader.row(number, cells),
      );
      for (const one of this.active) if (!still.includes(one)) one.reader.end();
      this.active = still;
      if (still.length > 0) return;
      this.budget = SEARCH_ROWS;
      this.window = [];
      this.titles = [];
    }
    if (this.budget > 0) this.search({ number, cells });
    else if (this.foundInSheet > 0) this.passOver({ number, cells });
  }

  /** After the last sheet. */
  end(): void {
    this.finish();
    this.mapping.tables.forEach((rule, index) => {
      if (!this.found.some((one) => one.index === index)) this.sayMissing(rule, index);
    });
  }

  private finish(): void {
    for (const one of this.active) one.reader.end();
    this.active = [];
    for (const line of this.window) this.passOver(line);
    this.window = [];
  }

  private search(line: Line): void {
    this.budget--;
    this.window.push(line);
    const matches = this.mapping.tables.flatMap((rule, index) => {
      if (rule.sheet !== null && fold(rule.sheet) !== fold(this.sheetName ?? '')) return [];
      const rows = this.window.slice(-rule.headingRows);
      if (rows.length < rule.headingRows || !rows.at(-1)?.cells.some((cell) => visible(cell) !== ''))
        return [];
      const names = joinedHeadings(rows.map((one) => one.cells));
      const match = matchHeadings(names, rule, () => this.around());
      if (fits(match)) return [{ rule, index, match, rows }];
      this.remember(index, match, line.number);
      return [];
    });
    // the table that knows most of the heading, and others beside it on the same rows
    const taken = new Set<number>();
    for (const { rule, index, match, rows } of matches.sort(
      (a, b) => b.match.taken.length - a.match.taken.length,
    )) {
      const columns = match.taken.map((one) => one.at);
      if (columns.some((at) => taken.has(at))) continue;
      for (const at of columns) taken.add(at);
      this.begin(rule, index, match, rows);
    }
    if (matches.length > 0) this.window = [];
    else if (this.window.length > 3) {
      const passed = this.window.shift();
      if (passed) this.passOver(passed);
    }
  }

  /** What may say the year of headings such as Apr or Q1: the lines above, nearest first, the names of sheet and file. */
  private around(): string[] {
    const above = this.window.map(({ cells }) => cells.map(visible).join(' '));
    return [
      ...[...this.titles, ...above].reverse(),
      this.sheetName ?? '',
      nameOf(this.file),
      ...[...this.allTitles].reverse(),
    ];
  }

  /** A row that is in no table: a title before one, something left out after one. */
  private passOver({ number, cells }: Line): void {
    const text = cells
      .map(visible)
      .filter((cell) => cell !== '')
      .join(' ');
    if (text === '') return;
    this.note(text);
    if (this.foundInSheet === 0 || this.outside >= MOST_OUTSIDE) return;
    this.outside++;
    this.sink.line(
      number,
      'left out',
      text.slice(0, 200),
      'Stands below the table, in no table the mapping knows.',
    );
  }

  private note(text: string): void {
    this.titles.push(text);
    if (this.allTitles.length < SEARCH_ROWS) this.allTitles.push(text);
  }

  private begin(rule: TableRule, index: number, match: HeadingMatch, rows: readonly Line[]): void {
    const headingRows = rows.map((one) => one.number);
    for (const line of this.window)
      if (!headingRows.includes(line.number)) {
        const text = line.cells
          .map(visible)
          .filter((cell) => cell !== '')
          .join(' ');
        if (text === '') continue;
        this.note(text);
        this.sink.line(line.number, 'title', text.slice(0, 200), 'Above the heading.');
      }
    for (const { number, cells } of rows)
      this.sink.line(
        number,
        'heading',
        cells
          .map(visible)
          .filter((cell) => cell !== '')
          .join(', ')
          .slice(0, 200),
        'The heading.',
      );
    const plan = planOf(rule, match);
    const period = this.periodOfTable(rule, headingRows[0] ?? 1);
    const reader = new TableReader(rule, this.mapping, plan, this.catalogue, period, this.sink);
    const one = { rule, index, plan, reader, sheet: this.sheetName, headingRows, period };
    this.found.push(one);
    this.active.push(one);
    this.foundInSheet++;
  }

  private periodOfTable(rule: TableRule, row: number): Period | null {
    const { from, years } = rule.period;
    if (from === 'column' || from === 'heading') return null;
    const text = {
      'sheet name': [this.sheetName ?? ''],
      'file name': [nameOf(this.file)],
      asked: [],
      title: this.titles,
    }[from];
    const found =
      from === 'asked'
        ? this.asked
        : (titlePeriod(text, years, rule.dates) ??
          (from === 'title' ? titlePeriod(this.allTitles, years, rule.dates) : null));
    if (found) return { start: found.start, end: found.end };
    const where = {
      'sheet name': `the sheet name “${this.sheetName ?? ''}”`,
      'file name': `the file name “${this.file}”`,
      asked: 'what was said with the file',
      title: 'the lines above the heading',
    }[from];
    this.sink.fault(
      fault(
        'period-missing',
        null,
        from === 'asked' ? null : text.join(' ').slice(0, 120) || null,
        'the period that the table is about, such as Q1 2023/24',
        from === 'asked'
          ? 'Say which period this file is about when you send it (on the command line: --period 2023-04-01..2023-06-30).'
          : `No period can be read in ${where}. Write it there, or let the mapping ask for it.`,
      ),
      row,
      null,
    );
    return null;
  }

  private remember(index: number, match: HeadingMatch, row: number): void {
    const best = this.nearest.get(index);
    if (match.taken.length === 0 || (best && best.match.missing.length <= match.missing.length)) return;
    this.nearest.set(index, { match, row, sheet: this.sheetName });
  }

  /** Columns no rule uses: those of a table beside, on the same rows, are used by that one. */
  unused(): {
    sheet: string | null;
    headingRows: readonly number[];
    at: number;
    heading: string;
    why: string;
  }[] {
    return this.found.flatMap((one) => {
      const others = this.found.filter(
        (other) =>
          other !== one && other.sheet === one.sheet && other.headingRows.at(-1) === one.headingRows.at(-1),
      );
      return one.plan.unused
        .filter(({ at }) => others.every((other) => other.plan.unused.some((its) => its.at === at)))
        .map((column) => ({ ...column, sheet: one.sheet, headingRows: one.headingRows }));
    });
  }

  private sayMissing(rule: TableRule, index: number): void {
    const near = this.nearest.get(index);
    const needed = rule.columns.filter((column) => column.as !== 'not used' && column.as !== 'total').length;
    const lost = near?.match.missing ?? [];
    if (!near || lost.length > needed / 2) {
      const names = rule.columns.flatMap((column) => (column.as === 'not used' ? [] : [column.heading]));
      this.sink.fault(
        fault(
          'heading-not-found',
          null,
          null,
          `a heading with ${names
            .slice(0, 8)
            .map((name) => `“${name}”`)
            .join(', ')}${rule.sheet === null ? '' : ` on the sheet “${rule.sheet}”`}`,
          'This file has no such table. Choose another mapping, or make one for this file.',
        ),
        1,
        null,
      );
      return;
    }
    for (const { heading } of lost) {
      const others = near.match.names.filter((name) => name !== '');
      const like = others.length > 0 ? closest(heading, others) : '';
      const isLike = like !== '' && distance(fold(heading), fold(like)) <= Math.max(2, heading.length / 3);
      this.sink.fault(
        fault(
          'column-missing',
          heading,
          isLike ? like : null,
          `a column called “${heading}”`,
          isLike
            ? `There is “${like}”. If it is the same, rename it, or choose it in the mapping.`
            : 'The heading was found without it. Add the column, or take it out of the mapping.',
        ),
        near.row,
        null,
      );
    }
  }
}

/** The name of a file without its kind. */
export const nameOf = (file: string): string => file.replace(/\.[a-z0-9]{1,5}$/i, '').replace(/_/g, ' ');

/** The period that titles speak of: lines that name it first, a lone day last (it is mostly when the table was sent). */
export function titlePeriod(
  titles: readonly string[],
  years: TableRule['period']['years'],
  dates: TableRule['dates'],
): (FoundPeriod & { readonly line: string; readonly words: string }) | null {
  const found = titles.flatMap((line) => {
    const period = findPeriod(line, years, dates);
    if (!period) return [];
    const named = /\b(period|quarter|term|year|month|from|between|reporting|covers?)\b/i.test(line) ? 2 : 0;
    const exact = period.is === 'day' ? -3 : period.is === 'year' ? 0 : 1;
    return [{ ...period, line, words: periodWords(period), weight: named + exact }];
  });
  return found.sort((a, b) => b.weight - a.weight)[0] ?? null;
}
