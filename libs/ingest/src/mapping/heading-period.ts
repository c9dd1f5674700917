import type { Period, TableRule, YearKind } from '@waymark/contract';
import { type DateOrder, findPeriod, type FoundPeriod } from './period-text';

/** The year a table is about, where headings say month or quarter only. */
export interface YearFrame extends Period {
  /** The text that names it. */
  readonly line: string;
}

const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const MONTHS = new RegExp(`^(${MONTH})\\.?(?:\\s*(?:-|–|—|to)\\s*(${MONTH})\\.?)?$`, 'i');
const QUARTER = /^(?:q(?:uarter|tr|t)?\.?\s*([1-4])|([1-4])(?:st|nd|rd|th)\s+quarter)$/i;
const HALF = /^h(?:alf)?\s*([12])$/i;
const TERM = /^(autumn|spring|summer)(?:\s+term)?$/i;
const SHORT = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TERMS: Readonly<Record<string, readonly [number, number]>> = {
  autumn: [9, 4],
  spring: [1, 3],
  summer: [4, 5],
};

/** Lines of a heading of several rows, as they were joined. */
const LINES = /\s*\/\s+|\s+\/\s*/;

/**
 * The period in a heading, with what remains of the heading. `Apr` or `Q1` alone takes its year from another line of the
 * same heading (`2024/25 / Apr`), or from the frame.
 */
export function headingPeriod(
  name: string,
  years: YearKind,
  dates: DateOrder,
  frame: YearFrame | null = null,
): Pick<FoundPeriod, 'start' | 'end' | 'rest'> | null {
  const found = findPeriod(name, years, dates);
  if (found && found.is !== 'year') return found;
  const year = found ?? frame;
  if (!year) return null;
  const lines = (found ? found.rest : name).split(LINES).filter((line) => line !== '');
  const at = lines.findIndex((line) => within(line, year) !== null);
  const part = at < 0 ? null : within(lines[at] ?? '', year);
  return part ? { ...part, rest: lines.filter((_, i) => i !== at).join(' / ') } : found;
}

/** The year that the lines around a table name, where its headings need one: two or more say a part of a year and no year. */
export function yearFrame(
  headings: readonly string[],
  lines: readonly string[],
  years: YearKind,
  dates: TableRule['dates'],
): YearFrame | null {
  const bare = headings.filter((heading) => !findPeriod(heading, years, dates) && saysPartOfYear(heading));
  if (bare.length < 2) return null;
  for (const line of [...lines, ...headings]) {
    const found = findPeriod(line, years, dates);
    if (found?.is === 'year') return { start: found.start, end: found.end, line };
  }
  return null;
}

/** Where the first month that stands alone says how the years run: school years from September, the others as they were taken. */
export function yearsByFirstMonth(headings: readonly string[]): YearKind | null {
  const months = headings.flatMap((heading) =>
    heading.split(LINES).flatMap((line) => MONTHS.exec(line.trim())?.[1] ?? []),
  );
  if (months.length < 6) return null;
  const first = SHORT.indexOf((months[0] ?? '').slice(0, 3).toLowerCase()) + 1;
  return first === 9 ? 'school' : first === 4 ? 'financial' : first === 1 ? 'calendar' : null;
}

/** Whether a line of a heading is a month, quarter, half-year or term by itself. */
export const saysPartOfYear = (heading: string): boolean => heading.split(LINES).some(isPartOfYear);

const isPartOfYear = (line: string): boolean =>
  [MONTHS, QUARTER, HALF, TERM].some((pattern) => pattern.test(line.trim()));

/** The part of the year that a line names: the first such month on or after its beginning. */
function within(line: string, year: Period): Period | null {
  const text = line.trim();
  const months = MONTHS.exec(text);
  const [startYear, startMonth] = [Number(year.start.slice(0, 4)), Number(year.start.slice(5, 7))];
  const from = (month: number, count: number): Period => {
    const first = (month < startMonth ? startYear + 1 : startYear) * 12 + month - 1;
    return { start: day(first, 1), end: day(first + count, 0) };
  };
  if (months) {
    const first = monthOf(months[1]);
    const last = months[2] === undefined ? first : monthOf(months[2]);
    return from(first, ((last - first + 12) % 12) + 1);
  }
  const quarter = QUARTER.exec(text);
  const after = (skip: number, count: number) => {
    const first = startYear * 12 + startMonth - 1 + skip;
    return { start: day(first, 1), end: day(first + count, 0) };
  };
  if (quarter) return after((Number(quarter[1] ?? quarter[2]) - 1) * 3, 3);
  const half = HALF.exec(text);
  if (half) return after((Number(half[1]) - 1) * 6, 6);
  const term = TERMS[(TERM.exec(text)?.[1] ?? '').toLowerCase()];
  return term ? from(...term) : null;
}

const monthOf = (text: string | undefined): number =>
  SHORT.indexOf((text ?? '').slice(0, 3).toLowerCase()) + 1;

/** A day of a month counted from year 0. */
const day = (months: number, date: number): string =>
  new Date(Date.UTC(Math.floor(months / 12), months % 12, date)).toISOString().slice(0, 10);
