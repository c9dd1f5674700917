import { createHash } from 'node:crypto';

const LONGEST = 80;
const UNIVERSAL = /^(?:uuid:)?[0-9a-f]{8}[0-9a-f-]{8,}$/i;
const A_DATE = /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}$/;
const A_PHONE = /^(?:\+|00|0)\d{9,13}$/;

/**
 * What a submission is known by here. A number that a tool gave stays as it is; an id that could be somebody's name, address, birthday
 * or telephone number is kept as its digest, which serves to tell submissions apart as well. The same for what it once made.
 */
export function submissionKey(id: string): string {
  const known =
    UNIVERSAL.test(id) ||
    (/^(?=.*\d)[A-Za-z0-9_:.-]+$/.test(id) &&
      !/[A-Za-z]{4,}/.test(id) &&
      !A_DATE.test(id) &&
      !A_PHONE.test(id));
  return known && id.length <= LONGEST ? id : createHash('sha256').update(id).digest('hex');
}
