import { isDate } from '@waymark/calendar';
import type { Found } from './numbers';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const MONTH = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
const DAY = `\\d{1,2}(?:st|nd|rd|th)?`;
const YEAR = `(?:(?:19|20)\\d{2}|['’]?\\d{2})`;
const FORMS: readonly RegExp[] = [
  new RegExp(`(?<![\\d/.-])(?<d>\\d{1,2})(?<gap>[/.-])(?<m>\\d{1,2})\\k<gap>(?<y>${YEAR})(?![\\d/-])`, 'gi'),
  new RegExp(`(?<![\\d/.-])(?<y>(?:19|20)\\d{2})-(?<m>\\d{2})-(?<d>\\d{2})(?![\\d-])`, 'gi'),
  new RegExp(`(?<![\\d/.-])(?<d>${DAY})(?: of)? (?<n>${MONTH})\\.?(?:,? (?<y>${YEAR}))?(?![\\d])`, 'gi'),
  new RegExp(`\\b(?<n>${MONTH})\\.? (?<d>${DAY})(?:,? (?<y>(?:19|20)\\d{2}))?(?![\\d])`, 'gi'),
];
/** Words just before a date, or just after it, that make it a birthday. */
const BORN_BEFORE =
  /(?:\bborn(?: on| in)?|\bd\.?\s?o\.?\s?b\.?(?: is| was)?|\bdate of birth(?: is| was)?|\bbirth ?date(?: is)?|\bbirthday(?: is| was| falls)?(?: on)?|\bb'day(?: is)?|\b(?:turns|turned|turning|is|be|will be) \d{1,2} on)[\s:,(-]*(?:the )?$/i;
const BORN_AFTER = /^[\s,(]*(?:is (?:his|her|their) birthday|birthday\b|\(?d\.?o\.?b)/i;
/** In characters: longer than any of these. What is further away says nothing of a date. */
const NEAR = 60;
/** Somebody this old or older is no young person here; a child under this age does not take part. */
const OLDEST = 26;
const YOUNGEST = 9;

/**
 * Dates of birth: a date beside words of birth; or a whole date so long ago that it is more likely a birthday than the day of
 * something observed. Recent dates are marked only where the words say so.
 */
export function birthdays(text: string, today: string): Found[] {
  return FORMS.flatMap((form) =>
    [...text.matchAll(form)].flatMap((match) => {
      const start = match.index;
      const end = start + match[0].trimEnd().length;
      const born =
        BORN_BEFORE.test(text.slice(Math.max(0, start - NEAR), start)) ||
        BORN_AFTER.test(text.slice(end, end + NEAR));
      const date = dateOf(match.groups ?? {}, today);
      if (date === null) return [];
      if (!born && (date === 'no year' || !couldBeBirth(date, today))) return [];
      return [{ kind: 'date of birth' as const, start, end }];
    }),
  );
}

function dateOf(
  groups: Readonly<Record<string, string | undefined>>,
  today: string,
): string | 'no year' | null {
  const day = Number.parseInt(groups['d'] ?? '', 10);
  const month = groups['n']
    ? MONTHS.findIndex((name) => name.startsWith((groups['n'] ?? '').slice(0, 3).toLowerCase())) + 1
    : Number(groups['m']);
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const year = yearOf(groups['y'], today);
  if (year === null) return 'no year';
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDate(date) ? date : null;
}

/** "09" and "'09" are 2009; a year later than this one belongs to the last century. */
function yearOf(text: string | undefined, today: string): string | null {
  if (!text) return null;
  const digits = text.replace(/\D/g, '');
  if (digits.length === 4) return digits;
  return Number(digits) > Number(today.slice(2, 4)) ? `19${digits}` : `20${digits}`;
}

function couldBeBirth(date: string, today: string): boolean {
  const years = Number(today.slice(0, 4)) - Number(date.slice(0, 4));
  // between, it may as well be the day of something observed: contexts are followed for ten years and more
  return years > YOUNGEST + 1 && years <= OLDEST;
}
