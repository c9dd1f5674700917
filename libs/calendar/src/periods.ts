import { addMonths, differenceInMonths, getMonth, getYear } from 'date-fns';
import { UTCDate } from '@date-fns/utc';
import { addDays, compareDates, format, toDay, type Span } from './date';
import { periodSet, type PeriodSet, type PeriodSetId } from './period-sets';

/** One period of a set. `start` and `end` are both inside it. */
export interface Period extends Span {
  readonly set: PeriodSetId;
  /** Stable within a set and grant: `financial_year:2016-04-01`. */
  readonly key: string;
  readonly label: string;
}

/**
 * Where an observation's days fall in a set: inside one period, across a boundary (it is then listed, left out and
 * counted, never split), or outside altogether (only a grant's years have an outside).
 */
export type Assignment =
  { readonly period: Period } | { readonly crosses: true } | { readonly outside: true };

/** Inside this file a period is half-open, `[from, next)`, so that neighbours share a boundary and no day is lost. */
interface HalfOpen {
  readonly from: string;
  readonly next: string;
  readonly label: string;
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The period of a set that holds a date; `undefined` only for a date outside the grant. */
export function periodOf(id: PeriodSetId, date: string, grant?: Span): Period | undefined {
  const set = periodSet(id);
  const found = set.id === 'grant_year' ? grantYear(date, neededGrant(grant)) : cut(set, date);
  return found && close(id, found);
}

/**
 * Every period of a set that touches `start`..`end` (both inclusive), whole, in order. Empty when `end` is before
 * `start`. A grant's years are listed only as far as the grant reaches.
 */
export function periodsBetween(id: PeriodSetId, start: string, end: string, grant?: Span): Period[] {
  const from = id === 'grant_year' ? later(start, neededGrant(grant).start) : start;
  const periods: Period[] = [];
  if (compareDates(end, from) < 0) return periods;
  for (let period = periodOf(id, from, grant); period; period = periodOf(id, addDays(period.end, 1), grant)) {
    periods.push(period);
    if (compareDates(period.end, end) >= 0) break;
  }
  return periods;
}

/** The one period that holds all the days of a span, or why there is none. */
export function assignPeriod(id: PeriodSetId, span: Span, grant?: Span): Assignment {
  const first = periodOf(id, span.start, grant);
  const last = periodOf(id, span.end, grant);
  if (!first && !last) return spansGrant(id, span, grant) ? { crosses: true } : { outside: true };
  return first && last && first.key === last.key ? { period: first } : { crosses: true };
}

function spansGrant(id: PeriodSetId, span: Span, grant: Span | undefined): boolean {
  if (id !== 'grant_year') return false;
  const { start, end } = neededGrant(grant);
  return compareDates(span.start, start) < 0 && compareDates(span.end, end) > 0;
}

function cut(set: PeriodSet, date: string): HalfOpen {
  const day = toDay(date);
  const sinceFirst = (getMonth(day) + 1 - set.firstMonth + 12) % 12;
  const yearStart = addMonths(new UTCDate(getYear(day), getMonth(day), 1), -sinceFirst);
  let offset = 0;
  let index = 0;
  for (const length of set.months) {
    if (sinceFirst < offset + length) break;
    offset += length;
    index += 1;
  }
  const from = addMonths(yearStart, offset);
  const next = addMonths(from, set.months[index] ?? 12);
  return { from: format(from), next: format(next), label: labelOf(set, index, from, addMonths(next, -1)) };
}

function grantYear(date: string, grant: Span): HalfOpen | undefined {
  if (compareDates(date, grant.start) < 0 || compareDates(date, grant.end) > 0) return undefined;
  const start = toDay(grant.start);
  // Counted from the first day each time: chained months would drift after 29 February.
  let years = Math.floor(differenceInMonths(toDay(date), start) / 12);
  while (compareDates(format(addMonths(start, 12 * (years + 1))), date) <= 0) years += 1;
  const from = addMonths(start, 12 * years);
  const whole = format(addMonths(start, 12 * (years + 1)));
  const afterGrant = addDays(grant.end, 1);
  const next = compareDates(whole, afterGrant) < 0 ? whole : afterGrant;
  return {
    from: format(from),
    next,
    label: `year ${years + 1} (${monthAndYear(from)} to ${monthAndYear(toDay(addDays(next, -1)))})`,
  };
}

function labelOf(set: PeriodSet, index: number, from: Date, lastMonth: Date): string {
  const year = getYear(from);
  const two = String((year + 1) % 100).padStart(2, '0');
  const name = set.names?.[index];
  if (name) return `${name} ${year}`;
  if (set.id === 'financial_year') return `${year}/${two}`;
  if (set.id === 'academic_year') return `academic year ${year}/${two}`;
  if (set.id === 'year_ending_march') return `year ending Mar ${year + 1}`;
  if (set.grain === 'year') return String(year);
  if (set.grain === 'month') return monthAndYear(from);
  const first = year === getYear(lastMonth) ? monthName(from) : monthAndYear(from);
  return `${first} to ${monthAndYear(lastMonth)}`;
}

function monthName(day: Date): string {
  return monthNames[getMonth(day)] ?? '';
}

function monthAndYear(day: Date): string {
  return `${monthName(day)} ${getYear(day)}`;
}

function close(set: PeriodSetId, open: HalfOpen): Period {
  return {
    set,
    key: `${set}:${open.from}`,
    label: open.label,
    start: open.from,
    end: addDays(open.next, -1),
  };
}

function later(a: string, b: string): string {
  return compareDates(a, b) >= 0 ? a : b;
}

function neededGrant(grant: Span | undefined): Span {
  if (!grant) throw new RangeError("A grant's own years need the grant's first and last day.");
  return grant;
}
