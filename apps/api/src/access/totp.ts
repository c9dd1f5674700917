import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD = 30;
/** A code is typed and sent after it was read: the one before is taken too, and none that is still to come. */
const LATE = 1;

const appOf = (secret: string, label: string) =>
  new TOTP({
    issuer: 'Waymark',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: Secret.fromBase32(secret),
  });

/** 160 bits, as RFC 4226 asks for. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What a QR code holds for the app. */
export function totpUri(secret: string, label: string): string {
  return appOf(secret, label).toString();
}

/** The half minute a code belongs to; null where it fits none. A code counts once: the caller keeps the step. */
export function stepOf(secret: string, code: string, now: number): number | null {
  const delta = appOf(secret, '').validate({ token: code, window: LATE, timestamp: now });
  return delta === null || delta > 0 ? null : Math.floor(now / 1000 / PERIOD) + delta;
}

/** Without letters and figures that look alike. */
const SIGNS = '23456789abcdefghjkmnpqrstuvwxyz';

/** Ten codes of seven groups, 138 bits each. Shorter ones of before go on being good. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => Array.from({ length: 7 }, () => signs(4)).join('-'));
}

function signs(length: number): string {
  let text = '';
  while (text.length < length)
    for (const byte of randomBytes(length))
      // bytes past the last whole round would make some signs likelier
      if (byte < 256 - (256 % SIGNS.length) && text.length < length) text += SIGNS[byte % SIGNS.length];
  return text;
}

/** As typed: capitals, spaces and hyphens make no difference. */
export function plainCode(code: string): string {
  return code.toLowerCase().replace(/[^a-z0-9]/g, '');
}
