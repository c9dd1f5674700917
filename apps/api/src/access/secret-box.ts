import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { type Config, ConfigError } from '../config';
import { CONFIG } from '../settings.module';

const BYTES = 32;
/** How a text was sealed stands before it, so that another way can come later and each is opened by its own. */
const AES_256_GCM = 'a1.';

/**
 * Seals what has to be read again (the secrets of authenticator apps), so that a copy of the database alone gives none of
 * them away. The key comes from WAYMARK_SECRET, or lies beside the database in a file that only its owner can read. What an earlier key
 * sealed is opened too, while that key is there: WAYMARK_SECRET_BEFORE, or the file of an installation that has a secret since.
 */
@Injectable()
export class SecretBox {
  private readonly key: Buffer;
  /** Open what they sealed, and seal nothing. */
  private readonly earlier: readonly Buffer[];

  constructor(@Inject(CONFIG) config: Config) {
    const file = join(config.dataFolder, 'waymark.key');
    this.key = config.secret ? keyOf(config.secret) : keyIn(file);
    this.earlier = [
      ...(config.secretBefore ? [keyOf(config.secretBefore)] : []),
      ...(config.secret && existsSync(file) ? [keyIn(file)] : []),
    ];
  }

  seal(text: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.key, iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return AES_256_GCM + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** Null where it was sealed by a key that is not here, or tampered with. */
  open(sealed: string): string | null {
    return (
      [this.key, ...this.earlier].map((key) => opened(sealed, key)).find((text) => text !== null) ?? null
    );
  }

  /** Whether it can only be opened by an earlier key: then it is sealed anew when its owner is next here. */
  isOfOldKey(sealed: string): boolean {
    return opened(sealed, this.key) === null && this.open(sealed) !== null;
  }
}

const keyOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

function opened(sealed: string, key: Buffer): string | null {
  // those of before the mark were sealed in the same way; no other text has a dot in it
  const [way, rest] = sealed.includes('.') ? [sealed.slice(0, 3), sealed.slice(3)] : [AES_256_GCM, sealed];
  if (way !== AES_256_GCM) return null;
  const bytes = Buffer.from(rest, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** The key of this installation; made at the first start, by whichever process is first. */
function keyIn(file: string): Buffer {
  try {
    const handle = openSync(file, 'wx', 0o600);
    try {
      writeSync(handle, randomBytes(BYTES).toString('hex'));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (key.length !== BYTES)
    throw new ConfigError(
      `The key in ${file} is not complete. Put it back from a backup; without it, everybody sets up the second factor anew (docs/operations.md).`,
    );
  return key;
}
