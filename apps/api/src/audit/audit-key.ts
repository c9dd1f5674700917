import { createHmac, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../config';

export const AUDIT_KEY_FILE = 'audit.key';
const KEY_FILES = /^audit(-[a-z0-9-]+)?\.key$/;

/** A secret of the data folder, never of the database: it seals entries and turns personal values into digests. */
export class AuditKey {
  /** Tells keys apart and says nothing about them. */
  readonly id: string;
  private readonly sealing: Buffer;
  private readonly digesting: Buffer;

  constructor(secret: string) {
    const part = (purpose: string) => createHmac('sha256', secret).update(`waymark audit ${purpose} v1`);
    this.id = part('fingerprint').digest('hex').slice(0, 16);
    this.sealing = part('seal').digest();
    this.digesting = part('digest').digest();
  }

  seal(text: string): string {
    return createHmac('sha256', this.sealing).update(text).digest('hex');
  }

  /** The same value of the same field gives the same digest; another field, another one. */
  digest(field: string, value: string): string {
    return createHmac('sha256', this.digesting).update(`${field}\u0000${value}`).digest('hex').slice(0, 24);
  }
}

/** The key that seals, made at the first start. Two processes that start at once end up with the same one. */
export function ensureAuditKey(folder: string): AuditKey {
  const path = join(folder, AUDIT_KEY_FILE);
  try {
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readKey(path);
}

/** Every key there is, so that entries sealed with an earlier one can still be checked. */
export function readAuditKeys(folder: string): AuditKey[] {
  return readdirSync(folder)
    .filter((name) => KEY_FILES.test(name))
    .sort()
    .map((name) => readKey(join(folder, name)));
}

function readKey(path: string): AuditKey {
  const secret = readFileSync(path, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(secret))
    throw new ConfigError(
      `The key of the audit log cannot be read: ${path} should hold 64 letters and digits. Put it back from your backup.`,
    );
  return new AuditKey(secret);
}
