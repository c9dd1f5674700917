import { open } from 'node:fs/promises';
import type { ImportProblem } from '@waymark/contract';
import { openCsv } from './formats/csv';
import { survey } from './formats/survey';
import type { Opened } from './formats/table';
import { openXlsx } from './formats/xlsx';
import { wholeFile } from './problems';

/** The formats Waymark reads are told by their content, never by the name of the file. */
interface Known {
  readonly code: string;
  readonly starts: readonly number[];
  readonly is: string;
}
const NOT_TABLES: readonly Known[] = [
  { code: 'not-a-table', starts: [0x89, 0x50, 0x4e, 0x47], is: 'a picture (PNG)' },
  { code: 'not-a-table', starts: [0xff, 0xd8, 0xff], is: 'a picture (JPEG)' },
  { code: 'not-a-table', starts: [0x47, 0x49, 0x46, 0x38], is: 'a picture (GIF)' },
  { code: 'not-a-table', starts: [0x25, 0x50, 0x44, 0x46], is: 'a PDF' },
  { code: 'not-a-table', starts: [0x1f, 0x8b], is: 'a compressed file (gzip)' },
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];

/** Opens a file as a table, streaming. `file` is the name people know it by. */
export async function openTable(path: string, file: string): Promise<Opened> {
  const head = await firstBytes(path, 1 << 19);
  if (head.subarray(0, 65_536).every((b) => b === 0x20 || b === 0x0a || b === 0x0d || b === 0x09))
    if (head.length < 65_536) return refuse(empty(file));
  if (starts(head, OLD_OFFICE)) return refuse(oldOffice(file, head));
  if (starts(head, ZIP)) return openXlsx(path, file);
  const known = NOT_TABLES.find((k) => starts(head, k.starts));
  if (known) return refuse(notATable(file, known.is));
  if (/^\s*(?:<!doctype html|<html|<table|<\?xml|<head|<meta)/i.test(textOf(head)))
    return refuse(webPage(file, textOf(head)));
  const seen = await survey(path);
  if (seen.looksBinary) return refuse(notATable(file, 'no text'));
  return openCsv(path, file, seen);
}

const refuse = (problem: ImportProblem): Opened => ({ ok: false, problems: [problem] });
const starts = (head: Buffer, bytes: readonly number[]) => bytes.every((byte, i) => head[i] === byte);

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function empty(file: string): ImportProblem {
  return wholeFile(
    file,
    'empty-file',
    'a heading row and at least one row of figures',
    'The file is empty. Check that it was saved, and send it again.',
  );
}

function notATable(file: string, is: string): ImportProblem {
  return wholeFile(
    file,
    'not-a-table',
    'a table: CSV, .xlsx or .ods',
    `The file is ${is}, whatever its name says. Save the table as CSV, .xlsx or .ods and send that.`,
  );
}

/** Enough of the beginning to see markup, in the two encodings it comes in. */
const textOf = (head: Buffer): string =>
  head
    .subarray(0, 4096)
    .toString(head[0] === 0xff && head[1] === 0xfe ? 'utf16le' : 'utf8')
    .replace(/^\ufeff/, '');

/** Many systems save a web page, or the XML of an old Excel, under the name of a workbook. */
function webPage(file: string, text: string): ImportProblem {
  const is = /^\s*<\?xml/i.test(text) && !/<html/i.test(text) ? 'XML' : 'a web page';
  return wholeFile(
    file,
    'not-a-table',
    'a table: CSV, .xlsx or .ods',
    `The file is ${is}, whatever its name says. Open it in your spreadsheet program, choose “Save as”, “Excel Workbook (.xlsx)” or CSV, and send that.`,
  );
}

function oldOffice(file: string, head: Buffer): ImportProblem {
  const encrypted = head.includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return encrypted
    ? wholeFile(
        file,
        'encrypted',
        'a workbook without a password',
        'Open it in your spreadsheet program, remove the password (File, Info, Protect), save, and send it again.',
      )
    : wholeFile(
        file,
        'old-excel',
        'CSV or .xlsx',
        'This is the Excel format of before 2007 (.xls). Open it, choose “Save as”, “Excel Workbook (.xlsx)”, and send that.',
      );
}
