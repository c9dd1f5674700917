import type { ImportProblem } from '@waymark/contract';
import { SaxesParser } from 'saxes';
import { wholeFile } from '../problems';
import { type OdsSheet, readOdsSheets, SheetReader } from './ods-parts';
import { Hidden, hiddenSheet, mergedCells, tooWide } from './sheet-problems';
import { BATCH_ROWS, MOST_COLUMNS, type Opened, type RowBatch } from './table';
import { type Archive, openArchive, TooLarge } from './zip';

const CONTENT = 'content.xml';
/** A repeated row that holds something is written out; more of them than this is no table. */
const MOST_ROWS = 1_100_000;

/** OpenDocument: told by the name of its kind in the archive. */
export const isOpenDocument = (archive: Archive) =>
  archive.names.has(CONTENT) && archive.names.has('mimetype');

/**
 * OpenDocument spreadsheets, streaming. Values as a person sees them: dates as YYYY-MM-DD, percentages with their sign, the last
 * saved result of a formula. Runs of equal cells and rows are written out only as far as they hold anything.
 */
export async function openOds(path: string, file: string, archive: Archive): Promise<Opened> {
  const refused = await refusalOf(archive, file);
  if (refused) return { ok: false, problems: [refused] };
  let sheets: OdsSheet[];
  try {
    sheets = await readOdsSheets(archive);
  } catch (error) {
    return { ok: false, problems: [error instanceof TooLarge ? tooLarge(file) : broken(file, null)] };
  }
  const shown = sheets.filter((sheet) => !sheet.hidden);
  return {
    ok: true,
    table: {
      file,
      format: 'ods',
      remarks: [
        `OpenDocument spreadsheet with ${shown.length === 1 ? 'one sheet' : `${shown.length} sheets`}.`,
      ],
      warnings: sheets.filter((sheet) => sheet.hidden).map(({ name }) => hiddenSheet(file, name)),
      sheets: shown.map((sheet) => ({
        name: sheet.name,
        rows: (onProblem, onMerge) => sheetRows(path, file, sheet, onProblem, onMerge),
      })),
      monthFirst: sheets.some((sheet) => sheet.monthFirst),
      rowsEstimate: null,
    },
  };
}

async function refusalOf(archive: Archive, file: string): Promise<ImportProblem | null> {
  const kind = (await archive.text('mimetype', 1000)).trim();
  if (!/opendocument\.spreadsheet/.test(kind))
    return wholeFile(
      file,
      'not-a-workbook',
      'CSV, .xlsx or .ods',
      'This is an OpenDocument file, but no spreadsheet. Copy the table into a spreadsheet, and send that.',
    );
  const manifest = archive.names.has('META-INF/manifest.xml')
    ? await archive.text('META-INF/manifest.xml', 5_000_000)
    : '';
  if (/encryption-data/.test(manifest))
    return wholeFile(
      file,
      'encrypted',
      'a workbook without a password',
      'Open it in your spreadsheet program, save it without a password, and send it again.',
    );
  if (
    [...archive.names].some(
      (name) => /^(Basic|Scripts)\/.+\.(xml|xba|py|js|bsh)$/i.test(name) && !/script-l[bc]\.xml$/.test(name),
    )
  )
    return wholeFile(
      file,
      'macros',
      'a workbook without macros',
      'Waymark opens no file that holds programs. Save it as CSV or as a workbook without macros, and send that.',
    );
  return null;
}

function broken(file: string, sheet: string | null): ImportProblem {
  return wholeFile(
    file,
    'workbook-broken',
    'a complete .ods spreadsheet',
    'The file is damaged or was only partly copied. Open it in your spreadsheet program, save it again, and send that.',
    sheet === null ? {} : { sheet },
  );
}

function tooLarge(file: string): ImportProblem {
  return wholeFile(
    file,
    'unpacks-too-large',
    'a workbook that unpacks to a sensible size',
    'This file unpacks to far more than a workbook of figures holds. Copy the table into a new workbook, or save it as CSV.',
  );
}

async function* sheetRows(
  path: string,
  file: string,
  sheet: OdsSheet,
  onProblem: (problem: ImportProblem) => void,
  onMerge?: (range: string) => void,
): AsyncGenerator<RowBatch> {
  const unzipped = await openArchive(path);
  if (!unzipped.ok) {
    onProblem(broken(file, sheet.name));
    return;
  }
  const { archive } = unzipped;
  const merged: string[] = [];
  const hidden = new Hidden();
  let batch: RowBatch = { numbers: [], rows: [] };
  let fatal: ImportProblem | null = null;
  let rows = 0;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  const reader = new SheetReader(parser, sheet.index, {
    row: (number, cells) => {
      rows++;
      if (cells.length > MOST_COLUMNS) fatal ??= tooWide(file, sheet.name, number, cells.length);
      if (rows > MOST_ROWS) fatal ??= tooLarge(file);
      if (fatal) return false;
      batch.numbers.push(number);
      batch.rows.push(cells);
      return true;
    },
    merge: (range) => merged.push(range),
    hidden,
  });
  try {
    const stream = await archive.read(CONTENT);
    stream.setEncoding('utf8');
    for await (const chunk of stream) {
      // small pieces, so that a run of repeated rows is handed on before the next is written out
      const text = chunk as string;
      for (let at = 0; at < text.length && !fatal && !reader.isDone; at += 16_384) {
        parser.write(text.slice(at, at + 16_384));
        while (reader.writeOut(BATCH_ROWS - batch.rows.length)) {
          yield batch;
          batch = { numbers: [], rows: [] };
          if (fatal) break;
        }
        if (batch.rows.length >= BATCH_ROWS) {
          yield batch;
          batch = { numbers: [], rows: [] };
        }
      }
      if (fatal || reader.isDone) break;
    }
    if (!fatal && !reader.isDone) parser.close();
  } catch {
    fatal ??= broken(file, sheet.name);
  } finally {
    archive.close();
  }
  if (batch.rows.length > 0) yield batch;
  if (fatal) onProblem(fatal);
  hidden.problems(file, sheet.name).forEach(onProblem);
  if (onMerge) merged.forEach(onMerge);
  else for (const range of merged.slice(0, 50)) onProblem(mergedCells(file, sheet.name, range));
}
