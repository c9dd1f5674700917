import type { Period, TimeAxis } from '@waymark/contract';

const MS_A_DAY = 86_400_000;

/** Whole days since 1970-01-01. Calendar dates hold no hour, so no time zone can move a wave. */
export function dayNumber(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return Date.UTC(year, month - 1, day) / MS_A_DAY;
}

/** The first day and the day after the last one: an inclusive period as it lies on a line. */
export function daysOf(period: Period): { from: number; to: number } {
  return { from: dayNumber(period.start), to: dayNumber(period.end) + 1 };
}

/** A wave sits in the middle of its period. */
export function middleOf(period: Period): number {
  const { from, to } = daysOf(period);
  return (from + to) / 2;
}

export interface TimeScale {
  readonly from: number;
  readonly to: number;
  /** 0 at the left end of every plot of a page, 1 at the right end; clamped to the axis. */
  fraction(day: number): number;
}

/** One scale for every row, the strip and the tint of a page: the reason why they share their verticals. */
export function timeScale(axis: Pick<TimeAxis, 'start' | 'end'>): TimeScale {
  const { from, to } = daysOf(axis);
  const length = Math.max(1, to - from);
  return { from, to, fraction: (day) => Math.min(1, Math.max(0, (day - from) / length)) };
}
