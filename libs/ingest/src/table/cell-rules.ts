import { breakdown as breakdownShape } from '@waymark/contract';
import { fault, type Fault } from '../problems';
import type { DateReading } from './dates';

export function extraCell(value: string): Fault {
  return fault(
    'extra-cell',
    null,
    value,
    'no more cells than headings',
    'A value with a comma in it may lack its quotation marks, or a heading is missing.',
  );
}

export const noDate = (column: string) =>
  fault('needed', column, null, 'a date such as 2024-03-31', 'Write the date as year-month-day.');

export function dateFault(column: string, text: string, reading: DateReading): Fault {
  const expected = 'a date such as 2024-03-31 or 31/03/2024 (day first)';
  if (reading.ok)
    return reading.ambiguous
      ? fault(
          'ambiguous-date',
          column,
          text,
          expected,
          'Other dates in this file are written month first, so this one can be read two ways. Write all dates as year-month-day.',
        )
      : fault('not-a-date', column, text, expected, 'The year cannot be meant. Check it.');
  switch (reading.why) {
    case 'month-first':
      return fault(
        'month-first',
        column,
        text,
        expected,
        `This is written month first. Write it as ${reading.guess}.`,
      );
    case 'serial':
      return fault(
        'date-as-number',
        column,
        text,
        expected,
        `Spreadsheets store dates as numbers; this one may be ${reading.guess ?? 'a date'}. Format the column as a date and save again.`,
      );
    case 'no-such-day':
      return fault(
        'no-such-day',
        column,
        text,
        expected,
        'There is no such day in the calendar. Check day and month.',
      );
    case 'unreadable':
      return fault('not-a-date', column, text, expected, 'Write the date as year-month-day.');
  }
}

/** Dimensions in order and in small letters, so that the same breakdown is always the same text. */
export function tidyBreakdown(text: string): string | Fault {
  const tidy = text
    .split(';')
    .map((part) => {
      const [dimension = '', ...value] = part.split('=');
      return value.length > 0 ? `${dimension.trim().toLowerCase()}=${value.join('=').trim()}` : part.trim();
    })
    .filter((part) => part !== '')
    .sort()
    .join(';');
  return breakdownShape.safeParse(tidy).success
    ? tidy
    : fault(
        'breakdown-unreadable',
        'breakdown',
        text,
        'dimension=value, several with a semicolon between',
        'Write for example sex=girls; leave it empty for everyone.',
      );
}
