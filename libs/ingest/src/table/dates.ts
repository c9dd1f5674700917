import { isDate } from '@waymark/calendar';
import { dateOfSerial } from '../formats/xlsx-parts';

/**
 * A calendar date as people write it. Day first, as in the United Kingdom; month first is told apart and refused, since
 * 03/04/2024 would otherwise silently be another month.
 */
export type DateReading =
  | {
      readonly ok: true;
      readonly date: string;
      /** Could also be month first. */ readonly ambiguous: boolean;
    }
  | {
      readonly ok: false;
      readonly why: 'month-first' | 'serial' | 'no-such-day' | 'unreadable';
      readonly guess?: string;
    };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const pad = (value: number) => String(value).padStart(2, '0');
const good = (date: string, ambiguous = false): DateReading => ({ ok: true, date, ambiguous });
const bad = (why: 'month-first' | 'serial' | 'no-such-day' | 'unreadable', guess?: string): DateReading =>
  guess === undefined ? { ok: false, why } : { ok: false, why, guess };

/** `edge`: a month alone (2024-03, Mar 2024) means its first day at a start and its last at an end. */
export function readDate(text: string, edge: 'start' | 'end'): DateReading {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(text);
  if (iso) return calendar(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const slashed = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})(?: \d{1,2}:\d{2}.*)?$/.exec(text);
  if (slashed) return dayFirst(Number(slashed[1]), Number(slashed[2]), fullYear(slashed[3] ?? ''));
  const month = /^(\d{4})-(\d{2})$/.exec(text);
  if (month) return edgeOfMonth(Number(month[1]), Number(month[2]), edge);
  const worded = /^(?:(\d{1,2})(?:st|nd|rd|th)?[ -])?([a-z]{3,9})[ -,]+(\d{4}|\d{2})$/i.exec(text);
  if (worded) {
    const number = MONTHS.indexOf((worded[2] ?? '').slice(0, 3).toLowerCase()) + 1;
    if (number === 0) return bad('unreadable');
    const year = fullYear(worded[3] ?? '');
    return worded[1] ? calendar(year, number, Number(worded[1])) : edgeOfMonth(year, number, edge);
  }
  if (/^\d{5}(\.\d+)?$/.test(text)) return bad('serial', dateOfSerial(Number(text), false) ?? undefined);
  return bad('unreadable');
}

function calendar(year: number, month: number, day: number): DateReading {
  const date = `${year}-${pad(month)}-${pad(day)}`;
  return isDate(date) ? good(date) : bad('no-such-day');
}

function dayFirst(first: number, second: number, year: number): DateReading {
  if (second > 12 && first <= 12 && second <= 31)
    return bad('month-first', `${year}-${pad(first)}-${pad(second)}`);
  const date = `${year}-${pad(second)}-${pad(first)}`;
  if (!isDate(date)) return bad('no-such-day');
  return good(date, first <= 12 && second <= 12 && first !== second);
}

function edgeOfMonth(year: number, month: number, edge: 'start' | 'end'): DateReading {
  if (month < 1 || month > 12) return bad('no-such-day');
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return good(`${year}-${pad(month)}-${edge === 'start' ? '01' : pad(last)}`);
}

function fullYear(text: string): number {
  return text.length === 4 ? Number(text) : 2000 + Number(text);
}
