import { z } from 'zod';

/** A calendar date in Europe/London, `YYYY-MM-DD`: never a timestamp, so no time zone can move it. */
export const isoDate = z
  .string()
  .regex(
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
    'Write the date as year-month-day, for example 2024-04-30.',
  )
  .refine(
    (text) => {
      const [year, month, day] = text.split('-').map(Number) as [number, number, number];
      return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
    },
    { message: 'That day does not exist in that month.' },
  )
  // a slip of the finger (20225, 9999) would stretch the time axis of every page
  .refine((text) => text >= '1900' && text < '2200', { message: 'Write a year between 1900 and 2199.' });
export type IsoDate = z.infer<typeof isoDate>;

/** Inclusive at both ends, on the wire and on screen. */
export const period = z.strictObject({ start: isoDate, end: isoDate });
export type Period = z.infer<typeof period>;

export const labelledPeriod = z.strictObject({ start: isoDate, end: isoDate, label: z.string() });
export type LabelledPeriod = z.infer<typeof labelledPeriod>;

/** How a page groups observations in time; `as_collected` leaves every wave as it was. */
export const periodSetId = z.enum([
  'as_collected',
  'calendar_year',
  'half_year',
  'quarter',
  'month',
  'financial_year',
  'year_ending_march',
  'academic_year',
  'term',
  'grant_year',
]);
export type PeriodSetId = z.infer<typeof periodSetId>;

/**
 * The groupings in which figures are released. Few on purpose: each further one is another table over the same counts,
 * which a reader could hold against the first to undo what is withheld. The team groups as it likes.
 */
export const releasedPeriodSets = [
  'as_collected',
  'financial_year',
] as const satisfies readonly PeriodSetId[];

export function isReleasedGrouping(id: PeriodSetId): id is (typeof releasedPeriodSets)[number] {
  return releasedPeriodSets.some((released) => released === id);
}
