import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { type Archive, TooLarge } from './zip';

/** The small parts of a workbook: which sheets there are, the shared texts, which cell styles mean dates or percentages. */
export interface WorkbookSheet {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}
export type CellStyle = 'plain' | 'date' | 'percent';
export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  readonly from1904: boolean;
  readonly styles: readonly CellStyle[];
  readonly texts: readonly string[];
}

const SMALL_PART = 20_000_000;
const MOST_TEXT = 60_000_000;

export const localName = (name: string) => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name);

/** An attribute by its local name, whatever prefix the writing program chose. */
export function attribute(tag: SaxesTagPlain, name: string): string | undefined {
  const direct = tag.attributes[name];
  if (direct !== undefined) return direct;
  for (const key in tag.attributes) if (localName(key) === name) return tag.attributes[key];
  return undefined;
}

export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const targets = new Map<string, string>();
  await tags(archive, 'xl/_rels/workbook.xml.rels', (tag) => {
    if (localName(tag.name) !== 'Relationship') return;
    const target = attribute(tag, 'Target') ?? '';
    targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  });
  const sheets: WorkbookSheet[] = [];
  let from1904 = false;
  await tags(archive, 'xl/workbook.xml', (tag) => {
    const name = localName(tag.name);
    if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute(tag, 'date1904') ?? '');
    if (name !== 'sheet') return;
    const part = targets.get(tag.attributes['r:id'] ?? attribute(tag, 'id') ?? '');
    const state = attribute(tag, 'state') ?? 'visible';
    if (part && archive.names.has(part))
      sheets.push({ name: attribute(tag, 'name') ?? '', part, hidden: state !== 'visible' });
  });
  return { sheets, from1904, styles: await readStyles(archive), texts: await readTexts(archive) };
}

async function tags(archive: Archive, part: string, onTag: (tag: SaxesTagPlain) => void): Promise<void> {
  if (!archive.names.has(part)) return;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', onTag);
  parser.write(await archive.text(part, SMALL_PART)).close();
}

/** Built-in number formats that are dates, in every language version. */
function builtInDate(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/** A format code shows a date if a day, month or year letter stands outside quotes, brackets and escapes. */
export function styleOfFormat(code: string): CellStyle {
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '').toLowerCase();
  if (/[dy]/.test(bare) || /(^|[^h:])m{3,}/.test(bare)) return 'date';
  return bare.includes('%') ? 'percent' : 'plain';
}

async function readStyles(archive: Archive): Promise<CellStyle[]> {
  const own = new Map<number, CellStyle>();
  const styles: CellStyle[] = [];
  let inCellFormats = false;
  await tags(archive, 'xl/styles.xml', (tag) => {
    const name = localName(tag.name);
    if (name === 'numFmt')
      own.set(Number(attribute(tag, 'numFmtId')), styleOfFormat(attribute(tag, 'formatCode') ?? ''));
    else if (name === 'cellStyleXfs' || name === 'cellStyles' || name === 'dxfs') inCellFormats = false;
    else if (name === 'cellXfs') inCellFormats = true;
    else if (name === 'xf' && inCellFormats) {
      const id = Number(attribute(tag, 'numFmtId') ?? 0);
      styles.push(own.get(id) ?? (builtInDate(id) ? 'date' : id === 9 || id === 10 ? 'percent' : 'plain'));
    }
  });
  return styles;
}

async function readTexts(archive: Archive): Promise<string[]> {
  const part = 'xl/sharedStrings.xml';
  const texts: string[] = [];
  if (!archive.names.has(part)) return texts;
  let text = '';
  let total = 0;
  let inText = false;
  let inPhonetic = false;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const name = localName(tag.name);
    if (name === 'si') text = '';
    else if (name === 'rPh') inPhonetic = true;
    else if (name === 't') inText = !inPhonetic;
  });
  parser.on('text', (piece) => {
    if (inText) text += piece;
  });
  parser.on('closetag', (tag) => {
    const name = localName(tag.name);
    if (name === 't') inText = false;
    else if (name === 'rPh') inPhonetic = false;
    else if (name === 'si') {
      total += text.length;
      if (total > MOST_TEXT) throw new TooLarge(part);
      texts.push(text);
    }
  });
  const stream = await archive.read(part);
  stream.setEncoding('utf8');
  for await (const chunk of stream) parser.write(chunk as string);
  parser.close();
  return texts;
}

const DAY_MS = 86_400_000;
/** Day 0 of the two calendars of spreadsheets; 1900 counts a 29 February that never was, so March 1900 is day 61. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** Serial day to `YYYY-MM-DD`; the time of day is dropped. Null outside 1900 to 9999. */
export function dateOfSerial(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_465) return null;
  const shifted = !from1904 && serial < 60 ? serial + 1 : serial;
  const date = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + Math.floor(shifted) * DAY_MS);
  return date.toISOString().slice(0, 10);
}
