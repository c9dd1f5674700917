import type { ImportProblem } from '@waymark/contract';
import { SaxesParser } from 'saxes';
import { wholeFile } from '../problems';
import { isOpenDocument, openOds } from './ods';
import { Hidden, hiddenSheet, mergedCells, tooWide } from './sheet-problems';
import { BATCH_ROWS, MOST_COLUMNS, type Opened, type RowBatch } from './table';
import {
  attribute,
  dateOfSerial,
  localName,
  readWorkbook,
  type Workbook,
  type WorkbookSheet,
} from './xlsx-parts';
import { type Archive, openArchive, TooLarge } from './zip';

/**
 * Workbooks: a thin streaming reader. Values as a person sees them: dates by their style as YYYY-MM-DD, percentages with
 * their sign, the last saved result of a formula. Hidden sheets are not read, and that is said.
 */
export async function openXlsx(path: string, file: string): Promise<Opened> {
  const unzipped = await openArchive(path);
  if (!unzipped.ok) return { ok: false, problems: [unzipProblem(file, unzipped.why)] };
  const { archive } = unzipped;
  if (isOpenDocument(archive)) {
    const opened = await openOds(path, file, archive);
    archive.close();
    return opened;
  }
  const refused = refusalOf(archive, file);
  if (refused) {
    archive.close();
    return { ok: false, problems: [refused] };
  }
  let workbook: Workbook;
  try {
    workbook = await readWorkbook(archive);
  } catch (error) {
    archive.close();
    return {
      ok: false,
      problems: [error instanceof TooLarge ? unzipProblem(file, 'bomb') : broken(file, null)],
    };
  }
  archive.close();
  const visible = workbook.sheets.filter((s) => !s.hidden);
  const hidden = workbook.sheets.filter((s) => s.hidden);
  return {
    ok: true,
    table: {
      file,
      format: 'xlsx',
      remarks: [`Workbook with ${visible.length === 1 ? 'one sheet' : `${visible.length} sheets`}.`],
      warnings: hidden.map(({ name }) => hiddenSheet(file, name)),
      sheets: visible.map((sheet) => ({
        name: sheet.name,
        rows: (onProblem, onMerge) => sheetRows(path, file, sheet, workbook, onProblem, onMerge),
      })),
      monthFirst: workbook.texts.some((t) =>
        /^\s*(0?[1-9]|1[0-2])\/(1[3-9]|2\d|3[01])\/\d{2}(\d{2})?\s*$/.test(t),
      ),
      rowsEstimate: null,
    },
  };
}

function unzipProblem(file: string, why: 'broken' | 'bomb' | 'encrypted'): ImportProblem {
  if (why === 'encrypted')
    return wholeFile(
      file,
      'encrypted',
      'a workbook without a password',
      'Open it in your spreadsheet program, remove the password (File, Info, Protect), save, and send it again.',
    );
  if (why === 'bomb')
    return wholeFile(
      file,
      'unpacks-too-large',
      'a workbook that unpacks to a sensible size',
      'This file unpacks to far more than a workbook of figures holds, so it was not opened. Copy the table into a new workbook, or save it as CSV.',
    );
  return broken(file, null);
}

function broken(file: string, sheet: string | null): ImportProblem {
  return wholeFile(
    file,
    'workbook-broken',
    'a complete .xlsx workbook',
    'The file is damaged or was only partly copied. Open it in your spreadsheet program, save it again as .xlsx, and send that.',
    sheet === null ? {} : { sheet },
  );
}

function refusalOf(archive: Archive, file: string): ImportProblem | null {
  const names = [...archive.names];
  if (names.some((n) => /vbaProject|macrosheets\//i.test(n)))
    return wholeFile(
      file,
      'macros',
      'a workbook without macros',
      'Waymark opens no file that holds programs. Save it as “Excel Workbook (.xlsx)” or as CSV, and send that.',
    );
  if (!names.includes('xl/workbook.xml'))
    return wholeFile(
      file,
      'not-a-workbook',
      'CSV, .xlsx or .ods',
      'This is an archive, but no workbook. Send the table inside it as CSV, .xlsx or .ods.',
    );
  return null;
}

interface Cell {
  column: number;
  type: string;
  style: number;
  value: string;
  formula: string;
}

async function* sheetRows(
  path: string,
  file: string,
  sheet: WorkbookSheet,
  workbook: Workbook,
  onProblem: (problem: ImportProblem) => void,
  onMerge?: (range: string) => void,
): AsyncGenerator<RowBatch> {
  const unzipped = await openArchive(path);
  if (!unzipped.ok) {
    onProblem(unzipProblem(file, unzipped.why));
    return;
  }
  const { archive } = unzipped;
  let batch: RowBatch = { numbers: [], rows: [] };
  let widest = null as { row: number; columns: number } | null;
  const reader = new SheetReader(workbook, (number, cells) => {
    if (cells.length > MOST_COLUMNS && !widest) widest = { row: number, columns: cells.length };
    batch.numbers.push(number);
    batch.rows.push(cells);
  });
  try {
    const stream = await archive.read(sheet.part);
    stream.setEncoding('utf8');
    for await (const chunk of stream) {
      reader.write(chunk as string);
      if (widest) break;
      if (batch.rows.length >= BATCH_ROWS) {
        yield batch;
        batch = { numbers: [], rows: [] };
      }
    }
    if (!widest) reader.close();
  } catch {
    // a part that ends early or is no XML: what was read so far stands, the problem stops the import
    onProblem(broken(file, sheet.name));
  } finally {
    archive.close();
  }
  if (widest) onProblem(tooWide(file, sheet.name, widest.row, widest.columns));
  if (batch.rows.length > 0) yield batch;
  reader.hidden.problems(file, sheet.name).forEach(onProblem);
  if (onMerge) reader.merged.forEach(onMerge);
  else for (const range of reader.merged.slice(0, 50)) onProblem(mergedCells(file, sheet.name, range));
}

const isTrue = (value: string | undefined) => value === '1' || value === 'true';

/** Turns the XML of one sheet into rows of text. */
class SheetReader {
  readonly merged: string[] = [];
  readonly hidden = new Hidden();
  private readonly parser = new SaxesParser();
  private row = 0;
  private rowIsHidden = false;
  private cells: string[] = [];
  private cell: Cell = { column: 0, type: '', style: 0, value: '', formula: '' };
  private collecting: 'value' | 'formula' | null = null;
  private nextColumn = 0;

  constructor(
    private readonly workbook: Workbook,
    private readonly onRow: (number: number, cells: string[]) => void,
  ) {
    this.parser.on('error', (error) => {
      throw error;
    });
    this.parser.on('text', (text) => {
      if (this.collecting === 'value') this.cell.value += text;
      else if (this.collecting === 'formula') this.cell.formula += text;
    });
    this.parser.on('opentag', (tag) => {
      switch (localName(tag.name)) {
        case 'row':
          this.row = Number(attribute(tag, 'r') ?? this.row + 1);
          this.rowIsHidden = isTrue(attribute(tag, 'hidden'));
          this.cells = [];
          this.nextColumn = 0;
          break;
        case 'col':
          if (isTrue(attribute(tag, 'hidden')))
            this.hidden.column(Number(attribute(tag, 'min')) - 1, Number(attribute(tag, 'max')) - 1);
          break;
        case 'c': {
          const reference = attribute(tag, 'r');
          const column = reference ? columnOf(reference) : this.nextColumn;
          this.nextColumn = column + 1;
          const style = Number(attribute(tag, 's') ?? 0);
          this.cell = { column, type: attribute(tag, 't') ?? 'n', style, value: '', formula: '' };
          break;
        }
        case 'v':
        case 't':
          this.collecting = 'value';
          break;
        case 'f':
          this.collecting = 'formula';
          break;
        case 'rPh':
          this.collecting = null;
          break;
        case 'mergeCell':
          this.merged.push(attribute(tag, 'ref') ?? '');
          break;
      }
    });
    this.parser.on('closetag', (tag) => {
      switch (localName(tag.name)) {
        case 'v':
        case 't':
        case 'f':
          this.collecting = null;
          break;
        case 'c':
          this.keep();
          break;
        case 'row':
          this.hidden.row(this.row, this.cells, this.rowIsHidden);
          this.onRow(this.row, this.cells);
          break;
      }
    });
  }

  write(chunk: string): void {
    this.parser.write(chunk);
  }

  close(): void {
    this.parser.close();
  }

  private keep(): void {
    const text = this.shown(this.cell);
    if (text === '') return;
    if (this.cell.column > 16_384) return;
    while (this.cells.length < this.cell.column) this.cells.push('');
    this.cells[this.cell.column] = text;
  }

  private shown(cell: Cell): string {
    const { type, value, formula } = cell;
    if (value === '') return formula === '' ? '' : `=${formula}`;
    if (type === 's') return this.workbook.texts[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type !== 'n') return type === 'd' ? value.slice(0, 10) : value;
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    const style = this.workbook.styles[cell.style] ?? 'plain';
    if (style === 'date') return dateOfSerial(number, this.workbook.from1904) ?? value;
    if (style === 'percent') return `${tidy(number * 100)}%`;
    return tidy(number);
  }
}

/** Fifteen digits, as spreadsheet programs show; 0.1 + 0.2 is stored with seventeen. */
function tidy(value: number): string {
  return String(Number(value.toPrecision(15)));
}

function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}
