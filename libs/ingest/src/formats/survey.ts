import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** What a look at all bytes of a text file tells before anything is parsed. */
export interface Survey {
  readonly size: number;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** The first bytes, for recognising what is no text at all. */
  readonly head: Buffer;
  readonly hasQuotes: boolean;
  /** A cell such as 03/31/2024 exists: then 03/04/2024 can be read two ways in this file. */
  readonly monthFirst: boolean;
  /** Lines whose bytes are neither UTF-8 nor Windows-1252, or that break an otherwise good UTF-8 file. First twenty. */
  readonly brokenLines: readonly number[];
  readonly looksBinary: boolean;
}

const CHUNK = 1 << 18;
const MONTH_FIRST =
  /(?:^|[,;\t"\r\n])\s*(?:0?[1-9]|1[0-2])\/(?:1[3-9]|2\d|3[01])\/\d{2}(?:\d{2})?\s*(?=[,;\t"\r\n]|$)/;
/** Bytes that Windows-1252 leaves undefined. */
const NOT_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const MOST_BROKEN_LINES = 20;

export async function survey(path: string): Promise<Survey> {
  const head = await firstBytes(path, 4096);
  return restOf(path, head, wideEncoding(head));
}

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** UTF-16 by its mark, or by every other byte being zero. */
function wideEncoding(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const pairs = Math.floor(Math.min(head.length, 512) / 2);
  let evenZero = 0;
  let oddZero = 0;
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) evenZero++;
    if (head[2 * i + 1] === 0) oddZero++;
  }
  if (pairs < 4) return null;
  if (oddZero > pairs * 0.8 && evenZero < pairs * 0.1) return 'utf-16le';
  if (evenZero > pairs * 0.8 && oddZero < pairs * 0.1) return 'utf-16be';
  return null;
}

/** One pass over the bytes; a second one, line by line, only where some byte is no UTF-8. */
async function restOf(path: string, head: Buffer, wide: 'utf-16le' | 'utf-16be' | null): Promise<Survey> {
  let size = 0;
  let hasQuotes = false;
  let monthFirst = false;
  let looksBinary = false;
  let allUtf8 = true;
  let dateTail = '';
  let pending: Buffer = Buffer.alloc(0);
  const decoder = wide ? new TextDecoder(wide) : null;

  for await (const raw of createReadStream(path, { highWaterMark: CHUNK })) {
    const chunk = raw as Buffer;
    size += chunk.length;
    hasQuotes ||= chunk.includes(0x22);
    if (!monthFirst && (chunk.includes(0x2f) || dateTail !== '')) {
      const text = dateTail + (decoder ? decoder.decode(chunk, { stream: true }) : chunk.toString('latin1'));
      monthFirst = MONTH_FIRST.test(text);
      dateTail = text.slice(-24);
    }
    if (wide) continue;
    looksBinary ||= chunk.includes(0);
    const joined = pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk;
    const cut = completeLength(joined);
    pending = joined.subarray(cut);
    allUtf8 &&= isUtf8(joined.subarray(0, cut));
  }
  allUtf8 &&= pending.length === 0;
  const found = { size, head, hasQuotes, monthFirst, looksBinary };
  if (wide) return { ...found, encoding: wide, brokenLines: [] };
  if (allUtf8) return { ...found, encoding: 'utf-8', brokenLines: [] };
  const lines = await brokenLines(path);
  const meantUtf8 = lines.otherLinesAreUtf8 || hasUtf8Mark(head);
  return {
    ...found,
    encoding: meantUtf8 ? 'utf-8' : 'windows-1252',
    brokenLines: meantUtf8 ? lines.notUtf8 : lines.not1252,
  };
}

function hasUtf8Mark(head: Buffer): boolean {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
}

/** Length without a character cut in two at the end of a chunk. */
function completeLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needs > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

interface BrokenLines {
  readonly notUtf8: number[];
  readonly not1252: number[];
  /** Accents elsewhere are good UTF-8, so the file is UTF-8 with damage, not Windows-1252. */
  readonly otherLinesAreUtf8: boolean;
}

async function brokenLines(path: string): Promise<BrokenLines> {
  const found = { notUtf8: [] as number[], not1252: [] as number[], otherLinesAreUtf8: false };
  let line = 1;
  let pending: Buffer = Buffer.alloc(0);
  const look = (bytes: Buffer) => {
    if (isUtf8(bytes)) found.otherLinesAreUtf8 ||= !isAscii(bytes);
    else {
      if (found.notUtf8.length < MOST_BROKEN_LINES) found.notUtf8.push(line);
      if (found.not1252.length < MOST_BROKEN_LINES && bytes.some((b) => NOT_1252.has(b)))
        found.not1252.push(line);
    }
  };
  for await (const raw of createReadStream(path, { highWaterMark: CHUNK })) {
    const chunk = Buffer.concat([pending, raw as Buffer]);
    const end = chunk.includes(0x0a) ? 0x0a : 0x0d;
    let from = 0;
    for (let at = chunk.indexOf(end); at >= 0; at = chunk.indexOf(end, from)) {
      look(chunk.subarray(from, at));
      line++;
      from = at + 1;
    }
    pending = chunk.subarray(from);
  }
  look(pending);
  return found;
}
