import { periodOf, type PeriodSetId } from '@waymark/calendar';
import type { LabelledPeriod } from '@waymark/contract';

/** Sets whose own name for a span is what people say, tried in this order. */
const namedSets: readonly PeriodSetId[] = ['month', 'calendar_year', 'financial_year', 'academic_year'];

/** Official statistics about areas name a year by its end. */
const officialSets: readonly PeriodSetId[] = ['month', 'calendar_year', 'year_ending_march', 'academic_year'];

/** A name for the days a wave was collected in: its round, the period's own name, its month, or its dates. */
export function labelOf(start: string, end: string, round = '', official = false): string {
  if (round !== '') return round;
  for (const set of official ? officialSets : namedSets) {
    const period = periodOf(set, start);
    if (period && period.start === start && period.end === end) return period.label;
  }
  if (start === end) return dayInWords(start);
  const firstMonth = monthOf(start);
  const lastMonth = monthOf(end);
  return firstMonth === lastMonth ? firstMonth : `${firstMonth} to ${lastMonth}`;
}

export const labelled = (start: string, end: string, round = '', official = false): LabelledPeriod => ({
  start,
  end,
  label: labelOf(start, end, round, official),
});

/** `31 Mar 2026`. */
export function dayInWords(date: string): string {
  return `${Number(date.slice(8))} ${monthOf(date)}`;
}

const monthOf = (date: string): string => periodOf('month', date)?.label ?? date.slice(0, 7);
