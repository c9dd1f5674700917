import { daysIn, isDate, monthNames, periodOf } from '@waymark/calendar';
import type { Period, TableRule, YearKind } from '@waymark/contract';
import { readDate } from '../table/dates';
import { visible } from '../table/numbers';

export type DateOrder = TableRule['dates'];

/** A period found in a text. */
export interface FoundPeriod extends Period {
  /** The piece of the text that says it. */
  readonly said: string;
  /** The text without that piece. */
  readonly rest: string;
  /** `Q1 2023` may be a quarter of the calendar or of the financial year: `years` decided. */
  readonly ambiguous: boolean;
  readonly is: 'days' | 'quarter' | 'half-year' | 'term' | 'month' | 'months' | 'year' | 'day';
}

const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TO = '\\s*(?:-|–|—|to|until|through|/)\\s*';
/** 2023/24, 2023-24, 2023/2024, 23/24, FY23/24; or one year. */
const YEARS =
  "(?:(?:fy|ay)\\s*)?(?:((?:19|20)\\d\\d|\\d\\d)\\s?[/–-]\\s?((?:19|20)?\\d\\d)|((?:19|20)\\d\\d)|['’](\\d\\d))(?!\\d|[/-]\\d)";
const DAY =
  '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.](?:\\d{4}|\\d{2})|\\d{1,2}(?:st|nd|rd|th)?[ -](?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ ,-]+(?:\\d{4}|\\d{2})';
const near = (pattern: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'iu');

const RANGE_OF_DAYS = near(`(${DAY})${TO}(${DAY})`);
const RANGE_OF_MONTHS = near(
  `${MONTH}\\s*((?:19|20)\\d\\d|\\d\\d)?${TO}${MONTH}\\s*,?\\s*((?:19|20)\\d\\d|\\d\\d)`,
);
const MONTHS_ALONE = near(`${MONTH}${TO}${MONTH}`);
const QUARTER = '(?:q(?:uarter|tr|t)?\\.?\\s*([1-4])|([1-4])(?:st|nd|rd|th)\\s+quarter)';
const QUARTER_YEAR = near(`${QUARTER}\\s*(?:of\\s+)?[,:–-]?\\s*(?:\\(?${YEARS}\\)?)`);
const YEAR_QUARTER = near(`${YEARS}\\s*[,:–-]?\\s*${QUARTER}`);
const HALF_YEAR = near(`h(?:alf)?\\s*([12])\\s*[,:–-]?\\s*${YEARS}`);
const TERM = near(`(autumn|spring|summer)(?:\\s+term)?\\s*[,:–-]?\\s*${YEARS}`);
const MONTH_YEAR = near(`${MONTH}[\\s,’'–-]*((?:19|20)\\d\\d|\\d\\d)(?!\\d|[/-]\\d)`);
const MONTH_NUMBER = near('((?:19|20)\\d\\d)[-/](0[1-9]|1[0-2])|(0[1-9]|1[0-2])[-/]((?:19|20)\\d\\d)');
const YEAR_TO = near(
  `(?:year|yr|12 months)\\s+(?:ending|ended|to|end)\\s+(?:(?:31|30)(?:st|th)?\\s+)?${MONTH}\\s*((?:19|20)\\d\\d)`,
);
const YEAR_ALONE = near(YEARS);
const DAY_ALONE = near(`(${DAY})(?:[T ]\\d{1,2}:\\d{2}\\S*)?`);

const pad = (n: number) => String(n).padStart(2, '0');
const full = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));
const monthOf = (text: string) => MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** From the first day of a month for so many months. */
function months(year: number, month: number, count: number): Period {
  const start = new Date(Date.UTC(year, month - 1, 1));
  const end = new Date(Date.UTC(year, month - 1 + count, 0));
  return { start: start.toISOString().slice(0, 10), end: end.toISOString().slice(0, 10) };
}

/** A day as people write it, in the order of day and month that the whole column shows. Null where it is none. */
export function readDay(text: string, order: DateOrder): string | null {
  const clean = visible(text).replace(/,\s*(?=\d{1,2}:)/, ' ');
  const turned =
    order === 'month first'
      ? clean.replace(/^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/, '$3$2$1$2$4')
      : clean;
  const read = readDate(turned.replace(/^[a-z]{3,9},? (?=\d)/i, ''), 'start');
  return read.ok && /\d.*[-/. ].*\d/.test(turned) && !/^\d{4}-\d{2}$/.test(turned) ? read.date : null;
}

/** The first period a text speaks of, the most exact way of saying it first. `anywhere`: within a longer text. */
export function findPeriod(text: string, years: YearKind, order: DateOrder): FoundPeriod | null {
  const clean = visible(text).replace(/\s+/g, ' ');
  if (!/\d/.test(clean)) return null;
  for (const [pattern, read] of READERS) {
    const found = pattern.exec(clean);
    if (!found) continue;
    const period = read(found, years, order, clean);
    if (!period || period.start > period.end || period.start < '1950' || period.end > '2200') continue;
    const said = found[0];
    const rest = `${clean.slice(0, found.index)} ${clean.slice(found.index + said.length)}`
      .replace(/\(\s*\)|\[\s*\]/g, '')
      .replace(/\s+/g, ' ')
      .replace(/^[\s/:,–-]+|[\s/:,–-]+$/g, '');
    const { start, end, is, ambiguous } = period;
    return { start, end, is, ambiguous: ambiguous ?? false, said, rest };
  }
  return null;
}

/** A cell that holds a period and nothing else. */
export function readPeriod(text: string, years: YearKind, order: DateOrder): FoundPeriod | null {
  const found = findPeriod(text, years, order);
  return found && LABEL.test(found.rest) ? found : null;
}

const LABEL =
  /^\(?(?:reporting |the )?(?:financial |academic |school |calendar )?(?:fy|period|year|quarter|month|term|date|week|w c|wave|round)?(?: ending| beginning| commencing| of)?:?\)?$/i;

type Reading = (Period & { readonly is: FoundPeriod['is']; readonly ambiguous?: boolean }) | null;
type Read = (m: RegExpExecArray, years: YearKind, order: DateOrder, text: string) => Reading;

/** First year, and whether two are named, from the groups of YEARS. */
function yearsOf(groups: readonly (string | undefined)[]): { year: number; two: boolean } | null {
  const [first, second, one, short] = groups;
  if (first && second) {
    const year = full(first);
    return full(second) % 100 === (year + 1) % 100 ? { year, two: true } : null;
  }
  if (one) return { year: Number(one), two: false };
  return short ? { year: full(short), two: false } : null;
}

const quarter = (
  number: number,
  said: { year: number; two: boolean } | null,
  years: YearKind,
  text: string,
): Reading => {
  if (!said) return null;
  const named = MONTHS_ALONE.exec(text);
  if (named) {
    const first = monthOf(named[1] ?? '');
    const last = monthOf(named[2] ?? '');
    const year = said.two && first < 4 ? said.year + 1 : said.year;
    return { ...months(year, first, ((last - first + 12) % 12) + 1), is: 'quarter' };
  }
  const financial = said.two || years !== 'calendar';
  return {
    ...(financial ? months(said.year, 4 + (number - 1) * 3, 3) : months(said.year, 1 + (number - 1) * 3, 3)),
    is: 'quarter',
    ambiguous: !said.two,
  };
};

const READERS: readonly (readonly [RegExp, Read])[] = [
  [
    RANGE_OF_DAYS,
    (m, _, order) => {
      const start = readDay(m[1] ?? '', order);
      const end = readDay(m[2] ?? '', order);
      return start && end ? { start, end, is: 'days' } : null;
    },
  ],
  [QUARTER_YEAR, (m, years, _, text) => quarter(Number(m[1] ?? m[2]), yearsOf(m.slice(3, 7)), years, text)],
  [YEAR_QUARTER, (m, years, _, text) => quarter(Number(m[5] ?? m[6]), yearsOf(m.slice(1, 5)), years, text)],
  [
    RANGE_OF_MONTHS,
    (m) => {
      const end = full(m[4] ?? '');
      const first = monthOf(m[1] ?? '');
      const last = monthOf(m[3] ?? '');
      const year = m[2] ? full(m[2]) : first > last ? end - 1 : end;
      return {
        start: `${year}-${pad(first)}-01`,
        end: `${end}-${pad(last)}-${lastDay(end, last)}`,
        is: 'months',
      };
    },
  ],
  [
    YEAR_TO,
    (m) => {
      const month = monthOf(m[1] ?? '');
      return { ...months(Number(m[2]) - 1, month + 1, 12), is: 'year' };
    },
  ],
  [
    HALF_YEAR,
    (m, years) => {
      const said = yearsOf(m.slice(2, 6));
      if (!said) return null;
      const financial = said.two || years !== 'calendar';
      return {
        ...months(said.year, (financial ? 4 : 1) + (Number(m[1]) - 1) * 6, 6),
        is: 'half-year',
        ambiguous: !said.two,
      };
    },
  ],
  [
    TERM,
    (m) => {
      const said = yearsOf(m.slice(2, 6));
      if (!said) return null;
      const name = (m[1] ?? '').toLowerCase();
      if (name === 'autumn') return { ...months(said.year, 9, 4), is: 'term' };
      const year = said.two ? said.year + 1 : said.year;
      return { ...(name === 'spring' ? months(year, 1, 3) : months(year, 4, 5)), is: 'term' };
    },
  ],
  [
    DAY_ALONE,
    (m, _, order) => {
      const day = readDay(m[1] ?? '', order);
      return day ? { start: day, end: day, is: 'day' } : null;
    },
  ],
  [MONTH_YEAR, (m) => ({ ...months(full(m[2] ?? ''), monthOf(m[1] ?? ''), 1), is: 'month' })],
  [MONTH_NUMBER, (m) => ({ ...months(Number(m[1] ?? m[4]), Number(m[2] ?? m[3]), 1), is: 'month' })],
  [
    YEAR_ALONE,
    (m, years) => {
      const said = yearsOf(m.slice(1, 5));
      if (!said || (said.two && /^\d\d$/.test(m[1] ?? '') && Number(m[1]) < 10)) return null;
      const kind = said.two && years === 'calendar' ? 'financial' : years;
      const first = kind === 'school' ? 9 : kind === 'financial' ? 4 : 1;
      return { ...months(said.year, first, 12), is: 'year', ambiguous: said.two || years !== 'calendar' };
    },
  ],
];

type Each = Extract<TableRule['period'], { from: 'column' }>['each'];

/** The month, quarter, half-year or year a day lies in. */
export function bucketOf(day: string, each: Each, years: YearKind): Period {
  switch (each) {
    case 'month':
      return of('month', day);
    case 'quarter':
      return of('quarter', day);
    case 'half-year':
      return years === 'calendar'
        ? months(Number(day.slice(0, 4)), day.slice(5) < '07' ? 1 : 7, 6)
        : of('half_year', day);
    case 'year':
      return of(
        years === 'calendar' ? 'calendar_year' : years === 'financial' ? 'financial_year' : 'academic_year',
        day,
      );
    default:
      return { start: day, end: day };
  }
}

function of(set: Parameters<typeof periodOf>[0], day: string): Period {
  const found = isDate(day) ? periodOf(set, day) : undefined;
  return { start: found?.start ?? day, end: found?.end ?? day };
}

/** In words for a sentence: 1 April to 30 June 2023. */
export function periodWords({ start, end }: Period): string {
  const words = (date: string, year: boolean) => {
    const [y, m, d] = date.split('-').map(Number);
    const month = monthNames[(m ?? 1) - 1] ?? '';
    return `${d} ${month}${year ? ` ${y}` : ''}`;
  };
  if (daysIn({ start, end }) === 1) return words(start, true);
  return `${words(start, start.slice(0, 4) !== end.slice(0, 4))} to ${words(end, true)}`;
}
