import type { CaringShare, ConcernOutcome, ConcernsPage, Intention } from '@waymark/contract';

export interface CountedConcern {
  /** `YYYY-MM`. */
  readonly month: string;
  /** Agreed by two or settled; null while it is neither. */
  readonly intention: Intention | null;
  readonly outcome: ConcernOutcome;
}

/** Every month from the first concern to the last, with none left out: a month without a concern is a known zero. */
export function concernCalendar(concerns: readonly CountedConcern[]): ConcernsPage['calendar'] {
  const months = concerns.map(({ month }) => month).sort();
  const [first] = months;
  const last = months.at(-1);
  if (first === undefined || last === undefined) return [];
  const calendar: ConcernsPage['calendar'] = [];
  for (let month = first; month <= last; month = after(month)) {
    const here = concerns.filter((one) => one.month === month);
    calendar.push({
      month,
      raised: here.length,
      open: here.filter(({ outcome }) => outcome === 'open').length,
    });
  }
  return calendar;
}

/**
 * Share of concerns raised with a caring intention, by half-year from January and July, as LOC-07 counts it. Only concerns on
 * which two people agree, or which were settled, are in it; what nobody can tell is counted as open, never as not caring.
 */
export function caringByHalfYear(concerns: readonly CountedConcern[]): CaringShare[] {
  const halves = [...new Set(concerns.map(({ month }) => halfOf(month)))].sort();
  return halves.map((half) => {
    const here = concerns.filter(({ month }) => halfOf(month) === half);
    const caring = here.filter(({ intention }) => intention === 'caring').length;
    const not = here.filter(({ intention }) => intention === 'not caring').length;
    const [year, first] = [half.slice(0, 4), half.endsWith('1')];
    return {
      start: first ? `${year}-01-01` : `${year}-07-01`,
      end: first ? `${year}-06-30` : `${year}-12-31`,
      caring,
      coded: caring + not,
      open: here.length - caring - not,
    };
  });
}

const halfOf = (month: string): string => `${month.slice(0, 4)}-${month.slice(5) < '07' ? 1 : 2}`;

function after(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
