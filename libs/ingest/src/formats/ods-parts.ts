import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { attribute, localName } from './xlsx-parts';
import { lettersOf } from '../mapping/text';
import type { Hidden } from './sheet-problems';
import type { Archive } from './zip';

export interface OdsSheet {
  readonly name: string;
  /** Place among all sheets, hidden ones counted. */
  readonly index: number;
  readonly hidden: boolean;
  /** A text such as 03/31/2024 is there: then dates as text can be read two ways. */
  readonly monthFirst: boolean;
}

const MONTH_FIRST = /^\s*(0?[1-9]|1[0-2])\/(1[3-9]|2\d|3[01])\/\d{2}(\d{2})?\s*$/;

/** The names of the sheets, and which of them are hidden: a style says so. */
export async function readOdsSheets(archive: Archive): Promise<OdsSheet[]> {
  const hiddenStyles = new Set<string>();
  const sheets: { name: string; style: string; monthFirst: boolean }[] = [];
  let style = '';
  let depth = 0;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const name = localName(tag.name);
    if (name === 'style') style = attribute(tag, 'name') ?? '';
    else if (name === 'table-properties' && attribute(tag, 'display') === 'false') hiddenStyles.add(style);
    else if (name === 'table' && depth++ === 0)
      sheets.push({
        name: attribute(tag, 'name') ?? '',
        style: attribute(tag, 'style-name') ?? '',
        monthFirst: false,
      });
  });
  parser.on('text', (text) => {
    const last = sheets.at(-1);
    if (last && !last.monthFirst && text.length < 14 && MONTH_FIRST.test(text)) last.monthFirst = true;
  });
  parser.on('closetag', (tag) => {
    if (localName(tag.name) === 'table') depth--;
  });
  const stream = await archive.read('content.xml');
  stream.setEncoding('utf8');
  for await (const chunk of stream) parser.write(chunk as string);
  parser.close();
  return sheets.map(({ name, style: of, monthFirst }, index) => ({
    name,
    index,
    hidden: hiddenStyles.has(of),
    monthFirst,
  }));
}

interface Out {
  /** False: enough. */
  row(number: number, cells: string[]): boolean;
  merge(range: string): void;
  /** Told of what a reader does not see. */
  readonly hidden: Hidden;
}

const MOST_REPEATED_CELLS = 20_000;

/** Turns the XML of one sheet into rows of text. Rows that repeat wait until they are asked for. */
export class SheetReader {
  isDone = false;
  private sheet = -1;
  private depth = 0;
  private row = 0;
  private cells: string[] = [];
  private column = 0;
  private rowRepeats = 1;
  private rowIsHidden = false;
  private tableColumn = 0;
  private cell: { repeats: number; value: string; text: string; inCell: boolean } = {
    repeats: 1,
    value: '',
    text: '',
    inCell: false,
  };
  private lines = 0;
  private inText = false;
  private inNote = 0;
  private waiting: { number: number; count: number; cells: string[] }[] = [];

  constructor(
    parser: SaxesParser,
    private readonly wanted: number,
    private readonly out: Out,
  ) {
    parser.on('opentag', (tag) => this.open(tag));
    parser.on('closetag', (tag) => this.close(localName(tag.name)));
    parser.on('text', (text) => {
      if (this.inText && this.inNote === 0) this.cell.text += text;
    });
  }

  /** Hands on rows that wait, so many; true where that many were handed on and more may come. */
  writeOut(room: number): boolean {
    let left = room;
    while (this.waiting.length > 0) {
      const run = this.waiting[0];
      if (!run) break;
      while (run.count > 0 && left > 0) {
        run.count--;
        left--;
        if (!this.out.row(run.number++, run.count === 0 ? run.cells : [...run.cells])) return false;
      }
      if (run.count > 0) return true;
      this.waiting.shift();
    }
    return left === 0 && this.waiting.length > 0;
  }

  private get isHere(): boolean {
    return this.sheet === this.wanted && this.depth === 1;
  }

  private open(tag: SaxesTagPlain): void {
    const name = localName(tag.name);
    if (name === 'table') {
      if (this.depth++ === 0) this.sheet++;
      return;
    }
    if (!this.isHere) return;
    switch (name) {
      case 'table-row':
        this.rowRepeats = repeats(tag, 'number-rows-repeated');
        this.rowIsHidden = isHidden(tag);
        this.cells = [];
        this.column = 0;
        break;
      case 'table-column': {
        const next = this.tableColumn + repeats(tag, 'number-columns-repeated');
        if (isHidden(tag)) this.out.hidden.column(this.tableColumn, next - 1);
        this.tableColumn = next;
        break;
      }
      case 'table-cell':
      case 'covered-table-cell':
        this.cell = {
          repeats: repeats(tag, 'number-columns-repeated'),
          value: valueOf(tag),
          text: '',
          inCell: true,
        };
        this.lines = 0;
        this.noteMerge(tag);
        break;
      case 'annotation':
        this.inNote++;
        break;
      case 'p':
        if (this.cell.inCell && this.inNote === 0) {
          if (this.lines++ > 0) this.cell.text += '\n';
          this.inText = true;
        }
        break;
      case 's':
        if (this.inText && this.inNote === 0)
          this.cell.text += ' '.repeat(Math.min(1000, Number(attribute(tag, 'c') ?? 1)));
        break;
      case 'tab':
        if (this.inText && this.inNote === 0) this.cell.text += '\t';
        break;
      case 'line-break':
        if (this.inText && this.inNote === 0) this.cell.text += '\n';
        break;
    }
  }

  private noteMerge(tag: SaxesTagPlain): void {
    const columns = Number(attribute(tag, 'number-columns-spanned') ?? 1);
    const rows = Number(attribute(tag, 'number-rows-spanned') ?? 1);
    if (columns * rows <= 1 || !Number.isFinite(columns * rows)) return;
    const from = `${lettersOf(this.column)}${this.row + 1}`;
    this.out.merge(`${from}:${lettersOf(this.column + columns - 1)}${this.row + rows}`);
  }

  private close(name: string): void {
    if (name === 'table') {
      if (this.depth-- === 1 && this.sheet === this.wanted) this.isDone = true;
      return;
    }
    if (!this.isHere) return;
    switch (name) {
      case 'annotation':
        this.inNote--;
        break;
      case 'p':
        this.inText = false;
        break;
      case 'table-cell':
      case 'covered-table-cell':
        this.keep();
        break;
      case 'table-row':
        if (this.cells.length > 0) {
          this.waiting.push({ number: this.row + 1, count: this.rowRepeats, cells: this.cells });
          this.out.hidden.row(this.row + 1, this.cells, this.rowIsHidden, this.rowRepeats);
        }
        this.row += this.rowRepeats;
        break;
    }
  }

  /** A run of empty cells only moves on; a run of filled ones is written out, as far as a table can be wide. */
  private keep(): void {
    const { repeats: count, value, text } = this.cell;
    this.cell.inCell = false;
    const shown = value === TEXT ? text : value === '' ? text : value;
    if (shown !== '') {
      while (this.cells.length < this.column && this.cells.length < MOST_REPEATED_CELLS) this.cells.push('');
      for (let i = 0; i < count && this.cells.length < MOST_REPEATED_CELLS; i++) this.cells.push(shown);
    }
    this.column += count;
  }
}

/** By hand or by a filter. */
const isHidden = (tag: SaxesTagPlain) => ['collapse', 'filter'].includes(attribute(tag, 'visibility') ?? '');

function repeats(tag: SaxesTagPlain, name: string): number {
  const count = Number(attribute(tag, name) ?? 1);
  return Number.isInteger(count) && count > 0 ? count : 1;
}

/** Marks a cell whose value is its text. */
const TEXT = '\u0000';

/** What the cell holds: its stored value rather than how it is formatted, but for texts. */
function valueOf(tag: SaxesTagPlain): string {
  const value = attribute(tag, 'value');
  switch (attribute(tag, 'value-type')) {
    case 'float':
    case 'currency':
      return number(value, 1);
    case 'percentage': {
      const percent = number(value, 100);
      return percent === TEXT ? TEXT : `${percent}%`;
    }
    case 'date':
      return (attribute(tag, 'date-value') ?? '').slice(0, 10) || TEXT;
    case 'boolean':
      return attribute(tag, 'boolean-value') === 'true' ? 'TRUE' : 'FALSE';
    case undefined: {
      // a formula that was never calculated has no value
      const formula = attribute(tag, 'formula');
      return formula === undefined ? TEXT : `=${formula.replace(/^\w+:=/, '')}`;
    }
    default:
      return TEXT;
  }
}

function number(value: string | undefined, times: number): string {
  const read = Number(value);
  return value === undefined || !Number.isFinite(read)
    ? TEXT
    : String(Number((read * times).toPrecision(15)));
}
