import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../http/refusals';

const LARGEST_UPLOAD = 2_000_000_000;

export interface Received {
  readonly id: string;
  readonly path: string;
  readonly size: number;
  /** sha256 of the file. */
  readonly digest: string;
}

/** Streams what is sent to a file of a folder that only this account of the computer reads; never through memory. */
export async function receive(body: Readable, folder: string): Promise<Received> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const id = randomUUID();
  const path = join(folder, id);
  const hash = createHash('sha256');
  let size = 0;
  const measured = async function* (source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > LARGEST_UPLOAD)
        throw new Refusal(
          413,
          'Too large',
          'A file may have two gigabytes. Split it by year and send the parts one after another.',
        );
      hash.update(chunk);
      yield chunk;
    }
  };
  try {
    await pipeline(body, measured, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { id, path, size, digest: hash.digest('hex') };
}

export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
