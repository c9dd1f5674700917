import { createReadStream } from 'node:fs';
import { type Readable, Transform } from 'node:stream';
import type { ImportProblem } from '@waymark/contract';
import { CsvError, parse, type Options } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
import { fault, placed, wholeFile } from '../problems';
import type { Survey } from './survey';
import { BATCH_ROWS, MOST_COLUMNS, type Opened, type RowBatch } from './table';

/**
 * Text tables: comma, semicolon, tab or vertical bar; quotes with line breaks inside; CRLF, LF, bare CR or a mixture.
 * Row numbers are physical lines, where a record starts: that is what an editor shows, and what a spreadsheet program
 * shows too as long as no cell holds a line break.
 */
const DELIMITERS = [',', ';', '\t', '|'] as const;
const DELIMITER_NAMES: Record<string, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
};
const ENCODING_NAMES: Record<Survey['encoding'], string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252 (older Windows programs)',
};
/** A record longer than this is a quotation mark that was never closed. */
const LONGEST_RECORD = 1_000_000;

export async function openCsv(path: string, file: string, seen: Survey): Promise<Opened> {
  if (seen.brokenLines.length > 0)
    return {
      ok: false,
      problems: seen.brokenLines.map((row) =>
        placed(
          fault(
            'bytes-unreadable',
            null,
            null,
            `text in one encoding; this line holds bytes that are not ${ENCODING_NAMES[seen.encoding]}`,
            'Open the file in the program it came from and save it again as “CSV UTF-8”.',
          ),
          file,
          null,
          row,
        ),
      ),
    };
  const start = await headText(path, seen);
  const marked = /^sep=(.)\r?\n/.exec(start);
  const delimiter = marked?.[1] ?? sniffDelimiter(start);
  const remarks = [
    `Text in ${ENCODING_NAMES[seen.encoding]}, columns separated by ${DELIMITER_NAMES[delimiter] ?? `“${delimiter}”`}.`,
  ];
  const sheet = {
    name: null,
    rows: (onProblem: (problem: ImportProblem) => void) =>
      records(path, file, seen, delimiter, marked !== null, onProblem),
  };
  return {
    ok: true,
    table: {
      file,
      format: 'csv',
      remarks,
      warnings: [],
      sheets: [sheet],
      monthFirst: seen.monthFirst,
      rowsEstimate: estimate(start, seen),
    },
  };
}

function decoded(path: string, seen: Survey): Readable {
  const bytes = createReadStream(path, { highWaterMark: 1 << 16 });
  if (seen.encoding === 'utf-8') return bytes;
  const decoder = new TextDecoder(seen.encoding);
  return bytes.pipe(
    new Transform({
      transform(chunk: Buffer, _, done) {
        done(null, decoder.decode(chunk, { stream: true }));
      },
      flush(done) {
        done(null, decoder.decode());
      },
    }),
  );
}

async function headText(path: string, seen: Survey): Promise<string> {
  const stream = decoded(path, seen);
  for await (const chunk of stream)
    return chunk
      .toString('utf8')
      .slice(0, 64_000)
      .replace(/^\ufeff/, '');
  return '';
}

function estimate(start: string, seen: Survey): number {
  const lines = start.split(/\r\n|\n|\r/).length;
  const width = seen.encoding.startsWith('utf-16') ? 2 : 1;
  return Math.round((seen.size / width / Math.max(1, start.length)) * lines);
}

/** The delimiter that splits the first lines most often, and alike. */
export function sniffDelimiter(start: string): string {
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 1 };
  for (const delimiter of DELIMITERS) {
    const lines = firstRecords(start, delimiter);
    const filled = lines.filter((cells) => cells.some((c) => c !== ''));
    const widest = Math.max(1, ...filled.map((cells) => cells.length));
    const alike = filled.filter((cells) => cells.length === widest).length / Math.max(1, filled.length);
    const score = widest === 1 ? 0 : widest * (0.5 + alike);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

function firstRecords(start: string, delimiter: string): string[][] {
  try {
    return parseNow(start, { ...options(delimiter), to: 20 });
  } catch {
    // a quotation mark that never closes under this reading: it splits nothing
    return [];
  }
}

function options(delimiter: string): Options {
  return {
    delimiter,
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_RECORD,
  };
}

/** Rows in batches, each with the physical line it starts on. */
async function* records(
  path: string,
  file: string,
  seen: Survey,
  delimiter: string,
  skipFirst: boolean,
  onProblem: (problem: ImportProblem) => void,
): AsyncGenerator<RowBatch> {
  const source = decoded(path, seen);
  let line = 1;
  let batch: RowBatch = { numbers: [], rows: [] };
  try {
    for await (const rows of seen.hasQuotes ? quotedRows(source, delimiter) : plainRows(source, delimiter))
      for (const record of rows) {
        if (record.length > MOST_COLUMNS) {
          onProblem(tooWide(file, line, record.length));
          return;
        }
        if (!(skipFirst && line === 1)) {
          batch.numbers.push(line);
          batch.rows.push(record);
        }
        line += seen.hasQuotes ? 1 + breaksIn(record) : 1;
        if (batch.rows.length === BATCH_ROWS) {
          yield batch;
          batch = { numbers: [], rows: [] };
        }
      }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (batch.rows.length > 0) yield batch;
    onProblem(quoteNotClosed(file, line));
    return;
  } finally {
    source.destroy();
  }
  if (batch.rows.length > 0) yield batch;
}

async function* quotedRows(source: Readable, delimiter: string): AsyncGenerator<string[][]> {
  const parser = parse(options(delimiter));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let some: string[][] = [];
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      some.push(record);
      if (some.length < 200) continue;
      yield some;
      some = [];
    }
  } catch (error) {
    // what was whole before the breach still has its line numbers to give
    if (some.length > 0) yield some;
    throw error;
  }
  if (some.length > 0) yield some;
}

/**
 * A file without a single quotation mark is lines and delimiters and nothing else; splitting it is five times as
 * fast as parsing it (docs/adr/0009).
 */
async function* plainRows(source: Readable, delimiter: string): AsyncGenerator<string[][]> {
  source.setEncoding('utf8');
  let rest = '';
  let first = true;
  for await (const chunk of source as AsyncIterable<string>) {
    let text = rest + chunk;
    if (first) text = text.replace(/^\ufeff/, '');
    first = false;
    // a CR at the very end may be half of a CRLF
    const held = text.endsWith('\r') ? '\r' : '';
    if (held) text = text.slice(0, -1);
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
    const lines = text.split('\n');
    rest = (lines.pop() ?? '') + held;
    yield lines.map((one) => one.split(delimiter));
  }
  if (rest !== '') yield [rest.replace(/\r$/, '').split(delimiter)];
}

function breaksIn(record: string[]): number {
  let breaks = 0;
  for (const cell of record)
    if (cell.includes('\n') || cell.includes('\r')) breaks += (cell.match(/\r\n|\n|\r/g) ?? []).length;
  return breaks;
}

function quoteNotClosed(file: string, row: number): ImportProblem {
  return wholeFile(
    file,
    'quote-not-closed',
    'every quotation mark that opens a cell to be closed again',
    `Row ${row} opens a quotation mark (") that never closes, so the rest of the file reads as one cell. Close it or double it (""), then send the file again.`,
    { row },
  );
}

function tooWide(file: string, row: number, columns: number): ImportProblem {
  return wholeFile(
    file,
    'too-many-columns',
    `at most ${MOST_COLUMNS.toLocaleString('en-GB')} columns`,
    `This row has ${columns.toLocaleString('en-GB')} columns. Send only the columns of the template.`,
    { row },
  );
}
