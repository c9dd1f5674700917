import type { ColumnRule, MappingChoice, Period, PeriodRule, TableRule, YearKind } from '@waymark/contract';
import { visible } from '../table/numbers';
import type { Profile } from './column-profile';
import {
  headingPeriod,
  saysPartOfYear,
  type YearFrame,
  yearFrame,
  yearsByFirstMonth,
} from './heading-period';
import { type DateOrder, findPeriod, periodWords, readDay } from './period-text';
import { nameOf, titlePeriod } from './table-mapper';
import { PERIOD_HEADING } from './heading-words';

export interface When {
  readonly period: PeriodRule;
  readonly dates: DateOrder;
  readonly columns: readonly ColumnRule[];
  readonly choices: readonly Omit<MappingChoice, 'at'>[];
  /** Where the period is asked and something suggests one. */
  readonly suggested: Period | null;
  /** Columns whose headings hold a period. */
  readonly across: ReadonlySet<number>;
  /** The year of headings that say a month or quarter only. */
  readonly frame: YearFrame | null;
}

/** Day or month first, from all dates of a column together: one day above 12 decides for every other. */
export function dateOrder(profiles: readonly Profile[]): {
  order: DateOrder;
  because: string;
  sure: MappingChoice['sure'];
  any: boolean;
} {
  let first = 0;
  let second = 0;
  let iso = 0;
  let either = 0;
  let example = '';
  for (const profile of profiles)
    for (const [text, count] of profile.texts) {
      if (/^\d{4}[-/.]\d/.test(text)) iso += count;
      const found = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}(?!\d)/.exec(text);
      if (!found) continue;
      const [a, b] = [Number(found[1]), Number(found[2])];
      if (a > 12 && b <= 12) {
        first += count;
        if (first === count) example = text;
      } else if (b > 12 && a <= 12) {
        second += count;
        if (second === count) example = text;
      } else if (a !== b) either += count;
    }
  const any = first + second + iso + either > 0;
  if (first > 0 && second === 0)
    return {
      order: 'day first',
      because: `“${example}” can only be read day first, so every date of the file is.`,
      sure: 'sure',
      any,
    };
  if (second > 0 && first === 0)
    return {
      order: 'month first',
      because: `“${example}” can only be read month first, so every date of the file is.`,
      sure: 'likely',
      any,
    };
  if (first > 0 && second > 0)
    return {
      order: 'day first',
      because: `Some dates can only be read day first and some only month first (such as “${example}”): those that do not fit are refused.`,
      sure: 'ask',
      any,
    };
  if (either > 0)
    return {
      order: 'day first',
      because: 'Every date could be read either way; day first is usual in the United Kingdom.',
      sure: 'ask',
      any,
    };
  return {
    order: iso > 0 ? 'year first' : 'day first',
    because:
      iso > 0
        ? 'Dates are written year first, which can be read one way only.'
        : 'No date is written in numbers that could be read two ways.',
    sure: 'sure',
    any,
  };
}

/** Days counted from 1900, as spreadsheets keep dates that nobody formatted: each is refused with the way to mend it. */
const isUnformatted = ({ heading, holds, filled, texts }: Profile): boolean =>
  holds === 'numbers' &&
  filled > 0 &&
  /\b(date|day|when|week|month)\b/i.test(heading) &&
  // from 1990 to 2050: years and counts lie outside
  [...texts.keys()].every((text) => /^\d{5}$/.test(text) && Number(text) > 32_873 && Number(text) < 55_153);

/** When the figures of a table are about: columns, headings, titles, the names of sheet or file, or nobody knows. */
export function proposeWhen(
  profiles: readonly Profile[],
  about: {
    titles: readonly string[];
    /** Lines above earlier tables of the sheet. */
    earlier: readonly string[];
    sheet: string | null;
    file: string;
    rowsAre: TableRule['rowsAre'];
    taken: ReadonlySet<number>;
  },
): When {
  const dated = profiles.filter(
    (one) => (one.holds === 'dates' || isUnformatted(one)) && !about.taken.has(one.at),
  );
  const order = dateOrder(dated);
  const none = { columns: [], suggested: null, across: new Set<number>(), frame: null };
  const dateChoice: Omit<MappingChoice, 'at'>[] =
    order.any && dated.length > 0
      ? [{ what: 'Order of day and month', chose: order.order, because: order.because, sure: order.sure }]
      : [];
  if (about.rowsAre === 'submissions') {
    const column = submissionDate(dated);
    if (column) return ofSubmissions(column, order.order, dateChoice);
  }
  const start = dated.find((one) => /\b(start|from|begin\w*|first)\b/i.test(one.heading));
  const end = dated.find((one) => one !== start && /\b(end|to|until|last|finish)\b/i.test(one.heading));
  if (start && end && about.rowsAre === 'figures')
    return {
      ...none,
      period: { from: 'column', each: 'as written', years: 'financial' },
      dates: order.order,
      columns: [
        {
          heading: start.heading,
          nth: start.nth,
          as: 'period',
          edge: 'start',
          fillDown: start.filled < start.rows,
        },
        { heading: end.heading, nth: end.nth, as: 'period', edge: 'end', fillDown: end.filled < end.rows },
      ],
      choices: [
        ...dateChoice,
        {
          what: 'Period',
          chose: `from “${start.heading}” to “${end.heading}”`,
          because: 'Two columns hold dates and are named as a beginning and an end.',
          sure: 'sure',
        },
      ],
    };
  const column = [...dated].sort(
    (a, b) => Number(PERIOD_HEADING.test(b.heading)) - Number(PERIOD_HEADING.test(a.heading)),
  )[0];
  const headings = profiles.map((one) => one.heading);
  const taken = yearKind([
    ...(column ? column.texts.keys() : []),
    ...headings,
    ...about.titles,
    ...about.earlier,
    about.sheet ?? '',
    about.file,
  ]);
  const byMonth = yearsByFirstMonth(headings);
  const years =
    byMonth === null || byMonth === taken.kind
      ? taken
      : {
          kind: byMonth,
          because: `The months run from ${byMonth === 'school' ? 'September' : byMonth === 'financial' ? 'April' : 'January'}, so the years are taken to.`,
          sure: 'likely' as const,
        };
  if (column && (PERIOD_HEADING.test(column.heading) || column.kinds.number === 0))
    return ofColumn(column, order.order, dateChoice, years);
  const frame = yearFrame(
    headings,
    [...[...about.titles].reverse(), about.sheet ?? '', nameOf(about.file), ...[...about.earlier].reverse()],
    years.kind,
    order.order,
  );
  const across = profiles.filter(
    (one) =>
      !about.taken.has(one.at) &&
      one.holds !== 'few texts' &&
      headingPeriod(one.heading, years.kind, 'day first', frame),
  );
  if (
    across.length >= 1 &&
    about.rowsAre === 'figures' &&
    (across.length > 1 || !titlePeriod(about.titles, years.kind, 'day first'))
  )
    return {
      ...none,
      across: new Set(across.map((one) => one.at)),
      frame,
      period: { from: 'heading', years: years.kind },
      dates: order.order,
      choices: [
        ...dateChoice,
        {
          what: 'Period',
          chose: 'in the headings',
          because: `${across.length === 1 ? 'A heading names a period' : `${across.length} headings name a period`}, such as “${across[0]?.heading ?? ''}”${frame ? `, in the year of “${frame.line.slice(0, 80)}”` : ''}. ${years.because}`,
          sure: years.sure,
        },
      ],
    };
  const elsewhere = [
    ['title', 'in the lines above the table', titlePeriod(about.titles, years.kind, 'day first')],
    ['title', 'in the lines at the top of the sheet', titlePeriod(about.earlier, years.kind, 'day first')],
    ['sheet name', 'in the name of the sheet', named(about.sheet, years.kind)],
    ['file name', 'in the name of the file', named(nameOf(about.file), years.kind)],
  ] as const;
  for (const [from, words, found] of elsewhere)
    if (found && found.is !== 'day')
      return {
        ...none,
        period: { from, years: years.kind },
        dates: order.order,
        choices: [
          ...dateChoice,
          {
            what: 'Period',
            chose: `${periodWords(found)}, ${words}`,
            because:
              `“${'line' in found ? found.line : found.said}” names it. ${found.ambiguous ? years.because : ''}`.trim(),
            sure: found.ambiguous ? years.sure : 'sure',
          },
        ],
      };
  const bare = headings.filter(saysPartOfYear).length > 1 ? headings.find(saysPartOfYear) : undefined;
  return {
    ...none,
    period: { from: 'asked', years: years.kind },
    dates: order.order,
    choices: [
      ...dateChoice,
      {
        what: 'Period',
        chose: 'asked each time',
        because: bare
          ? `Headings such as “${bare}” say no year, and neither does anything near. Write the year above the table (2024/25) and send the file again, or say the period of the whole table.`
          : 'No column, heading, title or name says which period the table is about.',
        sure: 'ask',
      },
    ],
  };
}

function named(text: string | null, years: YearKind) {
  return text === null ? null : findPeriod(text.replace(/[_.]+/g, ' '), years, 'day first');
}

/** What a year means here. Two years in one label are a financial year unless school words stand near. */
function yearKind(texts: readonly string[]): {
  kind: YearKind;
  because: string;
  sure: MappingChoice['sure'];
} {
  const all = texts.join(' ').slice(0, 20_000);
  if (
    /academic|school year|\bay\s?\d|\b(autumn|spring|summer) (term|\d)/i.test(all) &&
    /\d{2}\s?[/–-]\s?\d{2}/.test(all)
  )
    return {
      kind: 'school',
      because: 'School words stand beside the year, so it is taken as a school year.',
      sure: 'likely',
    };
  if (
    /\d{2}\s?[/–-]\s?\d{2}|\bfy\b|financial year|tax year/i.test(
      all.replace(/\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/g, ''),
    )
  )
    return {
      kind: 'financial',
      because: 'Years are written as two, such as 2023/24, so they are taken as financial years from April.',
      sure: 'likely',
    };
  if (/\bq(uarter)?\s?[1-4]\b/i.test(all))
    return {
      kind: 'calendar',
      because: 'Quarters of one year may be those of the calendar or of the financial year: say which.',
      sure: 'ask',
    };
  return { kind: 'calendar', because: 'Years are taken as calendar years.', sure: 'likely' };
}

function ofColumn(
  column: Profile,
  dates: DateOrder,
  choices: Omit<MappingChoice, 'at'>[],
  years: ReturnType<typeof yearKind>,
): When {
  const days = column.kinds.date > column.kinds.period;
  const example = [...column.texts.keys()][0] ?? '';
  const found = findPeriod(example, years.kind, dates);
  const unclear = [...column.texts.keys()]
    .slice(0, 500)
    .find((text) => findPeriod(text, years.kind, dates)?.ambiguous);
  const unclearWords =
    unclear === undefined || unclear === example
      ? ''
      : ` “${unclear}” is ${periodWords(findPeriod(unclear, years.kind, dates) ?? { start: '', end: '' })}.`;
  return {
    period: { from: 'column', each: 'as written', years: years.kind },
    dates,
    columns: [
      {
        heading: column.heading,
        nth: column.nth,
        as: 'period',
        edge: 'whole',
        fillDown: column.filled < column.rows,
      },
    ],
    choices: [
      ...choices,
      {
        what: 'Period',
        chose: `in column ${column.letter}, “${column.heading}”`,
        because:
          `${column.filled} of ${column.rows} cells hold ${days ? 'a date' : 'a period'}${found ? `: “${example}” is ${periodWords(found)}` : ''}.${unclearWords} ${unclear === undefined ? '' : years.because}`.trim(),
        sure: unclear !== undefined ? years.sure : days ? 'likely' : 'sure',
      },
    ],
    suggested: null,
    across: new Set(),
    frame: null,
  };
}

/** The moment of answering: what a form tool calls its start or its timestamp, else any column of dates. */
function submissionDate(dated: readonly Profile[]): Profile | undefined {
  const rank = (one: Profile) => {
    const name = one.heading.toLowerCase();
    if (
      /^(timestamp|start|start time|startdate|start date|date|today|date of (visit|survey|session))$/.test(
        name,
      )
    )
      return 0;
    if (/submi|complet|recorded|end/.test(name)) return 2;
    return 1;
  };
  return [...dated].sort((a, b) => rank(a) - rank(b) || b.filled - a.filled)[0];
}

function ofSubmissions(column: Profile, dates: DateOrder, choices: Omit<MappingChoice, 'at'>[]): When {
  const days = [...column.texts.keys()].flatMap((text) => readDay(visible(text), dates) ?? []).sort();
  const first = days[0] ?? '';
  const last = days.at(-1) ?? '';
  const span = first === '' ? 0 : (Date.parse(last) - Date.parse(first)) / 86_400_000;
  const wave = span <= 62;
  return {
    period: { from: 'column', each: wave ? 'all rows' : 'quarter', years: 'financial' },
    dates,
    columns: [{ heading: column.heading, nth: column.nth, as: 'period', edge: 'whole', fillDown: false }],
    choices: [
      ...choices,
      {
        what: 'Period',
        chose: wave ? 'all answers are one wave' : 'the quarter in which an answer was given',
        because: `The answers in “${column.heading}” run from ${first} to ${last}, ${wave ? 'two months at most' : 'more than two months'}.`,
        sure: 'likely',
      },
    ],
    suggested: null,
    across: new Set(),
    frame: null,
  };
}
