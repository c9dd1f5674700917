import { daysIn } from '@waymark/calendar';
import { rateRatioUneven, type RatioPart } from '@waymark/statistics';
import type { Point } from './finding';
import { decimalRange } from './wording';

/** How the parts of two years (months, quarters) agree on one ratio. */
export interface Spread {
  /** They differ by more than chance would have them. */
  readonly uneven: boolean;
  readonly dispersion: number;
  readonly lower: number;
  readonly upper: number;
}

/** Parts that chance alone makes so uneven are seen in one of twenty pairs of years. */
const unlikely = 0.05;

/**
 * One bad week fills a month. The exact ratio takes every event as apart from all others; where the same months of the two
 * years do not tell one ratio, its interval is too narrow. Null where the parts cannot be seen, or are not the same months.
 */
export function spreadOf(baseline: Point, latest: Point): Spread | null {
  const parts = sameMonths(baseline.parts ?? [], latest.parts ?? []);
  if (!parts) return null;
  const found = rateRatioUneven({ parts });
  if (found.status !== 'ok') return null;
  const { dispersion, lower, upper, pEven } = found;
  return { uneven: dispersion > 1 && pEven < unlikely, dispersion, lower, upper };
}

function sameMonths(then: readonly Point[], now: readonly Point[]): RatioPart[] | null {
  if (then.length < 2 || then.length !== now.length) return null;
  const byMonth = new Map(then.map((part) => [part.period.start.slice(5), part]));
  const parts: RatioPart[] = [];
  for (const part of now) {
    const other = byMonth.get(part.period.start.slice(5));
    if (!other || part.stats.kind !== 'events' || other.stats.kind !== 'events') return null;
    const [a, b] = [part.stats, other.stats];
    const known = a.exposure && b.exposure && a.exposureUnit === b.exposureUnit;
    parts.push({
      count1: a.events,
      exposure1: known ? a.exposure : daysIn(part.period),
      count2: b.events,
      exposure2: known ? b.exposure : daysIn(other.period),
    });
  }
  return parts;
}

/** Said beside the verdict, which stays that of the exact ratio: what the months leave of it. */
export function spreadWords(spread: Spread | null): string[] {
  if (!spread?.uneven) return [];
  const { dispersion, lower, upper } = spread;
  const clear = lower > 1 || upper < 1;
  return [
    `The months of the two years vary ${dispersion.toFixed(1)} times as much as events that happen apart from each other would: allowing for that, the interval is ${decimalRange(lower, upper)}${clear ? '' : ', and no change is clear'}.`,
  ];
}
