import { UTCDate } from '@date-fns/utc';
import { addMonths as shiftMonths, differenceInMonths, isValid } from 'date-fns';

/**
 * Calendar dates are text, `YYYY-MM-DD`, as people in the United Kingdom write them down. No time of day and no
 * time zone ever takes part: arithmetic runs on UTC days, on which every calendar date exists exactly once.
 */

/** An inclusive stretch of days, as shown on screen and sent on the wire. */
export interface Span {
  readonly start: string;
  readonly end: string;
}

/** A UTC day has no summer time: always as many milliseconds. */
const aDay = 86_400_000;
const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True for a real calendar date written `YYYY-MM-DD` (2019-02-29 is not one). */
export function isDate(text: string): boolean {
  return parse(text) !== undefined;
}

/** Days read before: a page asks the same few hundred over and over. Nothing here changes a day that was handed out. */
const known = new Map<string, UTCDate>();
const mostKnown = 20_000;

function parse(text: string): UTCDate | undefined {
  const before = known.get(text);
  if (before) return before;
  const found = shape.exec(text);
  if (!found) return undefined;
  const day = new UTCDate(`${text}T00:00:00Z`);
  if (!isValid(day) || format(day) !== text) return undefined;
  if (known.size >= mostKnown) known.clear();
  known.set(text, day);
  return day;
}

/** The UTC day of a calendar date, to be read and never changed. Text that is no date is a bug of the caller (who has `isDate`), hence thrown. */
export function toDay(text: string): UTCDate {
  const day = parse(text);
  if (!day) throw new RangeError(`"${text}" is not a calendar date written YYYY-MM-DD.`);
  return day;
}

/** `YYYY-MM-DD` of a UTC day. */
export function format(day: Date): string {
  return day.toISOString().slice(0, 10);
}

/** The date `days` later (earlier when negative). */
export function addDays(date: string, days: number): string {
  return format(new Date(toDay(date).getTime() + Math.trunc(days) * aDay));
}

/** The same day `months` later (earlier when negative), or the last day of a month that has no such day. */
export function addMonths(date: string, months: number): string {
  return format(shiftMonths(toDay(date), months));
}

/** Negative when `a` is earlier, 0 when they are the same day, positive when `a` is later. */
export function compareDates(a: string, b: string): number {
  return (toDay(a).getTime() - toDay(b).getTime()) / aDay;
}

/** Number of days in an inclusive span: one for a single day, 0 when it ends before it starts. */
export function daysIn(span: Span): number {
  return Math.max(0, compareDates(span.end, span.start) + 1);
}

/** Whole calendar months from one date to another: 11 from 2016-04-01 to 2017-03-31, 12 to 2017-04-01. */
export function monthsBetween(from: string, to: string): number {
  const [first, last] = [toDay(from), toDay(to)];
  // the same day of two months: nothing to round, and what almost every series asks
  if (from.slice(8) === to.slice(8))
    return (
      12 * (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) +
      Number(to.slice(5, 7)) -
      Number(from.slice(5, 7))
    );
  return differenceInMonths(last, first);
}

/** The months as British English names them, January first. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
