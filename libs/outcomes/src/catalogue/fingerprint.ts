import { createHash } from 'node:crypto';

/**
 * sha256 of a framework file, in hexadecimal. Line endings are made equal first, so that a checkout on Windows does
 * not look like a changed file.
 */
export function fingerprint(text: string): string {
  return createHash('sha256')
    .update(text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n'), 'utf8')
    .digest('hex');
}
