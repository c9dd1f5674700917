import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';

/** What an honest workbook never reaches. A zip bomb does at once, and is refused before anything is unpacked. */
const MOST_ENTRIES = 2000;
const MOST_UNPACKED = 2_000_000_000;
const HIGHEST_RATIO = 300;
/** Small parts compress absurdly well (empty styles); only large ones are suspicious. */
const RATIO_MATTERS_FROM = 10_000_000;

export interface Archive {
  readonly names: ReadonlySet<string>;
  /** Unpacks one part, streaming. */
  read(name: string): Promise<Readable>;
  /** A part that is small by nature, whole; longer than `limit` bytes is refused. */
  text(name: string, limit: number): Promise<string>;
  close(): void;
}

export type Unzipped =
  | { readonly ok: true; readonly archive: Archive }
  | { readonly ok: false; readonly why: 'broken' | 'bomb' | 'encrypted' };

export class TooLarge extends Error {}

export async function openArchive(path: string): Promise<Unzipped> {
  let zip: ZipFile;
  try {
    zip = await openPromise(path, { autoClose: false, lazyEntries: true, validateEntrySizes: true });
  } catch {
    return { ok: false, why: 'broken' };
  }
  const refuse = (why: 'broken' | 'bomb' | 'encrypted') => {
    zip.close();
    return { ok: false as const, why };
  };
  if (zip.entryCount > MOST_ENTRIES) return refuse('bomb');
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
      if (unpacked > MOST_UNPACKED || (entry.uncompressedSize > RATIO_MATTERS_FROM && ratio > HIGHEST_RATIO))
        return refuse('bomb');
      if (entry.isEncrypted()) return refuse('encrypted');
      entries.set(entry.fileName.replace(/^\//, ''), entry);
    }
  } catch {
    return refuse('broken');
  }
  const read = async (name: string) => {
    const entry = entries.get(name);
    if (!entry) throw new Error(`The archive has no part ${name}.`);
    return zip.openReadStreamPromise(entry);
  };
  return {
    ok: true,
    archive: {
      names: new Set(entries.keys()),
      read,
      async text(name, limit) {
        const parts: Buffer[] = [];
        let size = 0;
        for await (const chunk of await read(name)) {
          size += (chunk as Buffer).length;
          if (size > limit) throw new TooLarge(name);
          parts.push(chunk as Buffer);
        }
        return Buffer.concat(parts).toString('utf8');
      },
      close: () => zip.close(),
    },
  };
}
