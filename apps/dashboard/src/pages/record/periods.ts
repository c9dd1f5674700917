import type { Period } from '@waymark/contract';

export interface PeriodChoice extends Period {
  readonly label: string;
}

/** Calendar days without a clock: a year, a month from 1 (any whole number), a day. Day 0 is the last of the month before. */
const day = (year: number, month: number, date: number): string =>
  new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);

const months = (year: number, from: number, count: number): Period => ({
  start: day(year, from, 1),
  end: day(year, from + count, 0),
});

const monthName = (date: string): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

const named = (what: string, period: Period): PeriodChoice => {
  const [first, last] = [monthName(period.start), monthName(period.end)];
  return { ...period, label: first === last ? `${what}: ${first}` : `${what}: ${first} to ${last}` };
};

/** The periods people mean most often, seen from a day. Any other can be typed. */
export function periodChoices(today: string): readonly PeriodChoice[] {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const quarter = Math.floor((month - 1) / 3) * 3 + 1;
  const halfYear = month >= 10 ? 10 : month >= 4 ? 4 : -2;
  const financial = month >= 4 ? year - 1 : year - 2;
  return [
    { label: 'Today', start: today, end: today },
    named('This month', months(year, month, 1)),
    named('Last month', months(year, month - 1, 1)),
    named('Last quarter', months(year, quarter - 3, 3)),
    named('This half-year', months(year, halfYear, 6)),
    named('Last half-year', months(year, halfYear - 6, 6)),
    named('Last year to 31 March', months(financial, 4, 12)),
    named('Last calendar year', months(year - 1, 1, 12)),
  ];
}
